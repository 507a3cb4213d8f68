import type { RuleResult } from './evaluate.ts';
import type { Finding, FindingGroup } from '../findings/finding.ts';
import type { Stage } from '../manifest/schema.ts';
import type { Severity } from '../rules/rule.ts';
import { scoreOf, sumOfWeights } from './score.ts';

/** `blocked`: an error is open. `conditional`: only warnings are open, or something is waived. `ready`: neither. */
export type Verdict = 'blocked' | 'conditional' | 'ready';

/** Something the gate asks for that is not met. */
export interface Requirement {
  readonly ruleId: string;
  readonly group: FindingGroup;
  readonly title: string;
  readonly status: 'open' | 'waived';
  readonly severity: Severity;
  /** It keeps the gate shut: it is an error itself, or an error it covers is. */
  readonly blocking: boolean;
  /** What mending it, and all that it covers, adds to the score of the gate. */
  readonly points: number;
  /** The rules that fail for the same absence. */
  readonly covers: readonly string[];
}

/** May the initiative go to its next stage, or stay in production? */
export interface Gate {
  /** The stage it asks about: the next one, or production itself; null where the manifest cannot be judged. */
  readonly stage: Stage | null;
  readonly verdict: Verdict;
  /** At the stage it asks about, 0–100; with the points of all requirements it adds up to 100. Null: nothing is asked. */
  readonly score: number | null;
  /** Blocking ones first, then by points. */
  readonly requirements: readonly Requirement[];
}

/** The gate from the results of the rules, and from those findings that are about no dimension (shape, waivers). */
export function gateOf(stage: Stage | null, results: readonly RuleResult[], findings: readonly Finding[]): Gate {
  const { score, total } = scoreOf(results.filter(({ asked, needsFacts }) => asked !== 'no' && !needsFacts));
  const unmet = results.filter(isUnmet);
  /** What is mended together: the rule that speaks for an absence, and all that fail for it. */
  const unmetByRoot = new Map<string, RuleResult[]>();
  for (const result of unmet) {
    const root = result.coveredBy ?? result.ruleId;
    const sameRoot = unmetByRoot.get(root);
    if (sameRoot) sameRoot.push(result);
    else unmetByRoot.set(root, [result]);
  }
  const stakesOf = ({ ruleId, status, severity }: Pick<Requirement, 'ruleId' | 'status' | 'severity'>) => {
    const mended = unmetByRoot.get(ruleId) ?? [];
    const covered = mended.filter((one) => one.ruleId !== ruleId);
    const isError = severity === 'error' || covered.some((one) => one.severity === 'error' && one.outcome !== 'waived');
    const weight = sumOfWeights(mended.filter(({ needsFacts }) => !needsFacts));
    return {
      blocking: status === 'open' && isError,
      points: total === 0 ? 0 : (100 * weight) / total,
      covers: covered.map((one) => one.ruleId),
    };
  };
  // every property is written out: spreading one object into another would be most of the time of a gate
  const fromRules = unmet
    .filter(({ coveredBy }) => coveredBy === undefined)
    .map(({ ruleId, dimension: group, title, severity, outcome }): Requirement => {
      const status = outcome === 'waived' ? 'waived' : 'open';
      const { blocking, points, covers } = stakesOf({ ruleId, status, severity });
      return { ruleId, group, title, severity, status, blocking, points, covers };
    });
  const others = new Map<string, OpenFinding>();
  for (const finding of findings) {
    if (isOfDimension(finding) || !isOpen(finding)) continue;
    // one requirement a rule, as urgent as its worst finding
    const worst = others.get(finding.ruleId);
    if (!worst || SEVERITIES.indexOf(finding.severity) < SEVERITIES.indexOf(worst.severity))
      others.set(finding.ruleId, finding);
  }
  const fromOthers = [...others.values()].map(({ ruleId, group, message: title, severity }): Requirement => {
    const status = 'open';
    const { blocking, points, covers } = stakesOf({ ruleId, status, severity });
    return { ruleId, group, title, status, severity, blocking, points, covers };
  });
  const requirements = [...fromOthers, ...fromRules].toSorted(byUrgency);
  return { stage, verdict: verdictOf(requirements, unmet), score, requirements };
}

/** Whether a requirement is not met, set aside or not. */
export function isUnmet({ outcome }: RuleResult): boolean {
  return outcome === 'failed' || outcome === 'upcoming' || outcome === 'waived';
}

/** Whether a finding is that of a rule with a result. */
function isOfDimension({ group }: Finding): boolean {
  return group !== 'shape' && group !== 'waivers' && group !== 'workspace';
}

type OpenFinding = Finding & { readonly severity: Severity };

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

function isOpen(finding: Finding): finding is OpenFinding {
  return finding.status === 'open' && finding.severity !== 'hint';
}

/** Information never touches the gate, whether a finding of its own or covered by another; a live waiver always does. */
function verdictOf(requirements: readonly Requirement[], unmet: readonly RuleResult[]): Verdict {
  if (requirements.some(({ blocking }) => blocking)) return 'blocked';
  const isWaived = unmet.some(({ outcome }) => outcome === 'waived');
  return isWaived || [...requirements, ...unmet].some(({ severity }) => severity !== 'info') ? 'conditional' : 'ready';
}

function byUrgency(a: Requirement, b: Requirement): number {
  const rank = ({ blocking, severity, status }: Requirement) =>
    blocking ? 0 : status === 'waived' ? 3 : severity === 'info' ? 2 : 1;
  return rank(a) - rank(b) || b.points - a.points;
}
