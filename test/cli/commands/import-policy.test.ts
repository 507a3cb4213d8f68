import assert from 'node:assert/strict';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { useFolder } from '../harness.ts';

const MAPPING = `source: register
key: Id
fields:
  title: Name
  lifecycle.stage: Stage
  lifecycle.stageHistory[0].stage: { value: production }
  lifecycle.stageHistory[0].since: Live since
  ownership.owner: Owner
  alignment.users.role: Users
  outcomes.metrics[0].name: Figure
  outcomes.metrics[0].actual: Reached
`;
const CSV = `Id,Name,Stage,Live since,Owner,Users,Figure,Reached
1,Claims triage,production,2026-02-02,group:claims,Claim handlers,Minutes a claim,4
2,Parts search,production,2026-03-02,group:parts,Fitters,Searches a day,310
3,Shift plan,production,2026-04-02,,,,
4,Letter drafts,pilot,,group:letters,Clerks,,
`;

describe('the policy that import writes', () => {
  const folder = useFolder({ 'mapping.yaml': MAPPING, 'register.csv': CSV });
  const at = (file: string) => path.join(folder().root, file);
  const policy = () => readFileSync(at('out/ai-initiative.config.yaml'), 'utf8');
  const run = (...more: readonly string[]) =>
    folder().run(['import', 'register.csv', '--mapping', 'mapping.yaml', '--out', 'out', ...more]);

  it('blocks no initiative for what no column of the register answers', async () => {
    await run();
    const { assessments } = await folder().report('out');
    const inProduction = assessments.filter(({ stage }) => stage === 'production');
    assert.equal(inProduction.length, 3);
    const blocking = inProduction.map(({ gate }) =>
      (gate?.requirements ?? []).filter((one) => one.blocking && one.status === 'open').map(({ ruleId }) => ruleId),
    );
    // what there is a column for, and one row does not say
    assert.deepEqual(
      blocking,
      [[], [], ['metrics-missing', 'owner-missing']].map((ids) => ids.toSorted()),
    );
  });

  it('says of each rule why it is off, at the stages at which it is', async () => {
    await run();
    assert.match(policy(), /^extends: builtin:standard$/m);
    assert.match(policy(), /^ {2}sponsor-missing: off # no column feeds ownership\.sponsor$/m);
    assert.match(policy(), /^ {2}baseline-missing: off # no column feeds outcomes\.metrics\[\]\.baseline$/m);
    assert.match(
      policy(),
      /^ {2}stage-date-missing: \{ idea: off, pilot: off, production: warning \} # no column feeds it at these stages$/m,
    );
    assert.doesNotMatch(
      policy(),
      /owner-missing: off # no column feeds ownership\.owner|metrics-missing|actual-missing/,
    );
  });

  it('lowers what columns answer in part', async () => {
    await run();
    assert.match(
      policy(),
      /^ {2}users-missing: info # no column feeds alignment\.users\.current, alignment\.users\.target, alignment\.users\.targetOn$/m,
    );
  });

  it('is without a finding, and every report lists what it weakens', async () => {
    const { stderr } = await run();
    const rules = policy().match(/^ {2}[a-z-]+: /gm)?.length ?? 0;
    assert.match(
      stderr,
      new RegExp(
        `^out/ai-initiative\\.config\\.yaml is new: ${rules - 1} rules off, 1 lowered to info, because no column answers them`,
        'm',
      ),
    );
    const report = await folder().report('out');
    assert.deepEqual(
      report.policies.flatMap(({ findings }) => findings),
      [],
    );
    const { stdout } = await folder().run(['assess', 'out']);
    assert.equal(stdout.match(/^ {2}policy out\/ai-initiative\.config\.yaml asks for less: /gm)?.length, rules);
    assert.equal(stdout.match(new RegExp(`asks for less in the ${rules} settings listed above`, 'g'))?.length, 3);
    for (const { policy: applied } of report.assessments) assert.equal(applied.weakened.length, rules);
  });

  it('is shown by --dry-run, and not written', async () => {
    const { stdout, stderr } = await run('--dry-run');
    assert.match(stderr, /^out\/ai-initiative\.config\.yaml would be new: /m);
    assert.equal(existsSync(at('out')), false);
    await run();
    assert.ok(stdout.endsWith(policy()));
  });

  for (const name of ['ai-initiative.config.yaml', 'ai-initiative.config.yml'])
    it(`leaves a policy that is there as it is: ${name}`, async () => {
      folder().write(`out/${name}`, '');
      const { code, stderr } = await run();
      assert.equal(code, 0);
      assert.ok(stderr.includes(`out/${name} already exists and was not changed`));
      assert.equal(readFileSync(at(`out/${name}`), 'utf8'), '');
      assert.equal(['yaml', 'yml'].filter((ext) => existsSync(at(`out/ai-initiative.config.${ext}`))).length, 1);
    });

  it('writes through no link', async function () {
    if (process.platform === 'win32') this.skip();
    folder().write('out/.keep', '');
    symlinkSync('../elsewhere.yaml', at('out/ai-initiative.config.yaml'));
    assert.match((await run()).stderr, /already exists and was not changed/);
    assert.equal(existsSync(at('elsewhere.yaml')), false);
  });

  it('lies over a policy above it, whose preset and settings stay', async () => {
    const above = 'extends: builtin:lean\nrules:\n  strategy-missing: off\n  problem-missing: error\n';
    folder().write('ai-initiative.config.yaml', above);
    await run();
    assert.doesNotMatch(policy(), /^extends|sponsor-missing|strategy-missing/m);
    assert.match(policy(), /^# it lies over ai-initiative\.config\.yaml, with the preset builtin:lean$/m);
    assert.match(policy(), /^ {2}problem-missing: off/m);
    const { stdout } = await folder().run(['config', 'out']);
    assert.match(stdout, /rules\.owner-missing\.severity.*builtin:lean:/);
  });

  it('stops the import where a policy above it cannot be read', async () => {
    folder().write('ai-initiative.config.yaml/file', '');
    const { code, stderr } = await run();
    assert.equal(code, 2);
    assert.match(stderr, /^error: out: the policy above it could not be read\. ai-initiative\.config\.yaml: /m);
    assert.equal(existsSync(at('out')), false);
  });

  it('is not written where the register answers all that is asked', async () => {
    const off =
      'kind business-function problem strategy risk-tier stage-date metrics workflow decision-date retirement-reason data-classification';
    folder().write(
      'ai-initiative.config.yaml',
      `extends: builtin:lean\nrules:\n${off
        .split(' ')
        .map((rule) => `  ${rule}-missing: off\n`)
        .join('')}`,
    );
    const { stderr } = await run();
    assert.doesNotMatch(stderr, /config\.yaml/);
    assert.equal(existsSync(at('out/ai-initiative.config.yaml')), false);
  });
});
