import type { SourceDocument } from '../yaml/document.ts';
import { rangeOf } from '../yaml/document.ts';
import { locate } from '../yaml/locate.ts';
import type { Range } from '../yaml/lines.ts';
import { formatPath, type Path } from '../yaml/path.ts';
import { fieldAt, type FieldInfo } from './describe.ts';
import { cutByHash } from './reports/cut-text.ts';
import { isBlank } from './gaps/missing.ts';
import { readBySchema } from './read-manifest.ts';
import { reportInvalid, reportProblems, reportUnknownKey } from './reports/reports.ts';
import type { ShapeReport } from './reports/shape-report.ts';

/** What is wrong in a settings file, and where. */
export interface SettingsProblem {
  readonly message: string;
  readonly range: Range;
}

/** A settings file as it was read. */
export interface SettingsReading<T> {
  /** What is there and valid. */
  readonly content: T;
  readonly problems: readonly SettingsProblem[];
  /** A problem of the reader's own, on the value or key at a path. */
  readonly at: (path: Path, message: string, on?: 'key' | 'value') => SettingsProblem;
}

/**
 * Reads a settings file that is neither manifest nor policy by its schema.
 *
 * @param whole what the file is called in messages: `the mapping`
 */
export function readSettings<T>(document: SourceDocument, fields: FieldInfo, whole: string): SettingsReading<T> {
  const { value, problems } = readBySchema<T>(document, fields, {}, isBlank);
  const place = ({ path = [], at = 'value', span, text }: ShapeReport): SettingsProblem => ({
    message: text,
    range: rangeOf(document, span ?? locate(document.root, path, at)),
  });
  const cut = cutByHash(document, fields);
  const isCut = (path: Path) => cut.some((one) => formatPath(one.path ?? []) === formatPath(path));
  const reports = [
    ...reportProblems(document, 'syntax'),
    ...reportProblems(document, 'limit'),
    ...reportProblems(document, 'duplicate-key'),
    ...reportProblems(document, 'empty'),
    ...cut,
    ...problems.flatMap((problem): ShapeReport | ShapeReport[] => {
      if (problem.kind === 'unknown-key') return [...reportUnknownKey(document, problem, whole)];
      if (problem.kind === 'invalid') return reportInvalid(problem, document);
      if (isCut(problem.path)) return [];
      const { description = '', expected = 'filled in' } = fieldAt(fields, problem.path)?.meta ?? {};
      return {
        path: problem.path,
        text: `${formatPath(problem.path)} is missing. ${description} Must be ${expected}`,
      };
    }),
  ];
  return {
    content: value,
    problems: reports.map(place),
    at: (path, text, at = 'value') => place({ path, text, at }),
  };
}
