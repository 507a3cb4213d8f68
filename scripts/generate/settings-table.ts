import { markdownTable } from '../../src/catalogue/markdown-table.ts';

/** The declaration of a setting in package.json. */
interface Setting {
  readonly default: string | boolean;
  readonly scope: string;
  readonly enum?: readonly string[];
  readonly markdownDescription: string;
}

const SCOPES: Readonly<Record<string, string>> = { window: 'window', resource: 'folder' };

/** A table of settings by their full names. Markdown. */
export function settingsTable(settings: Readonly<Record<string, Setting>>): string {
  const rows = Object.entries(settings).map(([name, { default: value, scope, enum: words, markdownDescription }]) => [
    `\`${name}\``,
    words ? words.map((word) => `\`${word}\``).join(' or ') : typeof value === 'boolean' ? '`true` or `false`' : 'text',
    value === '' ? '(none)' : `\`${value}\``,
    SCOPES[scope] ?? scope,
    markdownDescription,
  ]);
  return markdownTable(['Setting', 'Values', 'Default', 'Scope', 'Says'], rows);
}
