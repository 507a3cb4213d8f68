import { PLACEHOLDER } from '../yaml/render.ts';
import type { FieldInfo } from './describe.ts';

export { PLACEHOLDER };

/** A value of the shape of a field's example in which every answer is a placeholder. */
export function scaffoldOf(field: FieldInfo | undefined): unknown {
  const example = field?.example;
  if (field?.kind === 'list') return [asPlaceholders(Array.isArray(example) ? example.at(0) : undefined)];
  // the items of a list have no example of their own
  if (example === undefined && field?.kind === 'mapping') {
    return Object.fromEntries([...field.fields].map(([key, child]) => [key, scaffoldOf(child)]));
  }
  return asPlaceholders(example);
}

function asPlaceholders(value: unknown): unknown {
  if (Array.isArray(value)) return [PLACEHOLDER];
  if (typeof value !== 'object' || value === null) return PLACEHOLDER;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, asPlaceholders(child)]));
}
