let last: Promise<void> = Promise.resolve();

/** Lets the events that wait in the extension host come first. Of several that wait for it, each has a turn of its own. */
export function letOthersRun(): Promise<void> {
  last = last.then(() => new Promise((resolve) => void setTimeout(resolve, 0)));
  return last;
}
