import { stageEnteredOn } from '../../manifest/history.ts';
import { addDays, daysBetween } from '../../util/calendar.ts';
import { count } from '../../util/count.ts';
import { known } from './known.ts';
import { pathClaim } from './path-claim.ts';
import { defineRule, type Rule, type RuleContext, type RuleDeclaration } from '../rule.ts';
import { yaml } from '../yaml.ts';

/** Days after which a loop that leaves no trace in the repository is called silent. */
const SILENT_DAYS = 180;

const evaluationPath = ({ manifest }: RuleContext) => manifest.learning?.evaluation?.path;

/** The places where learning would leave a trace. */
const declaredPaths = ({ manifest }: RuleContext) => {
  const { evaluation, feedback, knowledge } = manifest.learning ?? {};
  return [evaluation?.path, feedback?.path, knowledge?.docs].filter((path) => path !== undefined);
};

type PathRule = Pick<
  RuleDeclaration<never>,
  'id' | 'weight' | 'requirement' | 'why' | 'subjects' | 'notFor' | 'examples'
> & {
  /** Dotted path of the field that declares it. */
  readonly path: string;
  readonly noun: string;
  /** What is there must be able to be an evaluation. */
  readonly isEvaluation?: true;
  readonly declared: (context: RuleContext) => string | undefined;
};

/** The rule *a declared path does not exist, or is empty*. */
function declaredPathRule({ path, noun, isEvaluation, declared: declaredBy, ...common }: PathRule): Rule {
  return defineRule({
    ...common,
    required: { pilot: 'warning', production: 'warning' },
    action: `Correct the path, or put there what it should hold`,
    needsFacts: true,
    messages: {
      absent: ({ declared }: { declared: string }) =>
        `${noun} should be at ${declared}, which is not in the repository. Correct the path, or write it`,
      outside: ({ declared }: { declared: string }) =>
        `${noun} should be at ${declared}, which leads out of the repository and was not read. Name a path inside it`,
      empty: ({ declared }: { declared: string }) => `${noun} should be at ${declared}, which is empty. Put it there`,
      other: ({ declared }: { declared: string }) =>
        `${noun} should be at ${declared}, which holds nothing that could be one. Correct the path, or write it`,
    },
    *check(context) {
      const declared = declaredBy(context);
      // that no path is declared shows without a look at the repository
      if (declared === undefined) return yield { undeclared: true, path };
      const claim = pathClaim(context, declared);
      const evaluation = isEvaluation ? evaluationAt(context, declared) : undefined;
      if ('problem' in claim) yield { path, message: claim.problem, args: { declared }, place: { file: declared } };
      else if (evaluation === 'no') yield { path, message: 'other', args: { declared }, place: { file: declared } };
      else if ('unknown' in claim) yield { ...claim, path };
      else if (evaluation === 'prose') yield { unknown: `${declared} only speaks of an evaluation`, path };
      else yield { verified: path, place: claim.place };
    },
  });
}

/** Whether an evaluation may be at a declared path; undefined where that was not looked up. */
function evaluationAt(context: RuleContext, declared: string) {
  const fact = known(context, 'paths');
  return 'known' in fact ? fact.known[declared]?.evaluation : undefined;
}

