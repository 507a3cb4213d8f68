import type { Position, Row } from '../../presenter/initiatives/initiatives-schema.ts';
import { NOT_SAID } from '../../presenter/format.ts';
import { COLUMNS } from '../../presenter/initiatives/table.ts';
import { Icon, VerdictIcon, type IconName } from '../icons.tsx';

const ICONS: Readonly<Record<Position, IconName>> = {
  stuck: 'error',
  'on-hold': 'waived',
  'under-way': 'upcoming',
  'not-started': 'none',
  crossed: 'passed',
  retired: 'waived',
};

export function PositionIcon({ position }: { readonly position: Position }) {
  return <Icon name={ICONS[position]} />;
}

/** A position in the divide, as icon and word. */
export function PositionMark({ row }: { readonly row: Row }) {
  if (row.position === null) return <Unjudged />;
  return (
    <span class="mark">
      <PositionIcon position={row.position} />
      {COLUMNS.position.say(row)}
    </span>
  );
}

/** The verdict of a gate, as icon and word. */
export function VerdictMark({ row }: { readonly row: Row }) {
  if (row.verdict === null) return <span class="quiet">{NOT_SAID}</span>;
  return (
    <span class="mark">
      <VerdictIcon verdict={row.verdict} />
      {COLUMNS.verdict.say(row)}
    </span>
  );
}

function Unjudged() {
  return (
    <span class="mark">
      <Icon name="unknown" />
      Not judged
    </span>
  );
}
