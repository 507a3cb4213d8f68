import { daysBetween } from '../../util/calendar.ts';
import { count } from '../../util/count.ts';
import { stageEnteredOn } from '../../manifest/history.ts';
import { known, pathAmong, unseen } from '../known.ts';
import { insertScaffold } from '../missing.ts';
import { defineRule, type Rule, type RuleContext } from '../rule.ts';

/** Days after which a loop that leaves no trace in the repository is called silent. */
const SILENT_DAYS = 90;

const evaluationPath = ({ manifest }: RuleContext) => manifest.learning?.evaluation?.path;

/** The places where learning would leave a trace. */
const declaredPaths = ({ manifest }: RuleContext) => {
  const { evaluation, feedback, knowledge } = manifest.learning ?? {};
  return [evaluation?.path, feedback?.path, knowledge?.docs].filter((path) => path !== undefined);
};

/** Whether learning leaves a trace in the repository: the second half of the dimension learning. */
export const learningEvidence: readonly Rule[] = [
  defineRule('learning', {
    id: 'evaluation-path-missing',
    at: 'pilot+',
    severity: 'warning',
    weight: 5,
    title: 'The evaluation is not where the manifest says',
    why: ['N5'],
    needsFacts: true,
    messages: {
      absent: ({ declared }: { declared: string }) =>
        `The evaluation ${declared} is not in the repository: correct the path, or write the evaluation`,
      outside: ({ declared }: { declared: string }) =>
        `The evaluation ${declared} leads out of the repository and was not looked at: name a path inside it`,
      empty: ({ declared }: { declared: string }) =>
        `The evaluation ${declared} is empty: put its cases and code there`,
      undeclared: () =>
        'learning.evaluation names no path: say where the evaluation is, so that it can be held against the repository',
    },
    applies: ({ manifest }) => (manifest.learning?.evaluation === undefined ? 'evaluation-missing' : true),
    *check(context) {
      const fact = known(context, 'paths');
      const declared = evaluationPath(context);
      const path = 'learning.evaluation.path';
      // that no path is named shows without a look at the repository
      if (declared === undefined) yield { path, message: 'undeclared', undeclared: true };
      else if ('unknown' in fact) yield fact;
      else {
        const found = pathAmong(fact.known, declared);
        if (found.kind === 'unseen') yield unseen(found, declared);
        else if (found.kind === 'absent' || found.kind === 'outside')
          yield { path, message: found.kind, args: { declared } };
        else if (found.characters === 0) yield { path, message: 'empty', args: { declared } };
      }
    },
    fix: {
      kind: 'scaffold',
      edits: ({ message, path }) => (message === 'undeclared' ? [insertScaffold(path)] : []),
    },
    examples: {
      bad: { yaml: 'learning:\n  evaluation: { path: eval/, cadence: weekly, lastRunOn: 2026-05-14 }\n' },
      good: { yaml: 'learning:\n  evaluation: { path: evals/, cadence: weekly, lastRunOn: 2026-05-14 }\n' },
    },
  }),
  defineRule('learning', {
    id: 'evaluation-not-in-ci',
    at: 'production',
    severity: 'warning',
    weight: 4,
    title: 'No CI workflow runs the evaluation',
    why: ['N5'],
    needsFacts: true,
    messages: {
      notInCi: ({ declared, files }: { declared: string; files: string }) =>
        `No CI workflow refers to ${declared} (looked in ${files}): run the evaluation there, so that it is not forgotten`,
    },
    applies: (context) => (evaluationPath(context) === undefined ? 'evaluation-path-missing' : true),
    *check(context) {
      const fact = known(context, 'workflows');
      const declared = evaluationPath(context) ?? '';
      if ('unknown' in fact) yield fact;
      else if (fact.known.length === 0) yield { unknown: 'the repository has no CI workflow' };
      else if (!fact.known.some(({ refersTo }) => refersTo.includes(declared))) {
        const files = fact.known.map(({ file }) => file);
        const shown =
          files.length > 3 ? `${files.slice(0, 3).join(', ')} and ${files.length - 3} more` : files.join(', ');
        yield { path: 'learning.evaluation.path', message: 'notInCi', args: { declared, files: shown } };
      }
    },
    examples: {
      bad: { yaml: 'learning:\n  evaluation: { path: src/feedback/, cadence: weekly, lastRunOn: 2026-05-14 }\n' },
      good: { yaml: 'learning:\n  evaluation: { path: evals/, cadence: weekly, lastRunOn: 2026-05-14 }\n' },
    },
  }),
  defineRule('learning', {
    id: 'learning-silent',
    at: 'production',
    severity: 'warning',
    weight: 5,
    title: 'Evaluation, feedback and knowledge have not moved since the stage began',
    why: ['N5'],
    clock: true,
    needsFacts: true,
    messages: {
      silent: ({ paths, since, days }: { paths: string; since: string; days: number }) =>
        `No commit has touched ${paths} since the stage began on ${since}, ${count(days, 'day')} ago: what was learnt since left no trace`,
    },
    applies: (context) => {
      if (stageEnteredOn(context.manifest.lifecycle, context.stage) === undefined) return 'stage-date-missing';
      return declaredPaths(context).length === 0 ? 'evaluation-path-missing' : true;
    },
    *check(context) {
      const touched = known(context, 'lastTouched');
      const paths = known(context, 'paths');
      if ('unknown' in touched) return yield touched;
      if ('unknown' in paths) return yield paths;
      const present = declaredPaths(context).filter((path) =>
        ['file', 'folder'].includes(paths.known[path]?.kind ?? ''),
      );
      const since = stageEnteredOn(context.manifest.lifecycle, context.stage) ?? context.today;
      const days = daysBetween(since, context.today);
      if (present.length === 0) yield { coveredBy: 'evaluation-path-missing' };
      else if (days >= SILENT_DAYS && present.every((path) => (touched.known[path] ?? '') < since)) {
        yield { path: 'learning', at: 'key', message: 'silent', args: { paths: present.join(', '), since, days } };
      }
    },
    examples: {
      bad: {
        yaml: 'lifecycle:\n  stage: production\n  stageHistory: [{ stage: pilot, since: 2025-09-01 }, { stage: production, since: 2026-01-10 }]\nlearning:\n  feedback: { channel: thumbs in the SAP side panel, path: src/feedback/ }\n',
      },
      good: {
        yaml: 'lifecycle:\n  stage: production\n  stageHistory: [{ stage: pilot, since: 2025-09-01 }, { stage: production, since: 2026-01-10 }]\nlearning:\n  evaluation: { path: evals/, cadence: weekly, lastRunOn: 2026-05-14 }\n',
      },
    },
  }),
];
