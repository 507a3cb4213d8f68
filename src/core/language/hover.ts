import type { Assessment } from '../assessment/assess.ts';
import type { RuleResult } from '../assessment/result.ts';
import type { Outcome } from '../vocabulary.ts';
import { claimSource, STUDY_CAVEAT, STUDY_CLAIMS } from '../rules/studies.ts';
import type { Finding } from '../findings/finding.ts';
import { fieldAt, type FieldInfo } from '../manifest/describe.ts';
import { genericPath, isWithin } from '../manifest/read.ts';
import { stagesOf, type RunnableRule } from '../rules/rule.ts';
import { ruleBaseOf } from '../rules/all.ts';
import type { Span } from '../yaml/lines.ts';
import { formatPath, type Path } from '../yaml/path.ts';
import type { Language } from './language.ts';
import { describeField, escapeMarkdown } from './markdown.ts';
import { pathOf, scalarOf } from './outline/entry.ts';
import { entryReached } from './outline/place.ts';
import { readOutline } from './outline/read.ts';
import { fixTitle } from './fixes.ts';
import { subjectsOf } from './subjects.ts';

/** What is said of a place in a document: Markdown without HTML or links, in which all that a file says is escaped. */
export interface Hover extends Span {
  /** Where a finding stands: what is wrong and how to mend it. */
  readonly findings: string;
  /** What the field means, and which rules look at it. */
  readonly field: string;
}

export interface HoverContext {
  readonly language: Language;
  /** Of this very text; nothing is said of findings and states without. */
  readonly assessment?: Pick<Assessment, 'findings' | 'rules'> | undefined;
}

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  passed: 'met',
  failed: 'not met',
  waived: 'waived',
  upcoming: 'not met yet, asked at the next stage',
  'not-needed': 'declared not needed',
  'not-applicable': 'does not apply',
  unknown: 'could not be judged',
};

/** What there is to say of what stands at an offset; undefined where that is nothing. */
export function hover(text: string, offset: number, { language, assessment }: HoverContext): Hover | undefined {
  const outline = readOutline(text);
  const entry = entryReached(outline, offset);
  if (!entry) return undefined;
  const onToken = entry.kind !== 'item' && entry.token.start <= offset && offset <= entry.token.end;
  const span = onToken ? entry.token : entry.value;
  const path = pathOf(entry);
  const field = entry.kind === 'word' ? undefined : fieldAt(language.fields, path);
  const here = assessment?.findings.filter(({ range }) => range.start.offset <= offset && offset <= range.end.offset);
  const findings = (here ?? []).map((finding) => describeFinding(finding, language)).join('\n\n');
  const results = assessment?.rules ?? [];
  const value = onToken ? undefined : scalarOf(outline, entry);
  const inRules = fieldAt(language.fields, path.slice(0, -1))?.meta.format === 'rule';
  const name = inRules && onToken ? path.at(-1) : field?.meta.format === 'rule' ? value : undefined;
  const named = language.rules.find(({ id }) => id === name);
  const about = named
    ? describeRule(named, results)
    : field && [describeValue(field, value), aboutField(path, field, language, results)].filter(Boolean).join('\n\n');
  return findings || about ? { start: span.start, end: span.end, findings, field: about ?? '' } : undefined;
}

/** What is wrong, under its headline (the message stands beside it as a diagnostic), and how to mend it. */
function describeFinding(finding: Finding, { rules }: Language): string {
  const { ruleId, severity, status, message, waiver } = finding;
  const state = { open: '', upcoming: ', asked at the next stage', waived: ', waived' }[status];
  const title = (rules.find(({ id }) => id === ruleId) ?? ruleBaseOf(ruleId))?.requirement;
  const fix = fixTitle(finding);
  const mend = waiver
    ? `Waived until ${waiver.expiresOn} by ${escapeMarkdown(waiver.approvedBy)}: ${escapeMarkdown(waiver.reason)}`
    : fix === undefined
      ? escapeMarkdown(message)
      : `Quick fix: ${escapeMarkdown(fix)}`;
  return `**${escapeMarkdown(title ?? ruleId)}** — ${severity}${state} — \`${ruleId}\`\n\n${mend}`;
}

function aboutField(path: Path, field: FieldInfo, language: Language, results: readonly RuleResult[]): string {
  const dotted = genericPath(path);
  const isSection = field.kind === 'mapping' || field.item?.kind === 'mapping';
  const rules = language.rules.filter((rule) => [...subjectsOf(rule)].some((subject) => isWithin(subject, dotted)));
  return [
    `**${escapeMarkdown(formatPath(path))}**`,
    describeField(field, language.vocabulary[dotted]),
    rules.length > 0 ? `Rules that look at it:\n\n${rules.map((rule) => ruleLine(rule, results)).join('\n')}` : '',
    isSection ? '' : evidenceOf(rules),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function describeValue({ meta }: FieldInfo, value: string | undefined): string {
  const meaning = value === undefined ? undefined : meta.meanings?.[value];
  return meaning === undefined || value === undefined ? '' : `\`${value}\` — ${meaning}`;
}

function describeRule(rule: RunnableRule, results: readonly RuleResult[]): string {
  return [`**${escapeMarkdown(rule.requirement)}**`, ruleLine(rule, results), evidenceOf([rule])]
    .filter(Boolean)
    .join('\n\n');
}

function ruleLine(rule: RunnableRule, results: readonly RuleResult[]): string {
  const { id, requirement } = rule;
  const result = results.find(({ ruleId }) => ruleId === id);
  const state = result && result.asked !== 'no' ? OUTCOMES[result.outcome] : `asked at ${stagesOf(rule).join(', ')}`;
  return `- ${escapeMarkdown(requirement)}: ${state} (\`${id}\`)`;
}

/** The claims behind rules, each once, and how much they are worth. */
function evidenceOf(rules: readonly RunnableRule[]): string {
  const ids = [...new Set(rules.flatMap(({ why }) => why))];
  if (ids.length === 0) return '';
  const claims = ids.map((id) => `- ${STUDY_CLAIMS[id]} (${id}: ${claimSource(id)})`);
  return `Evidence:\n\n${claims.join('\n')}\n\n*${STUDY_CAVEAT}*`;
}
