import { daysBetween } from '../../util/calendar.ts';
import { count } from '../../util/count.ts';
import { stageEnteredOn } from '../../manifest/history.ts';
import { known } from '../known.ts';
import { defineRule, type Rule, type RuleContext } from '../rule.ts';

/** Days by which the manifest and the history may differ: manifests are written up some days late. */
const TOLERANCE_DAYS = 14;

/** The commit that moved the manifest into its stage; undefined where the history begins in that stage already. */
function entryCommit(context: RuleContext) {
  const fact = known(context, 'stages');
  if ('unknown' in fact) return fact;
  const last = fact.known.findLastIndex(
    ({ stage }, i) => stage === context.stage && fact.known[i - 1]?.stage !== stage,
  );
  return { known: last > 0 ? fact.known[last] : undefined };
}

/** Whether git history bears out the dates of the stages: the part of the dimension lifecycle that needs the repository. */
export const lifecycleEvidence: readonly Rule[] = [
  defineRule('lifecycle', {
    id: 'stage-date-contradicted',
    at: 'pilot+',
    severity: 'warning',
    weight: 6,
    title: 'Git history shows another date for the stage',
    why: ['S4'],
    needsFacts: true,
    messages: {
      contradicted: ({
        stage,
        since,
        on,
        commit,
        days,
      }: Record<'stage' | 'since' | 'on' | 'commit', string> & { days: number }) =>
        `The manifest says ${stage} since ${since}; commit ${commit} of ${on} moved it there, ${count(days, 'day')} apart: correct the date`,
    },
    applies: (context) =>
      stageEnteredOn(context.manifest.lifecycle, context.stage) === undefined ? 'stage-date-missing' : true,
    *check(context) {
      const entry = entryCommit(context);
      const since = stageEnteredOn(context.manifest.lifecycle, context.stage) ?? context.today;
      if ('unknown' in entry) yield entry;
      else if (!entry.known) yield { unknown: 'the history of the manifest does not show when the stage was entered' };
      else {
        const { on, commit } = entry.known;
        const days = Math.abs(daysBetween(since, on));
        if (days <= TOLERANCE_DAYS) return;
        const index = (context.manifest.lifecycle.stageHistory ?? []).findLastIndex(
          (item) => item.stage === context.stage && item.since === since,
        );
        const args = { stage: context.stage, since, on, commit: commit.slice(0, 8), days };
        yield { path: `lifecycle.stageHistory[${index}].since`, message: 'contradicted', args };
      }
    },
    fix: {
      kind: 'safe',
      edits: ({ path, args }) => [{ op: 'replace', path, value: args.on }],
    },
    examples: {
      bad: {
        yaml: 'lifecycle:\n  stage: pilot\n  stageHistory: [{ stage: idea, since: 2026-01-12 }, { stage: pilot, since: 2026-04-20 }]\n',
      },
      good: {
        yaml: 'lifecycle:\n  stage: pilot\n  stageHistory: [{ stage: idea, since: 2026-01-12 }, { stage: pilot, since: 2026-03-01 }]\n',
      },
    },
  }),
];
