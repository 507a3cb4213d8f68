import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What an attack is made with. */
export interface Ground {
  /** The repository of the attack: two commits on `main`, a changed manifest in the work tree. */
  readonly folder: string;
  /** A program that leaves a trace when it is run, and fails. */
  readonly program: string;
  /** A folder outside the repository with a file, a manifest and a repository that hold the word SECRET. */
  readonly outside: string;
  readonly git: (...args: readonly string[]) => string;
}

/** Changes a repository; the name says how. */
export type Attacks = Readonly<Record<string, (ground: Ground) => void>>;

/** Keys of git's configuration that name a program, each in its section. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  core: `fsmonitor sshCommand pager editor askPass gitProxy alternateRefsCommand attributesFile excludesFile worktree hooksPath`.split(
    ' ',
  ),
  diff: ['external'],
  'diff "evil"': ['command', 'textconv'],
  'filter "evil"': ['clean', 'smudge', 'process'],
  'filter "a=b"': ['clean', 'smudge', 'process'],
  'filter "a.b=c"': ['clean'],
  'merge "evil"': ['driver'],
  interactive: ['diffFilter'],
  sequence: ['editor'],
  credential: ['helper'],
  'credential "https://example.org"': ['helper'],
  gpg: ['program'],
  'gpg "ssh"': ['program', 'defaultKeyCommand'],
  uploadpack: ['packObjectsHook'],
  'remote "origin"': ['uploadpack', 'receivepack', 'proxy', 'vcs', 'url'],
  pager: ['log', 'ls-files', 'cat-file', 'diff', 'merge-base', 'check-ignore', 'diff-tree', 'rev-parse'],
  alias: ['log', 'ls-files', 'cat-file', 'diff', 'merge-base', 'check-ignore', 'diff-tree', 'rev-parse'],
  'submodule "x"': ['update'],
  trace2: ['normalTarget', 'eventTarget', 'perfTarget'],
  'browser "evil"': ['cmd'],
  'trailer "evil"': ['command', 'cmd'],
  'tar "evil"': ['command'],
};

const HOOKS = ['post-index-change', 'reference-transaction', 'fsmonitor-watchman', 'post-checkout', 'pre-auto-gc'];

/** Settings that make git use what a key names. */
const LEVERS = `
[log]
\tshowSignature = true
[filter "evil"]
\trequired = true
[filter "a=b"]
\trequired = true
[core]
\tautocrlf = true
[protocol]
\tallow = always
[protocol "ext"]
\tallow = always
`;

const add = (folder: string, file: string, text: string) => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text, { flag: 'a' });
};

const setting = (section: string, key: string, value: string) => `[${section}]\n\t${key} = ${JSON.stringify(value)}\n`;

function plantHooks(folder: string, program: string): void {
  for (const hook of HOOKS) {
    add(folder, hook, `#!/bin/sh\nexec '${program}' ${hook}\n`);
    chmodSync(path.join(folder, hook), 0o755);
  }
}

/** A filter whose name holds `=`, and the attributes that ask for it. */
const FILTERS = (program: string) =>
  ['clean', 'process'].map((key) => setting('filter "a=b"', key, program)).join('') + LEVERS;

function missingObject({ folder, git }: Ground): void {
  const blob = git('rev-parse', 'HEAD~1:good/ai-initiative.yaml').trim();
  rmSync(path.join(folder, '.git/objects', blob.slice(0, 2), blob.slice(2)), { force: true });
}

function partial(ground: Ground, url: string, more = ''): void {
  const promisor = `[remote "origin"]\n\tpromisor = true\n\tpartialclonefilter = blob:none\n${more}`;
  const format = '[core]\n\trepositoryFormatVersion = 1\n[extensions]\n\tpartialClone = origin\n';
  add(ground.folder, '.git/config', `${format}${promisor}\turl = ${JSON.stringify(url)}\n${LEVERS}`);
  add(ground.folder, '.git/objects/pack/pack-0.promisor', '');
  missingObject(ground);
}

/** Sections whose keys do not get into each other's way: one repository has them all. */
const TOGETHER: readonly string[] = ['pager', 'alias', 'trace2', 'trailer "evil"', 'gpg "ssh"'];

const byKey = Object.entries(KEYS).flatMap(([section, keys]) =>
  (TOGETHER.includes(section) ? [keys] : keys.map((key) => [key])).map((group): [string, Attacks[string]] => [
    `program in ${section} ${group.join(' and ')}`,
    ({ folder, program }) => {
      const driver = /^filter "(.*)"$/.exec(section)?.[1] ?? 'evil';
      add(folder, '.gitattributes', `* filter=${driver} diff=evil merge=evil\n`);
      const value = section === 'alias' || section.startsWith('submodule') ? `!${program}` : program;
      const valueOf = (key: string) => (key === 'url' ? `ext::${program} %S` : value);
      add(folder, '.git/config', group.map((key) => setting(section, key, valueOf(key))).join('') + LEVERS);
    },
  ]),
);

