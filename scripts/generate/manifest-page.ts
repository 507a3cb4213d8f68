import type { FieldInfo } from '../../src/core/index.ts';
import { markdownTable } from '../../src/catalogue/markdown-table.ts';

/** The reference of the manifest's fields. Markdown. */
export function manifestPage(root: FieldInfo): string {
  const fields = [...root.fields];
  const head = fields.filter(([, field]) => field.fields.size === 0 && (field.item?.fields.size ?? 0) === 0);
  const sections = fields.filter((entry) => !head.includes(entry));
  return [
    '# The manifest',
    root.meta.description,
    'One `ai-initiative.yaml` (or `.yml`) for each initiative, anywhere in the repository. Dates are calendar dates (`2026-06-01`). An unknown key is a finding; keys that start with `x-` are yours. `TBD`, `TODO`, `n/a`, `none`, `unknown`, `?` and `-` count as missing.',
    `## Head\n\n${fieldTable(head)}`,
    ...sections.map(
      ([key, field]) =>
        `## ${key}\n\n${field.meta.description} ${field.meta.why}\n\n${fieldTable(leavesOf(field, field.kind === 'list' ? `${key}[]` : ''))}`,
    ),
  ].join('\n\n');
}

type NamedField = readonly [name: string, field: FieldInfo];

/** The fields below a field, each with its path from there; mappings are opened, lists as well. */
function leavesOf(field: FieldInfo, prefix: string): readonly NamedField[] {
  const fields = field.item?.fields ?? field.fields;
  return [...fields].flatMap(([key, child]): readonly NamedField[] => {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    const below = leavesOf(child, child.kind === 'list' ? `${name}[]` : name);
    return [[name, child], ...below];
  });
}

function fieldTable(fields: readonly NamedField[]): string {
  const rows = fields.map(([name, field]) => [
    `\`${name}\`${field.required ? ' (required)' : ''}`,
    `${field.meta.description} ${field.meta.why}`,
    valueOf(field),
  ]);
  return markdownTable(['Field', 'What it says, and why', 'Value'], rows);
}

function valueOf({ meta, kind, item, example }: FieldInfo): string {
  if (meta.meanings) {
    const values = Object.entries(meta.meanings).map(([word, meaning]) => `\`${word}\`: ${meaning}`);
    return values.join('<br>');
  }
  if (kind === 'mapping') return 'a mapping of:';
  if (kind === 'list') {
    return item && item.fields.size > 0
      ? 'a list of:'
      : `a list, e.g. \`[${(example as readonly unknown[]).join(', ')}]\``;
  }
  const saysHow = meta.expected?.includes('such as') || meta.expected === String(example);
  return saysHow ? `${meta.expected}` : `${meta.expected}, e.g. \`${String(example)}\``;
}
