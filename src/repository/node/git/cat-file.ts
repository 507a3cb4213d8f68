import type { ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { GitError, gitProcess, type Environment } from './run-git.ts';

/** An object of a repository. */
export interface GitObject {
  readonly id: string;
  readonly type: string;
  readonly content: Buffer;
}

/** Objects by name (`<commit>:<path>`), in their order; undefined where there is none. @throws {GitError} */
export type ReadObjects = (names: readonly string[]) => Promise<readonly (GitObject | undefined)[]>;

interface Request {
  readonly count: number;
  readonly found: (GitObject | undefined)[];
  readonly resolve: (objects: readonly (GitObject | undefined)[]) => void;
  readonly reject: (error: Error) => void;
}

/** How long git may take for one object, and how long it stays when nobody asks, in milliseconds. */
const PATIENCE = 60_000;
const IDLE = 300;

/** Reads objects of the repository whose root is given, all with one process of git as long as somebody asks. */
export function objectReader(root: string, env: Environment): ReadObjects {
  let running: ReturnType<typeof start> | undefined;
  return (names) =>
    new Promise((resolve, reject) => {
      if (names.length === 0) return resolve([]);
      running ??= start(root, env, () => (running = undefined));
      running.ask(names, { count: names.length, found: [], resolve, reject });
    });
}

function start(root: string, env: Environment, onEnd: () => void) {
  const { args, options } = gitProcess(root, env, ['cat-file', '--batch']);
  const { spawn } = process.getBuiltinModule('node:child_process');
  const git: ChildProcess = spawn('git', args, { ...options, stdio: ['pipe', 'pipe', 'ignore'] });
  const waiting: Request[] = [];
  let unread: Buffer[] = [];
  let length = 0;
  let needed = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hold = (isHeld: boolean) => {
    for (const one of [git, git.stdin as Socket | null, git.stdout as Socket | null]) {
      if (isHeld) one?.ref();
      else one?.unref();
    }
  };
  const end = (message: string) => {
    clearTimeout(timer);
    onEnd();
    git.kill();
    for (const { reject } of waiting.splice(0)) reject(new GitError(message));
  };
  const wait = () => {
    clearTimeout(timer);
    const isBusy = waiting.length > 0;
    hold(isBusy);
    timer = setTimeout(() => end('git took too long'), isBusy ? PATIENCE : IDLE);
    if (!isBusy) timer.unref();
  };

  const take = (bytes: Buffer) => {
    unread.push(bytes);
    length += bytes.length;
    if (length < needed) return;
    let rest = Buffer.concat(unread);
    needed = 0;
    for (let request = waiting[0]; request; request = waiting[0]) {
      const read = readObject(rest);
      if ('needed' in read) {
        needed = read.needed;
        break;
      }
      rest = rest.subarray(read.length);
      request.found.push(read.object);
      if (request.found.length === request.count) waiting.shift()?.resolve(request.found);
    }
    unread = [rest];
    length = rest.length;
    wait();
  };

  git.on('error', () => end('git is not installed'));
  git.on('exit', () => end('git could not answer'));
  git.stdin?.on('error', () => {}); // git may end before it has read all; its exit says so
  git.stdout?.on('data', take);
  return {
    ask(names: readonly string[], request: Request) {
      waiting.push(request);
      wait();
      // a line break would end the name of the object asked for
      git.stdin?.write(names.map((name) => `${name.replaceAll('\n', '?')}\n`).join(''));
    },
  };
}

type Read = { readonly object: GitObject | undefined; readonly length: number } | { readonly needed: number };

/** Reads one answer: `<id> <type> <bytes>\n<content>\n`, or one line that says that there is no such thing. */
function readObject(bytes: Buffer): Read {
  const end = bytes.indexOf('\n');
  if (end < 0) return { needed: bytes.length + 1 };
  const head = /^([0-9a-f]+) (\w+) (\d+)$/.exec(bytes.toString('utf8', 0, end));
  if (!head) return { object: undefined, length: end + 1 };
  const [, id = '', type = '', size] = head;
  const stop = end + 1 + Number(size);
  if (bytes.length < stop + 1) return { needed: stop + 1 };
  return { object: { id, type, content: Buffer.from(bytes.subarray(end + 1, stop)) }, length: stop + 1 };
}
