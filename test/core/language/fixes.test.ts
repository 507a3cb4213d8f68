import assert from 'node:assert/strict';
import {
  applyTextEdits,
  assess,
  defaultPolicy,
  manifestFields,
  manifestTemplate,
  parseDocument,
  type TextEdit,
} from '../../../src/core/index.ts';
import {
  addWaiver,
  fixAll,
  fixTitle,
  insertRequired,
  isWaivable,
  withTabStops,
} from '../../../src/core/language/fixes.ts';
import { exemplaryText, TODAY } from '../../../src/catalogue/exemplary.ts';

const judge = (text: string) => {
  const document = parseDocument(text);
  return { document, assessment: assess(document, { policy: defaultPolicy, today: TODAY }) };
};

const insertAll = (text: string, ahead = false) => {
  const { document, assessment } = judge(text);
  return applyTextEdits(text, insertRequired(document, assessment.findings, { ahead }));
};

const BEGINNING =
  'schemaVersion: 1\nname: order-intake\ntitle: Order intake # as people say it\n\nlifecycle:\n  stage: STAGE\n';

describe('inserting all that is required', () => {
  for (const stage of ['idea', 'pilot', 'production']) {
    for (const ahead of [false, true]) {
      it(`leaves nothing to insert at ${stage}${ahead ? ' and the stage after it' : ''}`, () => {
        const before = BEGINNING.replace('STAGE', stage);
        const after = insertAll(before, ahead);
        const { assessment } = judge(after);
        assert.notEqual(after, before);
        assert.equal(insertAll(after, ahead), after);
        assert.deepEqual(
          assessment.findings.filter(({ group }) => group === 'shape'),
          [],
        );
        assert.ok(after.includes('title: Order intake # as people say it\n'), after);
      });
    }
  }

  it('puts sections in the order of the schema', () => {
    const { document } = judge(insertAll(BEGINNING.replace('STAGE', 'production'), true));
    const keys = document.root?.pairs.map(({ key }) => key) ?? [];
    const known = [...manifestFields.fields.keys()];
    assert.ok(keys.length > 10);
    assert.deepEqual(
      keys,
      known.filter((key) => keys.includes(key)),
    );
  });

  it('answers the questions of a new manifest where they stand', () => {
    const template = manifestTemplate({
      name: 'order-intake',
      title: 'Order intake',
      stage: 'pilot',
      owner: undefined,
    });
    const after = insertAll(template);
    const keysOf = (text: string) => [...text.matchAll(/^ *(?:# +)?(?:- )?(\w+):/gm)].map(([, key]) => key);
    assert.notEqual(after, template);
    assert.equal(after.split('\n').length, template.split('\n').length);
    assert.deepEqual(keysOf(after), keysOf(template));
    assert.equal(insertAll(after), after);
  });

  it('keeps the line ends', () => {
    const after = insertAll(BEGINNING.replace('STAGE', 'pilot').replaceAll('\n', '\r\n'));
    assert.doesNotMatch(after, /[^\r]\n/);
  });

  it('does nothing to a text that cannot be read', () => {
    assert.equal(insertAll('lifecycle: {'), 'lifecycle: {');
  });
});

describe('fixing everything', () => {
  const mistaken =
    'schemaVersion: 1\nname: order-intake\ntitle: Order intake\nlifecycle:\n  stage: pilt # soon\nownershp:\n  ownr: group:a\nrsk:\n  tier: limted\n';

  const fix = (text: string) =>
    applyTextEdits(
      text,
      fixAll(parseDocument(text), (document) => judge(document.text).assessment.findings),
    );

  it('fixes all that is safe, also what one mistake hides of another', () => {
    assert.equal(
      fix(mistaken),
      'schemaVersion: 1\nname: order-intake\ntitle: Order intake\nlifecycle:\n  stage: pilot # soon\nownership:\n  owner: group:a\nrisk:\n  tier: limited\n',
    );
  });

  it('writes no placeholders, and changes nothing where nothing is wrong or it was done before', () => {
    const text = BEGINNING.replace('STAGE', 'pilot');
    assert.equal(fix(text), text);
    assert.equal(fix(fix(mistaken)), fix(mistaken));
    assert.equal(fix('just words'), 'just words');
  });
});

describe('a waiver', () => {
  const waiver = {
    rule: 'fallback-missing',
    reason: 'Built in July: see plan',
    approvedBy: 'user:cfo',
    expiresOn: '2026-07-31',
  };
  const waive = (text: string) => applyTextEdits(text, addWaiver(parseDocument(text), waiver));

  it('sets its finding aside, as the first one and after others', () => {
    const bare = exemplaryText('production', 'integration:\n  workflow: Mail to SAP\n');
    const once = waive(bare);
    assert.equal(judge(once).assessment.rules.find(({ ruleId }) => ruleId === 'fallback-missing')?.outcome, 'waived');
    const twice = waive(once);
    assert.equal(judge(twice).assessment.manifest.waivers?.length, 2);
    assert.deepEqual(judge(twice).document.problems, []);
  });

  it('goes into brackets where the others are', () => {
    const text = `${BEGINNING.replace('STAGE', 'idea')}waivers: [{ rule: a, reason: b }]\n`;
    assert.match(waive(text), /\[\{ rule: a, reason: b \}, \{ rule: fallback-missing, .*\}\]/);
  });

  it('is for requirements, not for the form of the file', () => {
    assert.equal(isWaivable({ group: 'risk', status: 'open' }), true);
    assert.equal(isWaivable({ group: 'risk', status: 'waived' }), false);
    assert.equal(isWaivable({ group: 'shape', status: 'open' }), false);
  });
});

describe('the words of a fix', () => {
  it('say what is done', () => {
    const titles = (text: string) => judge(text).assessment.findings.map((finding) => fixTitle(finding));
    assert.ok(titles(BEGINNING.replace('STAGE', 'idea')).includes('Insert ownership.owner'));
    assert.ok(titles(BEGINNING.replace('STAGE', 'pilt')).includes('Change to pilot'));
    assert.ok(
      titles(`${BEGINNING.replace('STAGE', 'idea')}ownershp:\n  owner: group:a\n`).includes('Rename to ownership'),
    );
  });

  it('become no tab stops in comments', () => {
    const edit: TextEdit = { start: 0, end: 0, newText: 'a: TODO  # or TODO\n# b: TODO\nc: TODO' };
    assert.equal(withTabStops('', edit)?.newText, 'a: ${1:TODO}  # or TODO\n# b: TODO\nc: ${2:TODO}');
  });

  it('become tab stops where an answer is asked for, from the beginning of the line', () => {
    const edit: TextEdit = { start: 8, end: 8, newText: '\na: TODO\nb: [TODO]\nc: "$5"' };
    assert.deepEqual(withTabStops('x:\n  $y: z', edit), {
      start: 3,
      end: 8,
      newText: '  \\$y:\na: ${1:TODO}\nb: [${2:TODO}]\nc: "\\$5"',
    });
    assert.equal(withTabStops('', { start: 0, end: 0, newText: 'pilot' }), undefined);
  });

  it('keep the quotes of a text, and none around a number, a word or a date', () => {
    const newText =
      'alignment:\n  problem: "TODO"\n  users: { current: "TODO" }\nrisk:\n  tier: "TODO"\nreview:\n  lastReviewedOn: "TODO"\nownership:\n  owner: "TODO"\n';
    assert.equal(
      withTabStops('', { start: 0, end: 0, newText })?.newText,
      'alignment:\n  problem: "${1:TODO}"\n  users: { current: ${2:"TODO"} \\}\nrisk:\n  tier: ${3:"TODO"}\nreview:\n  lastReviewedOn: ${4:"TODO"}\nownership:\n  owner: "${5:TODO}"\n',
    );
  });
});
