import {
  assess,
  assessWorkspace,
  factsQuery,
  parseDocument,
  type CalendarDate,
  type WorkspaceMember,
} from '../../core/index.ts';
import { toReported } from '../../report/report.ts';
import type { ReportedFile } from '../../report/schema.ts';
import { createFactsSource } from '../../repository/node/facts-source.ts';
import type { OpenGit } from '../../repository/node/repository.ts';
import type { Environment } from '../../repository/node/git/run-git.ts';
import { readProblem } from '../files/find-manifests.ts';
import { relativePath } from '../files/paths.ts';
import { readText } from '../files/read-text.ts';
import { createSurroundings, type Surroundings } from './policy-for-manifest.ts';

/** What holds for a whole run; plain, so that it can be handed to another thread. */
export interface Run {
  /** The folder that paths in the report are relative to; absolute. */
  readonly cwd: string;
  readonly env: Environment;
  readonly today: CalendarDate;
  /** A policy file in place of all that would be found. */
  readonly config: string | undefined;
  /** Whether scorecards are wanted besides; undefined: none. */
  readonly scorecards: { readonly asOfIsSet: boolean } | undefined;
}

/** What became of one file: the assessment as the report shows it, in JSON, or what went wrong. */
export type Outcome =
  | {
      readonly assessment: string;
      /** Where it was asked for: a {@link ShownScorecard} in JSON. */
      readonly scorecard?: string;
    }
  | { readonly error: string };

/** A file to assess (absolute). */
export interface Task {
  readonly file: string;
  /** The first files that give the same name, itself perhaps among them: it is seen together with these. */
  readonly namesakes?: readonly string[];
}

export interface Assessor {
  /** Assesses one file; what goes wrong is its outcome. */
  readonly assess: (task: Task) => Promise<Outcome>;
  /** All policy files met so far, with what is wrong in them. */
  readonly policies: () => readonly ReportedFile[];
}

type Member = WorkspaceMember & Pick<Surroundings, 'policy' | 'policyPath'>;

/** Assesses files one by one, and keeps none of them but the namesakes it was last given. Throws a usage error where `config` is not there. */
export function createAssessor({ cwd, env, today, config, scorecards }: Run, openGit?: OpenGit): Assessor {
  const surroundings = createSurroundings(cwd, config);
  const factsSource = createFactsSource(cwd, env, openGit);

  const look = async (file: string): Promise<Member> => {
    const document = parseDocument(readText(file));
    const { policyPath, policy } = await surroundings.of(file);
    const facts = await factsSource.of(file, factsQuery(document));
    const assessment = assess(document, { policy, facts, today });
    return { uri: relativePath(cwd, file), document, assessment, policy, policyPath };
  };
  let kept: { readonly files: readonly string[]; readonly members: readonly Member[] } | undefined;
  const lookAtAll = async (files: readonly string[]) => {
    if (kept?.files.join('\n') === files.join('\n')) return kept.members;
    const members: Member[] = [];
    for (const file of files)
      members.push(
        ...(await look(file)
          .then((member) => [member])
          .catch(() => [])),
      );
    kept = { files, members };
    return members;
  };

  const scorecardOf = async (file: string, { uri, assessment, policy }: Member, asOfIsSet: boolean) => {
    const { shownScorecard } = await import('./scorecard.ts');
    const history = await factsSource.historyOf(file);
    return JSON.stringify(await shownScorecard({ file: uri, assessment, asOfIsSet, policy, history }));
  };

  return {
    async assess({ file, namesakes = [] }) {
      try {
        const others = await lookAtAll(namesakes);
        const member = others.find(({ uri }) => uri === relativePath(cwd, file)) ?? (await look(file));
        const together = others.includes(member) ? others : [...others, member];
        const { assessment } = assessWorkspace(together)[together.indexOf(member)] ?? member;
        const reported = toReported(member.uri, assessment, member.policyPath);
        const scorecard = scorecards && (await scorecardOf(file, { ...member, assessment }, scorecards.asOfIsSet));
        return {
          assessment: JSON.stringify(reported),
          ...(scorecard !== undefined && { scorecard }),
        };
      } catch (error) {
        return { error: readProblem(error) };
      }
    },
    policies: surroundings.policies,
  };
}
