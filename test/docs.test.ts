/** The documentation: its links lead somewhere, its commands exist, its manifests and policies do what the text says. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import MarkdownIt from 'markdown-it';
import { assess, defaultPolicy, loadPolicy, parseDocument, readKnown } from '../src/core/index.ts';
import { walkthrough } from '../src/extension/contributions/walkthrough.ts';
import { useFolder } from './cli/harness.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const parser = new MarkdownIt({ html: true });
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

const guides = readdirSync(path.join(ROOT, 'docs/guide')).map((file) => `docs/guide/${file}`);
const references = readdirSync(path.join(ROOT, 'docs'))
  .filter((file) => file.endsWith('.md'))
  .map((file) => `docs/${file}`);
const pages = ['README.md', 'CONTRIBUTING.md', 'AGENTS.md', 'docs/rules/README.md', ...references, ...guides];

type Token = ReturnType<typeof parser.parse>[number];
const tokensOf = (file: string): readonly Token[] =>
  parser.parse(read(file), {}).flatMap((token) => [token, ...(token.children ?? [])]);
const codeOf = (file: string, language: string) =>
  tokensOf(file).flatMap(({ type, info, content }) => (type === 'fence' && info === language ? [content] : []));

const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replaceAll(/\s+/g, '-');
const anchorsIn = (file: string) => [...read(file).matchAll(/^#+ (.*)$/gm)].map(([, text = '']) => anchorOf(text));

/** What is wrong with a link of a page; undefined where it leads somewhere. */
function problemOf(page: string, target: string): string | undefined {
  if (/^(https:|mailto:|vscode:|command:)/.test(target)) return undefined;
  const [file = '', anchor] = target.split('#');
  const linked = file === '' ? page : path.posix.join(path.posix.dirname(page), decodeURI(file));
  if (!existsSync(path.join(ROOT, linked))) return `${page}: ${target} leads nowhere`;
  if (page.startsWith('docs/') && !linked.startsWith('docs/')) return `${page}: ${target} is not on the site`;
  if (anchor !== undefined && !anchorsIn(linked).includes(anchor)) return `${page}: ${target} has no such heading`;
  return undefined;
}

describe('the documentation', () => {
  it('has no dead link and no dead picture', () => {
    const links = pages.flatMap((page) =>
      tokensOf(page).flatMap((token) => {
        const target = token.attrGet('href') ?? token.attrGet('src');
        return target === null ? [] : [{ page, target: String(target) }];
      }),
    );
    assert.ok(links.length > 100);
    assert.deepEqual(
      links.flatMap(({ page, target }) => problemOf(page, target) ?? []),
      [],
    );
  });

  const folder = useFolder();

  it('names only commands and options that exist', async () => {
    const lines = pages
      .flatMap((page) => codeOf(page, 'sh'))
      .flatMap((text) => text.split('\n'))
      .filter((line) => line.trim().startsWith('ai-initiative '));
    const used = lines.map((line) =>
      line
        .trim()
        .replace(/\s+#.*$/, '')
        .split(/\s+/)
        .slice(1),
    );
    assert.ok(used.length > 20);
    const help = new Map<string, string>();
    for (const [command = '', ...rest] of used) {
      if (!help.has(command)) {
        const { code, stdout } = await folder().run([command, '--help']);
        assert.equal(code, 0, command);
        help.set(command, stdout);
      }
      for (const option of rest.filter((word) => word.startsWith('--'))) {
        assert.ok(help.get(command)?.includes(`${option.split('=')[0]} `), `${command} ${option}`);
      }
    }
  });

  it('shows policies without a finding', async () => {
    const policies = ['docs/guide/policy-cookbook.md', 'docs/guide/roll-out.md', 'docs/policy.md']
      .flatMap((page) => codeOf(page, 'yaml'))
      .map((text) => text.replace(/^extends: '@acme.*\n/m, 'extends: builtin:standard\n'));
    assert.ok(policies.length > 10);
    for (const text of policies) {
      const { files } = await loadPolicy(['ai-initiative.config.yaml'], () => Promise.resolve(text));
      assert.deepEqual(
        files.flatMap(({ findings }) => findings.map(({ message }) => message)),
        [],
        text,
      );
    }
  });

  it('says in the same words what it is for: README, marketplace, walkthrough and site', () => {
    const { description } = JSON.parse(read('package.json')) as { description: string };
    assert.match(description, /^Write down why/);
    assert.equal(walkthrough.description, description);
    for (const file of ['README.md', 'docs/index.md', 'site/.vitepress/config.mts'])
      assert.ok(read(file).includes(description), file);
  });

  it('shows known findings that can be read', () => {
    const [text = ''] = codeOf('docs/policy.md', 'json');
    assert.ok('known' in readKnown(text));
  });

  it('makes a first manifest, with the findings that the page shows and then none', async () => {
    const [first = '', answers = ''] = codeOf('docs/guide/getting-started.md', 'yaml');
    const [shown = ''] = codeOf('docs/guide/getting-started.md', 'text');
    const assessText = async (text: string) => {
      folder().write('ai-initiative.yaml', text);
      return folder().run(['assess', '--no-color'], { isTerminal: true, columns: 100 });
    };
    const before = await assessText(first);
    assert.equal(before.code, 1);
    assert.ok(shown.split('\n').length > 3);
    assert.ok(before.stdout.startsWith(shown), before.stdout);
    const after = await assessText(`${first}\n${answers}`);
    assert.deepEqual([after.code, / {2}(?:error|warning) {2}/.test(after.stdout)], [0, false], after.stdout);
    assert.match(after.stdout, /pilot: blocked/);
  });

  it('shows parts of a manifest that the schema accepts', () => {
    const parts = codeOf('docs/guide/fill-in-a-manifest.md', 'yaml');
    assert.ok(parts.length >= 3);
    for (const text of parts) {
      const { findings } = assess(
        parseDocument(`schemaVersion: 1\nname: a\ntitle: A\nlifecycle: { stage: pilot }\n${text}`),
        {
          policy: defaultPolicy,
          today: '2026-05-20',
        },
      );
      assert.deepEqual(
        findings.flatMap(({ group, message }) => (group === 'shape' && message !== '' ? [message] : [])),
        [],
        text,
      );
    }
  });
});
