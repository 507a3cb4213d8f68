import type { Colors } from '../colors.ts';
import { COMPARISONS, type InitiativeRow, type Portfolio } from '../../core/index.ts';
import { oneLine, showPath } from '../sanitize.ts';
import { count } from '../text.ts';
import { showDays, type PortfolioReport } from './portfolio.ts';
import { FUNCTION_UNKNOWN, OWNER_UNKNOWN, POSITIONS, share, showStuck, STRATEGY_UNKNOWN, undated } from './words.ts';

/** How many lines each list has; all of them are in the other formats. */
const LINES = 15;

/** For people: where the initiatives stand, who has to move, and what is stuck. */
export function portfolioPretty({ asOf, portfolio, errors }: PortfolioReport, colors: Colors): string {
  const { initiatives, positions, notAssessable, measured, funnel, functions, sourcing, owners, stuck } = portfolio;
  const standing = [
    ...POSITIONS.map(({ key, label }) => `${label} ${positions[key]}`),
    ...(notAssessable > 0 ? [`cannot be judged ${notAssessable}`] : []),
  ];
  const steps = funnel.map(({ stage, count: n }) => `${stage} ${n}${share(n, funnel[0]?.count ?? 0)}`);
  const head = [
    colors.bold(`${count(initiatives.length, 'initiative')}, ${showDays(asOf)}`),
    `  ${standing.join(', ')}`,
    `  ever reached: ${steps.join(', ')}`,
    `  with a measured outcome of the work: ${measured.count} of ${measured.of} in pilot or production`,
    ...undated(portfolio).map((line) => `  ${line}`),
  ];
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [[colors.bold(title), ...cut(lines)].join('\n')];
  const mix = (shares: Portfolio['functions'], unknown: string) =>
    columns(
      shares.map(({ key, count: n, ...of }) => [
        oneLine(key ?? unknown),
        `${n}`,
        `${of.reachedProduction} reached production, ${of.crossed} crossed, ${of.stuck} stuck`,
      ]),
    );
  const blocks = [
    head.join('\n'),
    ...section(
      'Stuck',
      columns(stuck.map((row) => [nameOf(row), oneLine(row.owner ?? OWNER_UNKNOWN), oneLine(showStuck(row))])),
    ),
    ...section(
      'Owners',
      columns(
        owners.map(({ owner, count: n, blocked }) => [oneLine(owner ?? OWNER_UNKNOWN), `${blocked} of ${n} blocked`]),
      ),
    ),
    ...section('Business functions', mix(functions, FUNCTION_UNKNOWN)),
    ...section('Sourcing', mix(sourcing, STRATEGY_UNKNOWN)),
    [colors.bold('Reported by the study, beside it'), ...study()].join('\n'),
    ...(errors.length > 0 ? [`${count(errors.length, 'path')} not read`] : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function study(): readonly string[] {
  return Object.values(COMPARISONS).map(({ evidence, claim, caveat }) => `  ${evidence}: ${claim}. ${caveat}`);
}

function nameOf({ name, uri }: InitiativeRow): string {
  return showPath(name ?? uri);
}

function cut(lines: readonly string[]): readonly string[] {
  return lines.length > LINES ? [...lines.slice(0, LINES), `  and ${lines.length - LINES} more`] : lines;
}

/** Rows as indented lines, the cells of a column below each other. */
function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const shown = rows.slice(0, LINES);
  const widths = (shown[0] ?? []).map((_, i) => Math.max(...shown.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd());
}
