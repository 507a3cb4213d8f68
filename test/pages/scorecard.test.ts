import assert from 'node:assert/strict';
import { scoreText } from '../../src/presenter/format.ts';
import { toHost } from '../../src/presenter/scorecard/messages.ts';
import type { RequirementView } from '../../src/presenter/scorecard/scorecard-schema.ts';
import { example } from './example.ts';
import { openPage, waitForMessage } from './page.ts';
import { AS_OF, openScorecard, type OpenScorecard } from './scorecard.ts';

const PILOT = example('sales-outreach');
const WITH_PROCESS = PILOT.replace('process: TBD', 'process: Lead qualification');

describe('the scorecard', () => {
  let scorecard: OpenScorecard;
  const requirement = (ruleId: string) => scorecard.page.locator(`.requirement[data-rule="${ruleId}"]`);
  const requirements = () => scorecard.view().gate?.requirements ?? [];
  const firstOf = (holds: (requirement: RequirementView) => boolean): RequirementView => {
    const found = requirements().find(holds);
    assert.ok(found);
    return found;
  };

  before(async () => {
    scorecard = await openScorecard(PILOT);
  });
  afterEach(() => scorecard.write(PILOT));
  after(() => scorecard.close());

  it('answers whether the initiative may continue, and names the day it is judged on', async () => {
    const { gate, title } = scorecard.view();
    assert.ok(gate);
    const { page } = scorecard;
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByRole('heading', { name: gate.question }).waitFor();
    await page.locator('.answer', { hasText: gate.answer }).getByText(gate.detail).waitFor();
    await page.locator('.facts').locator(`time[datetime="${AS_OF}"]`).waitFor();
  });

  it('reads its figures aloud as they are written', async () => {
    const { score, verified } = scorecard.view();
    const texts = (await scorecard.page.locator('.scores dd').allTextContents()).map((text) => text.trim());
    assert.deepEqual(texts, [`${scoreText(score)} of 100`, scoreText(verified?.share ?? null), verified?.checked]);
  });

  it('has links to its parts, which take the focus along', async () => {
    const { page } = scorecard;
    const links = page.getByRole('navigation', { name: 'On this page' }).getByRole('link');
    const names = await links.allInnerTexts();
    const blocking = requirements().filter((one) => one.blocking).length;
    assert.equal(names[0], `${blocking} blocking`);
    assert.equal(names[1], `${requirements().length - blocking} open, not blocking`);
    for (const [i, name] of names.entries()) {
      await links.nth(i).click();
      const target = page.locator(':focus');
      assert.equal(await target.innerText(), name);
      assert.ok(await target.evaluate((element) => element.getBoundingClientRect().bottom > 0));
    }
    const { action, ruleId } = requirements()[0] ?? assert.fail('something is open');
    await page.locator('.next').getByRole('link', { name: action }).click();
    assert.equal(await page.locator(':focus').getAttribute('data-rule'), ruleId);
  });

  for (const [what, text] of [
    ['many findings', PILOT],
    [
      'whole sections that are absent',
      'schemaVersion: 1\nname: order-intake\ntitle: Orders\nlifecycle: { stage: idea }\n',
    ],
  ] as const) {
    it(`has one tab stop and the message once for each finding, with ${what}`, async () => {
      await scorecard.write(text);
      const { page } = scorecard;
      await page.getByRole('heading', { level: 1, name: scorecard.view().title, exact: true }).waitFor();
      const findings = [...requirements(), ...(scorecard.view().gate?.waived ?? [])].flatMap((one) => one.findings);
      assert.ok(findings.length > 5);
      const keys = [...new Set(findings.map(({ key }) => key))];
      const stops = await page
        .locator('.requirement')
        .locator('button, input, summary')
        .evaluateAll((all) =>
          all.flatMap((one) => ((one as HTMLElement).tabIndex < 0 ? [] : [one.getAttribute('data-line') ?? 'other'])),
        );
      assert.deepEqual(stops.toSorted(), keys.toSorted());
      const content = (await page.locator('#root').textContent()) ?? '';
      const messages = findings.filter(({ key }, i) => findings.findIndex((one) => one.key === key) === i);
      for (const { message } of messages) {
        const times = messages.filter((one) => one.message === message).length;
        assert.equal(content.split(message).length - 1, times, message);
      }
    });
  }

  it('reaches what can be done about a finding with the arrow keys', async () => {
    const { ruleId } = firstOf((one) => one.canWaive && one.hasPage && one.findings[0]?.fix !== null);
    const { page } = scorecard;
    await requirement(ruleId).locator('.finding').first().focus();
    const names: string[] = [];
    for (let i = 0; i < 4; i++) {
      await page.keyboard.press('ArrowRight');
      names.push(await page.locator(':focus').evaluate((one) => (one.closest('label') ?? one).textContent ?? ''));
    }
    assert.match(names.join(' | '), /^Fix line \d+ \| Explain \| Waive \| What if met$/);
    await page.keyboard.press('Tab');
    assert.notEqual(await page.locator(':focus').evaluate((one) => one.closest('li')?.dataset['rule']), ruleId);
  });

  it('lists what was declared not needed, with who said so', async () => {
    const exemption =
      'notNeeded:\n  - { rule: kind-missing, because: Judged as an application on purpose, by: user:ines }\n';
    await scorecard.write(`${PILOT}${exemption}`);
    const { notNeeded = [] } = scorecard.view().gate ?? {};
    assert.equal(notNeeded.length, 1);
    const row = scorecard.page.locator('.requirement', { hasText: notNeeded[0]?.title ?? '' });
    await row.getByText('Not needed', { exact: true }).waitFor();
    await row.getByText('user:ines').waitFor();
    await scorecard.page.getByRole('heading', { name: '1 not needed' }).waitFor();
  });

  it('starts the questions', async () => {
    const { page } = scorecard;
    await page.getByRole('button', { name: 'Answer Next Questions' }).click();
    await waitForMessage(scorecard, { type: 'answerQuestions' });
  });

  it('lists every open and every waived requirement with all that was found', async () => {
    const { gate } = scorecard.view();
    const all = [...requirements(), ...(gate?.waived ?? [])];
    assert.ok(all.length > 10 && (gate?.waived.length ?? 0) > 0);
    const shown = await scorecard.page
      .locator('.requirement')
      .evaluateAll((items) => items.map((item) => item.getAttribute('data-rule') ?? ''));
    assert.deepEqual(shown.toSorted(), all.map(({ ruleId }) => ruleId).toSorted());
    for (const { ruleId, findings } of all) {
      const text = await requirement(ruleId).innerText();
      for (const { message } of findings.slice(0, 4)) assert.ok(text.includes(message), `${ruleId}: ${message}`);
    }
  });

  it('asks the extension to show a line, to fix, to explain and to waive', async () => {
    const { ruleId, findings } = firstOf((one) => one.canWaive && one.hasPage && one.findings[0]?.fix !== null);
    const [finding] = findings;
    assert.ok(finding);
    const row = requirement(ruleId);
    await row.getByRole('button', { name: `${finding.message} Line ${finding.line}` }).click();
    await waitForMessage(scorecard, { type: 'reveal', key: finding.key });
    await row.getByRole('button', { name: /^Fix/ }).first().click();
    await waitForMessage(scorecard, { type: 'fix', key: finding.key });
    await row.getByRole('button', { name: /^Explain/ }).click();
    await waitForMessage(scorecard, { type: 'explain', ruleId });
    await row.getByRole('button', { name: /^Waive/ }).click();
    await waitForMessage(scorecard, { type: 'waive', ruleId });
  });

  it('asks the extension to export it and to copy it', async () => {
    await scorecard.page.getByRole('button', { name: 'Export…' }).click();
    await waitForMessage(scorecard, { type: 'export' });
    await scorecard.page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await waitForMessage(scorecard, { type: 'copyAsMarkdown' });
  });

  it('keeps what is open and where it was scrolled to through an update', async () => {
    const { page } = scorecard;
    await page.getByRole('button', { name: 'Alignment', exact: true }).click();
    const rule = page.locator('#rules-alignment .rule', { hasText: 'process-missing' });
    await rule.scrollIntoViewIfNeeded();
    assert.ok((await page.evaluate(() => scrollY)) > 0);
    await scorecard.write(WITH_PROCESS);
    await page.locator('#rules-alignment .rule-passed', { hasText: 'process-missing' }).waitFor();
    // what left the list above may move the page, but not away from what is being read
    assert.ok(await rule.evaluate((element) => element.getBoundingClientRect().top < innerHeight));
    await page.getByRole('button', { name: 'Alignment', exact: true }).click();
  });

  it('keeps the focus through an update, and moves it to the heading where its place is gone', async () => {
    const focused = scorecard.page.locator(':focus');
    await requirement('process-missing').getByRole('checkbox').focus();
    await scorecard.write(PILOT.replace('owner: group:sales-tools', 'owner: TBD'));
    await requirement('owner-missing').waitFor();
    assert.equal(
      await focused.evaluate((element) => element.closest('li')?.getAttribute('data-rule')),
      'process-missing',
    );
    await scorecard.write(WITH_PROCESS);
    await requirement('process-missing').waitFor({ state: 'detached' });
    assert.equal(await focused.evaluate((element) => element.closest('section')?.id || element.id), 'requirements');
  });

  it('previews the verdict of what is ticked, in sight of the ticks', async () => {
    const errors = requirements().filter(({ blocking }) => blocking).length;
    const { ruleId } = firstOf(({ severity, canWaive }) => severity === 'error' && canWaive);
    await requirement(ruleId).getByRole('checkbox').check();
    const preview = scorecard.page.getByRole('status').filter({ hasText: 'What if' });
    await preview.getByText(`${errors - 1} blocking`).waitFor();
    assert.ok(await preview.evaluate((element) => element.getBoundingClientRect().bottom <= innerHeight));
    await preview.getByRole('button', { name: 'Clear ticks' }).click();
    await preview.waitFor({ state: 'detached' });
    assert.equal(await requirement(ruleId).getByRole('checkbox').isChecked(), false);
  });

  it('stays with the last text that could be read, and says so', async () => {
    const { page } = scorecard;
    await scorecard.write(`${PILOT}\n"open`);
    const { unreadable, gate } = scorecard.view();
    assert.ok(unreadable && gate);
    const banner = page.locator('header').getByRole('status');
    await banner.getByText(unreadable.message).waitFor();
    await page.getByText(gate.answer).first().waitFor();
    await banner.getByRole('button', { name: unreadable.message }).click();
    await waitForMessage(scorecard, { type: 'reveal', key: unreadable.key });
    await scorecard.write(PILOT);
    await banner.waitFor({ state: 'detached' });
  });

  it('explains how its figures are computed, with every rule that counts', async () => {
    const { page } = scorecard;
    await page.getByText('How is this computed?').click();
    const table = page.locator('details', { hasText: 'How is this computed?' }).getByRole('table');
    const rules = scorecard.view().dimensions.flatMap(({ rules: list }) => list);
    const counted = rules.filter(({ asked, needsFacts, outcome }) => {
      return asked !== 'no' && !needsFacts && outcome !== 'not-applicable' && outcome !== 'unknown';
    });
    await table.waitFor();
    assert.equal(await table.locator('tbody tr').count(), counted.length);
    await page.getByText('How is this computed?').click();
  });

  it('says why there is no trend', async () => {
    const section = scorecard.page.locator('section', { has: scorecard.page.locator('#trend') });
    await section.getByText('the folder is not a git repository').waitFor();
  });

  it('stays as small as it was through many updates', async () => {
    const sizeOfPage = () => scorecard.page.evaluate(() => document.querySelectorAll('*').length);
    const write = async (title: string) => {
      await scorecard.write(PILOT.replace(/^title: .*$/m, `title: ${title}`));
      await scorecard.page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
    };
    await write('Update 0');
    const before = await sizeOfPage();
    for (let n = 1; n <= 20; n++) await write(`Update ${n}`);
    assert.equal(await sizeOfPage(), before);
  });

  it('comes back after a reload with what was open', async () => {
    const { page } = scorecard;
    await page.getByRole('button', { name: 'Alignment', exact: true }).click();
    await page.locator('#rules-alignment .rule').first().waitFor();
    await page.reload();
    await page.locator('#root:not([inert]) #rules-alignment .rule').first().waitFor();
  });

  it('says that the manifest is gone, and shows it again when it is back', async () => {
    const { page } = scorecard;
    await scorecard.send({ type: 'gone', uri: 'file:///w/ai-initiative.yaml', file: 'w/ai-initiative.yaml' });
    const heading = page.getByRole('heading', { name: 'There is no manifest any more' });
    await heading.waitFor();
    await page.getByText('w/ai-initiative.yaml').waitFor();
    assert.equal(await page.getByRole('heading').count(), 1);
    await scorecard.write(PILOT);
    await page.getByRole('heading', { name: scorecard.view().gate?.question ?? '' }).waitFor();
  });
});

