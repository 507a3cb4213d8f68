import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { PROJECT } from './bundle.ts';

/** Certificates are read at the start of every process; without them two starts differ only in what they run. */
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

/** Runs Node to its end. @throws where it ends with a code not expected */
export function runNode(args: readonly string[], cwd: string, codes: readonly number[] = [0]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (status === null || !codes.includes(status))
    throw new Error(`node ${args.join(' ')}: ${status}, ${stderr.slice(-500)}`);
  return { stdout, stderr };
}

// the resource usage that Node tells of begins with that of the process that started it
const SAY_MEMORY = `data:text/javascript,import{readFileSync}from'node:fs';process.on('exit',()=>console.error(/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status','utf8'))[1]))`;

/** Runs the CLI. `megabytes` is the most memory that the process held at once. */
export function runCli(args: readonly string[], cwd: string) {
  const start = performance.now();
  const cli = path.join(PROJECT, 'dist/cli.cjs');
  const { stdout, stderr } = runNode(['--import', SAY_MEMORY, cli, ...args], cwd, [0, 1]);
  const milliseconds = performance.now() - start;
  return { output: stdout, milliseconds, megabytes: Number(stderr.trim().split('\n').at(-1)) / 1024 };
}
