import { parse } from 'smol-toml';
import { nodeAt, parseDocument, toPlainText, type Node } from '../../core/index.ts';
import { at, entriesOf, named, type Dependency, type DependencyReader } from './dependency.ts';

/** `requirements*.txt`, and pip's lines wherever they stand */
export const requirements: DependencyReader = (text) =>
  text.split(/\r\n?|\n/).flatMap((line, i): readonly Dependency[] => {
    const name = requirementName(line);
    return name === undefined ? [] : [{ ecosystem: 'pypi', name: normalized(name), line: i + 1, optional: false }];
  });

/** `pyproject.toml`: PEP 621 and 735, Poetry, uv, PDM */
export const pyproject: DependencyReader = (text) => {
  const toml = parse(text);
  const poetry = at(toml, 'tool', 'poetry');
  const groups = entriesOf(at(poetry, 'group')).map(([, group]) => at(group, 'dependencies'));
  const tables = [at(poetry, 'dependencies'), at(poetry, 'dev-dependencies'), ...groups].flatMap(entriesOf);
  const lists = [
    at(toml, 'project', 'dependencies'),
    at(toml, 'tool', 'uv', 'dev-dependencies'),
    ...entriesOf(at(toml, 'dependency-groups')).map(([, group]) => group),
    ...entriesOf(at(toml, 'tool', 'pdm', 'dev-dependencies')).map(([, group]) => group),
  ];
  const extras = entriesOf(at(toml, 'project', 'optional-dependencies')).map(([, group]) => group);
  const isOptional = ([, value]: readonly [string, unknown]) => at(value, 'optional') === true;
  return [
    ...python(text, [...lists.flatMap(namesIn), ...tables.filter((entry) => !isOptional(entry)).map(([name]) => name)]),
    ...python(text, [...extras.flatMap(namesIn), ...tables.filter(isOptional).map(([name]) => name)], true),
  ];
};

/** `Pipfile` */
export const pipfile: DependencyReader = (text) => {
  const toml = parse(text);
  return python(
    text,
    ['packages', 'dev-packages'].flatMap((key) => entriesOf(at(toml, key)).map(([name]) => name)),
  );
};

/** `environment.yml` of conda, with what it leaves to pip */
export const condaEnvironment: DependencyReader = (text) => {
  const items = listItems(nodeAt(parseDocument(text).root, ['dependencies']));
  const pip = items.flatMap((item) => listItems(nodeAt(item, ['pip'])));
  const names = [...items, ...pip].flatMap((item) => (item.kind === 'scalar' ? [toPlainText(item)] : []));
  // conda names its channel first: conda-forge::openai
  return python(
    text,
    names.flatMap((name) => requirementName(name.replace(/^[\w-]+::/, '')) ?? []),
  );
};

function python(text: string, names: readonly string[], optional = false): Dependency[] {
  return named('pypi', text, [...new Set(names.map(normalized))], optional);
}

/** The name in a requirement such as `openai[datalib]>=1.0; python_version > "3.9"`. */
function requirementName(requirement: string): string | undefined {
  const egg = /#egg=([\w.-]+)/.exec(requirement)?.[1];
  return egg ?? /^\s*([A-Za-z0-9][\w.-]*)\s*(?:$|[[<>=!~;@,#( ])/.exec(requirement)?.[1];
}

function namesIn(list: unknown): readonly string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => (typeof item === 'string' ? (requirementName(item) ?? []) : []));
}

/** PyPI takes letter case and the kind of separator for the same. */
function normalized(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}

function listItems(node: Node | undefined): readonly Node[] {
  return node?.kind === 'list' ? node.items : [];
}
