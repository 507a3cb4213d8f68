/**
 * Runs in an extension host and watches its event loop while the manifests of the window are assessed, one of them is
 * typed in, a policy for all of them appears, and *Assess Workspace* runs. Writes as JSON, by phase and in milliseconds:
 * the longest turn of the event loop, the most processor time in one turn in which the code under test was at work, and
 * when the first and the last manifest had findings, or the command had ended.
 *
 * Environment: `PROBE_RESULT` the file to write; `PROBE_SUBJECT` the folder whose code is under test; `PROBE_MANIFESTS` how
 * many manifests will have findings, 0 where nothing finds any; `PROBE_PROFILES` a folder for the CPU profile of each phase.
 */
const { writeFileSync } = require('node:fs');
const { Session } = require('node:inspector/promises');
const { monitorEventLoopDelay } = require('node:perf_hooks');
const { setTimeout: delay } = require('node:timers/promises');
const { pathToFileURL } = require('node:url');
const vscode = require('vscode');

const { PROBE_RESULT, PROBE_SUBJECT, PROBE_MANIFESTS, PROBE_PROFILES } = process.env;

const EXTENSION = 'ai-initiative-scorecard.ai-initiative';

/** Milliseconds without news after which nothing more is expected. */
const QUIET = 3000;
const PATIENCE = 120_000;

exports.activate = () => {
  watch().then(
    (seen) => writeFileSync(PROBE_RESULT, JSON.stringify(seen)),
    (error) => writeFileSync(PROBE_RESULT, JSON.stringify({ error: String(error?.stack) })),
  );
};

async function watch() {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 1000 });
  const known = new Set();
  let latest = performance.now();
  let [first, all] = [0, 0];
  vscode.languages.onDidChangeDiagnostics(({ uris }) => {
    for (const { path } of uris.filter((uri) => uri.path.endsWith('/ai-initiative.yaml'))) {
      known.add(path);
      latest = performance.now();
    }
    if (known.size > 0) first ||= performance.now();
    if (known.size >= Number(PROBE_MANIFESTS)) all ||= performance.now();
  });
  /** @param start news since then are enough */
  const quiet = async (start = performance.now()) => {
    const isNews = () => latest > start || Number(PROBE_MANIFESTS) === 0;
    const isOver = () =>
      known.size >= Number(PROBE_MANIFESTS) && isNews() && performance.now() - Math.max(latest, start) > QUIET;
    while (!isOver() && performance.now() - start < PATIENCE) await delay(100);
  };

  const load = await phase(session, 'load', async () => {
    const start = performance.now();
    if (Number(PROBE_MANIFESTS) > 0) {
      await vscode.extensions.getExtension(EXTENSION).activate();
      await vscode.commands.executeCommand('aiInitiative.initiatives.focus');
    }
    await quiet();
    return { first: first - start, all: all - start };
  });
  const [folder] = vscode.workspace.workspaceFolders;
  const [file] = await vscode.workspace.findFiles('**/ai-initiative.yaml', undefined, 1);
  const document = await vscode.workspace.openTextDocument(file);
  await vscode.window.showTextDocument(document);
  const type = await phase(session, 'type', async () => {
    const start = performance.now();
    for (let i = 0; i < 20; i++) {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, document.lineAt(2).range.end, 'e');
      await vscode.workspace.applyEdit(edit);
      await delay(300);
    }
    await quiet(start);
  });
  const policy = await phase(session, 'policy', async () => {
    const uri = vscode.Uri.joinPath(folder.uri, 'ai-initiative.config.yaml');
    await vscode.workspace.fs.writeFile(uri, Buffer.from('rules: { owner-missing: info }\n'));
    await quiet();
  });
  const again = await phase(session, 'again', async () => {
    const start = performance.now();
    if (Number(PROBE_MANIFESTS) > 0) await vscode.commands.executeCommand('aiInitiative.assessWorkspace');
    return { all: performance.now() - start };
  });
  return { load, type, policy, again };
}

async function phase(session, name, act) {
  await session.post('Profiler.start');
  await delay(100);
  const turns = [];
  let last = now();
  // of this thread alone, so that whatever else the machine does counts for nothing
  let used = process.threadCpuUsage();
  const timer = setInterval(() => {
    const { user, system } = process.threadCpuUsage(used);
    if (now() - last > 10_000) turns.push({ from: last, to: now(), busy: (user + system) / 1000, own: 0 });
    last = now();
    used = process.threadCpuUsage();
  }, 2);
  const monitor = monitorEventLoopDelay({ resolution: 2 });
  monitor.enable();
  const times = await act();
  monitor.disable();
  clearInterval(timer);
  const { profile } = await session.post('Profiler.stop');
  if (PROBE_PROFILES) writeFileSync(`${PROBE_PROFILES}/${name}.cpuprofile`, JSON.stringify(profile));
  attribute(turns, profile);
  return {
    ...times,
    longest: monitor.max / 1e6,
    ninetyNinth: monitor.percentile(99) / 1e6,
    longestOwn: Math.max(0, ...turns.map(({ own, busy }) => Math.min(own, busy))),
    busiest: Math.max(0, ...turns.map(({ busy }) => busy)),
  };
}

/** Microseconds on the clock of the profiler. */
function now() {
  return Number(process.hrtime.bigint() / 1000n);
}

/** Adds to each turn the time in which code under test was on the stack. */
function attribute(turns, { nodes, samples, timeDeltas, startTime }) {
  const subject = pathToFileURL(PROBE_SUBJECT).href;
  const isOwn = new Set();
  const mark = (node, within) => {
    const own = within || node.callFrame.url.startsWith(subject);
    if (own) isOwn.add(node.id);
    for (const child of node.children ?? []) mark(byId.get(child), own);
  };
  const byId = new Map(nodes.map((node) => [node.id, node]));
  mark(nodes[0], false);
  let at = startTime;
  let turn = 0;
  for (const [i, sample] of samples.entries()) {
    at += timeDeltas[i];
    while (turn < turns.length && turns[turn].to < at) turn++;
    if (isOwn.has(sample) && turns[turn]?.from < at) turns[turn].own += timeDeltas[i] / 1000;
  }
}
