import type { Assessment } from '../assessment/assess.ts';
import type { Requirement } from '../assessment/gate.ts';
import type { Finding } from '../findings/finding.ts';
import { genericPath } from '../manifest/read-manifest.ts';
import { rulesInForce } from '../policy/in-force.ts';
import type { Policy } from '../policy/policy.ts';
import type { RuleGroup } from '../rules/rule.ts';
import type { Severity } from '../vocabulary.ts';
import { formatPath, parsePath, type Path } from '../yaml/path.ts';
import { answererOf, type Answerer } from './answerer.ts';
import { answerForm, type AnswerForm } from './answer-form.ts';
import { isHumanOnly, placeOfEvidence } from './evidence-places.ts';

/** Something to answer in a manifest. Plain JSON, the same for the editor, the command line and agents. */
export interface Question {
  readonly ruleId: string;
  readonly group: RuleGroup;
  /** Where the answer is written, as a dotted path: `outcomes.metrics[0].baseline`. */
  readonly field: string;
  /** In plain words. */
  readonly question: string;
  readonly requirement: string;
  readonly action: string;
  readonly askedOf: Answerer;
  readonly answer: AnswerForm;
  readonly severity: Severity;
  /** Which stage asks for it first. */
  readonly asked: 'now' | 'next';
  /** It keeps the gate shut. */
  readonly blocking: boolean;
  /** What meeting the requirement adds to the score; several questions may share one requirement. */
  readonly points: number;
  /** Only a person knows: what a repository says of it would be a guess. */
  readonly humanOnly: boolean;
  /** Where in the repository the answer may be; null where it is not to be found there. */
  readonly evidenceIn: string | null;
}

/**
 * What is open, most valuable first: what blocks, then the rest, each by its points.
 *
 * @param assessment judged under `policy`
 */
export function questionsOf(
  assessment: Pick<Assessment, 'gate' | 'findings' | 'manifest'>,
  policy: Policy,
): readonly Question[] {
  const requiredFields = new Map(rulesInForce(policy).map(({ id, requires = [] }) => [id, requires]));
  return (assessment.gate?.requirements ?? [])
    .filter(({ status }) => status === 'open')
    .flatMap((requirement) => {
      const places = placesOf(requirement, assessment.findings, requiredFields.get(requirement.ruleId) ?? []);
      return places.map((place) => questionAt(requirement, place, assessment, policy));
    });
}

/** Where a requirement is to be answered, and the message there; none of its own where the finding is about more. */
interface Place {
  readonly path: Path;
  readonly message: string | undefined;
}

function placesOf(
  { ruleId }: Requirement,
  findings: readonly Finding[],
  required: readonly string[],
): readonly Place[] {
  const about = findings.filter((finding) => finding.status !== 'waived' && finding.ruleIds.includes(ruleId));
  return about.map((finding) => {
    const { ruleIds, path, message, fix } = finding;
    const [insert, ...more] = fix?.edits ?? [];
    // what is wrong and where the answer goes may differ: a decision that is overdue, and the list of decisions
    const goes = insert?.op === 'insert' && more.length === 0 ? parsePath(insert.path) : path;
    if (ruleIds.length === 1) return { path: goes, message };
    // one finding speaks for a whole absent section: each rule has its own field in it
    const field = required.find((candidate) => !candidate.includes('[]'));
    return { path: field === undefined ? path : parsePath(field), message: undefined };
  });
}

function questionAt(
  requirement: Requirement,
  { path, message }: Place,
  assessment: Pick<Assessment, 'manifest'>,
  policy: Policy,
): Question {
  const { ruleId, group, severity, asked, blocking, points, action } = requirement;
  const field = formatPath(path);
  const form = answerForm(field, policy);
  const fields = [genericPath(path), ...(form.parts ?? []).map((part) => part.field)];
  return {
    ruleId,
    group,
    field,
    question: message === undefined ? action : questionIn(message),
    requirement: requirement.requirement,
    action,
    askedOf: answererOf(group, path, assessment),
    answer: form,
    severity,
    asked,
    blocking,
    points,
    humanOnly: fields.some(isHumanOnly),
    evidenceIn: placeOfEvidence(genericPath(path)),
  };
}

/** The whole message where it asks nothing; otherwise from the sentence before the question, which says what it is about. */
function questionIn(message: string): string {
  const end = message.lastIndexOf('?');
  return end === -1 ? message : message.slice(0, end + 1);
}
