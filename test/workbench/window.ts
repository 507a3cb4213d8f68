/** Windows of VS Code for tests. What goes wrong in one, pages included, fails the test that meets it. */
import { startWorkbench } from '../host/start-workbench.ts';
import { isOfOurPages, problemsOf } from '../pages/problems.ts';
import { startOnExamples } from './examples.ts';

type Window = Awaited<ReturnType<typeof startWorkbench>>;

/** Opens VS Code on a copy of a folder, with the extension. */
export async function startWindow(options: Parameters<typeof startWorkbench>[0]): Promise<Window> {
  const window = await startWorkbench(options);
  problemsOf(window.page, isOfOurPages);
  return window;
}

let examples: Promise<Window> | undefined;

/**
 * One VS Code on `examples/` with a history, for all tests that leave it as they found it. Texts are saved as they are
 * typed, so that editors close without asking.
 */
export function examplesWindow(): Promise<Window> {
  examples ??= startOnExamples({ 'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 50 }).then((window) => {
    problemsOf(window.page, isOfOurPages);
    return window;
  });
  return examples;
}

after(async () => {
  await (await examples?.catch(() => undefined))?.stop();
});
