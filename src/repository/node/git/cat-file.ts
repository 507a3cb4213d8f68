import type { Socket } from 'node:net';
import { GitError } from './git-error.ts';
import type { Git } from './run-git.ts';

/** Texts by name (`<commit>:<path>`), in their order; undefined where there is none. @throws {GitError} */
export type ReadTexts = (names: readonly string[]) => Promise<readonly (string | undefined)[]>;

interface Request {
  readonly count: number;
  readonly texts: (string | undefined)[];
  readonly resolve: (texts: readonly (string | undefined)[]) => void;
  readonly reject: (error: unknown) => void;
}

/** How long the process waits for another question, in milliseconds. */
const IDLE = 300;

/** Reads objects of the repository whose root is given, all with one process of git while there are questions. */
export function textReader(git: Git, root: string): ReadTexts {
  let running: ReturnType<typeof start> | undefined;
  return (names) =>
    new Promise((resolve, reject) => {
      if (names.length === 0) return resolve([]);
      running ??= start(git, root, () => (running = undefined));
      running.ask(names, { count: names.length, texts: [], resolve, reject });
    });
}

function start(git: Git, root: string, onEnd: () => void) {
  const { child, renew, pause, stop, ended } = git.start(root, ['cat-file', '--batch']);
  const waiting: Request[] = [];
  let unread: Buffer[] = [];
  let length = 0;
  let needed = 0;
  let idle: ReturnType<typeof setTimeout> | undefined;

  /** The program may end while git waits for a question. */
  const rest = () => {
    const isBusy = waiting.length > 0;
    clearTimeout(idle);
    for (const one of [
      child,
      child.stdin as Socket | null,
      child.stdout as Socket | null,
      child.stderr as Socket | null,
    ]) {
      if (isBusy) one?.ref();
      else one?.unref();
    }
    if (isBusy) return renew();
    pause();
    idle = setTimeout(() => {
      onEnd();
      stop();
    }, IDLE);
    idle.unref();
  };

  const take = (bytes: Buffer) => {
    unread.push(bytes);
    length += bytes.length;
    if (length < needed) return;
    let bytesLeft = Buffer.concat(unread);
    needed = 0;
    for (let request = waiting[0]; request; request = waiting[0]) {
      const read = readObject(bytesLeft);
      if ('needed' in read) {
        needed = read.needed;
        break;
      }
      bytesLeft = bytesLeft.subarray(read.length);
      request.texts.push(read.text);
      if (request.texts.length === request.count) waiting.shift()?.resolve(request.texts);
    }
    unread = [bytesLeft];
    length = bytesLeft.length;
    rest();
  };

  child.stdout?.on('data', take);
  const end = (reason: unknown) => {
    clearTimeout(idle);
    onEnd();
    for (const { reject } of waiting.splice(0)) reject(reason);
  };
  ended.then(() => end(new GitError('git ended before it answered')), end);
  return {
    ask(names: readonly string[], request: Request) {
      waiting.push(request);
      rest();
      // a line break would end the name of the object asked for, and begin that of another
      child.stdin?.write(names.map((name) => `${name.replaceAll('\n', '?')}\n`).join(''));
    },
  };
}

type Read = { readonly text: string | undefined; readonly length: number } | { readonly needed: number };

/** Reads one answer: `<id> <type> <bytes>\n<content>\n`, or one line that says that there is no such thing. */
function readObject(bytes: Buffer): Read {
  const end = bytes.indexOf('\n');
  if (end < 0) return { needed: bytes.length + 1 };
  const head = /^[0-9a-f]+ (\w+) (\d+)$/.exec(bytes.toString('utf8', 0, end));
  if (!head) return { text: undefined, length: end + 1 };
  const [, type = '', size] = head;
  const stop = end + 1 + Number(size);
  if (bytes.length < stop + 1) return { needed: stop + 1 };
  return { text: type === 'blob' ? bytes.toString('utf8', end + 1, stop) : undefined, length: stop + 1 };
}
