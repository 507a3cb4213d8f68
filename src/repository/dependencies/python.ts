import { parse } from 'smol-toml';
import { nodeAt, parseDocument, toPlainText, type Node } from '../../core/index.ts';
import { nameOf } from '../path.ts';
import {
  at,
  entriesOf,
  forDevelopment,
  linesOf,
  named,
  type Dependency,
  type DependencyReader,
  type LineOf,
} from './dependency.ts';

/** `requirements*.txt` and `.in`; what a compiled list has only because another package needs it is no choice */
export const requirements: DependencyReader = (text, path) => {
  const lines = text.split(/\r\n?|\n/);
  const found = lines.flatMap((line, i): readonly Dependency[] => {
    const name = requirementName(line);
    if (name === undefined || isPulledIn(lines, i)) return [];
    return [{ ecosystem: 'pypi', name: normalized(name), line: i + 1, optional: false }];
  });
  return DEVELOPMENT.test(nameOf(path)) ? forDevelopment(found) : found;
};

/** Whether pip-compile or uv wrote `# via` below a line, and names neither a list nor a project there. */
function isPulledIn(lines: readonly string[], at: number): boolean {
  let reasons = '';
  for (let i = at; i < Math.min(lines.length, at + 30); i++) {
    const line = lines[i] ?? '';
    // its own line, the checksums that belong to it, and the comments after them
    if (i > at && !/^\s+(?:#|--hash)|^\s*$/.test(line)) break;
    const [, comment] = line.split('#', 2);
    if (comment !== undefined) reasons += ` ${comment}`;
  }
  const via = /\bvia\b(.*)/.exec(reasons)?.[1];
  return via !== undefined && !/-r |\.(?:in|toml|txt|py|cfg)\b|\(/.test(via);
}

/** Names such as `requirements-dev.txt` and `test_requirements.txt`. */
const DEVELOPMENT = /(?:^|[-_.])(?:dev|develop|development|tests?|testing|lint|docs?|ci|bench(?:mark)?s?)[-_.]/i;

/** `pyproject.toml`: PEP 621 and 735, Poetry, uv, PDM */
export const pyproject: DependencyReader = (text) => {
  const toml = parse(text);
  const lines = linesOf(text);
  const poetry = at(toml, 'tool', 'poetry');
  const groups = entriesOf(at(poetry, 'group')).map(([, group]) => at(group, 'dependencies'));
  const table = entriesOf(at(poetry, 'dependencies'));
  const isOptional = ([, value]: readonly [string, unknown]) => at(value, 'optional') === true;
  const namesOf = (entries: readonly (readonly [string, unknown])[]) => entries.map(([name]) => name);
  const lists = [at(toml, 'dependency-groups'), at(toml, 'tool', 'pdm', 'dev-dependencies')].flatMap(entriesOf);
  const development = [
    ...[at(toml, 'tool', 'uv', 'dev-dependencies'), ...lists.map(([, group]) => group)].flatMap(namesIn),
    ...[at(poetry, 'dev-dependencies'), ...groups].flatMap((group) => namesOf(entriesOf(group))),
  ];
  const extras = entriesOf(at(toml, 'project', 'optional-dependencies'));
  const isForWork = ([name]: readonly [string, unknown]) => /^(?:dev|test|testing|tests|docs?|lint|ci)\b/i.test(name);
  const groupsOf = (wanted: boolean) =>
    extras.filter((extra) => isForWork(extra) === wanted).flatMap(([, group]) => namesIn(group));
  return [
    ...withDevelopment(
      lines,
      [...namesIn(at(toml, 'project', 'dependencies')), ...namesOf(table.filter((entry) => !isOptional(entry)))],
      [...development, ...groupsOf(true)],
    ),
    ...python(lines, [...groupsOf(false), ...namesOf(table.filter(isOptional))], true),
  ];
};

/** `Pipfile` */
export const pipfile: DependencyReader = (text) => {
  const toml = parse(text);
  const namesIn = (key: string) => entriesOf(at(toml, key)).map(([name]) => name);
  return withDevelopment(linesOf(text), namesIn('packages'), namesIn('dev-packages'));
};

/** `environment.yml` of conda, with what it leaves to pip */
export const condaEnvironment: DependencyReader = (text) => {
  const items = listItems(nodeAt(parseDocument(text).root, ['dependencies']));
  const pip = items.flatMap((item) => listItems(nodeAt(item, ['pip'])));
  const names = [...items, ...pip].flatMap((item) => (item.kind === 'scalar' ? [toPlainText(item)] : []));
  // conda names its channel first: conda-forge::openai
  return python(
    linesOf(text),
    names.flatMap((name) => requirementName(name.replace(/^[\w-]+::/, '')) ?? []),
  );
};

/** What is needed anyway is not needed for development only. */
function withDevelopment(lines: LineOf, required: readonly string[], development: readonly string[]): Dependency[] {
  const needed = new Set(required.map(normalized));
  const others = development.filter((name) => !needed.has(normalized(name)));
  return [...python(lines, required), ...forDevelopment(python(lines, others))];
}

function python(lines: LineOf, names: readonly string[], optional = false): Dependency[] {
  return named('pypi', lines, [...new Set(names.map(normalized))], optional);
}

/** The name in a requirement such as `openai[datalib]>=1.0; python_version > "3.9"`. */
export function requirementName(requirement: string): string | undefined {
  const egg = /#egg=([\w.-]+)/.exec(requirement)?.[1];
  return egg ?? /^\s*([A-Za-z0-9][\w.-]*)\s*(?:$|[[<>=!~;@,#( ])/.exec(requirement)?.[1];
}

function namesIn(list: unknown): readonly string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => (typeof item === 'string' ? (requirementName(item) ?? []) : []));
}

/** PyPI takes letter case and the kind of separator for the same. */
export function normalized(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}

function listItems(node: Node | undefined): readonly Node[] {
  return node?.kind === 'list' ? node.items : [];
}
