import type { Files } from '../git-repository.ts';

/** A repository whose files are made to keep readers busy. */
export interface HostileCase {
  readonly name: string;
  /** @param size of the file in question, in bytes */
  readonly files: (size: number) => Files;
  /** In bytes, where some of {@link SIZES} are enough. */
  readonly sizes?: readonly number[];
  /** Globs or folders the manifest covers. */
  readonly covers?: readonly string[];
}

/** One file of about a size: a head, then lines until it is full, then a tail. */
type Line = string | ((i: number) => string);
const text = (size: number, line: Line, head = '', tail = '') => {
  const room = size - head.length - tail.length;
  if (typeof line === 'string') return head + line.repeat(Math.floor(room / line.length)) + tail;
  const parts: string[] = [];
  for (let [i, length] = [0, 0]; length < room - 100; i++) {
    const part = line(i);
    parts.push(part);
    length += part.length;
  }
  return head + parts.join('') + tail;
};

const WORKFLOW = '.github/workflows/ci.yml';
const CSV = 'reports/handling.csv';

const one = (name: string, file: string, line: Line, head = '', tail = ''): HostileCase => ({
  name: `${file} of ${name}`,
  files: (size) => ({ [file]: text(size, line, head, tail) }),
});

/** Each of them once took a reader seconds or minutes, or is a sibling of one that did. */
export const cases: readonly HostileCase[] = [
  one('line ends', '.gitmodules', '\n'),
  one('a path of blanks', '.gitmodules', ' ', 'path = '),
  one('empty paths', '.gitmodules', 'path = \n'),
  one('dependencies', 'package.json', (i) => `"a${i}":"",`, '{"dependencies":{', '"b":""}}'),
  one('optional dependencies', 'package.json', (i) => `"a${i}":"",`, '{"peerDependencies":{', '"b":""}}'),
  one('brackets', 'package.json', '['),
  {
    name: 'package.json of scripts that call each other',
    files: (size) => ({
      'package.json': text(size, (i) => `"a${i}":"npm run a${i + 1} a${i * 2}",`, '{"scripts":{', '"b":""}}'),
      [WORKFLOW]: 'jobs:\n  a:\n    steps:\n      - run: npm run a0\n',
    }),
  },
  one('packages', 'composer.json', (i) => `"a/${i}":"",`, '{"require":{', '"b/b":""}}'),
  one('dependencies', 'Cargo.toml', (i) => `a${i} = "1"\n`, '[dependencies]\n'),
  one('targets', 'Cargo.toml', (i) => `[target.a${i}.dependencies]\na = "1"\n`),
  one('dots', 'Cargo.toml', 'a.', '', 'a = 1'),
  one('dependencies', 'pyproject.toml', (i) => `"a${i}",`, '[project]\ndependencies = [', ']\n'),
  one('groups', 'pyproject.toml', (i) => `a${i} = ["b"]\n`, '[dependency-groups]\n'),
  one('blanks', 'pyproject.toml', ' ', '[project]\ndependencies = ["a', '"]'),
  one('packages', 'Pipfile', (i) => `a${i} = "*"\n`, '[packages]\n'),
  one('short lines', 'requirements.txt', (i) => `a${i}\n`),
  one('blanks', 'requirements.txt', ' ', 'openai'),
  one('packages', 'environment.yml', (i) => `- a${i}\n`, 'dependencies:\n'),
  one('a word and blanks', 'build.gradle', ' ', 'word'),
  one('open calls', 'build.gradle', 'word( '),
  one('groups', 'build.gradle', 'group: "a"'),
  one('open quotes', 'build.gradle', `'`, '', '"'),
  one('libraries', 'gradle/libs.versions.toml', (i) => `a${i} = "b:c${i}:1"\n`, '[libraries]\n'),
  one('dependencies', 'pom.xml', '<dependency><groupId>a</groupId></dependency>', '<a>', '</a>'),
  one('elements in elements', 'pom.xml', '<dependency><groupId>'),
  one('line ends of Windows', 'pom.xml', '\r\n', '<a>', '</a>'),
  one('packages', 'a.csproj', (i) => `<PackageReference Include="a${i}" />`, '<Project>', '</Project>'),
  one('blanks', 'go.mod', ' ', 'require a/b'),
  one('modules', 'go.mod', (i) => `a/b${i} v1\n`, 'require (\n', ')'),
  one('blanks', 'Gemfile', ' ', 'gem'),
  {
    name: 'Makefile of targets against the words of workflows',
    files: (size) => ({
      Makefile: text(size, (i) => `\techo t${i}\n`, `${text(size / 2, (i) => `t${i} `)}: a\n`),
      [WORKFLOW]: text(size, (i) => `t${i} `, 'jobs:\n  a:\n    steps:\n      - run: make '),
    }),
  },
  {
    name: 'Makefile of one target again and again',
    files: (size) => ({ Makefile: text(size, 'a:\n\tb\n'), [WORKFLOW]: 'run: make a\n' }),
  },
  { name: 'justfile of colons', files: (size) => ({ justfile: text(size, ':'), [WORKFLOW]: 'run: just a\n' }) },
  {
    name: '100 workflows of scripts',
    sizes: [500 * 1024],
    files: (size) =>
      Object.fromEntries(
        Array.from({ length: 100 }, (_, i) => [
          `.github/workflows/${i}.yml`,
          text(size / 4, (k) => `./a/${i}/${k}.sh\n`),
        ]),
      ),
  },
  one('words', WORKFLOW, (i) => `./s${i}.sh `),
  one('keys', WORKFLOW, (i) => `k${i}:\n`),
  one('steps', WORKFLOW, (i) => `      - run: ./s${i}.sh\n`, 'jobs:\n  a:\n    steps:\n'),
  one('lines', 'CODEOWNERS', (i) => `/a${i}/**/b @c\n`),
  one('one pattern of stars', 'CODEOWNERS', '*a'),
  one('patterns of stars', 'CODEOWNERS', `${'**/*a*b'.repeat(6)} @a\n`),
  one('brackets', 'CODEOWNERS', '['),
  {
    name: 'covers of stars and one deep path',
    sizes: [0],
    covers: [`${'**/a/'.repeat(150)}b`, '*a'.repeat(100), '**/[a-z]*[!b]*/**/package.json'],
    files: () => ({ [`${'a/'.repeat(200)}package.json`]: '{"dependencies":{"openai":"1"}}' }),
  },
  one('brackets', 'README.md', '[', '# '),
  one('pictures', 'README.md', '<h1>!['),
  one('headings that do not end', 'README.md', '<h1>'),
  one('fences', 'README.md', '```a\n~~~\n'),
  one('blanks', 'README.md', ' ', '# a'),
  one('documents', 'catalog-info.yaml', '---\n'),
  one('quotes', CSV, '"'),
  one('an open quote', CSV, 'a\n', 'date,metric,value\n"'),
  one('rows', CSV, (i) => `2026-01-01,m${i % 9},${i}\n`, 'date,metric,value\n'),
  one('columns', CSV, ','),
  one('line ends', CSV, '\r'),
  one('brackets', 'reports/handling.json', '[{},'),
  {
    name: '100 dependency manifests',
    sizes: [1 << 20],
    files: (size) =>
      Object.fromEntries(
        Array.from({ length: 100 }, (_, i) => [
          `p${i}/package.json`,
          text(size / 12, (k) => `"a${k}":"1",`, '{"dependencies":{', '"openai":"1"}}'),
        ]),
      ),
  },
];

/** One that no reader takes, and some that are just below the limit of a kind of file. */
export const SIZES: readonly number[] = [1 << 20, 500 * 1024, 250 * 1024, 125 * 1024, 60 * 1024];
