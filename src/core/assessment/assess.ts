import type { CalendarDate } from '../util/calendar.ts';
import { evaluate, type RuleResult, type UnmetRule } from './evaluate.ts';
import type { Facts } from '../facts/facts.ts';
import { inTextOrder, type Finding } from '../findings/finding.ts';
import { gateOf, type Gate } from './gate.ts';
import { judge, nextStage } from './judge.ts';
import { manifestFields } from '../manifest/fields.ts';
import { placeholderAt } from '../manifest/missing.ts';
import { isInvalidAt, readBySchema } from '../manifest/read.ts';
import type { Stage } from '../manifest/schema.ts';
import { rulesInForce } from '../policy/in-force.ts';
import type { Policy } from '../policy/policy.ts';
import type { ReadManifest, RuleContext } from '../rules/rule.ts';
import { isUnsupportedVersion, shapeRules, type ShapeContext } from '../rules/shape.ts';
import {
  dimensionScores,
  scoredNow,
  scoreOf,
  verifiedShare,
  type DimensionScore,
  type VerifiedShare,
} from './score.ts';
import { catalogContradictions, catalogDisagrees } from '../rules/workspace.ts';
import { shapeFinding } from '../findings/shape-finding.ts';
import { waiverFindings } from '../findings/waiver-findings.ts';
import { liveWaivers, waiverNote } from './waivers.ts';
import { rangeOf, type SourceDocument } from '../yaml/document.ts';
import { locate } from '../yaml/locate.ts';
import { nodeAt } from '../yaml/node.ts';
import { parsePath } from '../yaml/path.ts';

/** All that is known of one manifest on one day. Plain JSON, the same for every surface. */
export interface Assessment {
  /** The day it is judged on. */
  readonly asOf: CalendarDate;
  readonly policy: AppliedPolicy;
  /** Null where the text cannot be judged: then `findings` say why, `score` is null and `gate` blocked. */
  readonly stage: Stage | null;
  /** What is there and valid of the manifest. */
  readonly manifest: Partial<ReadManifest>;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  /** Every rule in force, in the order of the catalogue. */
  readonly rules: readonly RuleResult[];
  /** 0–100 at the present stage, of the manifest alone; null where nothing is asked. */
  readonly score: number | null;
  readonly dimensions: readonly DimensionScore[];
  /** The second number: how much of what the repository can show it does show. */
  readonly verified: VerifiedShare;
  /** Null for a retired initiative, which has nowhere to go. */
  readonly gate: Gate | null;
}

/** What a reader must know of the policy behind an assessment; no files and nothing weakened where nobody wrote one. */
export interface AppliedPolicy extends Pick<Policy, 'files' | 'weakened' | 'thresholds'> {
  /** Rules that have no page in the catalogue, and the file that declares each. */
  readonly customRules: readonly { readonly ruleId: string; readonly declaredIn: string }[];
}

export interface AssessOptions {
  readonly policy: Policy;
  /** What the repository shows; rules that need it are `unknown` without. */
  readonly facts?: Facts;
  readonly today: CalendarDate;
}

/** Judges one manifest. Pure, and total: whatever the text, it returns. */
export function assess(document: SourceDocument, { policy, facts, today }: AssessOptions): Assessment {
  const reading = readBySchema<Partial<ReadManifest>>(document, manifestFields, policy.vocabulary);
  const manifest = reading.value;
  const stage = manifest.lifecycle?.stage;
  const unsupported = document.root !== undefined && isUnsupportedVersion(reading);
  const shape = shapeFindings({ document, reading, today }, unsupported ? ['version-unsupported'] : undefined);

  if (unsupported || !stage || !manifest.lifecycle) {
    return {
      asOf: today,
      policy: appliedPolicy(policy),
      manifest: unsupported ? {} : manifest,
      stage: null,
      findings: shape,
      rules: [],
      score: null,
      dimensions: [],
      verified: verifiedShare([]),
      gate: gateOf(null, [], shape),
    };
  }

  const context: RuleContext = {
    manifest: { ...manifest, lifecycle: manifest.lifecycle },
    stage,
    today,
    thresholds: policy.thresholds,
    facts,
    owners: { listed: policy.owners, mapping: policy.ownerMapping },
    nodeAt: (path) => nodeAt(document.root, path),
    placeholder: (path) => placeholderAt(nodeAt(document.root, parsePath(path))),
  };
  const { problems } = reading;
  const isInvalid = (dotted: string) => problems.length > 0 && isInvalidAt(problems, parsePath(dotted));
  const judgements = rulesInForce(policy).map((rule) => judge(rule, context, isInvalid));
  const evaluation = evaluate(judgements, liveWaivers(manifest, today));
  const { results, unmet } = evaluation;
  const findings = inTextOrder([
    ...shape,
    ...unmet.flatMap((one) => ruleFindings(document, one)),
    ...catalogFindings(document, context),
    ...waiverFindings({ document, context, policy, problems, evaluation }),
  ]);
  const scored = scoredNow(results);
  return {
    asOf: today,
    policy: appliedPolicy(policy),
    manifest,
    stage,
    findings,
    rules: results,
    score: scoreOf(scored).score,
    dimensions: dimensionScores(scored),
    verified: verifiedShare(results),
    gate: stage === 'retired' ? null : gateOf(nextStage(stage) ?? stage, results, findings),
  };
}

function appliedPolicy({ files, weakened, thresholds, customRules }: Policy): AppliedPolicy {
  return {
    files,
    weakened,
    thresholds,
    customRules: customRules.map(({ id, declaredIn }) => ({ ruleId: id, declaredIn })),
  };
}

/** @param only the ids to run; all when undefined */
function shapeFindings(context: ShapeContext, only?: readonly string[]): readonly Finding[] {
  const { document } = context;
  const findings: Finding[] = [];
  for (const rule of shapeRules) {
    if ((only && !only.includes(rule.id)) || (!document.root && rule.id === 'field-missing')) continue;
    for (const report of rule.check(context)) findings.push(shapeFinding(document, rule, report));
  }
  return inTextOrder(findings);
}

function catalogFindings(document: SourceDocument, context: RuleContext): readonly Finding[] {
  const catalog = context.facts?.catalog;
  return catalogContradictions(context, catalog && 'known' in catalog ? catalog.known : undefined).map((found) => {
    const path = parsePath(found.path);
    const range = rangeOf(document, locate(document.root, path, 'value', ['lifecycle', 'stage']));
    const { id: ruleId, severity } = catalogDisagrees;
    return { ruleId, group: 'workspace', status: 'open', severity, message: found.message, path, range, related: [] };
  });
}

function ruleFindings(document: SourceDocument, { rule, findings, isDue }: UnmetRule): readonly Finding[] {
  return findings.map(({ finding: { path: dotted, at, text, edits }, waiver }) => {
    const path = parsePath(dotted);
    const status = waiver ? 'waived' : isDue ? 'open' : 'upcoming';
    const finding: { -readonly [K in keyof Finding]: Finding[K] } = {
      ruleId: rule.id,
      group: rule.dimension,
      status,
      severity: status === 'open' ? rule.severity : status === 'waived' ? 'info' : 'hint',
      message: waiver ? `${text} (${waiverNote(waiver)})` : text,
      path,
      range: rangeOf(document, locate(document.root, path, at, ['lifecycle', 'stage'])),
      related: [],
    };
    if (rule.fixKind && edits.length > 0) finding.fix = { kind: rule.fixKind, edits };
    if (waiver) finding.waiver = waiver;
    return finding;
  });
}
