/** Keeps answers while there is room, those asked for last the longest. */
export interface Memo {
  /** The answer to a question, made the first time it is asked for. One that fails is not kept. */
  remember<T>(question: string, make: () => Promise<T>): Promise<T>;
}

/** Characters that an answer takes beside its texts. */
const OVERHEAD = 200;

/** @param room in characters of text */
export function createMemo(room: number): Memo {
  const kept = new Map<string, { readonly answer: Promise<unknown>; size: number }>();
  let used = 0;
  const drop = (question: string) => {
    used -= kept.get(question)?.size ?? 0;
    kept.delete(question);
  };
  // a quarter at once: to begin at the oldest takes longer the more were dropped before it
  const makeRoom = () => {
    for (const oldest of kept.keys()) {
      if (used <= room * 0.75) break;
      drop(oldest);
    }
  };
  return {
    remember<T>(question: string, make: () => Promise<T>): Promise<T> {
      const known = kept.get(question);
      if (known) {
        kept.delete(question);
        kept.set(question, known);
        return known.answer as Promise<T>;
      }
      const answer = make();
      const entry = { answer, size: 0 };
      kept.set(question, entry);
      answer.then(
        (value) => {
          if (kept.get(question) !== entry) return;
          entry.size = question.length + OVERHEAD + sizeOf(value);
          used += entry.size;
          if (used > room) makeRoom();
        },
        () => drop(question),
      );
      return answer;
    },
  };
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  return Array.isArray(value) ? value.reduce((sum: number, item) => sum + 50 + sizeOf(item), 0) : 0;
}
