import assert from 'node:assert/strict';
import {
  answerProblem,
  applyTextEdits,
  assess,
  defaultPolicy,
  manifestTemplate,
  parseDocument,
  STAGES,
  type TemplateAnswers,
} from '../../../src/core/index.ts';
import { fixEdits } from '../../../src/core/language/fix.ts';

const answers: TemplateAnswers = {
  name: 'invoice-triage',
  title: 'Invoice triage',
  stage: 'pilot',
  owner: 'group:finance',
};
const assessText = (text: string) => assess(parseDocument(text), { policy: defaultPolicy, today: '2026-05-20' });
const shapeFindings = (text: string) => assessText(text).findings.filter(({ group }) => group === 'shape');

describe('the template of a new manifest', () => {
  for (const stage of STAGES) {
    it(`has no shape finding at stage ${stage}`, () => {
      assert.deepEqual(shapeFindings(manifestTemplate({ ...answers, stage })), []);
    });
  }

  it('holds the answers and invents nothing else', () => {
    assert.deepEqual(assessText(manifestTemplate(answers)).manifest, {
      schemaVersion: 1,
      name: 'invoice-triage',
      title: 'Invoice triage',
      lifecycle: { stage: 'pilot' },
      ownership: { owner: 'group:finance' },
    });
  });

  it('keeps a title that means something in YAML', () => {
    for (const title of ['123', 'yes: #1', '"quoted"', '- dash', 'Ünïcode 🚀', "it's"]) {
      const { manifest, findings } = assessText(manifestTemplate({ ...answers, title }));
      assert.equal(manifest.title, title);
      assert.deepEqual(
        findings.filter(({ group }) => group === 'shape'),
        [],
      );
    }
  });

  it('stays free of shape findings when every comment becomes a field', () => {
    const filled = manifestTemplate({ ...answers, owner: undefined }).replaceAll(
      /^( *)# (?=\w+: {1,2}["#]| +(?:- |\w+:))/gm,
      '$1',
    );
    assert.ok(filled.includes('\n  sponsor: "TODO"'));
    assert.deepEqual(shapeFindings(filled), []);
  });

  it('takes every fix that its findings offer', () => {
    const document = parseDocument(manifestTemplate(answers));
    const { findings } = assess(document, { policy: defaultPolicy, today: '2026-05-20' });
    const fixable = findings.filter(({ fix }) => fix);
    assert.ok(fixable.length > 10);
    for (const finding of fixable) {
      const fixed = applyTextEdits(document.text, fixEdits(document, finding));
      assert.deepEqual(shapeFindings(fixed), [], `after the fix of ${finding.ruleId}`);
    }
  });
});

describe('an answer for a new manifest', () => {
  const right: readonly [string, string][] = [
    ['name', 'invoice-triage'],
    ['title', 'Invoice triage'],
    ['lifecycle.stage', 'idea'],
    ['ownership.owner', '@org/team'],
  ];
  const wrong: readonly [string, string, RegExp][] = [
    ['name', 'Invoice Triage', /lower-case words joined by hyphens/],
    ['name', '', /^Must be lower-case/],
    ['name', 'todo', /"todo" is a placeholder/],
    ['title', '  ', /^Must be text$/],
    ['title', 'N/A', /"N\/A" is a placeholder/],
    ['lifecycle.stage', 'live', /one of idea, pilot, production, retired/],
    ['ownership.owner', 'finance', /group:name/],
  ];
  it('is right where the schema takes it', () => {
    for (const [path, text] of right) assert.equal(answerProblem(path, text), undefined);
  });
  it('is wrong with a reason', () => {
    for (const [path, text, reason] of wrong) assert.match(answerProblem(path, text) ?? '', reason);
  });
});
