import assert from 'node:assert/strict';
import { join } from 'node:path';
import { projectRoot } from '../host/paths.ts';
import { startWorkbench } from '../host/start-workbench.ts';
import { openFile, runCommand, screenshot, switchTheme, themeNames, webview } from '../host/ui.ts';

describe('the scorecard', () => {
  let workbench: Awaited<ReturnType<typeof startWorkbench>>;
  const scorecard = () => webview(workbench.page);

  before(async () => {
    workbench = await startWorkbench({ workspace: join(projectRoot, 'examples') });
  });
  after(() => workbench.stop());

  it('opens from the command palette beside the manifest', async () => {
    await openFile(workbench.page, 'sales-outreach/ai-initiative.yaml');
    await runCommand(workbench.page, 'AI Initiative: Open Scorecard');
    await scorecard().getByRole('heading', { level: 1 }).waitFor();
    assert.equal(await scorecard().getByRole('heading', { name: 'May it go to production?' }).count(), 1);
  });

  for (const theme of themeNames) {
    it(`looks right in ${theme}`, async () => {
      await switchTheme(workbench, theme);
      await workbench.page.setViewportSize({ width: 1500, height: 2600 });
      await screenshot(workbench.page, `scorecard-${theme}`);
    });
  }
  it('console', () => {
    console.log(workbench.console);
  });
});
