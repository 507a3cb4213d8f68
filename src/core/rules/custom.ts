import { fieldAt } from '../manifest/describe.ts';
import { parseFieldPath, placesOf } from '../manifest/field-path.ts';
import { manifestFields } from '../manifest/fields.ts';
import { fillerAt, isMissing } from '../manifest/gaps/missing.ts';
import type { Dimension } from '../manifest/manifest-schema.ts';
import { compilePattern, PATTERN_LIMITS, type Matcher } from '../policy/pattern.ts';
import type { CustomRule } from '../policy/policy.ts';
import { toPlainText, type Node } from '../yaml/node.ts';
import { formatPath, parsePath } from '../yaml/path.ts';
import { insertScaffold } from './missing.ts';
import type { RuleFinding, SeverityByStage } from './rule.ts';

/** A rule as a policy file declares it. Plain JSON. */
export interface CustomRuleDeclaration {
  readonly id: string;
  readonly dimension: Dimension;
  /** With `[]` for each item of a list: `integration.points[].owner`. */
  readonly path: string;
  readonly pattern?: string;
  readonly oneOf?: readonly string[];
  readonly required: SeverityByStage;
  readonly weight: number;
  readonly message?: string;
}

/**
 * Makes a rule of a declaration whose pattern is known to be one. It fails where its field is absent, whatever it asks
 * of the value: what is deleted never counts as right.
 */
export function customRule(declaration: CustomRuleDeclaration, declaredIn: string): CustomRule {
  const { id, dimension, path, pattern, oneOf, required, weight } = declaration;
  const demand = declaration.message ?? defaultMessage(declaration);
  const matcher = pattern === undefined ? undefined : compilePattern(pattern);
  const segments = parseFieldPath(path);

  function fault(node: Node | undefined, dotted: string, missing: boolean, matches?: Matcher): string | undefined {
    if (missing) {
      const filler = fillerAt(node, fieldAt(manifestFields, parsePath(dotted)));
      return filler === undefined ? `${dotted} is missing` : `${dotted} says only "${shorten(filler.text)}"`;
    }
    if (!node || (!matches && !oneOf)) return undefined;
    const value = toPlainText(node);
    const right = node.kind === 'scalar' && (matches?.(value) ?? oneOf?.includes(value));
    return right ? undefined : `${dotted} is ${node.kind === 'scalar' ? `"${shorten(value)}"` : value}`;
  }

  return {
    id,
    group: dimension,
    dimension,
    required,
    requiredOf: undefined,
    notFor: [],
    atStage: false,
    ignoresHold: false,
    weight,
    requirement: demand,
    action: demand,
    why: [],
    needsFacts: false,
    requires: undefined,
    subjects: [],
    isSet: true,
    applies: undefined,
    declaredIn,
    fixKind: 'scaffold',
    check: ({ nodeAt }) => {
      const matches = matcher && within(matcher);
      return placesOf(nodeAt([]), segments).flatMap(({ path: place, node }): RuleFinding[] => {
        const dotted = formatPath(place);
        const missing = isMissing(node, fieldAt(manifestFields, place));
        const found = fault(node, dotted, missing, matches);
        if (found === undefined) return [];
        const edits = missing ? [insertScaffold(dotted)] : [];
        const text = `${demand} (${found})`;
        return [{ path: dotted, at: 'value', text, edits, severity: undefined, confidence: 'high', place: undefined }];
      });
    },
  };
}

function defaultMessage({ path, pattern, oneOf }: CustomRuleDeclaration): string {
  if (pattern !== undefined) return `${path} must match ${pattern}`;
  return oneOf ? `${path} must be one of ${oneOf.join(', ')}` : `${path} is required`;
}

/**
 * A matcher for the values of one manifest. Each is matched once, as aliases can repeat a value many times in one text,
 * and beyond the limit none matches: a list can hold more text than a pattern gets through in time.
 */
function within(matcher: Matcher): Matcher {
  const answers = new Map<string, boolean>();
  let characters = 0;
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    characters += text.length;
    const answer = characters <= PATTERN_LIMITS.texts && matcher(text);
    answers.set(text, answer);
    return answer;
  };
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
