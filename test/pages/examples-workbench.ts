import { join } from 'node:path';
import { projectRoot } from '../host/paths.ts';
import { startWorkbench } from '../host/start-workbench.ts';
import { copyOfFolder } from '../host/workbench.ts';
import { commitHistory } from './example-history.ts';

type ExamplesWorkbench = Awaited<ReturnType<typeof startWorkbench>>;

let started: Promise<ExamplesWorkbench> | undefined;

/**
 * One VS Code on `examples/` with a history, for all files of page tests that leave it as they found it. Texts are saved
 * as they are typed, so that editors close without asking.
 */
export function examplesWorkbench(): Promise<ExamplesWorkbench> {
  return (started ??= startOnExamples({ 'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 50 }));
}

/** A VS Code of one's own on `examples/` with a history. */
export async function startOnExamples(settings: Readonly<Record<string, unknown>> = {}): Promise<ExamplesWorkbench> {
  const copy = await copyOfFolder(join(projectRoot, 'examples'));
  try {
    commitHistory(copy.path);
    return await startWorkbench({ workspace: copy.path, settings });
  } finally {
    await copy.remove();
  }
}

after(async () => {
  await (await started?.catch(() => undefined))?.stop();
});
