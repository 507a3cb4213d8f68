import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Attacks, Ground } from './programs.ts';

/** Something at a path that is not what it should be. */
type Plant = (file: string, outside: string) => void;

const PIPE: Plant = (file) => void execFileSync('mkfifo', [file]);
const FOLDER: Plant = (file) => mkdirSync(file);
const DANGLING: Plant = (file) => symlinkSync('nowhere', file);
const LOOP: Plant = (file) => symlinkSync(path.basename(file), file);
const ENDLESS: Plant = (file) => symlinkSync('/dev/zero', file);
const DEVICE: Plant = (file) => symlinkSync('/dev/tty', file);
const LEADS_OUT: Plant = (file, outside) => symlinkSync(path.join(outside, 'ai-initiative.yaml'), file);
const GIANT: Plant = (file) => {
  writeFileSync(file, '');
  truncateSync(file, 10 * 2 ** 30);
};

const ODD: Readonly<Record<string, Plant>> = {
  'a pipe': PIPE,
  'a folder': FOLDER,
  'a link to nothing': DANGLING,
  'a link to itself': LOOP,
  'a link to what never ends': ENDLESS,
  'a link to a device': DEVICE,
  'a link that leads out': LEADS_OUT,
  'of 10 GB': GIANT,
};

/** What stands in for each of these files. */
function at(file: string, plants: readonly (keyof typeof ODD)[] = Object.keys(ODD)): Attacks {
  return Object.fromEntries(
    plants.map((plant) => [
      `${file.replaceAll('/', ' ')} is ${plant}`,
      ({ folder, outside }: Ground) => {
        const target = path.join(folder, file);
        rmSync(target, { recursive: true, force: true });
        mkdirSync(path.dirname(target), { recursive: true });
        ODD[plant]?.(target, outside);
      },
    ]),
  );
}

const link = (from: string, to: string) => {
  rmSync(to, { recursive: true, force: true });
  symlinkSync(from, to);
};

/** Manifests that are no files: each is an error line. */
export const manifestAttacks: Attacks = at('ai-initiative.yaml');

/** Policies that are no files: the manifests below are not assessed. */
export const policyAttacks: Attacks = {
  ...at(
    'ai-initiative.config.yaml',
    Object.keys(ODD).filter((plant) => plant !== 'of 10 GB'),
  ),
  ...at('good/ai-initiative.config.yml', ['a pipe', 'a link to nothing']),
};

/** Other files that must neither hang a command, nor be read where they lead out. */
export const fileAttacks: Attacks = {
  ...at('.gitignore'),
  ...at('new/.gitignore', ['a pipe', 'a link to what never ends', 'of 10 GB']),
  ...at('.gitattributes', ['a pipe', 'a link to what never ends', 'of 10 GB']),
  ...at('.gitmodules', ['a pipe', 'a link to what never ends', 'of 10 GB']),
  ...at('CODEOWNERS', ['a pipe', 'a link to what never ends', 'a link that leads out', 'of 10 GB']),
  ...at('package.json', ['a pipe', 'a link to what never ends', 'of 10 GB']),
  ...at('good/evals', ['a pipe', 'a link to what never ends']),
  ...at('.git', ['a pipe', 'a link that leads out', 'a link to nothing', 'of 10 GB']),
  ...at('.git/HEAD'),
  ...at('.git/config'),
  ...at('.git/index'),
  ...at('.git/packed-refs', ['a pipe', 'a link to what never ends', 'of 10 GB']),
  ...at('.git/shallow', ['a pipe', 'a link to what never ends']),
  ...at('.git/commondir', ['a pipe', 'a link to what never ends', 'of 10 GB']),
  ...at('.git/info/exclude', ['a pipe', 'a link to what never ends', 'of 10 GB']),
  ...at('.git/refs/heads/main', ['a pipe', 'a link to what never ends', 'of 10 GB']),
  ...at('.git/objects', ['a pipe', 'a folder', 'a link to nothing']),
  ...at('.git/objects/info/alternates', ['a pipe', 'a link to what never ends']),
  ...at('.git/objects/pack/pack-1.idx', ['a pipe', 'a link to what never ends']),
  'excludes file is a pipe': ({ folder }) => {
    PIPE(path.join(folder, 'pipe'), '');
    writeFileSync(path.join(folder, '.git/config'), `[core]\n\texcludesFile = ${folder}/pipe\n`, { flag: 'a' });
  },
  'included configuration is a pipe': ({ folder }) => {
    PIPE(path.join(folder, 'pipe'), '');
    writeFileSync(path.join(folder, '.git/config'), `[include]\n\tpath = ${folder}/pipe\n`, { flag: 'a' });
  },
  'git folder is a link to another repository': ({ folder, outside }) =>
    link(path.join(outside, 'repository/.git'), path.join(folder, '.git')),
  'git file names another repository': ({ folder, outside }) => {
    rmSync(path.join(folder, '.git'), { recursive: true });
    writeFileSync(path.join(folder, '.git'), `gitdir: ${outside}/repository/.git\n`);
  },
  'git file names another machine': ({ folder }) => {
    rmSync(path.join(folder, '.git'), { recursive: true });
    writeFileSync(path.join(folder, '.git'), 'gitdir: //host.invalid/share/.git\n');
  },
  'common folder is another repository': ({ folder, outside }) =>
    writeFileSync(path.join(folder, '.git/commondir'), `${outside}/repository/.git\n`),
  'objects are those of another repository': ({ folder, outside }) =>
    link(path.join(outside, 'repository/.git/objects'), path.join(folder, '.git/objects')),
  'refs are those of another repository': ({ folder, outside }) =>
    link(path.join(outside, 'repository/.git/refs'), path.join(folder, '.git/refs')),
  'alternates name another repository': ({ folder, outside }) => {
    mkdirSync(path.join(folder, '.git/objects/info'), { recursive: true });
    writeFileSync(path.join(folder, '.git/objects/info/alternates'), `${outside}/repository/.git/objects\n`);
  },
  'submodule is a link to another repository': ({ folder, outside }) => {
    writeFileSync(path.join(folder, '.gitmodules'), '[submodule "x"]\n\tpath = x\n\turl = ./x\n');
    symlinkSync(path.join(outside, 'repository'), path.join(folder, 'x'));
  },
  'tracked folder became a link': ({ folder, outside }) => {
    renameSync(path.join(folder, 'tracked'), path.join(folder, 'moved'));
    symlinkSync(path.join(outside, 'repository'), path.join(folder, 'tracked'));
  },
  'policy extends what leads out': ({ folder, outside }) => {
    symlinkSync(path.join(outside, 'ai-initiative.yaml'), path.join(folder, 'base.yaml'));
    writeFileSync(path.join(folder, 'ai-initiative.config.yaml'), 'extends: ./base.yaml\n');
  },
  'evidence leads out': ({ folder, outside }) => link(outside, path.join(folder, 'good/evals')),
};
