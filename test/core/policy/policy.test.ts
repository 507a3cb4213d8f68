import assert from 'node:assert/strict';
import { applyTextEdits, loadPolicy, settingName, type LoadedPolicy } from '../../../src/core/index.ts';
import { fixEdits } from '../../../src/core/language/fix.ts';

/** Loads policy files from memory; `files` name those that discovery found, the farthest first. */
function load(texts: Readonly<Record<string, string>>, files = ['ai-initiative.config.yaml']): Promise<LoadedPolicy> {
  return loadPolicy(files, (file) => Promise.resolve(texts[file]));
}

const ROOT = 'ai-initiative.config.yaml';
const TEAM = 'team/ai-initiative.config.yaml';

/** What is found in a single policy file: `rule id @ place: message`. */
async function findingsOf(text: string): Promise<string[]> {
  const { files } = await load({ [ROOT]: text });
  return files.flatMap(({ findings, document }) =>
    findings.map(
      ({ ruleId, range, message }) =>
        `${ruleId} @ ${document.text.slice(range.start.offset, range.end.offset)}: ${message}`,
    ),
  );
}

describe('policy', () => {
  it('says which pattern under exclude is too long to be used', async () => {
    assert.deepEqual(await findingsOf('exclude: [test/fixtures/]\n'), []);
    const [finding, ...more] = await findingsOf(`exclude: [fine/, "${'**/'.repeat(60)}x"]\n`);
    assert.match(finding ?? '', /^value-invalid @ "\*\*.*The pattern is not used/);
    assert.deepEqual(more, []);
  });

  it('is the default where there is no file, or an empty one', async () => {
    const { policy: none } = await load({});
    const { policy: blank } = await load({ [ROOT]: '# nothing yet\n' });
    assert.equal(none.thresholds.pilotMaxDays, 90);
    assert.deepEqual(none.files, []);
    assert.deepEqual({ ...blank, files: [] }, none);
  });

  it('is the default where it extends the standard, over a stricter preset as well', async () => {
    const { policy: none } = await load({});
    for (const presets of ['builtin:standard', '[builtin:strict, builtin:standard]']) {
      const { policy } = await load({ [ROOT]: `extends: ${presets}\n` });
      assert.deepEqual(policy.rules, none.rules, presets);
    }
  });

  it('lays the nearer over the farther: scalars replaced, rules by id, words united, custom rules by id', async () => {
    const { policy } = await load(
      {
        [ROOT]: `
rules:
  sponsor-missing: { severity: error, weight: 8 }
  contact-missing: off
thresholds: { pilotMaxDays: 60, dueSoonDays: 30 }
vocabulary:
  businessFunctions: [actuarial]
  owners: [group:a]
  ownerMapping: { group:a: '@acme/a', group:b: '@acme/b' }
customRules:
  - { id: cost-centre, dimension: capacity, path: x-cost-centre, required: true }
`,
        [TEAM]: `
rules:
  sponsor-missing: { weight: 9 }
thresholds: { pilotMaxDays: 45 }
vocabulary:
  businessFunctions: [claims, actuarial]
  owners: [group:c]
  ownerMapping: { group:b: '@acme/bee' }
customRules:
  - { id: cost-centre, dimension: capacity, path: x-cost-centre, pattern: ^CC, severity: error }
  - { id: vendor, dimension: sourcing, path: sourcing.supplier, oneOf: [acme, 7] }
`,
      },
      [ROOT, TEAM],
    );
    assert.deepEqual(policy.rules, {
      'sponsor-missing': { severity: 'error', weight: 9 },
      'contact-missing': { severity: 'off' },
    });
    assert.equal(policy.thresholds.pilotMaxDays, 45);
    assert.equal(policy.thresholds.dueSoonDays, 30);
    assert.equal(policy.thresholds.reviewGraceDays, 14);
    assert.deepEqual(policy.vocabulary['alignment.businessFunction'], ['actuarial', 'claims']);
    assert.deepEqual(policy.owners, ['group:a', 'group:c']);
    assert.deepEqual(policy.ownerMapping, { 'group:a': '@acme/a', 'group:b': '@acme/bee' });
    assert.deepEqual(
      policy.customRules.map(({ id, required, declaredIn }) => [id, required.idea, declaredIn]),
      [
        ['cost-centre', 'error', TEAM],
        ['vendor', 'warning', TEAM],
      ],
    );
    assert.deepEqual(policy.files, [ROOT, TEAM]);
  });

  it('knows where every value comes from', async () => {
    const { settings } = await load(
      {
        [ROOT]: 'rules:\n  sponsor-missing: error\nthresholds:\n  pilotMaxDays: 60\n  dueSoonDays: 30\n',
        [TEAM]: 'thresholds:\n  pilotMaxDays: 45\nvocabulary:\n  owners:\n    - group:a\n    - group:b\n',
      },
      [ROOT, TEAM],
    );
    assert.deepEqual(
      settings.map((setting) => `${settingName(setting)} ${setting.file}:${setting.line}`),
      [
        `rules.sponsor-missing.severity ${ROOT}:2`,
        `thresholds.pilotMaxDays ${TEAM}:2`,
        `thresholds.dueSoonDays ${ROOT}:5`,
        `vocabulary.owners.group:a ${TEAM}:5`,
        `vocabulary.owners.group:b ${TEAM}:6`,
      ],
    );
  });

  describe('extends', () => {
    it('lies below the file that names it, in the order of the list; a file counts once', async () => {
      const { policy } = await load({
        [ROOT]: 'extends: [./policies/a.yaml, ./policies/b.yaml]\nthresholds: { pilotMaxDays: 1 }\n',
        'policies/a.yaml': 'extends: ./base.yml\nthresholds: { pilotMaxDays: 2, dueSoonDays: 2 }\n',
        'policies/b.yaml': 'extends: ./base.yml\nthresholds: { dueSoonDays: 3 }\n',
        'policies/base.yml': 'thresholds: { pilotMaxDays: 4, dueSoonDays: 4, reviewGraceDays: 4 }\n',
      });
      assert.deepEqual(policy.files, ['policies/base.yml', 'policies/a.yaml', 'policies/b.yaml', ROOT]);
      const { pilotMaxDays, dueSoonDays, reviewGraceDays } = policy.thresholds;
      assert.deepEqual([pilotMaxDays, dueSoonDays, reviewGraceDays], [1, 3, 4]);
    });

    it('finds a YAML file of an npm package installed beside or above', async () => {
      const { policy } = await load(
        {
          [TEAM]: 'extends: ["@acme/policy", plain/strict.yaml]\n',
          'node_modules/@acme/policy/ai-initiative.config.yaml': 'thresholds: { pilotMaxDays: 7 }\n',
          'team/node_modules/plain/strict.yaml': 'thresholds: { dueSoonDays: 8 }\n',
        },
        [TEAM],
      );
      assert.equal(policy.thresholds.pilotMaxDays, 7);
      assert.equal(policy.thresholds.dueSoonDays, 8);
    });

    for (const [name, reason] of [
      ['./gone.yaml', /there is no gone\.yaml/],
      ['absent-package', /there is no node_modules\/absent-package\/ai-initiative\.config\.yaml/],
      ['../outside.yaml', /leads out of the repository/],
      ['./a/../../outside.yaml', /leads out of the repository/],
      ['/etc/passwd.yaml', /must be a relative path/],
      ['C:\\policy.yaml', /must be a relative path/],
      ['https://example.org/policy.yaml', /must be a relative path/],
      ['pkg/../../../outside.yaml', /must be a relative path/],
      ['./.env', /must be a YAML file/],
      ['pkg/index.js', /must be a YAML file/],
    ] as const) {
      it(`reports ${name} on its line and applies the rest`, async () => {
        const read: string[] = [];
        const { policy, files } = await loadPolicy([ROOT], (file) => {
          read.push(file);
          return Promise.resolve(
            file === ROOT ? `extends:\n  - ${JSON.stringify(name)}\nthresholds: { pilotMaxDays: 5 }\n` : undefined,
          );
        });
        const [finding, ...more] = files[0]?.findings ?? [];
        assert.deepEqual(more, []);
        assert.match(finding?.message ?? '', reason);
        assert.equal(finding?.range.start.line, 1);
        assert.equal(policy.thresholds.pilotMaxDays, 5);
        assert.ok(read.every((file) => !file.includes('..') && !file.startsWith('/')));
      });
    }

    it('reports a circle where it closes', async () => {
      const { files } = await load({
        [ROOT]: 'extends: ./a.yaml\n',
        'a.yaml': 'extends: ./b.yaml\n',
        'b.yaml': 'extends: ./a.yaml\nthresholds: { pilotMaxDays: 5 }\n',
      });
      assert.deepEqual(
        files.flatMap(({ file, findings }) => findings.map(({ message }) => [file, message])),
        [['b.yaml', 'extends "./a.yaml" is ignored: a.yaml extends b.yaml extends a.yaml: a circle']],
      );
    });

    it('stops at a chain without end', async () => {
      let reads = 0;
      const { files } = await loadPolicy([ROOT], () => {
        reads++;
        return Promise.resolve(`extends: [./a${reads}.yaml, ./b${reads}.yaml]\n`);
      });
      const messages = files.flatMap(({ findings }) => findings.map(({ message }) => message));
      assert.ok(messages.some((message) => message.includes('more than 8 deep')));
      assert.ok(messages.some((message) => message.includes('more than 32 files')));
      assert.ok(files.length <= 32);
    });
  });

  describe('weakened', () => {
    const weakened = async (farther: string, nearer: string) => {
      const { policy } = await load({ [ROOT]: farther, [TEAM]: nearer }, [ROOT, TEAM]);
      return policy.weakened.map(({ what, from, to, file }) => `${what}: ${from} → ${to} in ${file}`);
    };

    it('lists rules switched off or lowered, lower weights and looser thresholds', async () => {
      assert.deepEqual(
        await weakened(
          'rules: { sponsor-missing: error, owner-missing: { weight: 12 } }\nthresholds: { pilotMaxDays: 60 }\n',
          'rules: { sponsor-missing: warning, owner-missing: { weight: 2 }, contact-missing: off }\nthresholds: { pilotMaxDays: 61, dueSoonDays: 3 }\n',
        ),
        [
          `rules.sponsor-missing.severity: error → warning in ${TEAM}`,
          `rules.owner-missing.weight: 12 → 2 in ${TEAM}`,
          `rules.contact-missing.severity: pilot info, production warning → off in ${TEAM}`,
          `thresholds.pilotMaxDays: 60 → 61 in ${TEAM}`,
          `thresholds.dueSoonDays: 14 → 3 in ${TEAM}`,
        ],
      );
    });

    it('lists nothing that is made stricter, and what the farthest file takes from the preset', async () => {
      assert.deepEqual(
        await weakened(
          'rules: { contact-missing: off }\nthresholds: { pilotMaxDays: 200 }\n',
          'rules: { contact-missing: info, sponsor-missing: { severity: error, weight: 20 } }\nthresholds: { pilotMaxDays: 100, dueSoonDays: 30 }\n',
        ),
        [
          `rules.contact-missing.severity: pilot info, production warning → info in ${TEAM}`,
          `thresholds.pilotMaxDays: 90 → 100 in ${TEAM}`,
        ],
      );
    });

    it('lists a custom rule that is declared anew with less, or with another demand', async () => {
      const rule = (more: string) => `customRules:\n  - { id: cc, dimension: capacity, path: x-cc, ${more} }\n`;
      assert.deepEqual(await weakened(rule('pattern: ^CC'), rule('pattern: ^CC, severity: error')), []);
      assert.deepEqual(await weakened(rule('pattern: ^CC'), rule('required: true')), [
        `customRules.cc: capacity: x-cc matches ^CC, warning, weight 1 → capacity: x-cc required, warning, weight 1 in ${TEAM}`,
      ]);
      assert.deepEqual(await weakened(rule('required: true, severity: error'), 'rules: { cc: off }\n'), [
        `rules.cc.severity: error → off in ${TEAM}`,
      ]);
    });

    it('measures against the strictest of the farther files, and forgets what a nearer one restores', async () => {
      const texts = {
        [ROOT]: 'rules: { sponsor-missing: error, owner-missing: error }\n',
        [TEAM]: 'rules: { sponsor-missing: off, owner-missing: info }\n',
        'team/x/ai-initiative.config.yaml': 'rules: { sponsor-missing: warning, owner-missing: error }\n',
      };
      const { policy } = await load(texts, Object.keys(texts));
      assert.deepEqual(policy.weakened, [
        {
          what: 'rules.sponsor-missing.severity',
          from: 'error',
          to: 'warning',
          file: 'team/x/ai-initiative.config.yaml',
        },
      ]);
    });
  });

  describe('findings', () => {
    it('says what cannot be read at all', async () => {
      assert.match((await findingsOf('rules: [\n'))[0] ?? '', /^yaml-syntax/);
      assert.match((await findingsOf(`x-a: ${'['.repeat(70)}`))[0] ?? '', /^yaml-limit/);
      assert.match((await findingsOf('- a\n'))[0] ?? '', /^value-invalid .*holds a list/);
      assert.match((await findingsOf('rules: {}\nrules: {}\n'))[0] ?? '', /^key-duplicate/);
    });

    it('names unknown keys, values out of range and placeholders', async () => {
      assert.deepEqual(
        await findingsOf(
          'rulez: {}\nthresholds: { pilotMaxDays: -1, dueSoonDays: 1.5, waiverMaxDays: 99999, reviewGraceDays: none }\n',
        ),
        [
          'field-unknown @ rulez: "rulez" is not a field of the policy: did you mean "rules"?',
          'value-invalid @ -1: thresholds.pilotMaxDays cannot be "-1": it must be a whole number of days from 0 to 3650',
          'value-invalid @ 1.5: thresholds.dueSoonDays cannot be "1.5": it must be a whole number of days from 0 to 3650',
          'value-invalid @ 99999: thresholds.waiverMaxDays cannot be "99999": it must be a whole number of days from 0 to 3650',
          'value-invalid @ none: thresholds.reviewGraceDays says only "none" and is ignored',
        ],
      );
    });

    it('names unknown rules with the nearest, and severities that are none', async () => {
      assert.deepEqual(
        await findingsOf(
          'rules:\n  owner-mising: off\n  owner-missing: fatal\n  yaml-syntax: off\n  foo: { weight: .inf }\n',
        ),
        [
          'field-unknown @ owner-mising: "owner-mising" is no rule: did you mean "owner-missing"?',
          'value-invalid @ fatal: rules.owner-missing cannot be "fatal": it must be one of off, info, warning, error',
          'field-unknown @ yaml-syntax: "yaml-syntax" is about the form of the file. No policy can change it',
          'field-unknown @ foo: "foo" is no rule and is ignored',
          'value-invalid @ .inf: rules.foo.weight cannot be "Infinity": it must be a number from 0 to 100',
        ],
      );
    });

    it('fixes a misspelt rule id', async () => {
      const { files } = await load({ [ROOT]: 'rules:\n  owner-mising: off # for now\n' });
      const [file] = files;
      const [finding] = file?.findings ?? [];
      assert.ok(file && finding);
      assert.equal(
        applyTextEdits(file.document.text, fixEdits(file.document, finding)),
        'rules:\n  owner-missing: off # for now\n',
      );
    });

    const rule = (more: string) => findingsOf(`customRules:\n  - { id: a-b, dimension: risk, ${more} }\n`);

    it('says why a custom rule cannot be', async () => {
      assert.match((await rule('path: risk.tier')).join(), /asks for nothing: add required: true, pattern or oneOf/);
      assert.match((await rule('required: true')).join(), /field-missing .*customRules\[0\]\.path is missing/);
      assert.match((await rule('path: risk.tiers, required: true')).join(), /did you mean "risk\.tier"\?/);
      assert.match((await rule('path: risk, pattern: a')).join(), /risk is a section: name a field in it/);
      assert.match((await rule('path: tags, pattern: a')).join(), /tags is a list: write tags\[\] for each item/);
      assert.match((await rule('path: risk.risks.name, pattern: a')).join(), /write risk\.risks\[\] for each item/);
      assert.match((await rule('path: x-a, pattern: "a("')).join(), /regular expression: unterminated group/);
      assert.match((await rule('path: x-a, pattern: "(?=a)"')).join(), /look-around/);
      assert.match((await rule('path: x-a, pattern: "(a)\\\\1"')).join(), /back references/);
      assert.match((await rule('path: x-a, pattern: "a{1000}"')).join(), /too much/);
      assert.match((await rule('path: x-a, pattern: a, oneOf: [b]')).join(), /make two rules of it/);
      assert.deepEqual(await rule('path: "tags[]", pattern: a'), []);
    });

    it('keeps the ids of rules apart', async () => {
      const two = await findingsOf(
        'customRules:\n  - { id: mine, dimension: risk, path: x-a, required: true }\n  - { id: mine, dimension: risk, path: x-b, required: true }\n  - { id: owner-missing, dimension: risk, path: x-c, required: true }\n',
      );
      assert.equal(two.length, 2);
      assert.match(two[0] ?? '', /"mine" is taken by a rule before it/);
      assert.match(two[1] ?? '', /"owner-missing" is the id of a built-in rule/);
    });
  });

  it('has a limited number of custom rules, over all files', async () => {
    const declare = (prefix: string) =>
      `customRules:\n${Array.from({ length: 30 }, (_, i) => `  - { id: ${prefix}-${i}, dimension: risk, path: x-a, required: true }\n`).join('')}`;
    const { policy, files } = await load({ [ROOT]: declare('a'), [TEAM]: declare('b') }, [ROOT, TEAM]);
    assert.equal(policy.customRules.length, 50);
    assert.match(files[1]?.findings[0]?.message ?? '', /customRules\[20\] is ignored: a policy has at most 50/);
  });

  it('applies all that is right in a file where much is wrong', async () => {
    const { policy } = await load({
      [ROOT]: `
extends: ./gone.yaml
nonsense: 1
rules: { no-such-rule: off, owner-missing: fatal, sponsor-missing: error, contact-missing: { severity: nope, weight: 7 } }
thresholds: { pilotMaxDays: -5, dueSoonDays: 30 }
vocabulary: { businessFunctions: [Not A Word, actuarial], owners: 5 }
customRules:
  - { id: broken, dimension: risk, path: x-a, pattern: "(" }
  - { id: whole, dimension: risk, path: x-a, required: true }
`,
    });
    assert.deepEqual(policy.rules, { 'sponsor-missing': { severity: 'error' }, 'contact-missing': { weight: 7 } });
    assert.equal(policy.thresholds.pilotMaxDays, 90);
    assert.equal(policy.thresholds.dueSoonDays, 30);
    assert.deepEqual(policy.vocabulary['alignment.businessFunction'], ['actuarial']);
    assert.deepEqual(
      policy.customRules.map(({ id }) => id),
      ['whole'],
    );
  });
});
