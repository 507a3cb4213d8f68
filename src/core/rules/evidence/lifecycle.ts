import type { StageCommit } from '../../facts/facts.ts';
import { stageEnteredOn } from '../../manifest/history.ts';
import { addDays, daysBetween, type CalendarDate } from '../../util/calendar.ts';
import { count } from '../../util/count.ts';
import type { Stage } from '../../vocabulary.ts';
import { known } from './known.ts';
import { defineRule, type Rule } from '../rule.ts';
import { yaml } from '../yaml.ts';

/** Days by which the history may lag behind the manifest, as manifests are written up late and corrected early. */
const TOLERANCE_DAYS = 30;

/** Whether git history agrees with the dates of the stages: the part of the dimension lifecycle that needs the repository. */
export const lifecycleEvidence: readonly Rule[] = [
  defineRule({
    id: 'stage-date-contradicted',
    required: { pilot: 'warning', production: 'warning' },
    weight: 6,
    requirement: 'Git history agrees with the start of the stage',
    action: 'Correct the start of the stage',
    why: ['S4'],
    needsFacts: true,
    subjects: ['stage-date-missing'],
    messages: {
      contradicted: ({
        stage,
        since,
        before,
        on,
        commit,
        days,
      }: Record<'stage' | 'since' | 'before' | 'on' | 'commit', string> & { days: number }) =>
        `The manifest says ${stage} since ${since}, but it still said ${before} in commit ${commit} of ${on}, ${count(days, 'day')} later, so that day seems wrong`,
    },
    *check(context) {
      const { stage } = context;
      const history = context.manifest.lifecycle.stageHistory ?? [];
      const since = stageEnteredOn(context.manifest.lifecycle, stage);
      if (since === undefined) return yield { undeclared: true, path: 'lifecycle.stageHistory' };
      const position = history.findLastIndex((item) => item.stage === stage && item.since === since);
      const path = `lifecycle.stageHistory[${position}].since`;
      const fact = known(context, 'stages');
      if ('unknown' in fact) return yield { ...fact, path };
      const found = contradiction(fact.known, stage, since);
      if (found) {
        const { on, commit, stage: before } = found;
        const args = { stage, since, before, on, commit: commit.slice(0, 8), days: daysBetween(since, on) };
        return yield { path, message: 'contradicted', args, confidence: 'medium', place: { commit } };
      }
      const entry = fact.known.find((revision) => revision.stage === stage && !revision.assumed);
      const isShown = entry && Math.abs(daysBetween(since, entry.on)) <= TOLERANCE_DAYS;
      if (isShown) yield { verified: path, place: { commit: entry.commit }, confidence: 'medium' };
      else yield { unknown: 'the history of the manifest does not show when the stage began', path };
    },
    examples: {
      bad: {
        yaml: yaml`
        lifecycle:
          stage: pilot
          stageHistory: [{ stage: idea, since: 2025-11-03 }, { stage: pilot, since: 2025-12-01 }]
      `,
      },
      good: {
        yaml: yaml`
        lifecycle:
          stage: pilot
          stageHistory: [{ stage: idea, since: 2026-01-12 }, { stage: pilot, since: 2026-03-01 }]
      `,
      },
    },
  }),
];

/**
 * A revision that says another stage long after the present one is said to have begun. It proves nothing where a revision before
 * it says the present stage already, as on a branch of old, nor where the stage was corrected soon after the manifest was first
 * committed, nor where it was only assumed, as by `init`.
 */
function contradiction(revisions: readonly StageCommit[], stage: Stage, since: CalendarDate): StageCommit | undefined {
  const [first] = revisions;
  if (!first) return undefined;
  const entered = revisions
    .filter((revision) => revision.stage === stage && revision.on >= addDays(since, -TOLERANCE_DAYS))
    .map(({ on }) => on)
    .toSorted()[0];
  // a stage that changed within days of the first commit was written up, not entered
  if (entered !== undefined && daysBetween(first.on, entered) < TOLERANCE_DAYS) return undefined;
  return revisions.findLast(
    ({ stage: other, on, assumed }) =>
      other !== stage &&
      assumed !== true &&
      daysBetween(since, on) >= TOLERANCE_DAYS &&
      (entered === undefined || on < entered),
  );
}