describe('the scorecard of a manifest that is gone before the script of its page runs', () => {
  it('shows nothing of it', async () => {
    const { page, close } = await openPage({
      parts: { script: 'scorecard', style: '', content: '<header><h1>Invoice triage</h1></header><main>Yes</main>' },
      toHost,
      answer: () => [{ type: 'gone', uri: 'file:///a', file: 'a' }],
    });
    await page.getByRole('heading', { name: 'There is no manifest any more' }).waitFor();
    assert.deepEqual(await page.getByRole('heading').allInnerTexts(), ['There is no manifest any more']);
    await close();
  });
});

describe('the trend of a scorecard that is not committed', () => {
  it('says so', async () => {
    const { page, close } = await openScorecard(PILOT, { history: [] });
    await page
      .locator('section.section-trend')
      .getByText(/not committed/)
      .waitFor();
    await close();
  });
});

describe('the trend of a scorecard', () => {
  let scorecard: OpenScorecard;
  const withoutReview = PILOT.replace(/^review:\n(?: .*\n)*/m, '');

  before(async () => {
    scorecard = await openScorecard(PILOT, {
      history: [
        ['2025-10-06', withoutReview],
        ['2026-03-20', PILOT.replace('lifecycle:', 'lifecycle: [')],
        ['2026-04-02', PILOT],
      ],
    });
  });
  after(() => scorecard.close());

  it('is a slider over the revisions, each with its day and what it changed', async () => {
    const { page } = scorecard;
    await page.getByRole('button', { name: 'Show trend' }).click();
    const slider = page.getByRole('slider', { name: 'Revisions' });
    const described = page.locator('.revision');
    await described.getByText(`Now, ${AS_OF}`).waitFor();
    await slider.press('Home');
    await described.getByText(/^2025-10-06, commit 0{8}: /).waitFor();
    await slider.press('ArrowRight');
    await described.getByText('2026-03-20, commit 11111111: cannot be judged').waitFor();
    await slider.press('ArrowRight');
    await described.getByText(/review-cadence-missing/).waitFor();
    assert.match((await slider.getAttribute('aria-valuetext')) ?? '', /review-cadence-missing/);
  });

  it('is a table too, with a row for each revision and for now', async () => {
    const { page } = scorecard;
    await page.getByText('As a table').click();
    const table = page.getByRole('table', { name: /each revision/ });
    await table.waitFor();
    assert.equal(await table.locator('tbody tr').count(), 4);
  });

  it('sets what is being written beside the history', async () => {
    await scorecard.page.getByRole('slider', { name: 'Revisions' }).press('End');
    await scorecard.write(WITH_PROCESS);
    await scorecard.page
      .locator('.revision')
      .getByText(/process-missing/)
      .waitFor();
    await scorecard.write(PILOT);
  });
});
