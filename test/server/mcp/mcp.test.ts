import assert from 'node:assert/strict';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { catalogue } from '../../../src/catalogue/catalogue.ts';
import { agentTools } from '../../../src/report/agent/tools.ts';
import { useBundle } from '../../cli/bundle.ts';

const EXAMPLES = path.resolve(import.meta.dirname, '../../../examples');

/** How a client opens the connection, and the revision of the protocol that comes of it. */
const REVISIONS = [
  ['2025-11-25', 'legacy'],
  ['2026-07-28', 'auto'],
] as const;

describe('model context protocol', () => {
  const program = useBundle();
  for (const [revision, mode] of REVISIONS) {
    describe(`of ${revision}`, () => {
      let client: Client;
      before(async () => {
        client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
        const args = [program(), 'mcp', '--today', '2026-05-20'];
        await client.connect(new StdioClientTransport({ command: process.execPath, args, cwd: EXAMPLES }));
      });
      after(() => client.close());

      const call = async (name: keyof typeof agentTools, given: Record<string, unknown>) => {
        const { content, isError } = await client.callTool({ name, arguments: given });
        const text = content.map((part) => (part.type === 'text' ? part.text : '')).join('');
        return { text, isError: isError === true };
      };

      it('offers four read-only functions', async () => {
        assert.equal(client.getNegotiatedProtocolVersion(), revision);
        const { tools } = await client.listTools();
        assert.deepEqual(
          tools.map(({ name }) => name),
          Object.keys(agentTools),
        );
        assert.ok(tools.every(({ annotations }) => annotations?.readOnlyHint === true));
      });

      it('answers about the examples', async () => {
        const assessed = await call('assess_ai_initiative', { path: 'sales-outreach' });
        assert.match(assessed.text, /^sales-outreach\/ai-initiative\.yaml:\d+:\d+: error pilot-overdue: /m);
        assert.match(assessed.text, /^verdict sales-outreach\/ai-initiative\.yaml: Blocked, /m);
        const asked = await call('list_ai_initiative_questions', { manifest: 'sales-outreach', next: 2 });
        assert.match(asked.text, /^2\. /m);
        assert.match(asked.text, /^not listed: \d+ more/m);
        const explained = await call('explain_ai_initiative_rule', { rule: 'owner-missing' });
        assert.match(explained.text, /^owner-missing: An owner is named$/m);
        const found = await call('find_ai_initiative_evidence', { folder: 'invoice-triage' });
        assert.match(found.text, /^found ownership\.owner: .*CODEOWNERS/m);
      });

      it('tells what is wrong and what to do instead', async () => {
        const unknown = await call('explain_ai_initiative_rule', { rule: 'owner-mising' });
        assert.ok(unknown.isError);
        assert.match(unknown.text, /did you mean owner-missing\?/);
        const several = await call('list_ai_initiative_questions', { manifest: '.' });
        assert.ok(several.isError);
        assert.match(several.text, /name one of /);
        const gone = await call('list_ai_initiative_questions', { manifest: 'nowhere' });
        assert.deepEqual(gone, { text: 'nowhere: no such file or folder', isError: true });
        const odd = await call('list_ai_initiative_questions', { manifest: '\u001B[31m' });
        assert.deepEqual(odd, { text: ' [31m: no such file or folder', isError: true });
      });

      it('has the page of every rule', async () => {
        const { resources } = await client.listResources();
        assert.deepEqual(
          resources.map(({ name }) => name).toSorted(),
          catalogue()
            .map(({ id }) => id)
            .toSorted(),
        );
        const { contents } = await client.readResource({ uri: 'ai-initiative://rules/owner-missing' });
        assert.match(JSON.stringify(contents), /# owner-missing/);
        await assert.rejects(client.readResource({ uri: 'ai-initiative://rules/owner-gone' }), /owner-gone/);
      });
    });
  }
});
