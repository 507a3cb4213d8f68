import assert from 'node:assert/strict';
import { parse } from 'yaml';
import {
  columnsOf,
  planImport,
  readMapping,
  rowsBelow,
  type Existing,
  type Plan,
  readRegisterBlock,
} from '../../src/import/index.ts';
import { parseDocument } from '../../src/core/index.ts';
import { TODAY } from '../../src/catalogue/exemplary.ts';

/** A mapping of `Name` and a fixed stage, and what a test adds to it. */
export function mappingWith(fields: string, rest = ''): string {
  const stage = fields.includes('lifecycle.stage:') ? '' : '  lifecycle.stage: { value: idea }\n';
  return `source: test\n${rest}fields:\n  title: Name\n${stage}${fields.replaceAll(/^(?=.)/gm, '  ')}\n`;
}

/** Plans an import of rows, the first being the header. */
export function plan(
  mappingText: string,
  rows: readonly (readonly string[])[],
  existing: readonly Existing[] = [],
  occupied: readonly string[] = [],
): Plan {
  const { mapping, problems } = readMapping(mappingText);
  assert.deepEqual(problems, []);
  const register = {
    source: mapping.source ?? 'test',
    columns: columnsOf(rows[0] ?? []),
    rows: rowsBelow({ rows }, mapping.headerRow),
    notes: [],
  };
  const folders = new Set([...occupied, ...existing.map(({ folder }) => folder)]);
  return planImport(register, mapping, existing, folders, TODAY);
}

/** The manifests a plan writes, as values without the block of the register. */
export function manifests({ drafts }: Plan): readonly Record<string, unknown>[] {
  return drafts.map(({ text }) => {
    const { 'x-register': _, ...rest } = parse(text) as Record<string, unknown>;
    return rest;
  });
}

/** What a field becomes of one cell. */
export function fieldOf(field: string, cell: string, rest = ''): { value: unknown; notes: readonly string[] } {
  const result = plan(mappingWith(field, rest), [
    ['Name', 'Cell', 'Other'],
    ['A', cell, 'x'],
  ]);
  const { schemaVersion: _, name: __, title: ___, ...value } = manifests(result)[0] ?? {};
  return { value, notes: result.notes.map(({ message }) => message) };
}

/** The manifests of a plan as a later import finds them. */
export function asExisting({ drafts }: Plan): readonly Existing[] {
  return drafts.map(({ folder, text }) => existingOf(folder, text));
}

export function existingOf(folder: string, text: string): Existing {
  const block = readRegisterBlock(parseDocument(text));
  assert.ok(block, `${folder} has no x-register block`);
  return { folder, text, block };
}
