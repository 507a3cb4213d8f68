import { forDevelopment, linesOf, named, type Dependency, type DependencyReader } from './dependency.ts';
import { normalized, requirementName } from './python.ts';

const DEVELOPMENT = /^(?:dev|develop|development|tests?|testing|docs?|lint|ci|all)/i;

/** `setup.py`: the lists given to `install_requires` and `extras_require` where these are written out */
export const setupPy: DependencyReader = (text) => {
  const lines = linesOf(text);
  return [
    ...python(lines, quotedAfter(text, 'install_requires', '[]'), false),
    ...python(lines, quotedAfter(text, 'extras_require', '{}'), true),
  ];
};

/** `setup.cfg` */
export const setupCfg: DependencyReader = (text) => {
  const lines = linesOf(text);
  let [section, key] = ['', ''];
  return text.split(/\r\n?|\n/).flatMap((line): readonly Dependency[] => {
    const header = /^\[([^\]]+)\]/.exec(line)?.[1];
    if (header !== undefined) [section, key] = [header, ''];
    const entry = /^(\w[\w-]*)\s?=(.*)$/.exec(line);
    if (entry) key = entry[1] ?? '';
    const requirement = requirementName(entry ? (entry[2] ?? '') : line);
    if (requirement === undefined || header !== undefined) return [];
    if (section === 'options' && key === 'install_requires') return python(lines, [requirement], false);
    if (section !== 'options.extras_require') return [];
    const found = python(lines, [requirement], true);
    return DEVELOPMENT.test(key) ? forDevelopment(found) : found;
  });
};

function python(lines: ReturnType<typeof linesOf>, names: readonly string[], optional: boolean): Dependency[] {
  return named('pypi', lines, [...new Set(names.map(normalized))], optional);
}

/** The requirements quoted between the brackets that follow a word. */
function quotedAfter(text: string, word: string, brackets: string): readonly string[] {
  const start = text.indexOf(brackets.charAt(0), text.search(new RegExp(String.raw`\b${word}\s?=`)));
  if (start < 0 || !text.includes(word)) return [];
  let depth = 0;
  let end = start;
  for (; end < text.length; end++) {
    if (text[end] === brackets[0]) depth++;
    else if (text[end] === brackets[1] && --depth === 0) break;
  }
  const quoted = text.slice(start, end).matchAll(/"([^"\n]*)"|'([^'\n]*)'/g);
  return [...quoted].flatMap(({ 1: double, 2: single }) => requirementName(double ?? single ?? '') ?? []);
}
