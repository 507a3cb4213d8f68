import { scoreText } from '../../presenter/format.ts';
import type { Preview } from '../../presenter/scorecard/messages.ts';
import { VerdictIcon } from '../icons.tsx';
import { usePage } from './page.ts';

interface WhatIfProps {
  readonly preview: Preview;
  readonly score: number | null;
}

/** What would come of what is ticked; stays in sight while the ticks are. */
export function WhatIf({ preview, score }: WhatIfProps) {
  const page = usePage();
  const change = (before: number | null, after: number | null) =>
    before === null || after === null ? '' : `${scoreText(before)} → ${scoreText(after)}`;
  return (
    <div class="what-if" role="status">
      <p>
        <VerdictIcon verdict={preview.verdict} />
        <span>
          <strong>What if the {preview.ruleIds.length} ticked were met:</strong> {preview.answer}, {preview.detail}.
          Score {change(score, preview.score)}.
        </span>
      </p>
      <button type="button" class="small" onClick={page?.clearTicks}>
        Clear ticks
      </button>
    </div>
  );
}
