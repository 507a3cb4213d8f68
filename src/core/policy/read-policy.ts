import type * as z from 'zod/mini';
import { childOf, describeSchema, fieldAt, type FieldInfo } from '../manifest/describe.ts';
import { fillerAt } from '../manifest/gaps/missing.ts';
import { cutByHash } from '../manifest/reports/cut-text.ts';
import { readBySchema, type ShapeProblem } from '../manifest/read-manifest.ts';
import { reportInvalid, reportProblems, reportUnknownKey } from '../manifest/reports/reports.ts';
import type { ShapeReport } from '../manifest/reports/shape-report.ts';
import type { ShapeRuleId } from '../rules/rule-ids.ts';
import type { SourceDocument } from '../yaml/document.ts';
import type { Node } from '../yaml/node.ts';
import { formatPath, type Path } from '../yaml/path.ts';
import { policySchema } from './policy-schema.ts';

let fields: FieldInfo | undefined;

/** The fields of the policy file, as plain data. */
export const policyFields = (): FieldInfo => (fields ??= describeSchema(policySchema()));

type Declared = z.infer<ReturnType<typeof policySchema>>;

/** What is there and valid of a policy file; even what a custom rule cannot do without may be absent. */
export type PolicyContent = Omit<Declared, 'customRules'> & {
  readonly customRules?: readonly Partial<NonNullable<Declared['customRules']>[number]>[];
};

/** A report and the id of the shape rule it belongs to. */
export type PolicyReport = ShapeReport & { readonly ruleId: ShapeRuleId };

/** Reads one policy file by its schema; each bad part is reported and left out, the rest counts. */
export function readPolicy(document: SourceDocument): {
  readonly content: PolicyContent;
  readonly reports: readonly PolicyReport[];
} {
  const { value, problems } = readBySchema<PolicyContent>(document, policyFields());
  const of = (ruleId: ShapeRuleId, reports: Iterable<ShapeReport>) =>
    [...reports].map((report) => ({ ...report, ruleId }));
  return {
    content: value,
    reports: [
      ...of('yaml-syntax', reportProblems(document, 'syntax')),
      ...of('yaml-limit', reportProblems(document, 'limit')),
      ...of('key-duplicate', reportProblems(document, 'duplicate-key')),
      ...of(
        'value-invalid',
        reportProblems(document, 'empty', (message) => `${message}: it sets nothing`),
      ),
      ...of('field-unknown', cutByHash(document, policyFields())),
      ...problems.flatMap((problem) => reportProblem(document, problem)),
      ...of('value-invalid', placeholders(document.root, policyFields())),
    ],
  };
}

function reportProblem(document: SourceDocument, problem: ShapeProblem): readonly PolicyReport[] {
  switch (problem.kind) {
    case 'unknown-key':
      return [...reportUnknownKey(document, problem, 'the policy')].map((one) => ({ ...one, ruleId: 'field-unknown' }));
    case 'invalid':
      return [{ ruleId: 'value-invalid', ...reportInvalid(problem, document) }];
    case 'missing': {
      const { description = '', expected = 'filled in' } = fieldAt(policyFields(), problem.path)?.meta ?? {};
      const text = `${formatPath(problem.path)} is missing, so the rule is not run. ${description} Must be ${expected}`;
      return [{ ruleId: 'field-missing', path: problem.path, text }];
    }
  }
}

/** In a manifest filler is an answer to come; in a policy it would silently leave the default in force. */
function placeholders(node: Node | undefined, field: FieldInfo | undefined, path: Path = []): readonly ShapeReport[] {
  if (node?.kind === 'map') {
    return node.pairs
      .filter(({ key }) => !key.startsWith('x-'))
      .flatMap(({ key, value }) => placeholders(value, field && childOf(field, key), [...path, key]));
  }
  if (node?.kind === 'list') {
    return node.items.flatMap((item, i) => placeholders(item, field && childOf(field, i), [...path, i]));
  }
  const found = field && fillerAt(node, field);
  return found ? [{ path, text: `${formatPath(path)} says only "${found.text}" and is ignored` }] : [];
}
