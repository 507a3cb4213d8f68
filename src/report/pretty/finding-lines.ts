import type { Colors } from '../colors.ts';
import type { ReportedFile, ReportedFinding } from '../report-schema.ts';
import { oneLine, showPath } from '../sanitize.ts';

/** How lines are laid out. */
export interface Layout {
  readonly colors: Colors;
  /** Of the terminal, in characters; undefined where lines may be of any length. */
  readonly width: number | undefined;
}

/** A finding and the file that it is in. */
export interface Placed {
  readonly path: string;
  readonly finding: ReportedFinding;
}

const SEVERITIES: readonly string[] = ['error', 'warning', 'info', 'hint'];

/** What is shown of a file, errors first. @param quiet only errors */
export function shownOf({ path, findings }: ReportedFile, quiet: boolean): readonly Placed[] {
  return findings
    .filter(({ status, severity }) =>
      quiet ? status === 'open' && severity === 'error' : status === 'open' || status === 'waived',
    )
    .toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
    .map((finding) => ({ path, finding }));
}

/** A line each, complete in itself, which a terminal can open and a program can read: place, severity, rule and message. */
export function plainLines(placed: readonly Placed[], { colors }: Pick<Layout, 'colors'>): readonly string[] {
  const places = placed.map(({ path, finding }) => `${showPath(path)}:${lineAndColumn(finding)}`);
  const ids = placed.map(({ finding }) => oneLine(finding.ruleId));
  const [placeWidth, idWidth] = [widest(places), widest(ids)];
  return placed.map(({ finding }, i) => {
    const [place = '', id = ''] = [places[i], ids[i]];
    return `${place.padEnd(placeWidth)}  ${paint(finding, colors)}  ${colors.dim(id.padEnd(idWidth))}  ${oneLine(finding.message)}`;
  });
}

/** Findings below what they have in common, each with its place, its severity and what there is to say, wrapped. */
export function groupedLines(
  placed: readonly Placed[],
  { colors, width }: Layout,
  show: (one: Placed) => { readonly place: string; readonly text: string },
): readonly string[] {
  const rows = placed.map((one) => ({ finding: one.finding, ...show(one) }));
  const placeWidth = Math.min(LONGEST_PLACE, widest(rows.map(({ place }) => place)));
  const lead = placeWidth + LABEL + 6;
  const room = width === undefined ? Infinity : Math.max(NARROWEST, width - lead);
  return rows.flatMap(({ finding, place, text }) => {
    const [first = '', ...rest] = wrap(oneLine(text), room);
    return [
      `  ${place.padEnd(placeWidth)}  ${paint(finding, colors)}  ${first}`,
      ...rest.map((line) => `${' '.repeat(lead)}${line}`),
    ];
  });
}

/** The narrowest that a message is made, in characters. */
const NARROWEST = 30;
/** A longer place moves its own line only. */
const LONGEST_PLACE = 40;
const LABEL = 7;

export function lineAndColumn({ range: { start } }: ReportedFinding): string {
  return `${start.line}:${start.column}`;
}

function paint({ status, severity }: ReportedFinding, colors: Colors): string {
  const label = (status === 'waived' ? status : severity).padEnd(LABEL);
  if (status === 'waived') return colors.cyan(label);
  if (severity === 'error') return colors.red(label);
  return severity === 'warning' ? colors.yellow(label) : colors.cyan(label);
}

export function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(({ length }) => length));
}

/**
 * Breaks a text at its blanks into lines of at most so many characters; a longer word has a line of its own. No line begins
 * with a sign by which the log of a CI job takes commands.
 */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length > width && line !== '' && !/^[:#]/.test(word)) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
