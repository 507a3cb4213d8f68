import type { Facts } from '../facts/facts.ts';
import { inTextOrder, type Finding } from '../findings/finding.ts';
import { makeFinding, severityOf } from '../findings/make-finding.ts';
import { mergeAbsentSections } from '../findings/section-findings.ts';
import { markKnown, type KnownFindings } from '../findings/known.ts';
import { waiverFindings } from '../findings/waiver-findings.ts';
import { fieldAt } from '../manifest/describe.ts';
import { manifestFields } from '../manifest/fields.ts';
import type { Filler } from '../manifest/gaps/filler.ts';
import { fillerAt } from '../manifest/gaps/missing.ts';
import { isInvalidAt, readBySchema } from '../manifest/read-manifest.ts';
import { settle, type Settled } from '../manifest/gaps/settle.ts';
import { rulesInForce } from '../policy/in-force.ts';
import type { Policy } from '../policy/policy.ts';
import { ruleBaseOf } from '../rules/all.ts';
import type { ReadManifest, RuleContext } from '../rules/rule.ts';
import { isUnsupportedVersion, shapeRules, type ShapeContext } from '../rules/shape.ts';
import { catalogContradictions, catalogDisagrees } from '../rules/workspace.ts';
import type { CalendarDate } from '../util/calendar.ts';
import type { Stage } from '../vocabulary.ts';
import type { SourceDocument } from '../yaml/document.ts';
import { nodeAt } from '../yaml/node.ts';
import { parsePath } from '../yaml/path.ts';
import { evaluate, type UnmetRule } from './evaluate.ts';
import { gateOf, type Gate } from './gate.ts';
import { findingSeverity, judgeAll, nextStage } from './judge.ts';
import { observationsIn, type Observation } from './observations.ts';
import type { RuleResult } from './result.ts';
import { dimensionScores, scoreOf, verifiedShare, type DimensionScore, type VerifiedShare } from './score.ts';
import { exemptions, liveWaivers, waiverNote } from './waivers.ts';

/** All that is known of one manifest on one day. Plain JSON, the same for every surface. */
export interface Assessment {
  /** The day it is judged on. */
  readonly asOf: CalendarDate;
  readonly policy: AppliedPolicy;
  /** Null where the text cannot be judged: then `findings` say why, `score` is null and `gate` blocked. */
  readonly stage: Stage | null;
  /** What is there and valid of the manifest, without what is no answer. */
  readonly manifest: Partial<ReadManifest>;
  /** The findings of this initiative that were there before checks began; undefined where there were none. */
  readonly known: KnownFindings | undefined;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  /** Every rule in force, in the order of the catalogue. */
  readonly rules: readonly RuleResult[];
  /** 0–100: weight met of the weight the gate asks, of the manifest alone; null where nothing is asked. */
  readonly score: number | null;
  readonly dimensions: readonly DimensionScore[];
  /** The second number: how much of what the repository can show it does show. */
  readonly verified: VerifiedShare;
  /** What else the repository shows, for information. */
  readonly observations: readonly Observation[];
  /** Null for a retired initiative, which has nowhere to go. */
  readonly gate: Gate | null;
}

/** What a reader must know of the policy behind an assessment; no files and nothing weakened where there is none. */
export interface AppliedPolicy extends Pick<Policy, 'preset' | 'files' | 'weakened' | 'thresholds'> {
  /** Rules that have no page in the catalogue, and the file that declares each. */
  readonly customRules: readonly { readonly ruleId: string; readonly declaredIn: string }[];
}

export interface AssessOptions {
  readonly policy: Policy;
  /** What the repository shows; rules that need it are `unknown` without. */
  readonly facts?: Facts | undefined;
  /** Names of the initiatives that depend on this one; rules that need them are `unknown` without. */
  readonly dependents?: readonly string[] | undefined;
  readonly today: CalendarDate;
}

