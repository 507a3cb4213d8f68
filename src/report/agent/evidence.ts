import type { Known, RuleResult } from '../../core/index.ts';
import { oneLine, toJson } from '../sanitize.ts';
import { cut } from './shell.ts';

/** Proposals and claims listed. */
const MOST = 40;

/** What a repository shows of an initiative. */
export interface EvidenceFound {
  /** Answers that it gives, by dotted path, each with the place that shows it. */
  readonly proposals: ReadonlyMap<string, Known>;
  /** The rules of a manifest that is there, held against it. */
  readonly rules: readonly RuleResult[];
}

/** What a repository shows, for an agent: answers with their places, and claims of the manifest that do or do not hold. */
export function agentEvidence({ proposals, rules }: EvidenceFound): readonly string[] {
  const found = [...proposals].map(
    ([field, { value, evidence }]) => `found ${field}: ${oneLine(toJson(value))} — ${oneLine(evidence)}`,
  );
  const claims = rules.flatMap(({ ruleId, claim, confidence, reason, requirement }) => {
    if (claim === undefined || claim === 'undeclared') return [];
    const how = [confidence === undefined ? '' : `${confidence} confidence`, reason ?? ''].filter(Boolean).join(', ');
    return [`claim ${claim}: ${oneLine(ruleId)}: ${oneLine(requirement)}${how === '' ? '' : ` (${oneLine(how)})`}`];
  });
  const { shown, note } = cut([...found, ...claims], MOST, (left) => `not listed: ${left} more`);
  return shown.length > 0 ? [...shown, ...note] : ['the repository shows nothing of it; ask people'];
}
