import type { ConditionContent } from './mapping-schema.ts';
import { patternTest, wordTest, type WordTest } from '../word-table.ts';

/** What a row says in a column; undefined where that says nothing. */
export type CellOf = (column: string) => string | undefined;

export interface Condition {
  readonly column: string;
  readonly holds: (cell: CellOf) => boolean;
}

/** All parts of a condition must be met. @throws {PatternError} where a pattern is invalid */
export function compileCondition({ column = '', equals, matches, empty }: ConditionContent): Condition {
  const tests: WordTest[] = [...(equals ? [wordTest(equals)] : []), ...(matches ? [patternTest(matches)] : [])];
  return {
    column,
    holds: (cell) => {
      const found = cell(column);
      if (empty !== undefined && empty !== (found === undefined)) return false;
      return tests.every((test) => found !== undefined && test(found));
    },
  };
}
