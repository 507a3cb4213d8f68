import type { InitiativeRef, Stage } from '../../core/index.ts';
import type { Novelty, PortfolioChange } from '../../core/portfolio/index.ts';
import { assessedOn, humanize, NO_OWNER, verdictWord } from '../format.ts';
import { dueWords, titleOf } from './decisions.ts';
import type { ChangeView, LineView } from './sections.ts';

/** What changed since an earlier assessment. */
export function changeView(change: PortfolioChange): ChangeView {
  const { since, added, gone, stageMoves, verdictMoves, newlyOverdue, newlyMissed, contradictions } = change;
  const line = (row: InitiativeRef, detail: string): LineView => ({ uri: row.uri, title: titleOf(row), detail });
  const group = (title: string, lines: readonly LineView[]) => ({ title, count: lines.length, lines: [...lines] });
  const owner = (row: InitiativeRef) => line(row, row.owner ?? NO_OWNER);
  const named = (novelties: readonly Novelty<string>[]) =>
    novelties.map(({ what, ...row }) => line(row, what.join(', ')));
  return {
    title: `Changed since the assessment ${assessedOn(since)}`,
    groups: [
      group('New', added.map(owner)),
      group('Gone', gone.map(owner)),
      group(
        'Stage moves',
        stageMoves.map(({ from, to, ...row }) => line(row, `${stageName(from)} → ${stageName(to)}`)),
      ),
      group(
        'Verdict moves',
        verdictMoves.map(({ from, to, ...row }) => line(row, `${verdictWord(from)} → ${verdictWord(to)}`)),
      ),
      group(
        'Newly overdue',
        newlyOverdue.map(({ what, ...row }) =>
          line(row, what.map((kind) => dueWords({ kind, about: null })).join(', ')),
        ),
      ),
      group('Newly missed targets', named(newlyMissed)),
      group('Contradictions that appeared', named(contradictions.appeared)),
      group('Contradictions that went', named(contradictions.went)),
    ].filter(({ count }) => count > 0),
    notes: change.knewContradictions
      ? []
      : ['The earlier assessment did not look at the repository, so contradictions cannot be compared.'],
  };
}

function stageName(stage: Stage | null): string {
  return stage === null ? 'Unreadable' : humanize(stage);
}
