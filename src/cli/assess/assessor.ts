import {
  assess,
  assessWorkspace,
  factsQuery,
  parseDocument,
  type CalendarDate,
  type WorkspaceMember,
} from '../../core/index.ts';
import type { ShownScorecard } from '../../presenter/scorecard/scorecard-document.ts';
import { toReported } from '../../report/report.ts';
import type { ReportedAssessment, ReportedFile } from '../../report/schema.ts';
import { createFactsSource } from '../../repository/node/facts-source.ts';
import type { ReadIndex } from '../../repository/node/git/index-listing.ts';
import type { Environment } from '../../repository/node/git/run-git.ts';
import { relativePath } from '../files/paths.ts';
import { readText } from '../files/read-text.ts';
import { createPolicyFinder, type PolicyForManifest } from './policy-for-manifest.ts';

/** What holds for a whole run. */
export interface Run {
  /** The folder that paths in the report are relative to; absolute. */
  readonly cwd: string;
  readonly env: Environment;
  readonly today: CalendarDate;
  /** A policy file in place of all that would be found. */
  readonly config: string | undefined;
  /** Set where scorecards are wanted besides. */
  readonly scorecards: { readonly asOfIsSet: boolean } | undefined;
}

/** A manifest as the report shows it, with its scorecard where the run asks for it. */
export interface Assessed {
  readonly assessment: ReportedAssessment;
  readonly scorecard: ShownScorecard | undefined;
}

export interface Assessor {
  /**
   * Assesses one file, given as an absolute path. Rejects where it cannot be read.
   * @param namesakes the first files that give the same name, perhaps with the file itself: it is seen together with these
   */
  readonly assess: (file: string, namesakes?: readonly string[]) => Promise<Assessed>;
  /** The policy files in force so far, with what is wrong in them. */
  readonly policies: () => readonly ReportedFile[];
}

type Member = WorkspaceMember & PolicyForManifest;

/** Assesses files one by one, and keeps only the namesakes it was last given. Throws a usage error where `config` is not there. */
export function createAssessor({ cwd, env, today, config, scorecards }: Run, readIndex: ReadIndex): Assessor {
  const policyFinder = createPolicyFinder(cwd, config);
  const factsSource = createFactsSource(cwd, env, readIndex);

  const memberOf = async (file: string): Promise<Member> => {
    const document = parseDocument(readText(file));
    const { policyPath, policy } = await policyFinder.of(file);
    const facts = await factsSource.of(file, factsQuery(document));
    const assessment = assess(document, { policy, facts, today });
    return { uri: relativePath(cwd, file), document, assessment, policy, policyPath };
  };

  let kept: { readonly files: readonly string[]; readonly members: readonly Member[] } | undefined;
  const membersOf = async (files: readonly string[]) => {
    if (kept?.files.join('\n') === files.join('\n')) return kept.members;
    const members: Member[] = [];
    for (const file of files) members.push(await memberOf(file));
    kept = { files, members };
    return members;
  };

  const scorecardOf = async (file: string, { uri, assessment, policy }: Member, asOfIsSet: boolean) => {
    const { shownScorecard } = await import('./scorecard.ts');
    const history = await factsSource.historyOf(file);
    return shownScorecard({ file: uri, assessment, asOfIsSet, policy, history });
  };

  return {
    async assess(file, namesakes = []) {
      const others = await membersOf(namesakes);
      const member = others.find(({ uri }) => uri === relativePath(cwd, file)) ?? (await memberOf(file));
      const together = others.includes(member) ? others : [...others, member];
      const { assessment } = assessWorkspace(together)[together.indexOf(member)] ?? member;
      const scorecard = scorecards && (await scorecardOf(file, { ...member, assessment }, scorecards.asOfIsSet));
      return { assessment: toReported(member.uri, assessment, member.policyPath), scorecard };
    },
    policies: policyFinder.policies,
  };
}
