import { questionsOf, type Question } from '../../core/questions/index.ts';
import { pointsText } from '../../presenter/format.ts';
import { agentQuestions, answerText } from '../../report/agent/questions.ts';
import { oneLine, showPath, toJson } from '../../report/sanitize.ts';
import { assessManifest, type ManifestOptions } from '../assess/assess-manifest.ts';
import { isRunByAgent } from '../command-line/agents.ts';
import { EXIT, type Io } from '../command-line/io.ts';

export interface QuestionsOptions extends ManifestOptions {
  readonly format?: 'pretty' | 'json';
  /** The most questions to list; by default all of them, for an agent a few. */
  readonly next?: number;
}

/** How many questions an agent gets unless it asks for more. */
const FOR_AGENTS = 5;

/** `ai-initiative questions`: what is open in a manifest, most valuable first. Returns the exit code. */
export async function questionsCommand(given: string, options: QuestionsOptions, io: Io): Promise<number> {
  const { format = isRunByAgent(io) ? 'agent' : 'pretty', next } = options;
  const { name, policy, assessment } = await assessManifest(given, options, io);
  const questions = questionsOf(assessment, policy);
  const shown = questions.slice(0, next);
  if (format === 'json') {
    const answer = { manifest: name, asOf: assessment.asOf, open: questions.length, questions: shown };
    io.stdout.write(`${toJson(answer, 2)}\n`);
  } else {
    const lines =
      format === 'agent' ? agentQuestions(questions, next ?? FOR_AGENTS) : prettyQuestions(name, questions, shown);
    io.stdout.write(lines.map((line) => `${line}\n`).join(''));
  }
  return EXIT.ok;
}

function prettyQuestions(name: string, all: readonly Question[], shown: readonly Question[]): readonly string[] {
  if (all.length === 0) return [`${showPath(name)}: nothing is open`];
  const left = all.length - shown.length;
  return [...shown.flatMap(block), ...(left > 0 ? [`and ${left} more`] : [])];
}

function block({
  field,
  question,
  askedOf,
  answer,
  blocking,
  points,
  humanOnly,
  evidenceIn,
}: Question): readonly string[] {
  const who = askedOf.who === null ? `${askedOf.role}, not named yet` : `${askedOf.role}, ${oneLine(askedOf.who)}`;
  const where = humanOnly || evidenceIn === null ? '' : `; may be in the repository: ${evidenceIn}`;
  return [
    oneLine(question),
    `  ${oneLine(field)}: ${answerText(answer)}`,
    `  ${blocking ? 'blocking, ' : ''}+${pointsText(points)} points; can answer: ${who}${where}`,
    '',
  ];
}
