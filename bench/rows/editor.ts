import path from 'node:path';
import { parseDocument as parseYaml } from 'yaml';
import { exemplaryFacts, TODAY } from '../../src/catalogue/exemplary.ts';
import { PROJECT, type loadSubject } from '../bundle.ts';
import { keystrokes, manifestText } from '../manifests.ts';
import { takeTurns } from '../measure.ts';
import { yamlLanguageServer } from '../peers.ts';
import type { Row } from '../row.ts';

type Subject = Awaited<ReturnType<typeof loadSubject>>;

const FLOOR = 'yaml parseDocument, Node build';
const SERVER = 'yaml-language-server doValidation';

/** What an editor waits for: one letter typed somewhere, and a document seen for the first time. */
export async function editorRows({ assess, defaultPolicy, parseDocument }: Subject): Promise<readonly Row[]> {
  const validate = yamlLanguageServer(path.join(PROJECT, 'schemas/ai-initiative.schema.json'));
  const options = { policy: defaultPolicy, facts: exemplaryFacts, today: TODAY };
  const rows: Row[] = [];

  for (const lines of [120, 300]) {
    const text = manifestText(lines);
    const [values, keys] = [keystrokes(text, 'value'), keystrokes(text, 'key')];
    const edited = (round: number, edits = values) => edits[(round * 7) % edits.length] ?? text;
    const before = parseDocument(text);
    const ratio = await takeTurns(
      [
        { name: 'keystroke', run: (round) => assess(parseDocument(edited(round), before), options) },
        { name: 'in a key', run: (round) => assess(parseDocument(edited(round, keys), before), options) },
        { name: 'cold', run: (round) => assess(parseDocument(edited(round)), options) },
        { name: FLOOR, run: (round) => parseYaml(edited(round)) },
        { name: SERVER, run: (round) => validate(edited(round), round) },
      ],
      { warmUp: 150, measured: 300 },
    );
    const size = `${text.split('\n').length - 1} lines`;
    rows.push(
      { what: `assess on a keystroke, ${size}`, peer: FLOOR, measured: ratio('keystroke', FLOOR), atMost: 0.3 },
      { what: `assess on a keystroke in a key, ${size}`, peer: FLOOR, measured: ratio('in a key', FLOOR) },
      { what: `times as fast on a keystroke, ${size}`, peer: SERVER, measured: ratio(SERVER, 'keystroke'), atLeast: 4 },
      { what: `assess a document not seen before, ${size}`, peer: FLOOR, measured: ratio('cold', FLOOR), atMost: 0.85 },
    );
  }
  return [...rows, await growthRow({ assess, defaultPolicy, parseDocument })];
}

/** The largest document that is read, beside one of 300 lines; a line of either should cost the same. */
async function growthRow({
  assess,
  defaultPolicy,
  parseDocument,
}: Pick<Subject, 'assess' | 'defaultPolicy' | 'parseDocument'>): Promise<Row> {
  const [small, large] = [manifestText(300), manifestText(1950)];
  const options = { policy: defaultPolicy, facts: exemplaryFacts, today: TODAY };
  const ratio = await takeTurns(
    [
      { name: 'small', run: () => assess(parseDocument(small), options) },
      { name: 'large', run: () => assess(parseDocument(large), options) },
    ],
    { warmUp: 10, measured: 30 },
  );
  const [short, long] = [small, large].map((text) => text.split('\n').length - 1);
  return {
    what: `cost of a line in a document of ${long} lines`,
    peer: `in one of ${short} lines`,
    measured: (ratio('large', 'small') * (short ?? 0)) / (long ?? 1),
    atMost: 1.5,
  };
}
