import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { asExisting, existingOf, mappingWith, plan } from './mapped.ts';

const MAPPING = mappingWith(
  'description: Text\ntags: { column: Tags, split: "," }\nsourcing.supplier: Supplier',
  'key: Id\nname: { suffix: Unit }\n',
);
const HEADER = ['Id', 'Name', 'Unit', 'Text', 'Tags', 'Supplier'];
const FIRST = [
  HEADER,
  ['1', 'Invoice triage', 'A', 'One', 'x,y', 'Acme'],
  ['2', 'Contract search', 'B', 'Two', '', ''],
];

/** The only manifest that an import of changed rows writes, from manifests that were changed by hand. */
function again(rows: readonly (readonly string[])[], edit: (text: string) => string = (text) => text) {
  const [first, ...others] = asExisting(plan(MAPPING, FIRST));
  assert.ok(first);
  const edited = existingOf(first.folder, edit(first.text));
  const result = plan(MAPPING, rows, [edited, ...others]);
  return { result, before: edited.text, after: result.drafts[0]?.text ?? edited.text };
}

const changed = (column: number, value: string) => FIRST.map((row, i) => (i === 1 ? row.with(column, value) : row));

const withoutPrints = (text: string) => text.replace(/^ {2}imported: .*$/m, '');

describe('importing again', () => {
  it('changes nothing where the register says the same', () => {
    const { result } = again(FIRST);
    assert.deepEqual([result.drafts.length, result.counts.unchanged, result.notes], [0, 2, []]);
  });

  it('writes what the register says now, and touches nothing else', () => {
    const { before, after, result } = again(changed(3, 'One better'), (text) =>
      text.replace('description: One', 'description: One # as told'),
    );
    assert.equal(withoutPrints(after), withoutPrints(before.replace('One #', 'One better #')));
    assert.deepEqual([result.counts.updated, result.counts.unchanged], [1, 1]);
    assert.equal(plan(MAPPING, changed(3, 'One better'), [existingOf('invoice-triage', after)]).counts.updated, 0);
  });

  it('keeps what people added, comments included', () => {
    const { before, after } = again(
      changed(5, 'Acme Docs'),
      (text) =>
        `# ours\n${text.replace('tags:', 'covers: [src/] # all of it\ntags:')}learning:\n  adaptation: Nightly\n`,
    );
    assert.equal(withoutPrints(after), withoutPrints(before.replace('supplier: Acme', 'supplier: Acme Docs')));
  });

  it('keeps what people changed, and says so where the register changes too', () => {
    const edit = (text: string) => text.replace('description: One', 'description: Our words');
    assert.equal(again(FIRST, edit).result.drafts.length, 0);
    const { result, before } = again(changed(3, 'Other'), edit);
    assert.equal(result.drafts.length, 0);
    assert.deepEqual(
      result.notes.map(({ kind, row, column, value }) => [kind, row, column, value]),
      [['kept', 2, 'description', 'Other']],
    );
    assert.match(before, /Our words/);
  });

  it('does not bring back what people took away', () => {
    const { result } = again(FIRST, (text) => text.replace(/^sourcing:\n.*\n/m, ''));
    assert.equal(result.drafts.length, 0);
  });

  it('fills what the register did not say before, unless people did', () => {
    const filled = FIRST.map((row, i) => (i === 2 ? row.with(5, 'Lex') : row));
    const [one, two] = asExisting(plan(MAPPING, FIRST));
    assert.ok(one && two);
    const result = plan(MAPPING, filled, [one, two]);
    assert.match(result.drafts[0]?.text ?? '', /supplier: Lex/);
    const own = existingOf(two.folder, `${two.text}sourcing:\n  supplier: Ours\n`);
    assert.equal(plan(MAPPING, filled, [one, own]).drafts.length, 0);
  });

  it('rewrites lists, and takes away what the register no longer says', () => {
    assert.deepEqual((parse(again(changed(4, 'x,z')).after) as { tags: string[] }).tags, ['x', 'z']);
    const block = again(changed(4, 'z'), (text) => text.replace('tags: [x, y]', 'tags:\n  - x\n  - y'));
    assert.deepEqual((parse(block.after) as { tags: string[] }).tags, ['z']);
    const { after, before, result } = again(changed(5, 'n/a'));
    assert.equal(withoutPrints(after), withoutPrints(before.replace(/sourcing:\n.*\n/, '')));
    assert.deepEqual(
      result.notes.map(({ kind, column, value }) => [kind, column, value]),
      [['removed', 'sourcing.supplier', 'Acme']],
    );
  });

  it('takes keys away from mappings on one line too', () => {
    const onOneLine = (text: string) =>
      text.replace('sourcing:\n  supplier: Acme', 'sourcing: { supplier: Acme, exitPlan: Export }');
    assert.match(again(changed(5, ''), onOneLine).after, /^sourcing: \{ exitPlan: Export \}$/m);
    const last = (text: string) =>
      text.replace('sourcing:\n  supplier: Acme', 'sourcing: { exitPlan: Export, supplier: Acme }');
    assert.match(again(changed(5, ''), last).after, /^sourcing: \{ exitPlan: Export \}$/m);
  });

  it('finds its manifest by the key when title or folder changed', () => {
    const { result, after } = again(changed(1, 'Invoices'));
    assert.deepEqual(
      result.drafts.map(({ folder }) => folder),
      ['invoice-triage'],
    );
    assert.match(after, /^name: invoice-triage\ntitle: Invoices$/m);
    const [first] = asExisting(plan(MAPPING, FIRST));
    assert.ok(first);
    assert.equal(plan(MAPPING, FIRST, [{ ...first, folder: 'moved' }]).counts.unchanged, 1);
  });

  it('reports rows that are gone, and leaves their manifests alone', () => {
    const result = plan(MAPPING, FIRST.slice(0, 2), asExisting(plan(MAPPING, FIRST)));
    assert.deepEqual(
      result.gone.map(({ folder }) => folder),
      ['contract-search'],
    );
    assert.equal(result.drafts.length, 0);
  });

  it('leaves folders alone that it did not make, those of other registers included', () => {
    const result = plan(MAPPING, FIRST, [], ['invoice-triage']);
    assert.deepEqual(
      result.drafts.map(({ folder }) => folder),
      ['contract-search'],
    );
    assert.match(result.notes[0]?.message ?? '', /invoice-triage already exists and this register did not create it/);
    const other = plan(MAPPING.replace('source: test', 'source: other'), FIRST);
    assert.equal(plan(MAPPING, FIRST, asExisting(other)).counts.rejected, 2);
  });

  it('leaves a manifest alone in which the change cannot be made', () => {
    const broken = (text: string) =>
      text
        .replace(/sourcing:\n {2}supplier: Acme\n/, 'sourcing: &s\n  supplier: &a Acme\n')
        .replace('tags: [x, y]', 'tags: *no one');
    const [first] = asExisting(plan(MAPPING, FIRST));
    assert.ok(first);
    const result = plan(MAPPING, changed(3, 'New'), [{ ...first, text: broken(first.text) }]);
    assert.equal(result.drafts.filter(({ folder }) => folder === first.folder).length, 0);
    assert.match(result.notes[0]?.message ?? '', /stays as it is/);
  });
});

