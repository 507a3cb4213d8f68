export { assess, type AppliedPolicy, type AssessOptions, type Assessment } from './assessment/assess.ts';
export { claimsOf, type Claim } from './assessment/claim-list.ts';
export type { ClaimEvidence } from './assessment/claims.ts';
export { observedAt, type Observation } from './assessment/observations.ts';
export { count } from './util/count.ts';
export {
  addDays,
  addMonths,
  daysBetween,
  isCalendarDate,
  nextDue,
  quarterOf,
  type CalendarDate,
} from './util/calendar.ts';
export { isUnmet, type RuleResult } from './assessment/result.ts';
export * from './vocabulary.ts';
export { claimSource, STUDY_CAVEAT, STUDY_CLAIMS, type StudyClaimId } from './rules/studies.ts';
export { ACTIVITY_MAX } from './facts/facts.ts';
export type * from './facts/facts.ts';
export { factsQuery, readManifest, saysStage } from './facts/facts-query.ts';
export { isOfferedBy, providersNamed, relatedProviders } from './facts/providers.ts';
export { isSameOwner, ownerKey } from './manifest/owners.ts';
export type { AppliedWaiver, Finding } from './findings/finding.ts';
export {
  fieldOf,
  KNOWN_FILE,
  knownEntries,
  knownText,
  matchKnown,
  mayBeKnown,
  readKnown,
  type KnownByInitiative,
  type KnownEntry,
} from './findings/known.ts';
export type { Gate, NotNeeded, Requirement } from './assessment/gate.ts';
export { describeSchema, fieldAt, type FieldInfo } from './manifest/describe.ts';
export * as schemaOf from './manifest/field.ts';
export { manifestFields } from './manifest/fields.ts';
export { isPrimary, measuresTheWork, meetsTarget } from './manifest/metrics.ts';
export { stageEnteredOn } from './manifest/history.ts';
export { isPlaceholder, isPlaceholderWord } from './manifest/gaps/filler.ts';
export { isMissing } from './manifest/gaps/missing.ts';
export { nearestWord, readBySchema } from './manifest/read-manifest.ts';
export { readSettings, type SettingsProblem } from './manifest/settings-file.ts';
export { DIMENSIONS, manifestSchema, type Dimension, type Manifest } from './manifest/manifest-schema.ts';
export { completeDecisions, decisionsInStage, holdEndsOn } from './manifest/history.ts';
export { answerProblem, manifestTemplate, type Known, type TemplateAnswers } from './manifest/template.ts';
export { PATH_PATTERN_LIMITS } from './policy/interpret.ts';
export { POLICY_FILE, POLICY_FILES } from './policy/extends.ts';
export { loadPolicy, withKnown, type LoadedPolicy, type PolicyFile, type ReadText } from './policy/load-policy.ts';
export { compilePattern, PATTERN_LIMITS } from './policy/pattern.ts';
export { PatternError } from './policy/pattern-syntax.ts';
export { policyFields } from './policy/read-policy.ts';
export { policySchema } from './policy/policy-schema.ts';
export { settingName, type Setting } from './policy/settings.ts';
export { PRESETS, STANDARD, type PresetName } from './policy/preset-names.ts';
export { presetText } from './policy/presets.ts';
export { rulesInForce } from './policy/in-force.ts';
export { defaultPolicy, type CustomRule, type Policy, type Weakening } from './policy/policy.ts';
export { DUE_KINDS, type DueKind, type InitiativeRecord } from './portfolio/record.ts';
export { initiativeRow, type InitiativeRef, type InitiativeRow } from './portfolio/row.ts';
export { grouped } from './util/grouped.ts';
export { createRecentMap } from './util/recent-map.ts';
export { allRules, ruleBaseOf } from './rules/all.ts';
export { EXEMPLARY_DAY, exemplaryManifest } from './rules/exemplary.ts';
export { rules } from './rules/index.ts';
export {
  stagesOf,
  type Rule,
  type RuleBase,
  type RuleGroup,
  type SeverityByStage,
  type Thresholds,
} from './rules/rule.ts';
export type { RuleId, ScoredRuleId } from './rules/rule-ids.ts';
export { shapeRules, type ShapeRule } from './rules/shape.ts';
export { catalogDisagrees, initiativeMissing, nameDuplicate, referenceUnknown } from './rules/workspace.ts';
export { makeFinding, severityOf } from './findings/make-finding.ts';
export { waiverRules, type WaiverRule } from './rules/waivers.ts';
export { scoreOf, type DimensionScore, type Score, type VerifiedShare } from './assessment/score.ts';
export { changesBetween, changesInWords, standingOf, type RuleChange, type Standing } from './assessment/standing.ts';
export { whatIf } from './assessment/what-if.ts';
export {
  assessWorkspace,
  dependentsIn,
  unknownReferences,
  withFindings,
  withPolicyProblem,
  workspaceFindings,
  type WorkspaceMember,
} from './assessment/workspace.ts';
export { parseDocument, rangeOf, type SourceDocument } from './yaml/document.ts';
export type { Edit } from './yaml/edit.ts';
export { applyTextEdits, type TextEdit } from './yaml/text-edit.ts';
export type { Position, Range } from './yaml/lines.ts';
export { pathAt } from './yaml/locate.ts';
export { nodeAt, toPlainText, type Node } from './yaml/node.ts';
export { formatPath, parsePath, type Path } from './yaml/path.ts';
export { PLACEHOLDER, renderBlock, renderScalar } from './yaml/render.ts';
export { sectionText } from './yaml/sections.ts';
