import {
  assess,
  factsQuery,
  parseDocument,
  unknownReferences,
  withFindings,
  workspaceFindings,
  type CalendarDate,
  type WorkspaceMember,
} from '../../core/index.ts';
import type { ShownScorecard } from '../../presenter/scorecard/scorecard-document.ts';
import { toReported } from '../../report/report.ts';
import type { ReportedAssessment, ReportedFile } from '../../report/report-schema.ts';
import { createFactsSource } from '../../repository/node/facts-source.ts';
import type { Environment, Git } from '../../repository/node/git/run-git.ts';
import { relativePath } from '../files/paths.ts';
import { readText } from '../files/read-text.ts';
import type { PolicyFinder, PolicyForManifest } from './policy-for-manifest.ts';

/** The text of a file (its absolute path) that comes from elsewhere. */
export interface Input {
  readonly file: string;
  readonly text: string;
}

/** The settings of a whole run. */
export interface Run {
  /** The folder that paths in the report are relative to; absolute. */
  readonly cwd: string;
  readonly env: Environment;
  readonly today: CalendarDate;
  readonly policyFinder: PolicyFinder;
  /** The text to assess in place of the file's content. */
  readonly input: Input | undefined;
  /** Set where scorecards are wanted as well. */
  readonly scorecards: { readonly asOfIsSet: boolean } | undefined;
}

/** What one initiative must know of the others in a run. */
export interface Others {
  /** All names. */
  readonly names: ReadonlySet<string>;
  /** The names of those that depend on it. */
  readonly dependents: readonly string[];
}

/** A manifest as the report shows it, with its scorecard where the run asks for it. */
export interface Assessed {
  readonly assessment: ReportedAssessment;
  /** Names of the initiatives it depends on. */
  readonly dependsOn: readonly string[];
  readonly isPlatform: boolean;
  readonly scorecard: ShownScorecard | undefined;
}

export interface Assessor {
  /**
   * Assesses one file, given as an absolute path. Rejects where it cannot be read.
   * @param namesakes the first files that give the same name, perhaps with the file itself: it is seen together with these
   */
  readonly assess: (file: string, namesakes?: readonly string[], others?: Others) => Promise<Assessed>;
  /** The policy files in force so far, with what is wrong in them. */
  readonly policies: () => readonly ReportedFile[];
}

type Member = WorkspaceMember & PolicyForManifest;

/** Assesses files one by one, and keeps only the namesakes it was last given. */
export function createAssessor({ cwd, env, today, policyFinder, input, scorecards }: Run, git: Git): Assessor {
  const factsSource = createFactsSource(cwd, env, git);

  const memberOf = async (file: string, others?: Others): Promise<Member> => {
    const document = parseDocument(input?.file === file ? input.text : readText(file));
    const inForce = await policyFinder.of(file);
    const { policy } = inForce;
    const facts = await factsSource.of(file, factsQuery(document));
    const alone = assess(document, { policy, facts, today, dependents: others?.dependents });
    const assessment = others
      ? withFindings(alone, unknownReferences({ document, assessment: alone }, others.names))
      : alone;
    return { uri: relativePath(cwd, file), document, assessment, ...inForce };
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
    async assess(file, namesakes = [], others) {
      const uri = relativePath(cwd, file);
      const member = await memberOf(file, others);
      const same = (await membersOf(namesakes)).filter((one) => one.uri !== uri);
      const [found = []] = same.length === 0 ? [] : workspaceFindings([member, ...same]);
      const assessment = withFindings(
        member.assessment,
        found.filter(({ ruleId }) => ruleId === 'name-duplicate'),
      );
      const scorecard = scorecards && (await scorecardOf(file, { ...member, assessment }, scorecards.asOfIsSet));
      const { dependsOn = [], kind } = assessment.manifest;
      const reported = toReported(member.uri, assessment, member.policyPath);
      return { assessment: reported, dependsOn, isPlatform: kind === 'platform', scorecard };
    },
    policies: policyFinder.policies,
  };
}
