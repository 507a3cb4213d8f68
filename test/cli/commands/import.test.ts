import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { parse } from 'yaml';
import { useFolder } from '../harness.ts';
import { workbook, workbookOfSheets } from './workbook.ts';

const MAPPING = `source: register
key: Id
missing: [NA]
fields:
  title: Name
  lifecycle.stage: { column: Stage, values: { Live: production }, default: idea }
  description: Text
`;
const CSV = 'Id,Name,Stage,Text\n1,Café triage,Live,"One, two"\n2,Search,?,\n';

describe('ai-initiative import', () => {
  const folder = useFolder({ 'mapping.yaml': MAPPING, 'register.csv': CSV });
  const at = (file: string) => path.join(folder().root, file);
  const read = (name: string) => readFileSync(at(`out/${name}/ai-initiative.yaml`), 'utf8');
  const run = (file = 'register.csv', ...more: readonly string[]) =>
    folder().run(['import', file, '--mapping', 'mapping.yaml', '--out', 'out', ...more]);

  it('makes no second manifest of a row whose manifest someone broke', async () => {
    await run();
    writeFileSync(at('out/search/ai-initiative.yaml'), `${read('search')}risk: [\n`);
    folder().write('register.csv', CSV.replace('Search', 'Search again'));
    const { code, stderr } = await run();
    assert.equal(code, 2);
    assert.match(stderr, /^error: out: search\/ai-initiative\.yaml is not valid YAML, .*: fix it first$/m);
    assert.equal(existsSync(at('out/search-again')), false);
  });

  it('says what could not be written, and counts it', async () => {
    symlinkSync('nowhere', at('out'));
    const { code, stderr } = await run();
    assert.equal(code, 2);
    assert.match(stderr, /^error: out\/cafe-triage could not be written: a folder above it cannot be made$/m);
    assert.match(stderr, /; 0 gone; 2 could not be written$/m);
  });

  it('makes a manifest of every row, and changes nothing the second time', async () => {
    const { code, stdout, stderr } = await run();
    assert.deepEqual([code, stdout], [0, '']);
    assert.match(stderr, /^2 rows: 2 new, 0 updated, 0 unchanged, 0 skipped, 0 rejected; 0 gone$/m);
    const report = await folder().report('out');
    assert.deepEqual(
      report.assessments.map(({ name, stage }) => [name, stage]),
      [
        ['cafe-triage', 'production'],
        ['search', 'idea'],
      ],
    );
    assert.match((await run()).stderr, /0 new, 0 updated, 2 unchanged/);
  });

  it('writes nothing with --dry-run', async () => {
    const { stderr } = await run('register.csv', '--dry-run');
    assert.match(stderr, /2 would be new, 0 would be updated/);
    assert.equal(existsSync(at('out')), false);
  });

  it('keeps what was changed by hand', async () => {
    await run();
    writeFileSync(
      at('out/search/ai-initiative.yaml'),
      read('search').replace('title: Search', 'title: Our search # renamed'),
    );
    folder().write('register.csv', CSV.replace('Search,?,', 'Search!,Live,Finds'));
    const { stdout } = await run();
    assert.match(stdout, /^kept: row 3, title "Search!": title says Our search, changed by hand, which stays\n$/);
    assert.match(read('search'), /title: Our search # renamed\ndescription: Finds\nlifecycle:\n {2}stage: production/);
  });

  it('reads UTF-8 with and without mark, UTF-16 of either order, with and without mark, and Windows-1252', async () => {
    const utf16 = (text: string, swap: boolean) => {
      const bytes = Buffer.from(text, 'utf16le');
      return swap ? bytes.swap16() : bytes;
    };
    for (const bytes of [
      Buffer.from(CSV),
      Buffer.from(`\uFEFF${CSV}`),
      utf16(`\uFEFF${CSV}`, false),
      utf16(`\uFEFF${CSV}`, true),
      utf16(CSV, false),
      utf16(CSV, true),
      Buffer.from(CSV, 'latin1'),
      Buffer.from(CSV.replaceAll(',', ';').replaceAll('\n', '\r\n').replace('One; two', 'One, two')),
    ]) {
      folder().write('register.csv', bytes);
      assert.equal((await run()).code, 0);
      const { title, description } = parse(read('cafe-triage')) as Record<string, string>;
      assert.deepEqual([title, description], ['Café triage', 'One, two']);
    }
  });

  it('reads the characters of Windows-1252 that Latin-1 has not, in names of columns too', async () => {
    // € ’ œ –, and 81, which has no character
    const bytes = Buffer.from('Id;Name;Stage;Budget (\x80)\n1;L\x92\x9cuvre \x96 suite\x81;Live;5\n', 'latin1');
    folder().write('register.csv', bytes);
    folder().write('mapping.yaml', MAPPING.replace('Text', '"Budget (€)"'));
    const { code, stdout, stderr } = await run();
    assert.deepEqual([code, stdout], [0, ''], stderr);
    const { title, description } = parse(
      read(readdirSync(at('out')).find((name) => !name.includes('.')) ?? ''),
    ) as Record<string, string>;
    assert.deepEqual([title, description], ['L’œuvre – suite', '5']);
  });

  it('reads XLSX, its dates and numbers included', async () => {
    folder().write(
      'register.xlsx',
      workbook([
        ['Id', 'Name', 'Stage', 'Text', 'Reviewed'],
        [7, 'From a sheet', 'Live', 'x', { date: 45000 }],
      ]),
    );
    folder().write('mapping.yaml', `${MAPPING}  review.lastReviewedOn: Reviewed\n`);
    const { code, stdout } = await run('register.xlsx');
    assert.deepEqual([code, stdout], [0, '']);
    assert.match(read('from-a-sheet'), /lastReviewedOn: 2023-03-15[^]*key: "7"/);
  });

  it('notices a cover sheet, lists the sheets, and takes the one it is told', async () => {
    const rows = [
      ['Id', 'Name', 'Stage', 'Text'],
      [7, 'From a sheet', 'Live', 'x'],
    ] as const;
    const cover = [['AI register of Acme'], ['As of May'], ['Page 1'], ['Confidential']] as const;
    folder().write(
      'register.xlsx',
      workbookOfSheets({ Cover: cover, Inventory: rows, Old: [...rows, [8, 'Older', 'Live', 'y']] }),
    );
    const proposal = await folder().run(['import', '--propose-mapping', 'register.xlsx', '--sheet', 'Inventory']);
    assert.equal(proposal.code, 0, proposal.stderr);
    assert.match(proposal.stdout, /^# Sheets: Cover, Inventory, Old\nsheet: Inventory$/m);
    const fullest = await folder().run(['import', '--propose-mapping', 'register.xlsx']);
    assert.match(fullest.stdout, /^sheet: Old$/m);
    folder().write('mapping.yaml', proposal.stdout);
    assert.match((await run('register.xlsx')).stderr, /^1 row: 1 new/m);
    assert.match((await run('register.xlsx', '--sheet', 'Old', '--dry-run')).stderr, /^2 rows: /m);
    const unknown = await run('register.xlsx', '--sheet', 'Olt');
    assert.equal(unknown.code, 2);
    assert.match(unknown.stderr, /no sheet "Olt"; its sheets are Cover, Inventory, Old/);
  });

  it('refuses to propose what lacks a stage, and says what is missing', async () => {
    folder().write('register.csv', 'Name,Floor\nChurn,Two\nMail,Three\n');
    const { code, stderr, stdout } = await folder().run(['import', '--propose-mapping', 'register.csv']);
    assert.equal(code, 2);
    assert.match(stderr, /^error: no column looks like a stage: write under lifecycle\.stage which one it is/m);
    assert.match(stdout, /^ {2}# lifecycle\.stage: the column with the stage/m);
  });

  it('has a line for keys that are there twice, and for stages that it does not know', async () => {
    folder().write('register.csv', `${CSV}2,Search two,Blah,x\n`);
    const { code, stdout } = await run();
    assert.equal(code, 0, stdout);
    assert.match(
      stdout,
      /^duplicate: row 4 "Search two": row 3 has the key "2" too; the two are told apart by their order$/m,
    );
    assert.match(
      stdout,
      /^defaulted: row 4, Stage "Blah": lifecycle\.stage is idea, as no value of the mapping fits$/m,
    );
  });

  it('makes no manifest again that moved to its own repository', async () => {
    await run();
    renameSync(at('out/search'), at('moved'));
    folder().write('register.csv', CSV.replace('Search', 'Search again'));
    const { code, stdout, stderr } = await run();
    assert.equal(code, 0);
    assert.match(stdout, /^moved: row 3 "Search again": its manifest was made by an earlier import/m);
    assert.match(stderr, /0 new, .*, 1 moved; 0 gone$/m);
    assert.equal(existsSync(at('out/search-again')), false);
  });

  it('writes a folder for each repository that a column names', async () => {
    folder().write(
      'register.csv',
      'Id,Name,Stage,Text,Repo\n1,One,Live,x,https://github.com/acme/shop.git\n2,Two,Live,y,acme/shop\n3,Three,Live,z,\n',
    );
    const { code, stdout } = await run('register.csv', '--split', 'Repo');
    assert.equal(code, 1);
    assert.match(stdout, /^rejected: row 4 "Three": Repo names no repository$/m);
    assert.deepEqual(readdirSync(at('out/acme-shop')).toSorted(), ['one', 'two']);
    assert.match((await run('register.csv', '--split', 'Repo')).stderr, /0 new, 0 updated, 2 unchanged/);
    const unknown = await run('register.csv', '--split', 'Repos');
    assert.equal(unknown.code, 2);
    assert.match(unknown.stderr, /no such column: did you mean "Repo"/);
  });

  it('takes presets by name, and proposes a mapping that imports', async () => {
    const fixture = path.resolve(import.meta.dirname, '../../import/fixtures/us-federal-2023.csv');
    const preset = await folder().run([
      'import',
      fixture,
      '--mapping',
      'us-federal-2023',
      '--out',
      'preset',
      '--dry-run',
    ]);
    assert.match(preset.stderr, /60 would be new/);
    const proposal = await folder().run(['import', '--propose-mapping', 'register.csv']);
    assert.match(proposal.stdout, /title: \{ column: Name/);
    folder().write('mapping.yaml', proposal.stdout);
    assert.match((await run()).stderr, /2 new/);
  });

  it('reads YAML files that describe a system each, without a mapping, and changes nothing the second time', async () => {
    folder().write('a/.ai-register.yaml', 'id: router\nname: Router\nowner: team-a\ndeployment: production\nfoo: 1\n');
    folder().write('b/.ai-register.yaml', 'id: chat\nname: "Chat\\e[31m"\n');
    const again = () => folder().run(['import', 'a/.ai-register.yaml', 'b/.ai-register.yaml', '--out', 'out']);
    const { code, stdout, stderr } = await again();
    assert.deepEqual([code, stdout], [0, 'left-out: a/.ai-register.yaml: nothing is made of foo\n']);
    assert.match(stderr, /^2 rows: 2 new/);
    assert.match(read('router'), /owner: group:team-a/);
    assert.match(read('chat'), /^title: "Chat \[31m"$/m);
    assert.match((await again()).stderr, /2 unchanged, 0 skipped, 0 rejected; 0 gone/);
    const { stdout: proposal } = await folder().run(['import', '--propose-mapping', 'a/.ai-register.yaml']);
    folder().write('mapping.yaml', proposal);
    assert.match((await run('a/.ai-register.yaml')).stderr, /1 unchanged/);
  });

  it('says where evaluations are from the manifest, and leaves out those of other repositories', async () => {
    folder().write('apps/router/.ai-register.yaml', 'id: router\nname: Router\nevals: { path: evals/ }\n');
    folder().write('apps/router/evals/cases.json', '[]');
    folder().write('other/.git/HEAD', 'ref: refs/heads/main\n');
    folder().write('other/.ai-register.yaml', 'id: chat\nname: Chat\nevals: { path: evals/ }\n');
    folder().write('far/.ai-register.yaml', 'id: far\nname: Far\nevals: { path: ../../evals/ }\n');
    const files = ['apps/router', 'other', 'far'].map((name) => `${name}/.ai-register.yaml`);
    const { stdout } = await folder().run(['import', ...files, '--out', 'out']);
    assert.match(read('router'), /^ {4}path: \.\.\/\.\.\/apps\/router\/evals\/$/m);
    for (const name of ['other', 'far'])
      assert.ok(
        stdout.includes(`left-out: ${name}/.ai-register.yaml: evals.path is left out: it leads out of`),
        stdout,
      );
    for (const name of ['chat', 'far']) assert.doesNotMatch(read(name), /evaluation:/);
  });

  it('exits 2 where files cannot be read together', async () => {
    folder().write('a.yaml', 'a: 1\n');
    for (const files of [['a.yaml'], ['register.csv', 'a.yaml'], ['register.csv', 'register.csv'], ['nowhere.yaml']])
      assert.equal((await folder().run(['import', ...files, '--out', 'out'])).code, 2, files.join(' '));
    assert.equal(existsSync(at('out')), false);
  });

  it('exits 1 where a row is rejected, and says which and why', async () => {
    folder().write('register.csv', `${CSV}3,,Live,x\n`);
    const { code, stdout } = await run();
    assert.equal(code, 1);
    assert.match(stdout, /^rejected: row 4, Name: there is no title, which every manifest needs\n$/);
  });

  it('leaves files alone that it did not make, and folders that lead elsewhere', async function () {
    if (process.platform === 'win32') this.skip();
    folder().write('out/search/ai-initiative.yaml', 'name: search\n');
    mkdirSync(at('elsewhere'));
    symlinkSync(at('elsewhere'), at('out/cafe-triage'));
    const { code, stdout } = await run();
    assert.equal(code, 1);
    assert.equal(stdout.match(/this register did not create it/g)?.length, 2);
    assert.equal(read('search'), 'name: search\n');
    assert.deepEqual(readdirSync(at('elsewhere')), []);
  });

  for (const [what, bytes, message] of [
    ['an empty file', '', /no row below the column names/],
    ['a header without rows', 'Id,Name,Stage,Text\n', /no row below the column names/],
    ['a quote that does not end', 'Id,Name,Stage,Text\n1,"A,B,C\n2,D,E,F\n', /begins a quoted cell that does not end/],
    ['a binary file', new Uint8Array([1, 0, 0, 2, 0, 3, 0, 0, 255]), /not a text file/],
    ['a PDF', '%PDF-1.7', /It is a PDF|it is a PDF/],
    ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0]), /old Excel/],
    ['a zip that is no workbook', zipSync({ a: strToU8('x') }), /cannot be read as XLSX/],
    ['other columns', 'A,Nme\n1,2\n', /"Name" is not a column of the register: did you mean "Nme"/],
  ] as const) {
    it(`exits 2 for ${what}`, async () => {
      folder().write('register.csv', bytes);
      const { code, stderr } = await run();
      assert.equal(code, 2);
      assert.match(stderr, message);
      assert.equal(existsSync(at('out')), false);
    });
  }

  it('exits 2 for a wrong mapping, with the place', async () => {
    folder().write('mapping.yaml', MAPPING.replace('Live: production', 'Live: productive'));
    const { code, stderr } = await run();
    assert.equal(code, 2);
    assert.match(stderr, /^mapping\.yaml:6:3: error: .*"productive" is not valid here/);
    for (const args of [[], ['--mapping', 'nowhere', '--out', 'out'], ['--mapping', 'mapping.yaml']]) {
      assert.equal((await folder().run(['import', 'register.csv', ...args])).code, 2);
    }
    assert.equal((await run('nowhere.csv')).code, 2);
  });
});
