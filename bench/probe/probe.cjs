/**
 * Runs in an extension host and watches its event loop while the manifests of the window are assessed, while one of them
 * is typed in, and while a policy for all of them changes. Writes what it saw as JSON.
 *
 * Environment: `PROBE_RESULT` the file to write; `PROBE_MANIFESTS` how many must have findings before it goes on.
 */
const { writeFileSync } = require('node:fs');
const { Session } = require('node:inspector');
const { setTimeout: delay } = require('node:timers/promises');
const vscode = require('vscode');

const TICK = 4;
const QUIET = 3000;

exports.activate = () => {
  run().catch((error) => writeFileSync(process.env.PROBE_RESULT, JSON.stringify({ error: String(error?.stack) })));
};

async function run() {
  const wanted = Number(process.env.PROBE_MANIFESTS);
  const session = new Session();
  session.connect();
  const post = (method, params) =>
    new Promise((resolve) => session.post(method, params, (e, result) => resolve(result)));
  await post('Profiler.enable');
  await post('Profiler.setSamplingInterval', { interval: 1000 });
  const phases = {};
  const seen = new Set();
  let lastNews = 0;
  let news = 0;
  vscode.languages.onDidChangeDiagnostics(({ uris }) => {
    for (const { path } of uris)
      if (/ai-initiative\.yaml$/.test(path)) (seen.add(path), (lastNews = performance.now()), news++);
  });
  const quiet = async (count) => {
    const start = performance.now();
    lastNews = start;
    while (performance.now() - start < 120000 && (seen.size < count || performance.now() - lastNews < QUIET))
      await delay(100);
    return Math.round(lastNews - start);
  };
  const phase = async (name, act) => {
    const gaps = [];
    let last = performance.now();
    let cpu = process.cpuUsage();
    const timer = setInterval(() => {
      const now = performance.now();
      const used = process.cpuUsage(cpu);
      if (now - last > 20) gaps.push({ at: last, ms: now - last, cpu: (used.user + used.system) / 1000 });
      last = now;
      cpu = process.cpuUsage();
    }, TICK);
    await post('Profiler.start');
    const began = performance.now();
    const took = await act();
    const { profile } = await post('Profiler.stop');
    clearInterval(timer);
    console.error('probe', name, took, gaps.length, profile.samples.length);
    const totals = totalsOf(profile);
    phases[name] = { took, news, totals, waits: globalThis.__waits, gaps: attribute(gaps, profile, began) };
    news = 0;
  };
  if (wanted > 0) void vscode.commands.executeCommand('aiInitiative.initiatives.focus');
  await phase('load', () => quiet(wanted));
  const [one] = [...seen];
  if (one) {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(one));
    await vscode.window.showTextDocument(document);
    await delay(1000);
    await phase('type', async () => {
      for (let i = 0; i < 20; i++) {
        const edit = new vscode.WorkspaceEdit();
        const line = document.lineAt(2);
        edit.insert(document.uri, line.range.end, 'e');
        await vscode.workspace.applyEdit(edit);
        await delay(300);
      }
      return quiet(0);
    });
    await phase('policy', async () => {
      const [folder] = vscode.workspace.workspaceFolders;
      await vscode.workspace.fs.writeFile(
        vscode.Uri.joinPath(folder.uri, 'ai-initiative.config.yaml'),
        Buffer.from('rules: { owner-missing: info }\n'),
      );
      return quiet(0);
    });
  }
  writeFileSync(process.env.PROBE_RESULT, JSON.stringify(phases));
}

function totalsOf({ nodes, samples, timeDeltas }) {
  const parent = new Map(),
    byId = new Map(nodes.map((n) => [n.id, n]));
  for (const { id, children = [] } of nodes) for (const c of children) parent.set(c, id);
  const kindOf = new Map();
  const kind = (id) => {
    if (kindOf.has(id)) return kindOf.get(id);
    let k = byId.get(id).callFrame.functionName === '(idle)' ? 'idle' : 'other';
    for (let at = id; at !== undefined; at = parent.get(at))
      if (/extension\.cjs$/.test(byId.get(at).callFrame.url) && !/extensions\//.test(byId.get(at).callFrame.url))
        k = 'ours';
    kindOf.set(id, k);
    return k;
  };
  const t = { idle: 0, other: 0, ours: 0 };
  samples.forEach((id, i) => {
    t[kind(id)] += timeDeltas[i] / 1000;
  });
  const self = new Map();
  samples.forEach((id, i) => {
    if (kind(id) !== 'idle') {
      const f = byId.get(id).callFrame;
      const n = f.functionName + '@' + f.url.split('/').at(-1) + ':' + (f.lineNumber + 1) + ':' + f.columnNumber;
      self.set(n, (self.get(n) ?? 0) + timeDeltas[i] / 1000);
    }
  });
  return {
    ...t,
    top: [...self]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 12)
      .map(([n, ms]) => n + ' ' + Math.round(ms)),
  };
}

/** How much of each gap our code was on the stack, and what was. */
function attribute(gaps, { nodes, samples, timeDeltas, startTime }, began) {
  const parent = new Map();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const { id, children = [] } of nodes) for (const child of children) parent.set(child, id);
  const stackOf = (id) => {
    const stack = [];
    for (let at = id; at !== undefined; at = parent.get(at)) stack.push(byId.get(at).callFrame);
    return stack;
  };
  const known = new Map();
  const describe = (id) => {
    if (known.has(id)) return known.get(id);
    const stack = stackOf(id);
    const isOurs = stack.some(({ url }) => /extension\.cjs$/.test(url) && !/extensions\//.test(url));
    const frames = stack.filter(({ url }) => url !== '').slice(0, 6);
    const top =
      frames
        .map(
          ({ functionName, url, lineNumber, columnNumber }) =>
            `${functionName}@${url.split('/').at(-1)}:${lineNumber + 1}:${columnNumber + 1}`,
        )
        .join(' < ') || stack[0].functionName;
    const made = { isOurs, top };
    known.set(id, made);
    return made;
  };
  const result = gaps.map((gap) => ({ ...gap, ours: 0, tops: new Map() }));
  let at = startTime;
  let g = 0;
  for (let i = 0; i < samples.length; i++) {
    at += timeDeltas[i];
    const when = began + (at - startTime) / 1000;
    while (g < result.length && when > result[g].at + result[g].ms) g++;
    const gap = result[g];
    if (!gap || when < gap.at) continue;
    const { isOurs, top } = describe(samples[i]);
    if (isOurs) gap.ours += timeDeltas[i] / 1000;
    gap.tops.set(top, (gap.tops.get(top) ?? 0) + timeDeltas[i] / 1000);
  }
  return result.map(({ tops, ...gap }) => ({ ...gap, worst: [...tops].sort((a, b) => b[1] - a[1]).slice(0, 6) }));
}
