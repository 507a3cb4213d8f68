/** A map that has room for so much, and forgets what was not asked for lately. */
export interface RecentMap<V> {
  readonly get: (key: string) => V | undefined;
  /** @param size what the value takes of the room */
  readonly set: (key: string, value: V, size: number) => void;
  readonly delete: (key: string) => void;
}

interface Entry<V> {
  readonly value: V;
  readonly size: number;
}

/**
 * It has two halves: once one is full it becomes the older one, and what the older one held until then is forgotten,
 * unless it was asked for meanwhile. To keep all entries in the order of their use would cost more at each look than
 * most of them are worth.
 */
export function createRecentMap<V>(room: number): RecentMap<V> {
  let recent = new Map<string, Entry<V>>();
  let older = new Map<string, Entry<V>>();
  let used = 0;
  const put = (key: string, entry: Entry<V>): void => {
    if (used >= room / 2) {
      older = recent;
      recent = new Map();
      used = 0;
    }
    used += entry.size - (recent.get(key)?.size ?? 0);
    recent.set(key, entry);
  };
  return {
    get(key) {
      const entry = recent.get(key);
      if (entry) return entry.value;
      const old = older.get(key);
      if (old) put(key, old);
      return old?.value;
    },
    set: (key, value, size) => put(key, { value, size }),
    delete(key) {
      used -= recent.get(key)?.size ?? 0;
      recent.delete(key);
      older.delete(key);
    },
  };
}
