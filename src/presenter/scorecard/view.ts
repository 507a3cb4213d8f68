import {
  daysBetween,
  KNOWN_FILE,
  STUDY_CAVEAT,
  stageEnteredOn,
  type Assessment,
  type Stage,
} from '../../core/index.ts';
import { clockView } from './clock.ts';
import { dimensionViews } from './dimensions.ts';
import { claimViews, observationViews } from './evidence.ts';
import { findingView, keyedFindings } from './findings.ts';
import { count, humanize, claimsText } from '../format.ts';
import { gateView, verdictWords } from './gate.ts';
import { hrefOf } from './link.ts';
import { metricViews } from './outcomes.ts';
import type { Preview } from './messages.ts';
import type { LinkView, Scorecard } from './scorecard-schema.ts';
import { timelineView } from './timeline.ts';

/** What a scorecard is made of. */
export interface ScorecardSource {
  /** Of the present text, or of the last one that could be read. */
  readonly assessment: Assessment;
  /** Of the present text, where that cannot be read and `assessment` is of an earlier one. */
  readonly unreadable?: Assessment | undefined;
  /** The path of the manifest as a person would say it. */
  readonly file: string;
  /** The date of assessment was set, it is not simply today. */
  readonly asOfIsSet: boolean;
  /** The repository was not looked at yet. */
  readonly waitsForFacts?: boolean;
}

/** Everything the page says about one initiative. Pure: the same source gives the same page. */
export function scorecardView(source: ScorecardSource): Scorecard {
  const { assessment, unreadable, file, asOfIsSet, waitsForFacts = false } = source;
  const { manifest, stage, asOf, score } = assessment;
  const { owner, contact } = manifest.ownership ?? {};
  const dayName = asOfIsSet ? 'Day of assessment' : 'Today';
  const problem = unreadable && keyedFindings(unreadable)[0];
  return {
    title: manifest.title ?? manifest.name ?? file,
    file,
    description: manifest.description ?? '',
    stage,
    stageSentence: stageSentence(assessment),
    owner: owner === undefined ? null : linkTo(owner),
    contact: contact === undefined ? null : linkTo(contact),
    links: (manifest.links ?? []).flatMap(({ title, url }) => (url ? [{ ...linkTo(url), text: title ?? url }] : [])),
    asOf,
    asOfIsSet,
    dayName,
    unreadable: problem ? findingView(problem) : null,
    score,
    scoreSentence: scoreSentence(assessment),
    verified: verifiedView(assessment, waitsForFacts),
    evidence: waitsForFacts ? [] : claimViews(assessment),
    observations: observationViews(assessment),
    policy: policyView(assessment),
    gate: gateView(assessment),
    dimensions: dimensionViews(assessment),
    clock: clockView(assessment, dayName),
    metrics: metricViews(assessment),
    timeline: timelineView(assessment),
    caveat: STUDY_CAVEAT,
  };
}

/** What the gate would say with some requirements met. */
export function previewOf(
  { gate, score }: Pick<Assessment, 'gate' | 'score'>,
  { stage }: Pick<Assessment, 'stage'>,
  ruleIds: string[],
): Preview | undefined {
  if (!gate) return undefined;
  return {
    type: 'preview',
    ruleIds,
    verdict: gate.verdict,
    ...verdictWords(gate, stage),
    score,
  };
}

function stageSentence({ stage, manifest, asOf }: Assessment): string {
  if (!stage || !manifest.lifecycle) return 'Stage unknown';
  const since = stageEnteredOn(manifest.lifecycle, stage);
  const name = humanize(stage);
  if (since === undefined) return `${inStage(stage)}; start date not given`;
  return since === asOf ? `${name} since today` : `${name} for ${count(daysBetween(since, asOf), 'day')}`;
}

/** `In production`, `A pilot`. */
function inStage(stage: Stage): string {
  return stage === 'production' ? 'In production' : humanize(stage);
}

function scoreSentence({ stage, score, dimensions }: Assessment): string {
  if (stage === null) return 'Nothing can be scored until the file can be read and names its stage.';
  if (score === null) return 'This stage requires nothing.';
  const passed = dimensions.reduce((sum, dimension) => sum + dimension.passed, 0);
  const total = dimensions.reduce((sum, dimension) => sum + dimension.total, 0);
  return `Weight ${passed} of ${total} that the gate asks for is met.`;
}

function verifiedView({ verified }: Assessment, waitsForFacts: boolean): Scorecard['verified'] {
  const { share, contradicted, undeclared, unknown } = verified;
  if (verified.verified + contradicted + undeclared + unknown === 0) return null;
  if (waitsForFacts) return { share: null, checked: 'being checked', sentence: 'The repository is being read.' };
  const sentence =
    'The share, by weight, of claims that the repository confirms; a claim that is not made confirms nothing, and what ' +
    'could not be checked is left out.';
  return { share, checked: claimsText(verified), sentence };
}

function policyView({ policy: { files, weakened }, findings }: Assessment): Scorecard['policy'] {
  const known = findings.filter(({ status }) => status === 'known').length;
  return {
    known: known === 0 ? '' : `${count(known, 'known finding')} from before checks began, listed in ${KNOWN_FILE}`,
    files: [...files],
    weakened: weakened.map(({ what, from, to, file }) => `${what}: ${from} → ${to}, by ${file}`),
  };
}

function linkTo(text: string): LinkView {
  return { text, href: hrefOf(text) };
}
