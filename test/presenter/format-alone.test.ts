import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const SRC = path.resolve(import.meta.dirname, '../../src');
const FORMAT = 'presenter/format.ts';

/** Files that round something no reader sees, and what. */
const ROUNDS_NO_FIGURE: Readonly<Record<string, string>> = {
  'catalogue/rule-page.ts': 'an example weight in a policy',
  'cli/files/read-text.ts': 'the limit of a file size',
  'components/initiatives/Table.tsx': 'rows of a screen',
  'components/initiatives/rows-in-view.ts': 'rows in view',
  'core/manifest/read-manifest.ts': 'typing errors allowed in a word',
  'core/util/calendar.ts': 'the quarter of a month',
  'extension/agents/answers.ts': 'a number of questions',
  'import/dates.ts': 'days of a spreadsheet',
  'report/formats/badge.ts': 'pixels',
};

/** Files whose text speaks of verdicts in general, not of the verdict of an initiative. */
const EXPLAINS_VERDICTS = ['extension/contributions/walkthrough.ts'];

const ROUNDING = /\bMath\.(?:round|floor|ceil|trunc)\(|\.(?:toFixed|toPrecision|toLocaleString)\(|\bIntl\.\w+Format\b/;
const VERDICT = /\b(?:Blocked|Conditional|Ready|Not yet|Yes, with conditions|On its own word|Partly verified)\b/;

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file) && file !== FORMAT);
const textOf = (file: string) => readFileSync(path.join(SRC, file), 'utf8');

/** The code of a file without its comments. */
const codeOf = (file: string) => textOf(file).replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');

describe('the module of figures and words', () => {
  it('alone rounds a figure that is shown', () => {
    const rounding = files.filter((file) => ROUNDING.test(codeOf(file)));
    assert.deepEqual(rounding.toSorted(), Object.keys(ROUNDS_NO_FIGURE).toSorted());
  });

  it('alone words a verdict', () => {
    const wording = files.filter((file) => VERDICT.test(codeOf(file)));
    assert.deepEqual(wording.toSorted(), EXPLAINS_VERDICTS);
  });
});
