import { isFieldRequired, rulesRequiring, type Language } from '../language.ts';
import type { FieldInfo } from '../../manifest/describe.ts';
import type { Stage } from '../../vocabulary.ts';
import type { Path } from '../../yaml/path.ts';
import { PLACEHOLDER } from '../../yaml/render.ts';

/** How a snippet is written, and for whom. */
export interface SnippetStyle {
  readonly language: Language;
  readonly stage: Stage;
  readonly flow: boolean;
  /** Columns at which further lines stand beyond the first. */
  readonly indent: number;
}

/** Text that a snippet shows as it is. */
export function escapeSnippet(text: string): string {
  return text.replaceAll(/[\\$}]/g, String.raw`\$&`);
}

/** `key:` and what belongs after it, each answer a tab stop: `owner: $1`. */
export function keySnippet(key: string, field: FieldInfo, path: Path, style: SnippetStyle): string {
  return new Writer(style).pair(key, field, path, style.indent);
}

/** What belongs in a place that takes a field's value, each answer a tab stop; further lines are indented by the style. */
export function valueSnippet(field: FieldInfo, path: Path, style: SnippetStyle): string {
  return new Writer(style).value(field, path, style.indent);
}

/** The keys of a mapping that are worth writing at a stage: those it asks for, else those that show what it is for. */
function usefulKeys({ language, stage }: SnippetStyle, field: FieldInfo, path: Path): readonly string[] {
  const keys = [...field.fields.keys()];
  const isRequired = (key: string, child = field.fields.get(key)) =>
    child !== undefined && isFieldRequired(language, child, [...path, key], stage);
  const shown = typeof field.example === 'object' && field.example !== null ? Object.keys(field.example) : keys;
  const isOnlyLater = (key: string) => rulesRequiring(language, [...path, key]).length > 0 && !isRequired(key);
  const inList = typeof path.at(-1) === 'number';
  const required = keys.filter((key) => isRequired(key));
  if (required.length > 0 && !inList) return required;
  const useful = keys.filter((key) => isRequired(key) || (shown.includes(key) && !isOnlyLater(key)));
  return useful.length > 0 ? useful : shown;
}

/** Counts the tab stops of one snippet. */
class Writer {
  private stops = 0;

  constructor(private readonly style: SnippetStyle) {}

  pair(key: string, field: FieldInfo, path: Path, indent: number): string {
    const [plain = field] = field.alternatives;
    const isBlock = !this.style.flow && plain.kind !== 'scalar';
    const below = isBlock ? `\n${' '.repeat(indent + 2)}` : ' ';
    return `${key}:${below}${this.value(field, path, indent + 2)}`;
  }

  value(field: FieldInfo, path: Path, indent: number): string {
    const [first] = field.alternatives;
    if (first) return this.value(first, path, indent);
    if (field.kind === 'scalar') return this.answer(field);
    const parts =
      field.kind === 'list'
        ? [this.item(field, path, indent)]
        : field.kind === 'record'
          ? [this.entry(field, path, indent)]
          : usefulKeys(this.style, field, path).flatMap((key) => {
              const child = field.fields.get(key);
              return child ? [this.pair(key, child, [...path, key], indent)] : [];
            });
    if (!this.style.flow) return parts.join(`\n${' '.repeat(indent)}`);
    return field.kind === 'list' ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} \\}`;
  }

  private item({ item }: FieldInfo, path: Path, indent: number): string {
    const text = item ? this.value(item, [...path, 0], indent + 2) : this.stop('');
    return this.style.flow ? text : `- ${text}`;
  }

  private entry({ item }: FieldInfo, path: Path, indent: number): string {
    const name = this.stop('name');
    return item ? this.pair(name, item, [...path, 'name'], indent) : name;
  }

  /** Nothing that would be a guess: words are chosen from a list that begins with a placeholder, a text is typed in quotes. */
  private answer({ schema, words, meta, example, accepts }: FieldInfo): string {
    if (words) {
      const choices = [`"${PLACEHOLDER}"`, ...words].map((word) => word.replaceAll(/[\\,|]/g, String.raw`\$&`));
      return `\${${++this.stops}|${choices.join(',')}|}`;
    }
    if (schema.type === 'literal') return escapeSnippet(String(example));
    const isProse = meta.format === undefined && accepts('a b');
    return isProse ? `"${this.stop('')}"` : this.stop('');
  }

  private stop(text: string): string {
    this.stops++;
    return text === '' ? `$${this.stops}` : `\${${this.stops}:${escapeSnippet(text)}}`;
  }
}