/** Whether learning leaves a trace in the repository: the second half of the dimension learning. */
export const learningEvidence: readonly Rule[] = [
  declaredPathRule({
    id: 'evaluation-path-missing',
    weight: 5,
    requirement: 'The evaluation is where the manifest says',
    why: ['N5'],
    notFor: ['product'],
    subjects: ['evaluation-missing'],
    path: 'learning.evaluation.path',
    noun: 'The evaluation',
    isEvaluation: true,
    declared: evaluationPath,
    examples: {
      bad: {
        yaml: yaml`
        learning:
          evaluation: { path: eval/, cadence: weekly, lastRunOn: 2026-05-16 }
      `,
      },
      good: {
        yaml: yaml`
        learning:
          evaluation: { path: evals/, cadence: weekly, lastRunOn: 2026-05-16 }
      `,
      },
    },
  }),
  declaredPathRule({
    id: 'feedback-path-missing',
    weight: 3,
    requirement: 'The feedback loop is where the manifest says',
    why: ['N5', 'S2'],
    notFor: ['research'],
    subjects: ['feedback-missing'],
    path: 'learning.feedback.path',
    noun: 'The feedback loop',
    declared: ({ manifest }) => manifest.learning?.feedback?.path,
    examples: {
      bad: {
        yaml: yaml`
        learning:
          feedback: { channel: Wrong-folder button in the mail client, path: src/fedback/ }
      `,
      },
      good: {
        yaml: yaml`
        learning:
          feedback: { channel: Wrong-folder button in the mail client, path: src/feedback/ }
      `,
      },
    },
  }),
  declaredPathRule({
    id: 'knowledge-path-missing',
    weight: 3,
    requirement: 'The documentation is where the manifest says',
    why: ['N5', 'S2'],
    subjects: ['knowledge-missing'],
    path: 'learning.knowledge.docs',
    noun: 'The documentation',
    declared: ({ manifest }) => manifest.learning?.knowledge?.docs,
    examples: {
      bad: {
        yaml: yaml`
        learning:
          knowledge: { docs: dcos/ }
      `,
      },
      good: {
        yaml: yaml`
        learning:
          knowledge: { docs: docs/ }
      `,
      },
    },
  }),
  defineRule({
    id: 'evaluation-not-in-ci',
    required: { production: 'warning' },
    notFor: ['product'],
    weight: 4,
    requirement: 'A CI workflow runs the evaluation',
    action: 'Run the evaluation in a CI workflow',
    why: ['N5'],
    needsFacts: true,
    subjects: ['evaluation-missing'],
    messages: {
      notInCi: ({ declared, files }: { declared: string; files: string }) =>
        `No step of ${files} seems to run anything in ${declared}. Run the evaluation there, so that it is not forgotten`,
    },
    *check(context) {
      const declared = evaluationPath(context);
      const path = 'learning.evaluation.path';
      if (declared === undefined) return yield { undeclared: true, path };
      const fact = known(context, 'workflows');
      const claim = pathClaim(context, declared);
      if ('unknown' in claim) return yield { ...claim, path };
      if ('unknown' in fact) return yield { ...fact, path };
      const workflows = fact.known;
      if (workflows.length === 0) return yield { unknown: 'the repository has no CI workflow', path };
      for (const { file, runs } of workflows) {
        const run = runs.find((one) => one.declared === declared);
        if (run) return yield { verified: path, place: { file, line: run.line }, confidence: 'medium' };
      }
      const opaque = workflows.find((workflow) => workflow.opaque !== undefined)?.opaque;
      if (opaque !== undefined) return yield { unknown: opaque, path };
      const files = workflows.map(({ file }) => file);
      const listed =
        files.length > 3 ? `${files.slice(0, 3).join(', ')} and ${files.length - 3} more` : files.join(', ');
      yield { path, message: 'notInCi', args: { declared, files: listed }, confidence: 'medium' };
    },
    examples: {
      bad: {
        yaml: yaml`
        learning:
          evaluation: { path: src/feedback/, cadence: weekly, lastRunOn: 2026-05-16 }
      `,
      },
      good: {
        yaml: yaml`
        learning:
          evaluation: { path: evals/, cadence: weekly, lastRunOn: 2026-05-16 }
      `,
      },
    },
  }),
  defineRule({
    id: 'learning-silent',
    required: { production: 'info' },
    atStage: true,
    weight: 4,
    requirement: 'Evaluation, feedback or documentation moved since the stage began',
    action: 'Record what was learnt: an evaluation case, a correction, a page',
    why: ['N5'],
    needsFacts: true,
    subjects: ['stage-date-missing'],
    messages: {
      silent: ({ paths, since, days }: { paths: string; since: string; days: number }) =>
        `No commit seems to have touched ${paths} since the stage began on ${since}, ${count(days, 'day')} ago. What was learnt since?`,
      unevaluated: ({ declared, commits, days }: { declared: string; commits: number; days: number }) =>
        `${count(commits, 'commit')} changed code that uses AI in the last ${days} days, and none seems to have touched ${declared}. What does the evaluation say of them?`,
    },
    applies: (context) =>
      stageEnteredOn(context.manifest.lifecycle, context.stage) === undefined ? 'stage-date-missing' : true,
    *check(context) {
      const path = 'learning';
      if (declaredPaths(context).length === 0) return yield { undeclared: true, path };
      const touched = known(context, 'lastTouched');
      const paths = known(context, 'paths');
      const activity = known(context, 'activity');
      if ('unknown' in touched) return yield { ...touched, path };
      if ('unknown' in paths) return yield { ...paths, path };
      const isThere = (declared: string) =>
        ['file', 'folder'].includes(paths.known[declared]?.kind ?? '') && !paths.known[declared]?.provesNothing;
      const present = declaredPaths(context).filter(isThere);
      if (present.length === 0) {
        return yield { unknown: 'none of the declared paths can be seen in the repository', path };
      }
      const since = stageEnteredOn(context.manifest.lifecycle, context.stage) ?? context.today;
      const days = daysBetween(since, context.today);
      const { code, evaluation } = 'known' in activity ? activity.known : { code: [], evaluation: [] };
      const start = addDays(context.today, -SILENT_DAYS);
      const commits = code.filter((day) => day >= start).length;
      const declared = evaluationPath(context);
      if (days >= SILENT_DAYS && present.every((one) => (touched.known[one] ?? '') < since)) {
        const args = { paths: present.join(', '), since, days };
        yield { path, at: 'key', message: 'silent', args, confidence: 'medium' };
      } else if (
        declared !== undefined &&
        isThere(declared) &&
        commits > 0 &&
        evaluation.length > 0 &&
        !evaluation.some((day) => day >= start)
      ) {
        const args = { declared, commits, days: SILENT_DAYS };
        yield { path, at: 'key', message: 'unevaluated', args, confidence: 'medium' };
      } else {
        yield { verified: path, confidence: 'medium' };
      }
    },
    examples: {
      bad: {
        yaml: yaml`
        lifecycle:
          stage: production
          stageHistory: [{ stage: pilot, since: 2025-07-01 }, { stage: production, since: 2025-11-10 }]
        learning:
          feedback: { channel: Wrong-folder button in the mail client, path: src/feedback/ }
      `,
      },
      good: {
        yaml: yaml`
        lifecycle:
          stage: production
          stageHistory: [{ stage: pilot, since: 2025-07-01 }, { stage: production, since: 2025-11-10 }]
        learning:
          evaluation: { path: evals/, cadence: weekly, lastRunOn: 2026-05-16 }
      `,
      },
    },
  }),
];
