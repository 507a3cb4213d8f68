import { InvalidArgumentError } from 'commander';

/** One part of several that a run is split into; `index` counts from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** An option written `3/16`. */
export function shardOption(text: string): Shard {
  const [index = 0, count = 0] = text.split('/').map(Number);
  if (!/^\d{1,4}\/\d{1,4}$/.test(text) || index < 1 || index > count) {
    throw new InvalidArgumentError('It must be written 3/16: the third of sixteen parts.');
  }
  return { index, count };
}

/**
 * Whether a path belongs to a shard. Every path belongs to exactly one, whatever other paths there are, so that a part
 * assesses the same files on every machine, and a new file moves no other.
 */
export function isInShard(path: string, { index, count }: Shard): boolean {
  return hash(path) % count === index - 1;
}

/** FNV-1a over UTF-16 code units, with its bits mixed so that few parts come out even. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}
