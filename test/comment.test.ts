import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { exemplaryText } from '../src/catalogue/exemplary.ts';
import { useBundle } from './cli/bundle.ts';
import { git, makeFolder } from './repository/git-repository.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

interface Comment {
  readonly id: number;
  readonly user: { readonly type: string };
  body: string;
}

/** What the script asks of GitHub, of one pull request. */
function gitHub(comments: Comment[]): Server {
  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { body = '' } = chunks.length > 0 ? (JSON.parse(Buffer.concat(chunks).toString()) as Partial<Comment>) : {};
      const id = Number(/\/issues\/comments\/(\d+)$/.exec(request.url ?? '')?.[1]);
      if (request.method === 'POST') comments.push({ id: comments.length + 1, user: { type: 'Bot' }, body });
      if (request.method === 'PATCH') for (const one of comments) if (one.id === id) one.body = body;
      response.end(JSON.stringify(request.method === 'GET' ? comments : {}));
    });
  });
}

if (process.platform !== 'win32') {
  describe('the comment of the action on a pull request', function () {
    this.timeout(30_000);
    const program = useBundle();

    it('says what changes against the base, is one, and takes no other person’s for its own', async () => {
      const root = makeFolder({
        'ai-initiative.yaml': exemplaryText('idea'),
        'other/ai-initiative.yaml': exemplaryText('idea', 'name: other\nownership:\n  owner: TBD\n'),
      });
      git(root, '2026-01-02', 'init');
      git(root, '2026-01-02', 'add', '.');
      git(root, '2026-01-02', 'commit', '-m', 'base');
      const base = git(root, '2026-01-02', 'rev-parse', 'HEAD').trim();
      const comments: Comment[] = [{ id: 1, user: { type: 'User' }, body: '<!-- ai-initiative -->\nmine' }];
      const server = gitHub(comments);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

      const bin = path.join(makeFolder(), 'bin');
      mkdirSync(bin);
      writeFileSync(path.join(bin, 'ai-initiative'), `#!/bin/sh\nexec '${process.execPath}' '${program()}' "$@"\n`);
      chmodSync(path.join(bin, 'ai-initiative'), 0o755);
      const env = {
        ...process.env,
        PATH: `${bin}:${process.env['PATH']}`,
        ACTION: ROOT,
        BASE: base,
        PATHS: '.',
        NUMBER: '7',
        GH_TOKEN: 'x',
        GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        GITHUB_REPOSITORY: 'acme/shop',
      };
      const run = () =>
        new Promise<string>((resolve) => {
          const options = { cwd: root, env: { ...env, RUNNER_TEMP: makeFolder() } };
          execFile('bash', [path.join(ROOT, 'bin/comment-on-pull-request')], options, (_, stdout, stderr) =>
            resolve(stdout + stderr),
          );
        });
      try {
        writeFileSync(path.join(root, 'ai-initiative.yaml'), exemplaryText('idea', 'ownership:\n  owner: TBD\n'));
        const output = await run();
        assert.equal(comments.length, 2, output);
        assert.match(
          comments[1]?.body ?? '',
          /^<!-- ai-initiative -->\n# AI initiatives\n[^]*\d+ → \d+ [^]*owner-missing/,
        );
        // what was wrong before is not said again
        assert.equal(comments[1]?.body.match(/owner-missing\]/g)?.length, 1);

        writeFileSync(path.join(root, 'ai-initiative.yaml'), exemplaryText('idea'));
        await run();
        assert.equal(comments.length, 2);
        assert.doesNotMatch(comments[1]?.body ?? '', /owner-missing\]/);
        assert.equal(comments[0]?.body, '<!-- ai-initiative -->\nmine');
        assert.equal(git(root, '2026-01-02', 'worktree', 'list').trim().split('\n').length, 1);
        assert.doesNotMatch(readFileSync(path.join(root, '.git/config'), 'utf8'), /worktree/);
      } finally {
        server.close();
      }
    });
  });
}
