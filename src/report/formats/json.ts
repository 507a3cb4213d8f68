import type { Report } from '../schema.ts';

/** The whole report as one JSON document. */
export function json(report: Report): string {
  return `${toJson(report, 2)}\n`;
}

/** JSON that a terminal may show too: the control characters that JSON leaves as they are become escapes. */
export function toJson(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, undefined, indent);
  return text.replaceAll(
    /[\u007F-\u009F\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
