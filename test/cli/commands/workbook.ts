import { strToU8, zipSync } from 'fflate';

type Cell = string | number | { readonly date: number };

type Rows = readonly (readonly Cell[])[];

/** A workbook of one sheet: texts, numbers, and dates by style 1. */
export function workbook(rows: Rows): Uint8Array {
  return workbookOf(sheetOf(rows));
}

/** A workbook of several sheets, by their names. */
export function workbookOfSheets(sheets: Readonly<Record<string, Rows>>): Uint8Array {
  return packed(Object.entries(sheets).map(([name, rows]) => [name, sheetOf(rows)]));
}

function sheetOf(rows: Rows): string {
  const cell = (value: Cell) => {
    if (typeof value === 'string') return `<c t="inlineStr"><is><t>${value}</t></is></c>`;
    return typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c s="1"><v>${value.date}</v></c>`;
  };
  const place = (xml: string, at: string) => xml.replace('<c', `<c r="${at}"`);
  return rows
    .map(
      (row, r) =>
        `<row r="${r + 1}">${row.map((value, c) => place(cell(value), `${'ABCDEFG'[c]}${r + 1}`)).join('')}</row>`,
    )
    .join('');
}

/** A workbook of one sheet. @param sheet its rows, in XML */
export function workbookOf(sheet: string): Uint8Array {
  return packed([['Inventory', sheet]]);
}

function packed(sheets: readonly (readonly [name: string, xml: string])[]): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const pkg = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const each = (write: (name: string, n: number) => string) => sheets.map(([name], i) => write(name, i + 1)).join('');
  const files: Readonly<Record<string, string>> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="${pkg}"><Relationship Id="r1" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets>${each((name, n) => `<sheet name="${name}" sheetId="${n}" r:id="r${n}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${pkg}">${each((_, n) => `<Relationship Id="r${n}" Type="${rel}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="style" Type="${rel}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.map(([, xml], i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        `<worksheet xmlns="${main}"><sheetData>${xml}</sheetData></worksheet>`,
      ]),
    ),
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])));
}
