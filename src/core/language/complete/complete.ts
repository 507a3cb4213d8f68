import { fieldAt, type FieldInfo } from '../../manifest/describe.ts';
import { isPlaceholderWord } from '../../manifest/gaps/filler.ts';
import { STAGES } from '../../vocabulary.ts';
import type { Language } from '../language.ts';
import { entryAt, scalarOf, type Outline } from '../outline/entry.ts';
import { placeAt, type Place } from '../outline/place.ts';
import { readOutline } from '../outline/read-outline.ts';
import type { Completing, CompletionContext, CompletionItem, OrderedItem } from './item.ts';
import { completeItem, completeKeys, completeRuleKeys } from './keys.ts';
import { completeValues } from './values.ts';

/**
 * What can be written at an offset of a text, best first. It never depends on a full parse: while someone types, the
 * text is no valid YAML most of the time.
 */
export async function complete(
  text: string,
  offset: number,
  context: CompletionContext,
): Promise<readonly CompletionItem[]> {
  const outline = readOutline(text);
  const place = placeAt(outline, offset);
  const field = place && fieldAt(context.language.fields, place.path);
  if (!field) return [];
  const completing = { ...context, stage: stageOf(outline) };
  const alternatives = field.alternatives.length > 0 ? field.alternatives : [field];
  const found = await Promise.all(
    alternatives.map((alternative) => completeField(text, place, alternative, completing)),
  );
  return found.flat().map((item) => ({ ...item, filterText: filterText(text, item) }));
}

/** What an editor compares with what is written already. */
function filterText(text: string, { label, kind, replace }: OrderedItem): string {
  const written = text.slice(replace.start, replace.end);
  // a placeholder is no beginning of a word: everything may take its place
  if (isPlaceholderWord(written.replaceAll(/["']/g, ''))) return written || label;
  // an owner of any form may be looked for by an @
  return kind === 'owner' && written.startsWith('@') && !label.startsWith('@') ? `@${label}` : label;
}

/** The field whose value is written at an offset; undefined where none is. */
export function fieldToWrite(text: string, offset: number, { fields }: Language): FieldInfo | undefined {
  const place = placeAt(readOutline(text), offset);
  return place && place.at !== 'line' && place.at !== 'key' ? fieldAt(fields, place.path) : undefined;
}

async function completeField(
  text: string,
  place: Place,
  field: FieldInfo,
  completing: Completing,
): Promise<readonly OrderedItem[]> {
  switch (field.kind) {
    case 'mapping':
      return place.quote === '' || place.at === 'key' ? completeKeys(place, field, completing) : [];
    case 'record':
      return field.meta.format === 'rule' ? completeRuleKeys(place, field, completing) : [];
    case 'list':
      return place.at === 'key' ? [] : completeItem(place, field, completing);
    case 'scalar':
      return place.at === 'key' ? [] : completeValues(text, place, field, completing);
    case 'choice':
      return [];
  }
}

/** The stage that is written, even where the rest cannot be read; the first one where none is. */
function stageOf(outline: Outline) {
  const written = scalarOf(outline, entryAt(outline, ['lifecycle', 'stage']));
  return STAGES.find((stage) => stage === written) ?? 'idea';
}
