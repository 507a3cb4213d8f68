/** How long work goes on before others have their turn, in milliseconds. */
const TURN = 8;

let last: Promise<void> = Promise.resolve();
let began = -Infinity;

/**
 * Lets the events that wait in the extension host come first, where it was held up for a while. Of several that let them,
 * each has a turn of its own.
 */
export async function letOthersRun(): Promise<void> {
  if (performance.now() - began < TURN) return;
  last = last.then(() => new Promise((resolve) => void setTimeout(resolve, 0)));
  await last;
  began = performance.now();
}
