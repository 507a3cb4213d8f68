import { stageEnteredOn } from '../../manifest/history.ts';
import { daysBetween } from '../../util/calendar.ts';
import { count } from '../../util/count.ts';
import { known } from '../known.ts';
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
        `In ${stage} since ${since}, says the manifest. It seems to have been in ${before} until commit ${commit} of ${on}, ${count(days, 'day')} later`,
    },
    *check(context) {
      const { stage } = context;
      const since = stageEnteredOn(context.manifest.lifecycle, stage);
      if (since === undefined) return yield { undeclared: true };
      const fact = known(context, 'stages');
      if ('unknown' in fact) return yield fact;
      const [first] = fact.known;
      const index = fact.known.findLastIndex(
        (commit, i) => commit.stage === stage && fact.known[i - 1]?.stage !== stage,
      );
      const [before, entry] = [fact.known[index - 1], fact.known[index]];
      if (!first || !before || !entry) {
        yield { unknown: 'the history of the manifest does not show when the stage began' };
      } else if (daysBetween(first.on, entry.on) < TOLERANCE_DAYS) {
        // a stage that was corrected soon after the manifest was made says nothing of when it began
        yield { unknown: 'the stage was set soon after the manifest was first committed' };
      } else if (daysBetween(since, entry.on) >= TOLERANCE_DAYS) {
        const position = (context.manifest.lifecycle.stageHistory ?? []).findLastIndex(
          (item) => item.stage === stage && item.since === since,
        );
        const days = daysBetween(since, entry.on);
        const args = { stage, since, before: before.stage, on: entry.on, commit: entry.commit.slice(0, 8), days };
        const path = `lifecycle.stageHistory[${position}].since`;
        yield { path, message: 'contradicted', args, confidence: 'medium' };
      }
    },
    examples: {
      bad: {
        yaml: yaml`
        lifecycle:
          stage: pilot
          stageHistory: [{ stage: idea, since: 2026-01-12 }, { stage: pilot, since: 2026-01-20 }]
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
