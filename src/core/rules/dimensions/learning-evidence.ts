import { stageEnteredOn } from '../../manifest/history.ts';
import { daysBetween } from '../../util/calendar.ts';
import { count } from '../../util/count.ts';
import { known, pathAmong, unseen } from '../known.ts';
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
  readonly declared: (context: RuleContext) => string | undefined;
};

/** The rule *a declared path does not exist, or is empty*. */
function declaredPathRule({ path, noun, declared: declaredBy, ...common }: PathRule): Rule {
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
    },
    *check(context) {
      const fact = known(context, 'paths');
      const declared = declaredBy(context);
      // that no path is declared shows without a look at the repository
      if (declared === undefined) yield { undeclared: true };
      else if ('unknown' in fact) yield fact;
      else {
        const found = pathAmong(fact.known, declared);
        if (found.kind === 'unseen') yield unseen(found, declared);
        else if (found.kind === 'absent' || found.kind === 'outside')
          yield { path, message: found.kind, args: { declared } };
        else if (found.characters === 0) yield { path, message: 'empty', args: { declared } };
      }
    },
  });
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
      const fact = known(context, 'workflows');
      const declared = evaluationPath(context);
      if (declared === undefined) yield { undeclared: true };
      else if ('unknown' in fact) yield fact;
      else if (/^https?:/i.test(declared)) yield { unknown: `${declared} is declared elsewhere` };
      else if (fact.known.length === 0) yield { unknown: 'the repository has no CI workflow' };
      else if (!fact.known.some(({ refersTo }) => refersTo.includes(declared))) {
        const files = fact.known.map(({ file }) => file);
        const listed =
          files.length > 3 ? `${files.slice(0, 3).join(', ')} and ${files.length - 3} more` : files.join(', ');
        const args = { declared, files: listed };
        yield { path: 'learning.evaluation.path', message: 'notInCi', args, confidence: 'medium' };
      }
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
    },
    applies: (context) =>
      stageEnteredOn(context.manifest.lifecycle, context.stage) === undefined ? 'stage-date-missing' : true,
    *check(context) {
      const touched = known(context, 'lastTouched');
      const paths = known(context, 'paths');
      if (declaredPaths(context).length === 0) return yield { undeclared: true };
      if ('unknown' in touched) return yield touched;
      if ('unknown' in paths) return yield paths;
      const present = declaredPaths(context).filter((path) =>
        ['file', 'folder'].includes(paths.known[path]?.kind ?? ''),
      );
      const since = stageEnteredOn(context.manifest.lifecycle, context.stage) ?? context.today;
      const days = daysBetween(since, context.today);
      if (present.length === 0) yield { unknown: 'none of the declared paths can be seen in the repository' };
      else if (days >= SILENT_DAYS && present.every((path) => (touched.known[path] ?? '') < since)) {
        const args = { paths: present.join(', '), since, days };
        yield { path: 'learning', at: 'key', message: 'silent', args, confidence: 'medium' };
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
