import { isWithin } from '../manifest/read-manifest.ts';

/**
 * Facts about people, promises and events, which no file of a repository settles: the person who answers must have been asked.
 * Dotted paths, `[]` for any index.
 */
const HUMAN_ONLY = [
  'lifecycle.decisions',
  'lifecycle.decisionDueOn',
  'lifecycle.onHold',
  'outcomes.metrics[].baseline',
  'outcomes.metrics[].target',
  'outcomes.metrics[].actual',
  'outcomes.metrics[].measuredOn',
  'outcomes.value',
  'alignment.users.current',
  'alignment.users.target',
  'enablement.training[].completed',
  'enablement.training[].total',
  'capacity.budget',
  'risk.tier',
  'risk.personalData',
  'risk.dataClassification',
  'risk.assessments',
  'review.lastReviewedOn',
  'waivers',
  'notNeeded',
  'ownership.sponsor',
  'ownership.businessOwner',
] as const;

/** Where in a repository the answer may be. The nearest entry counts. */
const PLACES: Readonly<Record<string, string>> = {
  title: 'README',
  description: 'README',
  'ownership.owner': 'CODEOWNERS, catalog-info.yaml',
  'ownership.technicalOwner': 'CODEOWNERS',
  'ownership.contact': 'README, catalog-info.yaml',
  alignment: 'README, design documents',
  integration: 'source code, API descriptions, configuration of clients',
  'integration.humanOversight': 'design documents, source code',
  'integration.fallback': 'runbooks, source code',
  'outcomes.metrics[].source': 'reports and KPI files',
  learning: 'source code, documentation',
  'learning.feedback': 'source code of the feedback channel',
  'learning.evaluation': 'folders with evaluations, CI workflows',
  'learning.knowledge': 'documentation',
  'sourcing.models': 'dependency files, configuration, source code',
  'sourcing.strategy': 'dependency files',
  'sourcing.alternatives': 'decision records',
  'sourcing.rationale': 'decision records',
  'enablement.training': 'training material',
  'enablement.support': 'README',
  'lifecycle.stageHistory': 'git history, releases',
  'lifecycle.exitCriteria': 'design documents',
  'risk.risks': 'threat models, design documents',
  'risk.intendedUse': 'README, design documents',
  'risk.autonomy': 'source code, design documents',
  kind: 'source code, dependency files',
};

/** Whether only a person can give an answer: what a repository says of it would be a guess. */
export function isHumanOnly(field: string): boolean {
  return HUMAN_ONLY.some((human) => isWithin(field, human));
}

/** Where in a repository an answer may be found; null where it may not. */
export function placeOfEvidence(field: string): string | null {
  if (isHumanOnly(field)) return null;
  const nearest = Object.keys(PLACES)
    .filter((known) => isWithin(field, known))
    .toSorted((a, b) => b.length - a.length)[0];
  return nearest === undefined ? null : (PLACES[nearest] ?? null);
}
