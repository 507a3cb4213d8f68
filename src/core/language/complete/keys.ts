import { describeField } from '../markdown.ts';
import { isFieldRequired, rulesRequiring } from '../language.ts';
import type { Place } from '../outline/place.ts';
import type { FieldInfo } from '../../manifest/describe.ts';
import { stagesOf } from '../../rules/rule.ts';
import type { Path } from '../../yaml/path.ts';
import { inOrder, type Completing, type NewItem, type OrderedItem } from './item.ts';
import { keySnippet, valueSnippet, type SnippetStyle } from './snippet.ts';

/** The keys of a mapping that are not there yet: those that the present stage asks for first, then as in the schema. */
export function completeKeys(place: Place, field: FieldInfo, completing: Completing): readonly OrderedItem[] {
  const keys = [...field.fields].filter(([key]) => !place.taken.includes(key));
  const items = keys.map(([key, child]) => keyItem(key, child, place, completing));
  const ordered = [...items.filter(({ required }) => required), ...items.filter(({ required }) => !required)];
  return inOrder([...wholeDocument(place, field, completing), ...ordered]);
}

/** The keys of a record that stand for rules. */
export function completeRuleKeys(place: Place, field: FieldInfo, completing: Completing): readonly OrderedItem[] {
  const { item } = field;
  const free = completing.language.rules.filter(({ id }) => item && !place.taken.includes(id));
  return inOrder(
    free.map(({ id, requirement }) => ({
      label: id,
      kind: 'rule',
      detail: requirement,
      documentation: '',
      insert: item ? wrapped(place, (style) => keyText(id, item, [...place.path, id], place, style), completing) : id,
      replace: place.word,
      required: false,
      continues: true,
    })),
  );
}

/** One more item of a list, on a line of its own or after its key. */
export function completeItem(place: Place, field: FieldInfo, completing: Completing): readonly OrderedItem[] {
  return inOrder([
    {
      label: place.flow ? '[ ]' : '- ',
      kind: 'key',
      detail: 'An item of this list',
      documentation: describeField(field),
      insert: wrapped(place, (style) => valueSnippet(field, [...place.path], style), completing),
      replace: place.word,
      required: false,
      continues: true,
    },
  ]);
}

function keyItem(key: string, field: FieldInfo, place: Place, completing: Completing): NewItem {
  const path = [...place.path, key];
  const { language, stage } = completing;
  const required = isFieldRequired(language, field, path, stage);
  return {
    label: key,
    kind: 'key',
    detail: field.required ? 'required' : required ? `required at ${stage}` : laterStage(completing, path),
    documentation: describeField(field, language.vocabulary[path.join('.')]),
    insert: wrapped(place, (style) => keyText(key, field, path, place, style), completing),
    replace: place.word,
    required,
    continues: place.at !== 'key',
  };
}

function keyText(key: string, field: FieldInfo, path: Path, { at }: Place, style: SnippetStyle): string {
  return at === 'key' ? key : keySnippet(key, field, path, style);
}

/** What leads from the place to where the text may begin: nothing, a space, a new line, brackets. */
function wrapped(
  { at, flow, indent, needsSpace }: Place,
  write: (style: SnippetStyle) => string,
  { language, stage }: Completing,
): string {
  const text = write({ language, stage, flow, indent });
  if (at === 'line' || at === 'key') return text;
  if (at === 'colon' && !flow) return `\n${' '.repeat(indent)}${text}`;
  const inBrackets = !flow || /^[{[]/.test(text) ? text : `{ ${text} \\}`;
  return needsSpace ? ` ${inBrackets}` : inBrackets;
}

function laterStage({ language }: Completing, path: Path): string {
  const [rule] = rulesRequiring(language, path);
  const [stage] = rule ? stagesOf(rule) : [];
  return stage ? `required at ${stage}` : '';
}

/** In an empty document: all that the first stage asks for, at once. */
function wholeDocument(place: Place, field: FieldInfo, completing: Completing): readonly NewItem[] {
  if (place.path.length > 0 || place.taken.length > 0 || place.at !== 'line' || place.flow || !field.meta.title)
    return [];
  const { language, stage } = completing;
  return [
    {
      label: field.meta.title,
      kind: 'key',
      detail: 'All that is needed to begin',
      documentation: describeField(field),
      insert: valueSnippet(field, [], { language, stage, flow: false, indent: 0 }),
      replace: place.word,
      required: true,
      continues: false,
    },
  ];
}