describe('names', () => {
  const names = (rows: readonly (readonly string[])[]) =>
    plan(MAPPING, [HEADER, ...rows]).drafts.map(({ folder, text }) => {
      assert.equal((parse(text) as { name: string }).name, folder);
      return folder;
    });
  const row = (id: string, name: string, unit = '') => [id, name, unit, '', '', ''];

  it('are slugs of at most 60 letters, digits and hyphens', () => {
    const made = names([
      row('1', 'Über-Rechnung (2. Teil)'),
      row('2', '../../etc/passwd'),
      row('3', 'word '.repeat(40)),
      row('4', '请求'),
      row('5', 'CON'),
      row('6', 'x'.repeat(300)),
    ]);
    assert.deepEqual(made.slice(0, 2), ['uber-rechnung-2-teil', 'etc-passwd']);
    for (const name of made) assert.match(name, /^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$/);
    assert.match(made[3] ?? '', /^initiative-/);
    assert.equal(made[4], 'con-ai');
  });

  it('get the suffix where they would be the same, else a fingerprint of the key, whatever the order', () => {
    const rows = [
      row('1', 'Chatbot', 'HR'),
      row('2', 'Chatbot', 'IT'),
      row('3', 'Bot', 'IT'),
      row('4', 'Bot', 'IT'),
      row('5', 'Solo'),
    ];
    const made = names(rows);
    assert.deepEqual([made[0], made[1], made[4]], ['chatbot-hr', 'chatbot-it', 'solo']);
    assert.match(made[2] ?? '', /^bot-[a-z0-9]{6,7}$/);
    assert.deepEqual(names(rows.toReversed()).toSorted(), made.toSorted());
  });

  it('tell rows with the same key apart by their order', () => {
    const rows = [row('1', 'A'), row('1', 'A'), row('1', 'A')];
    assert.equal(new Set(names(rows)).size, 3);
    assert.deepEqual(names(rows), names(rows));
  });
});
