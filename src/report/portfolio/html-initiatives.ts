import type { InitiativeRow, Portfolio } from '../../core/index.ts';
import { escapeMarkup } from '../sanitize.ts';
import { count, showScore } from '../text.ts';
import { table } from './html-table.ts';
import { OWNER_UNKNOWN, POSITIONS, stuckWords } from './words.ts';

/** How many are listed apart; the table of all goes on in the same order. */
const STUCK = 30;

const LABELS = new Map<string, string>(POSITIONS.map(({ key, label }) => [key, label]));

/** Pilots that are stuck, the longest in pilot first. */
export function stuckTable({ stuck, positions }: Portfolio): string {
  if (stuck.length === 0) return '<p>No pilot is known to be stuck.</p>';
  const rows = stuck
    .slice(0, STUCK)
    .map((row) => [
      nameCell(row),
      escapeMarkup(row.owner ?? OWNER_UNKNOWN),
      row.daysInStage === null ? '' : String(row.daysInStage),
      escapeMarkup(row.decisionDueOn ?? 'not set'),
      escapeMarkup(row.stuckBy.map(stuckWords).join(', ')),
      String(row.blocking),
    ]);
  const columns = [
    { head: 'Initiative', width: '34%' },
    { head: 'Owner' },
    { head: 'Days in pilot', kind: 'n', width: '9%' },
    { head: 'Decision due', width: '11%' },
    { head: 'Why', width: '18%' },
    { head: 'Blocking', kind: 'n', width: '8%' },
  ];
  const more = stuck.length - STUCK;
  const rest =
    more > 0 ? `<p class="note">and ${more} more, first in the table of all initiatives, in the same order.</p>` : '';
  const caption = `${count(positions.stuck, 'pilot')}, the longest in pilot first`;
  return `<div class="wide">${table({ caption, columns, rows, kind: 'all' })}</div>${rest}`;
}

/** A row for each initiative. */
export function initiativesTable(initiatives: readonly InitiativeRow[]): string {
  const columns = [
    { head: 'Initiative', width: '26%' },
    { head: 'Position', width: '10%' },
    { head: 'Stage', width: '8%' },
    { head: 'Days', kind: 'n', width: '5%' },
    { head: 'Gate', width: '9%' },
    { head: 'Open', kind: 'n', width: '5%' },
    { head: 'Score', kind: 'n', width: '5.5%' },
    { head: 'Verified', kind: 'n', width: '6.5%' },
    { head: 'Owner' },
    { head: 'Function', width: '9%' },
    { head: 'Sourcing', width: '6%' },
  ];
  const caption =
    'Those stuck first. Days: in the stage. Open: requirements of the gate. Verified: of what the repository can show, and how many rules were checked';
  return `<div class="wide">${table({ caption, columns, rows: initiatives.map(cells), kind: 'all' })}</div>`;
}

function cells(row: InitiativeRow): readonly string[] {
  const { position, stage, daysInStage, verdict, open, score, verified, owner, businessFunction, strategy } = row;
  const { share, checked, total } = verified;
  return [
    nameCell(row),
    `<span class="position ${position ?? 'unknown'}">${LABELS.get(position ?? '') ?? 'not judged'}</span>`,
    stage ?? '',
    daysInStage === null ? '' : String(daysInStage),
    verdict === null ? '' : `<span class="${verdict}">${verdict}</span>`,
    String(open),
    score === null ? '' : showScore(score),
    total === 0
      ? ''
      : `${share === null ? '' : `${showScore(share)} %`}<span class="path">${checked} of ${total}</span>`,
    escapeMarkup(owner ?? ''),
    escapeMarkup(businessFunction ?? ''),
    escapeMarkup(strategy ?? ''),
  ];
}

function nameCell({ title, name, uri }: InitiativeRow): string {
  const label = escapeMarkup(title ?? name ?? uri);
  return `<span class="title" title="${label}">${label}</span><span class="path">${escapeMarkup(uri)}</span>`;
}
