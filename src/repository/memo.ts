import { createRecentMap } from '../core/index.ts';

/** Keeps answers while there is room, those asked for lately the longest. */
export interface Memo {
  /** The answer to a question, made the first time it is asked for. One that fails is not kept. */
  remember<T>(question: string, make: () => Promise<T>): Promise<T>;
}

/** Characters that an answer takes beside its texts. */
const OVERHEAD = 500;

/** @param room in characters of text */
export function createMemo(room: number): Memo {
  const kept = createRecentMap<Promise<unknown>>(room);
  return {
    remember<T>(question: string, make: () => Promise<T>): Promise<T> {
      const known = kept.get(question);
      if (known) return known as Promise<T>;
      const answer = make();
      const size = question.length + OVERHEAD;
      kept.set(question, answer, size);
      answer.then(
        (value) => {
          if (kept.get(question) === answer) kept.set(question, answer, size + sizeOf(value));
        },
        () => kept.delete(question),
      );
      return answer;
    },
  };
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  return Array.isArray(value) ? value.reduce((sum: number, item) => sum + 50 + sizeOf(item), 0) : 0;
}
