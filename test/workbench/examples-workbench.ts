import { startOnExamples } from './examples.ts';

let started: ReturnType<typeof startOnExamples> | undefined;

/**
 * One VS Code on `examples/` with a history, for all files of page tests that leave it as they found it. Texts are saved
 * as they are typed, so that editors close without asking.
 */
export function examplesWorkbench(): ReturnType<typeof startOnExamples> {
  return (started ??= startOnExamples({ 'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 50 }));
}

after(async () => {
  await (await started?.catch(() => undefined))?.stop();
});
