/** Lets the events that wait in the extension host come first. */
export function letOthersRun(): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, 0));
}
