import { resolvePlainScalar } from './node.ts';

/** Where a value is written: the column of its mapping or list, the line end of the text, inside flow brackets or not. */
export interface RenderStyle {
  readonly indent: number;
  readonly eol: string;
  readonly flow?: boolean;
}

/** What is written where a person has to fill something in: always in quotes, so that any text can be typed over it. */
export const PLACEHOLDER = 'TODO';

/** A scalar as YAML: plain where that is safe, else in double quotes. */
export function renderScalar(value: unknown, flow = false): string {
  if (typeof value !== 'string') return String(value);
  if (value === PLACEHOLDER) return `"${PLACEHOLDER}"`;
  const plain = flow ? /^[\p{L}\p{N}_./][\p{L}\p{N} _./:@+()'’–-]*$/u : /^[\p{L}\p{N}_./][\p{L}\p{N} _./:@+()'’–,-]*$/u;
  const safe = plain.test(value) && !/: |:$| #| $/.test(value) && resolvePlainScalar(value) === value;
  return safe ? value : JSON.stringify(value);
}

/** A value in flow style on one line: `{ stage: pilot, since: 2026-03-01 }`. */
export function renderFlow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(renderFlow).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, child]) => `${key}: ${renderFlow(child)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return renderScalar(value, true);
}

/** What follows `key:` when the value is written below that key: a space and a scalar, or indented lines. */
export function renderAfterKey(value: unknown, style: RenderStyle): string {
  if (style.flow || !isCollection(value) || isShortList(value))
    return ` ${style.flow ? renderFlow(value) : renderInline(value)}`;
  const indent = style.indent + 2;
  return `${style.eol}${' '.repeat(indent)}${renderBlock(value, { ...style, indent })}`;
}

/** A collection in block style; its first line is not indented, as it may follow a `- `. */
export function renderBlock(value: unknown, style: RenderStyle): string {
  const next = `${style.eol}${' '.repeat(style.indent)}`;
  if (Array.isArray(value)) {
    return value.map((item) => `- ${renderBlock(item, { ...style, indent: style.indent + 2 })}`).join(next);
  }
  if (!isCollection(value)) return renderInline(value);
  return Object.entries(value)
    .map(([key, child]) => `${key}:${renderAfterKey(child, style)}`)
    .join(next);
}

function renderInline(value: unknown): string {
  return isCollection(value) ? renderFlow(value) : renderScalar(value);
}

function isCollection(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Lists of a few words are written on the line of their key: `skills: [ml, sap]`. Those to be filled in are not. */
function isShortList(value: object): boolean {
  if (Object.keys(value).length === 0) return true;
  const isFlat = Array.isArray(value) && value.every((item) => !isCollection(item) && item !== PLACEHOLDER);
  return isFlat && renderFlow(value).length <= 60;
}
