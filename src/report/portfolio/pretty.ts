import type { Colors } from '../colors.ts';
import { daysBetween, type InitiativeRow } from '../../core/index.ts';
import { COMPARISONS, type Portfolio } from '../../core/portfolio/index.ts';
import { assessedOn, count, daysAway, NO_OWNER, NOT_GIVEN, percentOf } from '../../presenter/format.ts';
import { changeView } from '../../presenter/initiatives/change.ts';
import { dueWords } from '../../presenter/initiatives/decisions.ts';
import type { ChangeView } from '../../presenter/initiatives/sections.ts';
import { notesOf, POSITIONS, stuckSentence } from '../../presenter/initiatives/words.ts';
import { columns as inColumns } from './columns.ts';
import { oneLine, showPath } from '../sanitize.ts';
import type { PortfolioReport } from './portfolio.ts';

/** How many lines each list has; all of them are in the other formats. */
const LINES = 15;

const columns = (rows: readonly (readonly string[])[]) => inColumns(rows, LINES);

/** For people: where the initiatives stand, who has to move, and what is stuck. */
export function portfolioPretty(
  { asOf, portfolio, change, uncovered, errors }: PortfolioReport,
  colors: Colors,
): string {
  const { initiatives, positions, funnel, functions, sourcing, owners, stuck } = portfolio;
  const standing = POSITIONS.map(({ position, name }) => `${name.toLowerCase()} ${positions[position]}`);
  const steps = funnel.map(({ stage, count: n }) => `${stage} ${n} (${percentOf(n, funnel[0]?.count ?? 0)})`);
  const head = [
    colors.bold(`${count(initiatives.length, 'initiative')}, assessed ${assessedOn(asOf)}`),
    `  ${standing.join(', ')}`,
    `  ever reached: ${steps.join(', ')}`,
    ...notesOf(portfolio).map((note) => `  ${note}`),
  ];
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [[colors.bold(title), ...cut(lines)].join('\n')];
  const mix = (shares: Portfolio['functions']) =>
    columns(
      shares.map(({ key, count: n, ...of }) => [
        oneLine(key ?? NOT_GIVEN),
        `${n}`,
        `${of.reachedProduction} reached production, ${of.crossed} crossed, ${of.stuck} stuck`,
      ]),
    );
  const blocks = [
    head.join('\n'),
    ...(change ? changeBlocks(changeView(change), section) : []),
    ...section('Due', dueLines(portfolio.calendar, asOf.to)),
    ...section(
      'Stuck',
      columns(stuck.map((row) => [nameOf(row), oneLine(row.owner ?? NO_OWNER), oneLine(stuckSentence(row))])),
    ),
    ...section(
      'Owners',
      columns(owners.map(({ owner, count: n, blocked }) => [oneLine(owner ?? NO_OWNER), `${blocked} of ${n} blocked`])),
    ),
    ...section('Business functions', mix(functions)),
    ...section('Sourcing', mix(sourcing)),
    ...section(
      'AI without a manifest',
      columns(uncovered.map(({ place, sdks }) => [showPath(place), oneLine(sdks.join(', '))])),
    ),
    [colors.bold('What the study reports'), ...study()].join('\n'),
    ...(errors.length > 0 ? [`${count(errors.length, 'path')} not read`] : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function dueLines(calendar: Portfolio['calendar'], today: string): readonly string[] {
  const soon = calendar.filter(({ period }) => period !== 'later');
  return columns(
    soon.map((entry) => [
      entry.on,
      daysAway(daysBetween(today, entry.on)),
      oneLine(dueWords(entry)),
      nameOf(entry),
      oneLine(entry.owner ?? NO_OWNER),
    ]),
  );
}

function changeBlocks(
  { title, groups, notes }: ChangeView,
  section: (title: string, lines: readonly string[]) => readonly string[],
): readonly string[] {
  const said = groups.length === 0 ? ['  Nothing changed'] : groups.map((group) => `  ${group.title}: ${group.count}`);
  return [
    ...section(title, [...said, ...notes.map((note) => `  ${note}`)]),
    ...groups.flatMap((group) =>
      section(group.title, columns(group.lines.map((line) => [oneLine(line.title), oneLine(line.detail)]))),
    ),
  ];
}

function study(): readonly string[] {
  return Object.values(COMPARISONS).map(({ evidence, claim, caveat }) => `  ${evidence}: ${claim}. ${caveat}`);
}

function nameOf({ name, uri }: Pick<InitiativeRow, 'name' | 'uri'>): string {
  return showPath(name ?? uri);
}

function cut(lines: readonly string[]): readonly string[] {
  return lines.length > LINES ? [...lines.slice(0, LINES), `  and ${lines.length - LINES} more`] : lines;
}
