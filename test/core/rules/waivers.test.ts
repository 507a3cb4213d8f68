import assert from 'node:assert/strict';
import {
  applyTextEdits,
  assess,
  defaultPolicy,
  formatPath,
  parseDocument,
  rules,
  shapeRules,
  waiverRules,
  type Policy,
} from '../../../src/core/index.ts';
import { fixEdits } from '../../../src/core/language/fix.ts';
import { exemplaryText, TODAY } from '../../../src/catalogue/exemplary.ts';
import { judge } from './accept-reject.ts';

/** A production manifest that fails `training-incomplete` twice, with waivers. */
const withWaivers = (...waivers: readonly string[]) =>
  `enablement:
  training: [{ audience: Clerks, status: done }, { audience: Leads, status: done }]
  support: "#help"
  champions: [user:maria]
waivers:
${waivers.map((fields) => `  - { ${fields} }\n`).join('')}`;

const SIGNED = 'reason: Trains in July, approvedBy: user:cfo';

const aboutWaivers = (yaml: string) =>
  judge('production', yaml)
    .findings.filter(({ group }) => group === 'waivers')
    .map(({ ruleId, status, severity, path }) => `${ruleId} ${status} ${severity} ${formatPath(path)}`);

const outcomeOf = (yaml: string, ruleId = 'training-incomplete') =>
  judge('production', yaml).rules.find((result) => result.ruleId === ruleId)?.outcome;

