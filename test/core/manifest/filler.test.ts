import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fieldAt, manifestFields } from '../../../src/core/index.ts';
import { fillerKind, type FillerKind } from '../../../src/core/manifest/gaps/filler.ts';

const metaOf = (...field: readonly string[]) => {
  const found = fieldAt(manifestFields, field);
  assert.ok(found, field.join('.'));
  return found.meta;
};
const META = { prose: metaOf('alignment', 'problem'), text: metaOf('description') };

/** What the registers themselves ask to write where there is no answer. */
const NO_ANSWER = /^\W*(?:n\/?a|none|tbd|todo|unknown|pending|to be determined)\W*$/i;

/** What of the real texts is too little to explain anything. */
const THIN =
  `0 | Annotation | Binary | CMS | CT scans | Chats | Classification | Cloud | Commercial-off-the-shelf | EPRO | Email | FCNN
  | FOIA | Filings | Generation. | HHS | ICIPs | IMPACII | Imagery | Images | No | Non-public | Not sure | Not sure. | Prediction
  | Publiccomments | Purchased | Reports | Research | Review | Sometimes | Speech-to-Text | Text | Transcript | UAS-derived
  | Veteran | Videos | YES | Zipcode | anatomy`
    .split('|')
    .map((text) => text.trim());

interface Cells {
  readonly count: number;
  readonly text: string;
  readonly kind: FillerKind | undefined;
}

/** The cells of real registers, by their texts. */
function federalCells(): readonly Cells[] {
  const file = path.join(import.meta.dirname, 'fixtures/federal-texts.tsv');
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [count = '', column = '', text = ''] = line.split('\t');
      return { count: Number(count), text, kind: fillerKind(text, column === 'prose' ? META.prose : META.text) };
    });
}

const sum = (cells: readonly Cells[]) => cells.reduce((all, { count }) => all + count, 0);

describe('filler', () => {
  it('takes real answers for answers', () => {
    const cells = federalCells().filter(({ text }) => !NO_ANSWER.test(text));
    assert.ok(sum(cells) > 30_000);
    const hit = cells.filter(({ kind }) => kind !== undefined);
    const share = (100 * sum(hit)) / sum(cells);
    assert.ok(
      share <= 0.5,
      `${share.toFixed(2)} % of the cells are taken for filler: ${hit.map(({ text }) => text).join(', ')}`,
    );
    // each of them was read: single letters, and one word where something was to be explained
    const accepted = (kind: FillerKind) => hit.filter((one) => one.kind === kind).map(({ text }) => text);
    assert.deepEqual(accepted('placeholder').toSorted(), ['A', 'F', 'J', 'R', 'i']);
    assert.deepEqual(accepted('thin').toSorted(), THIN);
  });

  it('takes what the registers write for no answer for none', () => {
    const cells = federalCells().filter(({ text }) => NO_ANSWER.test(text));
    assert.ok(sum(cells) > 3000);
    assert.deepEqual(
      cells.filter(({ kind }) => kind !== 'placeholder').map(({ text }) => text),
      [],
    );
  });

  const WORDS: Readonly<Record<string, string>> = {
    English: `TBD|TODO|TBA|n/a|none|unknown|xxx|foo|bar|test|asdf|wip|later|pending|none yet|not yet|to be defined|to be decided
      |to be confirmed|lorem ipsum|Lorem ipsum dolor sit amet`,
    French:
      'à définir|à déterminer|à décider|à compléter|à confirmer|à préciser|à venir|inconnu|aucun|néant|pas encore',
    German: 'offen|noch offen|unbekannt|folgt|zu definieren|zu klären|zu bestimmen|noch nicht|keine|k. A.',
    Spanish:
      'por definir|por determinar|por decidir|por confirmar|sin definir|pendiente|desconocido|ninguno|todavía no',
  };
  for (const [language, words] of Object.entries(WORDS)) {
    it(`knows the words that hold a place in ${language}, in any letter case and in brackets`, () => {
      for (const word of words.split('|').map((one) => one.trim())) {
        for (const text of [word, word.toUpperCase(), `[${word}]`, `<${word}>`, `${word}.`, ` ${word} \u200B`])
          for (const meta of [META.text, META.prose]) assert.equal(fillerKind(text, meta), 'placeholder', text);
      }
    });
  }

  it('knows texts that say nothing in any language', () => {
    for (const text of ['?', '-', '…', '...', '–', '???', 'ＴＢＤ', '\u2800', 'aaaa', '————'])
      assert.equal(fillerKind(text, META.text), 'placeholder', text);
  });

  it('knows too little text to explain anything, and does not ask for more of other fields', () => {
    for (const text of ['SAP', 'Invoices', 'a b c d', '発票'] as const) {
      assert.equal(fillerKind(text, META.prose), 'thin', text);
      assert.equal(fillerKind(text, META.text), undefined, text);
    }
    for (const text of [
      'Clerks retype invoices',
      'Tests pending tickets',
      '経費の精算に三日かかる',
      'Keine Rechnung bleibt liegen',
    ])
      assert.equal(fillerKind(text, META.prose), undefined, text);
  });
});
