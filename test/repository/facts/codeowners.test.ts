import assert from 'node:assert/strict';
import { ownersOf, parseCodeOwners } from '../../../src/repository/facts/codeowners.ts';
import { exemplaryText } from '../../../src/catalogue/exemplary.ts';
import { factsOf, judged, knownOf, makeRepository } from '../git-repository.ts';

const inForce = (text: string, file: string) => {
  const entry = ownersOf(parseCodeOwners(text, 'CODEOWNERS'), file);
  return entry && `${entry.line}: ${entry.owners.join(' ')}`;
};

describe('CODEOWNERS', () => {
  const cases: readonly (readonly [string, string, string, string | undefined])[] = [
    ['takes the last line that matches', '* @a\n/src/ @b\n', 'src/x.ts', '2: @b'],
    ['lets a later pattern win though it is wider', '/src/ @b\n* @a\n', 'src/x.ts', '2: @a'],
    ['anchors a pattern with a slash', '/src/ @b\n', 'lib/src/x.ts', undefined],
    ['finds a name anywhere', 'src/ @b\n', 'lib/src/x.ts', '1: @b'],
    ['reaches one level with /*', 'docs/* @b\n', 'docs/a/b.md', undefined],
    ['reaches all levels with /**', 'docs/** @b\n', 'docs/a/b.md', '1: @b'],
    ['knows extensions', '*.ts @b @c/d\n', 'src/x.ts', '1: @b @c/d'],
    ['leaves comments out', '# * @x\n* @a # @b\n', 'x', '2: @a'],
    ['takes addresses', '* maria@example.org\n', 'x', '1: maria@example.org'],
    ['lets a line without owners take them away', '* @a\n/src/\n', 'src/x.ts', undefined],
    ['knows spaces in names', '/my\\ docs/ @b\n', 'my docs/x', '1: @b'],
    ['gives a section its default owners', '[Docs] @docs\n/docs/\n/docs/api/ @api\n', 'docs/x', '2: @docs'],
    ['lets a line of a section name others', '[Docs][2] @docs\n/docs/\n/docs/api/ @api\n', 'docs/api/x', '3: @api'],
    ['knows optional sections', '^[Docs]\n/docs/ @docs\n', 'docs/x', '2: @docs'],
    ['reads Windows line ends', '* @a\r\n/src/ @b\r\n', 'src/x', '2: @b'],
  ];
  for (const [name, text, file, expected] of cases) it(name, () => assert.equal(inForce(text, file), expected));

  const judge = async (files: Record<string, string>, owner: string) => {
    const { folder } = makeRepository('2026-01-12', { 'ai/x': '', ...files });
    const text = exemplaryText('production', `ownership: { owner: ${JSON.stringify(owner)} }\n`);
    return judged('owner-unknown', text, await factsOf(folder, 'ai/ai-initiative.yaml', text));
  };

  it('bears out an owner it names, in every place that is read', async () => {
    for (const file of ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS']) {
      const { evidence } = await judge({ [file]: '* @acme/Finance\n' }, 'group:default/finance');
      assert.equal(evidence, 'verified', file);
    }
  });

  it('contradicts an owner it does not name, and says who is named', async () => {
    const { evidence, messages } = await judge({ CODEOWNERS: '\n/ai/ @acme/erp\n' }, 'group:sap');
    assert.equal(evidence, 'contradicted');
    assert.match(messages.join(), /group:sap is not among the owners in CODEOWNERS/);
    assert.match(messages.join(), /\(CODEOWNERS line 2 gives src\/ to @acme\/erp\)/);
  });

  it('says nothing where there is none, or it names no one', async () => {
    assert.equal((await judge({}, 'group:sap')).outcome, 'unknown');
    assert.equal((await judge({ CODEOWNERS: '# no one yet\n' }, 'group:sap')).outcome, 'unknown');
  });

  it('says nothing of a file in a folder below the root, which no one reads', async () => {
    for (const file of ['ai/CODEOWNERS', 'ai/.github/CODEOWNERS', 'src/CODEOWNERS']) {
      assert.equal((await judge({ [file]: '* @acme/erp\n' }, 'group:sap')).outcome, 'unknown', file);
    }
    const { messages } = await judge({ CODEOWNERS: '* @acme/sap\n', 'ai/CODEOWNERS': '* @acme/erp\n' }, 'group:sap');
    assert.deepEqual(messages, []);
  });

  it('gives the line in force for what a manifest covers', async () => {
    const { folder } = makeRepository('2026-01-12', { CODEOWNERS: '* @acme/all\n/ai/evals/ @acme/ml\n', 'ai/x': '' });
    const text = exemplaryText('production', 'covers: [./, evals/]\n');
    const { covered } = knownOf((await factsOf(folder, 'ai/ai-initiative.yaml', text)).codeOwners);
    assert.deepEqual(
      covered.map(({ path, entry }) => [path, entry?.line]),
      [
        ['./', 1],
        ['evals/', 2],
      ],
    );
  });
});
