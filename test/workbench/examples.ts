import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../host/paths.ts';
import type { Settings } from '../host/settings.ts';
import { startWorkbench } from '../host/start-workbench.ts';
import { copyOfFolder } from '../host/workbench.ts';

interface Step {
  readonly on: string;
  readonly manifest: string;
  /** What is not written yet: sections, or a field of one (`ownership.sponsor`). */
  readonly without: readonly string[];
  /** Other changes to the text. */
  readonly change?: (text: string) => string;
}

const TRIAGE = 'invoice-triage/ai-initiative.yaml';
const OUTREACH = 'sales-outreach/ai-initiative.yaml';

const LATER = ['learning', 'enablement', 'capacity', 'review', 'lifecycle.decision'];
const stage = (name: string) => (text: string) =>
  text.replace(/^ {2}stage: .*$/m, `  stage: ${name}`).replace(/^ {4}- \{ stage: production, .*\n/m, '');

/** How two of the examples came about: one that was seen through, and one that was left alone. */
const STEPS: readonly Step[] = [
  { on: '2025-10-06', manifest: OUTREACH, without: ['learning', 'review', 'waivers'] },
  {
    on: '2025-11-17',
    manifest: TRIAGE,
    without: [...LATER, 'outcomes', 'sourcing', 'risk', 'lifecycle.exitCriteria'],
    change: (text) => stage('idea')(text).replace(/^ {4}- \{ stage: pilot, .*\n/m, ''),
  },
  { on: '2025-12-01', manifest: OUTREACH, without: ['learning', 'waivers'] },
  { on: '2026-01-26', manifest: TRIAGE, without: [...LATER, 'risk'], change: stage('pilot') },
  { on: '2026-02-16', manifest: TRIAGE, without: LATER.slice(1), change: stage('pilot') },
  { on: '2026-03-09', manifest: TRIAGE, without: ['lifecycle.decision'], change: stage('pilot') },
  { on: '2026-03-20', manifest: TRIAGE, without: [], change: (text) => text.replace('lifecycle:', 'lifecycle: [') },
  { on: '2026-03-23', manifest: TRIAGE, without: [], change: stage('pilot') },
  { on: '2026-04-02', manifest: OUTREACH, without: ['learning'] },
  { on: '2026-04-20', manifest: TRIAGE, without: ['integration.fallback', 'enablement.champions'] },
  { on: '2026-05-11', manifest: OUTREACH, without: [] },
  { on: '2026-05-18', manifest: TRIAGE, without: [] },
];

/** A VS Code on a copy of `examples/` that has a history. */
export async function startOnExamples(settings: Settings = {}): ReturnType<typeof startWorkbench> {
  const copy = await copyOfFolder(join(projectRoot, 'examples'));
  try {
    takeOwners(copy.path);
    commitHistory(copy.path);
    return await startWorkbench({ workspace: copy.path, settings });
  } finally {
    await copy.remove();
  }
}

/** The owners of the examples stand at the root of this repository, which a copy has not. */
function takeOwners(folder: string): void {
  mkdirSync(join(folder, '.github'), { recursive: true });
  copyFileSync(join(projectRoot, '.github/CODEOWNERS'), join(folder, '.github/CODEOWNERS'));
}

/** Makes a copy of `examples/` a git repository in which the manifests grew over half a year. */
export function commitHistory(folder: string): void {
  const finals = new Map([TRIAGE, OUTREACH].map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  git(folder, '2025-10-01', 'init', '-q');
  for (const { on, manifest, without, change } of STEPS) {
    const text = without.reduce(leaveOut, finals.get(manifest) ?? '');
    writeFileSync(join(folder, manifest), upTo(on, change ? change(text) : text));
    git(folder, on, 'add', manifest);
    git(folder, on, 'commit', '-q', '-m', `${manifest} as of ${on}`);
  }
  git(folder, '2026-05-18', 'add', '-A');
  git(folder, '2026-05-18', 'commit', '-q', '-m', 'The rest');
}

/** What was done later was done on that day. */
function upTo(day: string, text: string): string {
  return text.replaceAll(/(measuredOn|lastRunOn|lastReviewedOn|on): ([\d-]+)/g, (whole, key: string, date: string) =>
    date > day ? `${key}: ${day}` : whole,
  );
}

/** A text without a section, or without a field of one, with all that is indented below it. */
function leaveOut(text: string, path: string): string {
  const [section = '', field] = path.split('.');
  const whole = new RegExp(`^${section}:.*\\n(?:(?: .*|#.*)?\\n)*`, 'm');
  if (field === undefined) return text.replace(whole, '');
  return text.replace(whole, (found) => found.replace(new RegExp(`^ {2}${field}:.*\\n(?: {3,}.*\\n)*`, 'm'), ''));
}

function git(folder: string, day: string, ...args: readonly string[]): void {
  execFileSync('git', ['-c', 'user.name=Maria', '-c', 'user.email=maria@example.org', ...args], {
    cwd: folder,
    env: { ...process.env, GIT_AUTHOR_DATE: `${day}T12:00:00`, GIT_COMMITTER_DATE: `${day}T12:00:00` },
  });
}
