import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { questionsOf } from '../../core/questions/index.ts';
import { agentEvidence } from '../../report/agent/evidence.ts';
import { agentQuestions } from '../../report/agent/questions.ts';
import { agent } from '../../report/formats/agent.ts';
import { toReported } from '../../report/report.ts';
import { lines } from '../../report/sanitize.ts';
import { openRepository } from '../../repository/node/repository.ts';
import { propose } from '../../repository/proposal/propose.ts';
import { startMcpServer, type ToolArguments } from '../../server/mcp/start.ts';
import { assessManifest, type ManifestOptions } from '../assess/assess-manifest.ts';
import { assessPaths } from '../assess/assess-paths.ts';
import { UsageError, type Io } from '../command-line/io.ts';
import { MANIFEST_NAMES } from '../files/manifest-names.ts';
import { relativePath } from '../files/paths.ts';
import { VERSION } from '../version.ts';
import { explainText } from './rules.ts';

export type McpOptions = ManifestOptions;

/** How many questions are listed by default. */
const QUESTIONS = 5;

/** `ai-initiative mcp`: serves an agent until it ends the connection, and with it the process. */
export function mcpCommand(options: McpOptions, io: Io): Promise<never> {
  startMcpServer({
    version: VERSION,
    warn: (message) => io.stderr.write(`${lines(message)}\n`),
    tools: {
      assess_ai_initiative: async (args) =>
        agent(await assessPaths([textOf(args, 'path')], { ...options, quiet: true }, io)),
      list_ai_initiative_questions: async (args) => {
        const { policy, assessment } = await assessManifest(textOf(args, 'manifest'), options, io);
        const next = Number(args['next'] ?? QUESTIONS);
        return agentQuestions(questionsOf(assessment, policy), Math.max(1, next)).join('\n');
      },
      explain_ai_initiative_rule: async (args) => explainText(textOf(args, 'rule'), true),
      find_ai_initiative_evidence: (args) => evidenceIn(textOf(args, 'folder'), options, io),
    },
  });
  return new Promise(() => undefined);
}

function textOf(args: ToolArguments, name: string): string {
  const given = args[name];
  return typeof given === 'string' && given !== '' ? given : '.';
}

async function evidenceIn(given: string, options: McpOptions, io: Io): Promise<string> {
  const target = path.resolve(io.cwd, given);
  const stats = statSync(target, { throwIfNoEntry: false });
  if (!stats) throw new UsageError(`${given}: no such folder`);
  const folder = realpathSync.native(stats.isDirectory() ? target : path.dirname(target));
  const repository = await openRepository(folder, io.env);
  const below = relativePath(repository.root, folder);
  const proposals = await propose(repository, below === '.' ? '' : below);
  const manifest = MANIFEST_NAMES.map((name) => path.join(folder, name)).find((file) =>
    statSync(file, { throwIfNoEntry: false }),
  );
  const assessed = manifest === undefined ? undefined : await assessManifest(manifest, options, io);
  const reported = assessed && toReported(assessed.name, assessed.assessment);
  return agentEvidence({
    proposals,
    claims: reported?.evidence ?? [],
    observations: reported?.observations ?? [],
  }).join('\n');
}
