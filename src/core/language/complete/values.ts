import { addDays } from '../../util/calendar.ts';
import type { FieldInfo } from '../../manifest/describe.ts';
import { genericPath } from '../../manifest/read-manifest.ts';
import type { FieldFormat } from '../../manifest/field.ts';
import { renderScalar } from '../../yaml/render.ts';
import type { Place } from '../outline/place.ts';
import { inOrder, type Completing, type FolderEntry, type OrderedItem } from './item.ts';
import { escapeSnippet } from './snippet.ts';

type Value = Pick<OrderedItem, 'label' | 'kind'> & Partial<Pick<OrderedItem, 'detail' | 'documentation' | 'continues'>>;

/** The values a scalar can have, as far as they are known. @param text the whole text of the document */
export async function completeValues(
  text: string,
  place: Place,
  field: FieldInfo,
  completing: Completing,
): Promise<readonly OrderedItem[]> {
  const values = [
    ...wordsOf(field, place, completing),
    ...(await formatted(text, place, field.meta.format, field, completing)),
  ];
  return inOrder(
    values.map(({ label, kind, detail = '', documentation = '', continues = false }) => ({
      label,
      kind,
      detail,
      documentation,
      insert:
        (place.needsSpace ? ' ' : '') +
        escapeSnippet(place.quote === '' ? written(label, field, place) : quoted(label, place.quote)),
      replace: place.word,
      required: false,
      continues,
    })),
  );
}

function wordsOf(field: FieldInfo, { path }: Place, { language }: Completing): readonly Value[] {
  const literal = field.schema.type === 'literal' ? [String(field.example)] : [];
  const own = [...literal, ...(field.words ?? [])].map((label) => ({
    label,
    kind: 'word' as const,
    detail: field.meta.meanings?.[label] ?? '',
  }));
  const extra = (language.vocabulary[genericPath(path)] ?? []).map((label) => ({
    label,
    kind: 'word' as const,
    detail: 'A word of the policy',
  }));
  return [...own, ...extra];
}

async function formatted(
  text: string,
  place: Place,
  format: FieldFormat | undefined,
  { meta }: FieldInfo,
  completing: Completing,
): Promise<readonly Value[]> {
  switch (format) {
    case 'date':
      return dates(completing.today, meta.past === true);
    case 'owner':
      return completing.owners.map(({ value, detail }) => ({ label: value, kind: 'owner', detail }));
    case 'name':
      return completing.initiatives.map(({ value, detail }) => ({ label: value, kind: 'initiative', detail }));
    case 'rule':
      return rulesOf(completing);
    case 'path':
    case 'pattern': {
      const folder = /^.*\//.exec(text.slice(place.word.start, place.word.end))?.[0] ?? '';
      return paths(folder, await completing.listFolder(folder));
    }
    case 'url':
    case undefined:
      return [];
  }
}

function dates(today: string, past: boolean): readonly Value[] {
  const value = (label: string, detail: string): Value => ({ label, kind: 'date', detail });
  if (past) return [value(today, 'today')];
  return [value(today, 'today'), value(addDays(today, 30), 'in 30 days'), value(addDays(today, 90), 'in 90 days')];
}

/** Rules that fail first: they are what is waived or moved. */
function rulesOf({ language, assessment }: Completing): readonly Value[] {
  const failing = new Set(
    assessment?.rules
      .filter(({ outcome }) => outcome === 'failed' || outcome === 'upcoming')
      .map((rule) => rule.ruleId),
  );
  const values = language.rules.map(({ id, requirement }): Value & { label: string } => ({
    label: id,
    kind: 'rule',
    detail: failing.has(id) ? `${requirement} (open here)` : requirement,
  }));
  return [...values.filter(({ label }) => failing.has(label)), ...values.filter(({ label }) => !failing.has(label))];
}

/** Folders first, hidden ones left out. */
function paths(folder: string, entries: readonly FolderEntry[]): readonly Value[] {
  return entries
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .toSorted((a, b) => Number(b.isFolder) - Number(a.isFolder) || (a.name < b.name ? -1 : 1))
    .map(({ name, isFolder }) => ({
      label: isFolder ? `${folder}${name}/` : `${folder}${name}`,
      kind: isFolder ? 'folder' : 'path',
      continues: isFolder,
    }));
}

function written(label: string, { schema }: FieldInfo, { flow }: Place): string {
  return schema.type === 'literal' ? label : renderScalar(label, flow);
}

function quoted(label: string, quote: string): string {
  return quote === '"' ? JSON.stringify(label).slice(1, -1) : label.replaceAll("'", "''");
}