describe('waivers', () => {
  it('set a rule aside until the end of their last day, and say who, why and how long', () => {
    const { findings, gate } = judge(
      'production',
      withWaivers(`rule: training-incomplete, ${SIGNED}, expiresOn: ${TODAY}`),
    );
    assert.deepEqual([...new Set(findings.map(({ status, severity }) => `${status} ${severity}`))], ['waived info']);
    for (const { message, waiver } of findings) {
      assert.match(message, /\(waived until 2026-05-20, its last day, by user:cfo: Trains in July\)$/);
      assert.equal(waiver?.daysLeft, 0);
    }
    assert.equal(gate?.verdict, 'conditional');
  });

  it('never raise the score', () => {
    const live = judge('production', withWaivers(`rule: training-incomplete, ${SIGNED}, expiresOn: 2026-07-31`));
    const none = judge('production', withWaivers('x-none: 1'));
    assert.equal(live.score, none.score);
  });

  it('of information leave a gate ready', () => {
    const yaml = `enablement: { training: [{ audience: Clerks, status: done, completed: 4, total: 4 }] }\n`;
    const waiver = `waivers: [{ rule: support-missing, ${SIGNED}, expiresOn: 2026-07-31 }]\n`;
    assert.equal(judge('production', yaml).gate?.verdict, 'ready');
    assert.equal(judge('production', yaml + waiver).gate?.verdict, 'ready');
  });

  it('let the rule count again the day after they expired', () => {
    const yaml = withWaivers(`rule: training-incomplete, ${SIGNED}, expiresOn: 2026-05-19`);
    assert.equal(outcomeOf(yaml), 'failed');
    assert.deepEqual(aboutWaivers(yaml), ['waiver-expired open warning waivers[0].expiresOn']);
  });

  it('expire with the severity of their rule, quietly where only the next stage asks for it', () => {
    const waiver = `rule: integration-not-live, ${SIGNED}, expiresOn: 2026-05-01`;
    const points = `integration: { points: [{ system: SAP, kind: api, status: planned }] }\n`;
    const found = (stage: 'pilot' | 'production') =>
      judge(stage, `${points}waivers: [{ ${waiver} }]\n`)
        .findings.filter(({ ruleId }) => ruleId === 'waiver-expired')
        .map(({ status, severity }) => `${status} ${severity}`);
    assert.deepEqual(found('production'), ['open error']);
    assert.deepEqual(found('pilot'), ['upcoming hint']);
  });

  it('hold for one item where they are narrowed to its path', () => {
    const narrowed = (path: string) => `rule: training-incomplete, ${SIGNED}, expiresOn: 2026-07-31, path: "${path}"`;
    const one = judge('production', withWaivers(narrowed('enablement.training[1]')));
    assert.deepEqual(
      one.findings.map(({ path, status }) => `${formatPath(path)} ${status}`),
      ['enablement.training[0].completed open', 'enablement.training[1].completed waived'],
    );
    const both = withWaivers(narrowed('enablement.training[0]'), narrowed('enablement.training[1]'));
    assert.deepEqual(aboutWaivers(both), []);
    assert.equal(outcomeOf(both), 'waived');
    assert.deepEqual(aboutWaivers(withWaivers(narrowed('enablement.training[7]'))), [
      'waiver-unused open warning waivers[0].rule',
    ]);
  });

  it('do nothing without reason, approver or end', () => {
    const full = [
      'rule: training-incomplete',
      'reason: Trains in July',
      'approvedBy: user:cfo',
      'expiresOn: 2026-07-31',
    ];
    for (const left of full) {
      const yaml = withWaivers(full.filter((part) => part !== left).join(', '));
      const part = left.split(':')[0] ?? '';
      assert.deepEqual(aboutWaivers(yaml), [`waiver-incomplete open error waivers[0].${part}`]);
      assert.equal(outcomeOf(yaml), 'failed');
    }
    const { findings } = judge(
      'production',
      withWaivers('rule: training-incomplete, reason: TBD, expiresOn: 2026-07-31'),
    );
    const message = findings.find(({ ruleId }) => ruleId === 'waiver-incomplete')?.message;
    assert.match(message ?? '', /no reason and no approvedBy \(reason says only "TBD"\)/);
  });

  it('leave a date that cannot be to the rule about invalid values', () => {
    const yaml = withWaivers(`rule: training-incomplete, ${SIGNED}, expiresOn: 2026-02-30`);
    const { findings } = judge('production', yaml);
    assert.deepEqual(
      findings.filter(({ group }) => group !== 'enablement').map(({ ruleId }) => ruleId),
      ['value-invalid'],
    );
    assert.equal(outcomeOf(yaml), 'failed');
  });

  it('cannot be had for the form of the file, nor for waivers', () => {
    for (const { id } of [...shapeRules, ...waiverRules]) {
      const { findings } = judge('production', withWaivers(`rule: ${id}, ${SIGNED}, expiresOn: 2026-07-31`));
      const message = findings.find(({ ruleId }) => ruleId === 'waiver-unknown-rule')?.message;
      assert.equal(message, `${id} cannot be set aside. Fix what it finds, and remove this entry`);
    }
  });

  it('know the rules of a policy, and those it switches off', () => {
    const customRule = { ...rules[0]!, id: 'cost-centre-missing', declaredIn: 'ai-initiative.config.yaml' };
    const policy: Policy = {
      ...defaultPolicy,
      customRules: [customRule],
      rules: { 'support-missing': { severity: 'off' } },
    };
    const yaml = withWaivers(
      `rule: cost-centre-missing, ${SIGNED}, expiresOn: 2026-07-31`,
      `rule: support-missing, ${SIGNED}, expiresOn: 2026-07-31`,
    );
    const { findings } = assess(parseDocument(exemplaryText('production', yaml)), { policy, today: TODAY });
    assert.deepEqual(
      findings.filter(({ group }) => group === 'waivers').map(({ message }) => message),
      [
        'cost-centre-missing finds nothing. Remove this waiver',
        'support-missing is switched off by the policy. Remove this waiver',
      ],
    );
  });

  it('are not needed twice: an expired one beside a live one can go', () => {
    const yaml = withWaivers(
      `rule: training-incomplete, ${SIGNED}, expiresOn: 2026-05-01`,
      `rule: training-incomplete, ${SIGNED}, expiresOn: 2026-07-31`,
    );
    assert.equal(outcomeOf(yaml), 'waived');
    assert.deepEqual(aboutWaivers(yaml), ['waiver-unused open warning waivers[0].rule']);
  });

  it('may run as long as the policy says', () => {
    const until = (day: string) => aboutWaivers(withWaivers(`rule: training-incomplete, ${SIGNED}, expiresOn: ${day}`));
    assert.deepEqual(until('2026-11-16'), []);
    assert.deepEqual(until('2026-11-17'), ['waiver-too-long open warning waivers[0].expiresOn']);
  });

  it('are the business of the gate, as urgent as the worst of them', () => {
    const { gate } = judge(
      'production',
      withWaivers(`rule: training-incomplete, ${SIGNED}, expiresOn: 2026-07-31`, SIGNED),
    );
    assert.equal(gate?.verdict, 'blocked');
    assert.deepEqual(
      gate?.requirements.map(({ ruleId, blocking, points }) => [ruleId, blocking, points > 0]),
      [
        ['waiver-incomplete', true, false],
        ['training-incomplete', false, true],
      ],
    );
  });

  it('are not judged of a retired initiative', () => {
    const yaml = `waivers: [{ rule: training-missing, ${SIGNED}, expiresOn: 2026-07-31 }]\n`;
    assert.deepEqual(judge('retired', yaml).findings, []);
  });
});

for (const rule of waiverRules) {
  describe(rule.id, () => {
    const text = (which: 'bad' | 'good') => exemplaryText('production', rule.examples[which].yaml);
    const found = (yaml: string) =>
      assess(parseDocument(yaml), { policy: defaultPolicy, today: TODAY }).findings.filter(
        ({ group }) => group !== 'enablement',
      );

    it('finds its bad example, and nothing in its good one', () => {
      assert.deepEqual(
        found(text('bad')).map(({ ruleId }) => ruleId),
        [rule.id],
      );
      assert.deepEqual(found(text('good')), []);
      assert.match(found(text('bad'))[0]?.message ?? '', /[.?] \S/);
    });

    it('is gone after its fix, where it has one', () => {
      const [finding] = found(text('bad'));
      if (!finding?.fix) return;
      const fixed = applyTextEdits(text('bad'), fixEdits(parseDocument(text('bad')), finding));
      assert.deepEqual(found(fixed), []);
    });
  });
}
