/**
 * Runs in an extension host and watches its event loop while the manifests of the window are assessed, while one of them
 * is typed in, and while a policy for all of them appears. Writes what it saw as JSON: by phase, the longest turn of the
 * event loop and the longest that the code under test had a part in one, in milliseconds.
 *
 * Environment: `PROBE_RESULT` the file to write; `PROBE_SUBJECT` the folder whose code is under test; `PROBE_MANIFESTS` how
 * many manifests will have findings, 0 where nothing finds any.
 */
const { writeFileSync } = require('node:fs');
const { Session } = require('node:inspector/promises');
const { monitorEventLoopDelay } = require('node:perf_hooks');
const { setTimeout: delay } = require('node:timers/promises');
const { pathToFileURL } = require('node:url');
const vscode = require('vscode');

const { PROBE_RESULT, PROBE_SUBJECT, PROBE_MANIFESTS } = process.env;

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
  vscode.languages.onDidChangeDiagnostics(({ uris }) => {
    for (const { path } of uris.filter((uri) => uri.path.endsWith('/ai-initiative.yaml'))) {
      known.add(path);
      latest = performance.now();
    }
  });
  const quiet = async () => {
    const start = (latest = performance.now());
    const isOver = () => known.size >= Number(PROBE_MANIFESTS) && performance.now() - latest > QUIET;
    while (!isOver() && performance.now() - start < PATIENCE) await delay(100);
  };

  const load = await phase(session, async () => {
    if (Number(PROBE_MANIFESTS) > 0) await vscode.commands.executeCommand('aiInitiative.initiatives.focus');
    await quiet();
  });
  const [folder] = vscode.workspace.workspaceFolders;
  const [file] = await vscode.workspace.findFiles('**/ai-initiative.yaml', undefined, 1);
  const document = await vscode.workspace.openTextDocument(file);
  await vscode.window.showTextDocument(document);
  const type = await phase(session, async () => {
    for (let i = 0; i < 20; i++) {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, document.lineAt(2).range.end, 'e');
      await vscode.workspace.applyEdit(edit);
      await delay(300);
    }
    await quiet();
  });
  const policy = await phase(session, async () => {
    const uri = vscode.Uri.joinPath(folder.uri, 'ai-initiative.config.yaml');
    await vscode.workspace.fs.writeFile(uri, Buffer.from('rules: { owner-missing: info }\n'));
    await quiet();
  });
  return { load, type, policy };
}

async function phase(session, act) {
  const turns = [];
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    if (now - last > 10) turns.push({ from: last, to: now, own: 0 });
    last = now;
  }, 2);
  const monitor = monitorEventLoopDelay({ resolution: 2 });
  monitor.enable();
  await session.post('Profiler.start');
  const began = performance.now();
  await act();
  const { profile } = await session.post('Profiler.stop');
  monitor.disable();
  clearInterval(timer);
  attribute(turns, profile, began);
  return {
    longest: monitor.max / 1e6,
    ninetyNinth: monitor.percentile(99) / 1e6,
    longestOwn: Math.max(0, ...turns.map(({ own }) => own)),
  };
}

/** Adds to each turn the time in which code under test was on the stack. */
function attribute(turns, { nodes, samples, timeDeltas, startTime }, began) {
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
    const when = began + (at - startTime) / 1000;
    while (turn < turns.length && turns[turn].to < when) turn++;
    if (isOwn.has(sample) && turns[turn]?.from < when) turns[turn].own += timeDeltas[i] / 1000;
  }
}