/** Attacks that would have a program run. */
export const programAttacks: Attacks = {
  ...Object.fromEntries(byKey),
  'filter asked for in info-attributes': ({ folder, program }) => {
    add(folder, '.git/info/attributes', '* filter=a=b\n');
    add(folder, '.git/config', FILTERS(program));
  },
  'filter asked for in core.attributesFile': ({ folder, program }) => {
    add(folder, 'attributes', '* filter=a=b\n');
    add(folder, '.git/config', FILTERS(program) + setting('core', 'attributesFile', path.join(folder, 'attributes')));
  },
  'configuration included': ({ folder, program }) => {
    add(folder, '.gitattributes', '* filter=a=b\n');
    add(folder, 'more.config', FILTERS(program) + setting('core', 'fsmonitor', program));
    add(folder, '.git/config', setting('include', 'path', '../more.config'));
  },
  'configuration included for a folder': ({ folder, program }) => {
    add(folder, '.gitattributes', '* filter=a=b\n');
    add(folder, 'more.config', FILTERS(program) + setting('core', 'fsmonitor', program));
    add(folder, '.git/config', setting('includeIf "gitdir:**"', 'path', '../more.config'));
  },
  'configuration of a work tree': ({ folder, program }) => {
    add(folder, '.gitattributes', '* filter=a=b\n');
    add(folder, '.git/config', '[core]\n\trepositoryFormatVersion = 1\n[extensions]\n\tworktreeConfig = true\n');
    add(folder, '.git/config.worktree', FILTERS(program) + setting('core', 'fsmonitor', program));
  },
  hooks: ({ folder, program }) => plantHooks(path.join(folder, '.git/hooks'), program),
  'hooks elsewhere': ({ folder, program }) => {
    plantHooks(path.join(folder, 'hooks'), program);
    add(folder, '.git/config', setting('core', 'hooksPath', path.join(folder, 'hooks')));
  },
  'git folder beside a file': ({ folder, program, git }) => {
    git('init', '-q', '--separate-git-dir', path.join(folder, '.inner'));
    add(folder, '.gitattributes', '* filter=a=b\n');
    add(folder, '.inner/config', FILTERS(program) + setting('core', 'fsmonitor', program));
  },
  'linked work tree': ({ folder, program, git }) => {
    git('worktree', 'add', '-q', '--detach', path.join(folder, 'tree'));
    add(folder, 'tree/.gitattributes', '* filter=a=b\n');
    add(folder, '.git/config', FILTERS(program) + setting('core', 'fsmonitor', program));
  },
  submodule: ({ folder, program, git }) => {
    git('init', '-q', 'inner');
    add(folder, 'inner/ai-initiative.yaml', 'name: inner\n');
    add(folder, 'inner/.gitattributes', '* filter=a=b\n');
    add(folder, 'inner/.git/config', FILTERS(program) + setting('core', 'fsmonitor', program));
    add(folder, '.gitmodules', '[submodule "inner"]\n\tpath = inner\n\turl = ./inner\n\tupdate = !false\n');
  },
  'bare repository inside': ({ folder, program, git }) => {
    git('init', '-q', '--bare', 'bare');
    add(folder, 'bare/ai-initiative.yaml', 'name: bare\n');
    add(folder, 'bare/config', FILTERS(program) + setting('core', 'fsmonitor', program));
    plantHooks(path.join(folder, 'bare/hooks'), program);
  },
  'partial clone from ext': (ground) => partial(ground, `ext::${ground.program} %S`),
  'partial clone over ssh': (ground) =>
    partial(
      ground,
      'ssh://host.invalid/x',
      `\tvcs = evil\n${setting('core', 'sshCommand', ground.program)}[remote "origin"]\n`,
    ),
  'partial clone with an uploadpack': (ground) =>
    partial(ground, `file://${ground.outside}`, `\tuploadpack = ${JSON.stringify(ground.program)}\n`),
  'partial clone with a credential helper': (ground) =>
    partial(
      ground,
      'https://host.invalid/x',
      setting('credential', 'helper', `!${ground.program}`) + '[remote "origin"]\n',
    ),
};

/** Variables of the environment that would lead git to a program or another repository. */
export const hostileEnvironment = ({ program, outside }: Pick<Ground, 'program' | 'outside'>) => ({
  GIT_DIR: path.join(outside, 'repository/.git'),
  GIT_WORK_TREE: outside,
  GIT_INDEX_FILE: path.join(outside, 'index'),
  GIT_OBJECT_DIRECTORY: path.join(outside, 'repository/.git/objects'),
  GIT_COMMON_DIR: path.join(outside, 'repository/.git'),
  GIT_EXTERNAL_DIFF: program,
  GIT_SSH_COMMAND: program,
  GIT_PROXY_COMMAND: program,
  GIT_ASKPASS: program,
  GIT_PAGER: program,
  GIT_EDITOR: program,
  GIT_EXEC_PATH: path.dirname(program),
  GIT_TEMPLATE_DIR: outside,
  GIT_TRACE: path.join(outside, 'trace'),
  GIT_TRACE2_EVENT: path.join(outside, 'trace2'),
  GIT_CONFIG_GLOBAL: path.join(outside, 'config'),
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'core.fsmonitor',
  GIT_CONFIG_VALUE_0: program,
  GIT_CONFIG_PARAMETERS: `'core.fsmonitor=${program}'`,
});
