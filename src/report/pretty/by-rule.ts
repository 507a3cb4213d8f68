import { count } from '../../presenter/format.ts';
import { oneLine, showPath } from '../sanitize.ts';
import { groupedLines, lineAndColumn, widest, type Layout, type Placed } from './finding-lines.ts';

/** The findings of one rule. */
interface OfRule {
  readonly ruleId: string;
  readonly placed: readonly Placed[];
  /** `2 errors, 1 warning`. */
  readonly counts: string;
}

/** All findings by rule, the most frequent rule first. */
export function linesByRule(placed: readonly Placed[], layout: Layout): readonly string[] {
  return groupByRule(placed).map(({ ruleId, placed: ofRule, counts }) =>
    [
      `${layout.colors.bold(ruleId)}  ${counts}`,
      ...groupedLines(ofRule, layout, ({ path, finding }) => ({
        place: `${showPath(path)}:${lineAndColumn(finding)}`,
        text: finding.message,
      })),
    ].join('\n'),
  );
}

/** How many rules the summary names. */
const MOST_RULES = 10;

/** How often the most frequent rules have findings. */
export function summaryByRule(placed: readonly Placed[]): string {
  const rules = groupByRule(placed);
  const shown = rules.slice(0, MOST_RULES);
  const width = widest(shown.map(({ ruleId }) => ruleId));
  const rest = rules.length - shown.length;
  return [
    'By rule:',
    ...shown.map(({ ruleId, counts }) => `  ${ruleId.padEnd(width)}  ${counts}`),
    ...(rest > 0 ? [`  and ${count(rest, 'more rule')}, with --group-by rule`] : []),
  ].join('\n');
}

function groupByRule(placed: readonly Placed[]): readonly OfRule[] {
  const groups = new Map<string, Placed[]>();
  for (const one of placed) {
    const group = groups.get(one.finding.ruleId);
    if (group) group.push(one);
    else groups.set(one.finding.ruleId, [one]);
  }
  return [...groups]
    .map(([ruleId, ofRule]) => ({ ruleId: oneLine(ruleId), placed: ofRule, counts: countsOf(ofRule) }))
    .toSorted((a, b) => b.placed.length - a.placed.length || (a.ruleId < b.ruleId ? -1 : 1));
}

function countsOf(placed: readonly Placed[]): string {
  const of = (label: string) =>
    placed.filter(({ finding: { status, severity } }) => (status === 'waived' ? status : severity) === label).length;
  const nouns = [
    ['error', 'errors'],
    ['warning', 'warnings'],
    ['info', 'info'],
    ['waived', 'waived'],
  ] as const;
  return nouns.flatMap(([label, plural]) => (of(label) > 0 ? [count(of(label), label, plural)] : [])).join(', ');
}
