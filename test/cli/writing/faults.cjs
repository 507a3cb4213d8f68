/**
 * Loaded before the program (`node --require`): ends it at a step that changes the file system, or makes such steps fail.
 *
 * KILL_AT=3 ends the process before its third step, as SIGKILL would; where that writes, half of it is written.
 * FAIL_WITH=ENOSPC makes every write fail half way, EACCES or EROFS everything that makes a file or a folder.
 */
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const { KILL_AT, FAIL_WITH } = process.env;
const MAKING = ['mkdirSync', 'openSync'];
const STEPS = [...MAKING, 'writeFileSync', 'fsyncSync', 'linkSync', 'renameSync', 'rmSync', 'rmdirSync'];
let step = 0;

for (const name of STEPS) {
  const original = fs[name];
  fs[name] = (...args) => {
    if (name === 'openSync' && !/[wa]/.test(String(args[1]))) return original(...args);
    const half = () => name === 'writeFileSync' && original(args[0], args[1].slice(0, args[1].length / 2));
    if (++step === Number(KILL_AT)) {
      half();
      process.kill(process.pid, 'SIGKILL');
    }
    const fails = FAIL_WITH === 'ENOSPC' ? name === 'writeFileSync' : MAKING.includes(name);
    if (FAIL_WITH === undefined || !fails) return original(...args);
    half();
    throw Object.assign(new Error(`${FAIL_WITH}: ${name}`), { code: FAIL_WITH, syscall: name });
  };
}
syncBuiltinESMExports();
