import { withoutVariable } from './steps.ts';

/** One program with its arguments, in the folder it runs in (from the root of the repository). */
export interface Command {
  readonly words: readonly string[];
  readonly cwd: string;
}

const MAX_LINES = 2_000;
const MAX_LENGTH = 2_000;

/** Words that may precede a program without changing which one it is. */
const PREFIX =
  /^(?:sudo|time|exec|if|then|else|elif|do|while|!|nohup|command|env|xvfb-run|\(|\{|&|@?-?|set|npx|pnpx|bunx|uvx|--yes|-y|--)$|^[A-Za-z_]\w*=/;

/** Programs, with their first argument where that decides, that run nothing they are given. */
const IDLE =
  /^(?:echo|printf|ls|cat|cd|pushd|popd|rm|mkdir|cp|mv|git|chmod|chown|touch|test|\[{1,2}|find|grep|rg|sed|awk|tar|zip|unzip|curl|wget|ruff|flake8|black|mypy|isort|eslint|prettier|tsc|pylint|pyright|pre-commit|shellcheck|export|apt|apt-get|brew|pip|pip3|pipx|conda|gh|head|tail|wc|diff|true|exit|trap|codespell|yamllint|detect-secrets|trufflehog|zizmor)$|^(?:npm|pnpm|yarn|bun) (?:ci|i|install|add|publish|pack|audit)$|^(?:uv|poetry|pdm|pipenv) (?:sync|install|lock|pip|build|publish|add)$|^docker (?:build|push|login|pull)$|^cargo (?:fmt|clippy|build)$|^go (?:build|vet|fmt|mod)$/;

/** The commands of a shell script that run something, each with the folder it runs in. */
export function commandsIn(script: string, folder: string): readonly Command[] {
  const commands: Command[] = [];
  let cwd = folder;
  const lines = script
    .replaceAll(/\\\r?\n/g, ' ')
    .split('\n')
    .slice(0, MAX_LINES);
  for (const line of lines) {
    if (line.length > MAX_LENGTH || /^\s*#/.test(line)) continue;
    const [code = ''] = line.split(/\s#\s/);
    for (const part of code.split(/&&|\|\||;|\||\$\(|`/)) {
      const words = part
        .trim()
        .split(/\s+/)
        .map(unquoted)
        .filter((word) => word !== '' && word !== ')');
      while (words[0] !== undefined && PREFIX.test(words[0])) words.shift();
      const [head, first] = words;
      if (head === undefined) continue;
      if ((head === 'cd' || head === 'pushd') && first !== undefined) cwd = resolve(cwd, first) ?? cwd;
      if (IDLE.test(head) || IDLE.test(`${head} ${first ?? ''}`)) continue;
      commands.push({ words, cwd });
    }
  }
  return commands;
}

/** A path as a command in a folder means it, from the root; undefined where it leads out, or is no path. */
export function resolve(cwd: string, word: string): string | undefined {
  const path = withoutVariable(word);
  if (/^[/~]|[$\0]|:\/\//.test(path)) return undefined;
  const parts = path === word ? cwd.split('/').filter(Boolean) : [];
  for (const part of path.split('/')) {
    if (/[*?[{]/.test(part)) break;
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function unquoted(word: string): string {
  return word.replaceAll(/^["'(]+|["')]+$/g, '');
}
