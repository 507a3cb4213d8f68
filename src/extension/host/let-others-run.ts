/** Time slice before yielding to the event loop, in ms. */
const TURN = 8;

let last: Promise<void> = Promise.resolve();
let began = -Infinity;

/** Yields to the events that wait in the extension host once the time slice is used up. Concurrent callers take turns. */
export async function letOthersRun(): Promise<void> {
  if (performance.now() - began < TURN) return;
  last = last.then(() => new Promise((resolve) => void setTimeout(resolve, 0)));
  await last;
  began = performance.now();
}
