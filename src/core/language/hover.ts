import type { Assessment } from '../assessment/assess.ts';
import type { RuleResult } from '../assessment/result.ts';
import type { Outcome } from '../vocabulary.ts';
import { claimSource, STUDY_CAVEAT, STUDY_CLAIMS } from '../rules/studies.ts';
import type { Finding } from '../findings/finding.ts';
import { fieldAt, type FieldInfo } from '../manifest/describe.ts';
import { genericPath, isWithin } from '../manifest/read-manifest.ts';
import { stagesOf, type RunnableRule } from '../rules/rule.ts';
import { ruleBaseOf } from '../rules/all.ts';
import type { Span } from '../yaml/lines.ts';
import { formatPath, type Path } from '../yaml/path.ts';
import type { Language } from './language.ts';
import { describeField, escapeMarkdown } from './markdown.ts';
import { pathOf, scalarOf } from './outline/entry.ts';
import { entryReached } from './outline/place.ts';
import { readOutline } from './outline/read-outline.ts';
import { fixTitle } from './fixes.ts';
import { subjectsOf } from './subjects.ts';

/** What is said of a place in a document: Markdown without HTML or links, in which all that a file says is escaped. */
export interface Hover extends Span {
  /** What is wrong here and how to fix it, for editors that show no diagnostics beside a hover. */
  readonly findings: string;
  /** What the field means, what it may hold, and the evidence behind it. */
  readonly field: string;
  /** The rules that look at it, those that are open first; each has a page that says the rest. */
  readonly rules: readonly { readonly id: string; readonly state: string }[];
}

export interface HoverContext {
  readonly language: Language;
  /** Of this very text; nothing is said of findings and states without. */
  readonly assessment?: Pick<Assessment, 'findings' | 'rules'> | undefined;
}

/** A hover is read at a glance. */
const MAX_CLAIMS = 3;

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
  const rules = named ? [named] : field ? rulesAbout(path, language) : [];
  const about = named
    ? [`**${escapeMarkdown(named.requirement)}**`, evidenceOf([named])]
    : field
      ? [describeValue(field, value), aboutField(path, field, language, rules)]
      : [];
  const described = about.filter((part) => part !== '').join('\n\n');
  if (findings === '' && described === '') return undefined;
  return { start: span.start, end: span.end, findings, field: described, rules: statesOf(rules, results) };
}

/** What to do about a finding: editors show its message beside it as a diagnostic. */
function describeFinding(finding: Finding, { rules }: Language): string {
  const { ruleId, severity, status, message, waiver } = finding;
  const state = {
    open: '',
    upcoming: ', asked at the next stage',
    waived: ', waived',
    known: ', known before checks began',
  }[status];
  const action = (rules.find(({ id }) => id === ruleId) ?? ruleBaseOf(ruleId))?.action;
  const fix = fixTitle(finding);
  const how = waiver
    ? `Waived until ${waiver.expiresOn} by ${escapeMarkdown(waiver.approvedBy)}: ${escapeMarkdown(waiver.reason)}`
    : fix === undefined
      ? escapeMarkdown(message)
      : `Quick fix: ${escapeMarkdown(fix)}`;
  return `**${escapeMarkdown(action ?? ruleId)}** — ${severity}${state} — \`${ruleId}\`\n\n${how}`;
}

function rulesAbout(path: Path, { rules }: Language): readonly RunnableRule[] {
  const dotted = genericPath(path);
  return rules.filter((rule) => [...subjectsOf(rule)].some((subject) => isWithin(subject, dotted)));
}

function aboutField(path: Path, field: FieldInfo, language: Language, rules: readonly RunnableRule[]): string {
  const isSection = field.kind === 'mapping' || field.item?.kind === 'mapping';
  return [
    `**${escapeMarkdown(formatPath(path))}**`,
    describeField(field, language.vocabulary[genericPath(path)]),
    isSection ? '' : evidenceOf(rules),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function describeValue({ meta }: FieldInfo, value: string | undefined): string {
  const meaning = value === undefined ? undefined : meta.meanings?.[value];
  return meaning === undefined || value === undefined ? '' : `\`${value}\` — ${meaning}`;
}

function statesOf(rules: readonly RunnableRule[], results: readonly RuleResult[]): Hover['rules'] {
  const isOpen = (id: string) => results.some(({ ruleId, outcome }) => ruleId === id && outcome === 'failed');
  const sorted = rules.toSorted((a, b) => Number(isOpen(b.id)) - Number(isOpen(a.id)));
  return sorted.map((rule) => {
    const result = results.find(({ ruleId }) => ruleId === rule.id);
    const state = result && result.asked !== 'no' ? OUTCOMES[result.outcome] : `asked at ${stagesOf(rule).join(', ')}`;
    return { id: rule.id, state };
  });
}

/** The claims behind rules, each once and no more than a few, and how much they are worth. */
function evidenceOf(rules: readonly RunnableRule[]): string {
  const ids = [...new Set(rules.flatMap(({ why }) => why))].slice(0, MAX_CLAIMS);
  if (ids.length === 0) return '';
  const claims = ids.map((id) => `- ${STUDY_CLAIMS[id]} (${id}: ${claimSource(id)})`);
  return `Evidence:\n\n${claims.join('\n')}\n\n*${STUDY_CAVEAT}*`;
}
