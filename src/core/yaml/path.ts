/** A key of a mapping or an index of a list. */
export type Segment = string | number;

/** Where a value stands in a YAML document, from the root: `['outcomes', 'metrics', 0, 'target']`. */
export type Path = readonly Segment[];

/** `['outcomes', 'metrics', 0, 'target']` → `outcomes.metrics[0].target`; the root is the empty string. */
export function formatPath(path: Path): string {
  return path.reduce<string>(
    (text, segment) =>
      typeof segment === 'number' ? `${text}[${segment}]` : text === '' ? segment : `${text}.${segment}`,
    '',
  );
}

/** The inverse of {@link formatPath}, for keys without dots and brackets (all keys of the schema are such). */
export function parsePath(text: string): Path {
  const segments = text.match(/\[\d+\]|[^.[\]]+/g) ?? [];
  return segments.map((segment) => (segment.startsWith('[') ? Number(segment.slice(1, -1)) : segment));
}

/** Whether `path` is `prefix` or lies below it. */
export function startsWith(path: Path, prefix: Path): boolean {
  return prefix.length <= path.length && prefix.every((segment, i) => segment === path[i]);
}
