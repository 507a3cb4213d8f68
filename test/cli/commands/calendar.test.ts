import assert from 'node:assert/strict';
import ICAL from 'ical.js';
import { exemplaryText } from '../../../src/catalogue/exemplary.ts';
import { useFolder } from '../harness.ts';

const LIFECYCLE = `lifecycle:
  stage: pilot
  stageHistory: [{ stage: pilot, since: 2026-03-01 }]
  decisionDueOn: 2026-06-10
  decisions: [{ outcome: extend, on: 2026-04-01, by: group:steering, note: Second layout until June }]
`;

describe('ai-initiative calendar', () => {
  const folder = useFolder({
    'a/ai-initiative.yaml': exemplaryText(
      'pilot',
      `name: late\ntitle: "Élan; comma, and 決める ${'long '.repeat(20)}"\n${LIFECYCLE}`,
    ),
  });
  const run = (...args: readonly string[]) => folder().run(['calendar', '--today', '2026-06-11', ...args]);

  it('says what is overdue, and who decides', async () => {
    const { code, stdout } = await run();
    assert.equal(code, 0);
    assert.match(stdout, /^Overdue \(\d\)$/m);
    assert.match(stdout, /^ {2}2026-06-10 {2}1 day ago +Decision: .* · decided by group:steering$/m);
  });

  it('is an iCalendar that another reader understands, folded at 75 octets', async () => {
    const { stdout } = await run('--format', 'ics');
    assert.ok(stdout.split('\r\n').every((line) => Buffer.byteLength(line) <= 75));
    const calendar = new ICAL.Component(ICAL.parse(stdout) as unknown[]);
    const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
    const decision = events.find(({ uid }) => uid === 'late.decision@ai-initiative');
    assert.match(decision?.summary ?? '', /^Decision: Élan; comma, and 決める long/);
    assert.equal(decision?.startDate.toString(), '2026-06-10');
    assert.equal(decision?.endDate.toString(), '2026-06-11');
    assert.equal(decision?.component.getAllSubcomponents('valarm').length, 1);
    assert.equal(new Set(events.map(({ uid }) => uid)).size, events.length);
  });

  it('is the same events in another run, but for the day of the assessment', async () => {
    const uids = async (today: string) =>
      [...(await folder().run(['calendar', '--today', today, '--format', 'ics'])).stdout.matchAll(/^UID:.*/gm)].map(
        String,
      );
    assert.deepEqual(await uids('2026-06-01'), await uids('2026-06-02'));
  });

  it('is CSV and JSON with the same dates', async () => {
    const rows = (await run('--format', 'csv')).stdout.trim().split('\r\n').slice(1);
    const { entries } = JSON.parse((await run('--format', 'json')).stdout) as { entries: readonly unknown[] };
    assert.equal(rows.length, entries.length);
    assert.ok(rows.some((row) => row.startsWith('2026-06-10,overdue,decision,')));
  });
});
