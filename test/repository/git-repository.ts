import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { assess, defaultPolicy, factsQuery, parseDocument, type Facts } from '../../src/core/index.ts';
import { createFactsSource } from '../../src/repository/node/facts-source.ts';
import { writeFiles as write } from './write-files.ts';
import { exemplaryText, TODAY } from '../../src/catalogue/exemplary.ts';

export type Files = Readonly<Record<string, string>>;

const made: string[] = [];

export { write };

/** A new folder, removed after the tests. */
export function makeFolder(files: Files = {}): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'facts-')));
  made.push(folder);
  write(folder, files);
  return folder;
}

after(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** Runs git as someone, on a day, with no configuration but the repository's own. */
export function git(folder: string, day: string, ...args: readonly string[]): string {
  const person = { NAME: 'Maria', EMAIL: 'maria@example.org' };
  const as = (role: string) =>
    Object.fromEntries(Object.entries(person).map(([key, value]) => [`GIT_${role}_${key}`, value]));
  return execFileSync('git', ['-c', 'init.defaultBranch=main', '-c', 'protocol.file.allow=always', ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: '1',
      ...as('AUTHOR'),
      ...as('COMMITTER'),
      GIT_AUTHOR_DATE: `${day}T12:00:00Z`,
      GIT_COMMITTER_DATE: `${day}T12:00:00Z`,
    },
  });
}

/** An environment in which every start of git is counted. */
export function countedGit() {
  const folder = makeFolder();
  const calls = path.join(folder, 'calls');
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  writeFileSync(path.join(folder, 'git'), `#!/bin/sh\necho "$*" >> '${calls}'\nexec '${real}' "$@"\n`, { mode: 0o755 });
  return {
    env: { ...process.env, PATH: `${folder}${path.delimiter}${process.env['PATH']}` },
    calls: () => (existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n').length : 0),
  };
}

/** A repository on the disk to which tests commit. */
export function makeRepository(day = '2026-01-12', files: Files = {}) {
  const folder = makeFolder();
  git(folder, day, 'init', '-q', '--template=');
  const commit = (on: string, changed: Files, ...options: readonly string[]) => {
    write(folder, changed);
    git(folder, on, 'add', '-A');
    git(folder, on, 'commit', '-q', '-m', 'change', '--allow-empty', ...options);
  };
  if (Object.keys(files).length > 0) commit(day, files);
  return { folder, commit, git: (on: string, ...args: readonly string[]) => git(folder, on, ...args) };
}

/** What a repository shows about a manifest in it. */
export async function factsOf(folder: string, manifest = 'ai-initiative.yaml', text = exemplaryText('production')) {
  return createFactsSource(folder, process.env).of(path.join(folder, manifest), factsQuery(parseDocument(text)));
}

/** The outcome and reason of a rule on a manifest, with the facts of a repository. */
export function judged(ruleId: string, text: string, facts: Facts) {
  const assessment = assess(parseDocument(text), { policy: defaultPolicy, facts, today: TODAY });
  const result = assessment.rules.find((rule) => rule.ruleId === ruleId);
  const messages = assessment.findings.filter((finding) => finding.ruleId === ruleId).map(({ message }) => message);
  return { outcome: result?.outcome, evidence: result?.claim, reason: result?.reason, messages };
}

/** What is known of a fact; fails where it is not. */
export function knownOf<T>(fact: { readonly known: T } | { readonly unknown: string }): T {
  if ('unknown' in fact) throw new Error(`unknown: ${fact.unknown}`);
  return fact.known;
}
