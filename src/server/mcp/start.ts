import { fromJsonSchema, McpServer, ResourceTemplate } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { catalogue } from '../../catalogue/catalogue.ts';
import { renderRulePage } from '../../catalogue/rule-page.ts';
import { lines } from '../../report/sanitize.ts';
import { agentTools, inputSchemaOf, type AgentToolName } from '../../report/agent/tools.ts';

/** The arguments of a tool, checked against its schema. */
export type ToolArguments = Readonly<Partial<Record<string, string | number>>>;

/** What the program that runs the server gives it. */
export interface McpHost {
  readonly version: string;
  /** The answers of the tools, as text. Rejects with a message for the agent: what is wrong, and what to do. */
  readonly tools: Readonly<Record<AgentToolName, (args: ToolArguments) => Promise<string>>>;
  /** Something went wrong that is no answer to a question. */
  readonly warn: (message: string) => void;
}

/** The address of a rule's page as a resource. */
const RULE_PAGES = 'ai-initiative://rules/{id}';

/** Serves one agent over standard input and output, in the revision of the protocol that it opens with. */
export function startMcpServer(host: McpHost): void {
  serveStdio(() => createServer(host), { onerror: ({ message }) => host.warn(message) });
}

function createServer({ version, tools }: McpHost): McpServer {
  const server = new McpServer({ name: 'ai-initiative', title: 'AI Initiative Scorecard', version });
  for (const name of Object.keys(agentTools) as readonly AgentToolName[]) {
    const { title, description } = agentTools[name];
    const config = {
      title,
      description,
      inputSchema: fromJsonSchema<ToolArguments>(inputSchemaOf(name)),
      annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    };
    server.registerTool(name, config, async (args) => {
      try {
        return { content: [{ type: 'text', text: await tools[name](args) }] };
      } catch (error) {
        const text = lines(error instanceof Error ? error.message : String(error));
        return { isError: true, content: [{ type: 'text', text }] };
      }
    });
  }
  const entries = catalogue();
  const list = () => ({
    resources: entries.map(({ id, requirement }) => ({
      uri: RULE_PAGES.replace('{id}', id),
      name: id,
      description: requirement,
      mimeType: 'text/markdown',
    })),
  });
  const about = { title: 'Rules', description: 'The page of each rule', mimeType: 'text/markdown' };
  server.registerResource('rules', new ResourceTemplate(RULE_PAGES, { list }), about, async (uri, { id }) => {
    const entry = entries.find((known) => known.id === id);
    if (!entry) throw new Error(`There is no rule ${String(id)}`);
    return { contents: [{ uri: uri.href, mimeType: 'text/markdown', text: renderRulePage(entry) }] };
  });
  return server;
}
