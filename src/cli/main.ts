#!/usr/bin/env node
import { localDate } from './dates.ts';
import { run } from './run.ts';
import { standardOutput } from './standard-output.ts';

const io = {
  cwd: process.cwd(),
  env: process.env,
  stdout: standardOutput(1),
  stderr: standardOutput(2),
  today: () => localDate(new Date()),
};
void run(process.argv.slice(2), io).then((code) => (process.exitCode = code));