/** Judges one manifest. Pure, and total: whatever the text, it returns. */
export function assess(document: SourceDocument, { policy, facts, dependents, today }: AssessOptions): Assessment {
  const reading = readBySchema<Partial<ReadManifest>>(document, manifestFields, policy.vocabulary);
  const manifest = reading.value;
  const stage = manifest.lifecycle?.stage;
  const unsupported = document.root !== undefined && isUnsupportedVersion(reading);
  const shape = shapeFindings({ document, reading, today }, unsupported ? ['version-unsupported'] : undefined);
  const notNeededMax = policy.thresholds.notNeededMax;
  const { name = '' } = manifest;
  const known = Object.hasOwn(policy.known, name) ? policy.known[name] : undefined;

  if (unsupported || !stage || !manifest.lifecycle) {
    const verified = verifiedShare([]);
    return {
      asOf: today,
      policy: appliedPolicy(policy),
      manifest: unsupported ? {} : manifest,
      stage: null,
      known,
      findings: markKnown(shape, known),
      rules: [],
      score: null,
      dimensions: [],
      verified,
      observations: [],
      gate: gateOf({
        stage: null,
        results: [],
        findings: shape,
        verified,
        notNeeded: [],
        notNeededMax,
        ruleOf: ruleBaseOf,
      }),
    };
  }

  const settled = settle({ ...manifest, lifecycle: manifest.lifecycle }, manifestFields, manifest.assumed);
  const context: RuleContext = {
    manifest: settled.value,
    stage,
    kind: settled.value.kind ?? 'application',
    today,
    thresholds: policy.thresholds,
    facts,
    dependents,
    owners: { listed: policy.owners, mapping: policy.ownerMapping },
    modelsAllowed: policy.modelsAllowed,
    modelsRetired: policy.modelsRetired,
    nodeAt: (path) => nodeAt(document.root, path),
    filler: (path) => fillerOf(document, settled, path),
  };
  const { problems } = reading;
  const isInvalid = (dotted: string) => problems.length > 0 && isInvalidAt(problems, parsePath(dotted));
  const inForce = rulesInForce(policy);
  const declined = exemptions(manifest, inForce);
  const notNeededIds = new Set(declined.map(({ rule }) => rule));
  const judgements = judgeAll(inForce, { context, notNeeded: notNeededIds, isInvalid });
  const evaluation = evaluate(judgements, liveWaivers(manifest, today), notNeededIds);
  const { results, unmet } = evaluation;
  const ofRules = mergeAbsentSections(
    document,
    unmet.flatMap((one) => ruleFindings(document, one)),
  );
  const findings = inTextOrder([
    ...shape,
    ...ofRules,
    ...catalogFindings(document, context),
    ...waiverFindings({ document, context, policy, problems, evaluation }),
  ]);
  const verified = verifiedShare(results);
  const notNeeded = results
    .filter(({ outcome }) => outcome === 'not-needed')
    .map(({ ruleId, requirement }) => {
      const { because = '', by = '' } = declined.find(({ rule }) => rule === ruleId) ?? {};
      return { ruleId, requirement, because, by };
    });
  const gate = { results, findings, verified, notNeeded, notNeededMax, ruleOf: ruleBaseOf };
  return {
    asOf: today,
    policy: appliedPolicy(policy),
    manifest: settled.value,
    stage,
    known,
    findings: markKnown(findings, known),
    rules: results,
    score: scoreOf(results).score,
    dimensions: dimensionScores(results),
    verified,
    observations: observationsIn(facts, today),
    gate: stage === 'retired' ? null : gateOf({ stage: nextStage(stage) ?? stage, ...gate }),
  };
}

/** What is written at a dotted path, or first below it, without being an answer. */
function fillerOf(document: SourceDocument, { gaps }: Settled<object>, path: string): Filler | undefined {
  const below = [...gaps].find(([at]) => at === path || at.startsWith(`${path}.`) || at.startsWith(`${path}[`));
  if (below) return below[1];
  const segments = parsePath(path);
  return fillerAt(nodeAt(document.root, segments), fieldAt(manifestFields, segments));
}

function appliedPolicy({ preset, files, weakened, thresholds, customRules }: Policy): AppliedPolicy {
  return {
    preset,
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
    for (const report of rule.check(context)) {
      findings.push(makeFinding(document, rule, { ...report, severity: severityOf(rule) }));
    }
  }
  return inTextOrder(findings);
}

const STAGE_PATH = ['lifecycle', 'stage'];

function catalogFindings(document: SourceDocument, context: RuleContext): readonly Finding[] {
  const catalog = context.facts?.catalog;
  return catalogContradictions(context, catalog && 'known' in catalog ? catalog.known : undefined).map(
    ({ path, message }) =>
      makeFinding(document, catalogDisagrees, {
        path: parsePath(path),
        text: message,
        severity: severityOf(catalogDisagrees),
        fallback: STAGE_PATH,
      }),
  );
}

function ruleFindings(document: SourceDocument, { judgement, rule, findings }: UnmetRule): readonly Finding[] {
  return findings.map(({ finding, waiver }) => {
    const { path, at, text, edits, confidence } = finding;
    const status = waiver ? 'waived' : judgement.asked === 'next' ? 'upcoming' : 'open';
    const severity =
      status === 'open'
        ? findingSeverity(rule, finding, judgement.now ?? judgement.gate)
        : status === 'waived'
          ? 'info'
          : 'hint';
    return makeFinding(document, rule, {
      path: parsePath(path),
      at,
      text: waiver ? `${text} (${waiverNote(waiver)})` : text,
      status,
      severity,
      edits,
      fallback: STAGE_PATH,
      waiver,
      confidence: rule.needsFacts ? confidence : undefined,
    });
  });
}
