import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { defaultPolicy, factsQuery, type FactsQuery } from '../../src/core/index.ts';
import type { ManifestText } from '../../src/extension/store/manifests.ts';
import type { FactsSource } from '../../src/extension/repository/window-facts.ts';
import { ManifestStore } from '../../src/extension/store/store.ts';
import { exemplaryFacts } from '../../src/catalogue/exemplary.ts';
import { manifestText, noFacts, until } from './support.ts';

describe('the store', () => {
  const log = vscode.window.createOutputChannel('Store test', { log: true });
  const texts = new Map<string, ManifestText>();
  let date: string;
  const changes: string[][] = [];
  let read: (uri: vscode.Uri) => Promise<ManifestText | undefined>;
  let factsFor: FactsSource['factsFor'];
  let store: ManifestStore;

  const uriOf = (name: string) => vscode.Uri.from({ scheme: 'test', path: `/${name}/ai-initiative.yaml` });
  const set = (name: string, text: string, version?: number) =>
    texts.set(uriOf(name).toString(), { text, version, isOpen: version !== undefined });
  const get = (name: string) => {
    const manifest = store.get(uriOf(name));
    assert.ok(manifest, `${name} is not in the store`);
    return manifest;
  };

  beforeEach(() => {
    texts.clear();
    changes.length = 0;
    date = '2026-05-20';
    read = (uri) => Promise.resolve(texts.get(uri.toString()));
    factsFor = () => undefined;
    store = new ManifestStore({
      source: {
        find: () => Promise.resolve([...texts.keys()].map((key) => vscode.Uri.parse(key))),
        read: (uri) => read(uri),
      },
      policies: { policyFor: () => Promise.resolve(defaultPolicy), onDidChange: () => new vscode.Disposable(() => {}) },
      facts: { ...noFacts, factsFor: (uri, document) => factsFor(uri, document), dispose: () => {} },
      asOf: {
        get current() {
          return { date, isSet: true };
        },
        onDidChange: () => new vscode.Disposable(() => {}),
        dispose: () => {},
      },
      log,
    });
    store.onDidChange((uris) => changes.push(uris.map(({ path }) => path.split('/')[1] ?? '')));
  });
  afterEach(() => store.dispose());
  after(() => log.dispose());

  it('says which manifests came, changed and went', async () => {
    set('one', manifestText('one'));
    set('two', manifestText('two'));
    await store.refresh();
    assert.deepEqual(changes.flat().sort(), ['one', 'two']);
    const two = get('two');

    changes.length = 0;
    texts.delete(uriOf('one').toString());
    store.invalidate([uriOf('one')]);
    await store.idle();
    assert.deepEqual(changes, [['one']]);
    assert.equal(store.get(uriOf('one')), undefined);
    assert.equal(get('two'), two);
  });

  it('has no news of what is as it was when all are assessed again', async () => {
    for (const name of ['one', 'two']) set(name, manifestText(name));
    await store.refresh();
    const [one, two] = [get('one'), get('two')];
    changes.length = 0;
    set('two', manifestText('two', 'pilot'));
    await store.refresh();
    assert.equal(get('one'), one);
    assert.notEqual(get('two'), two);
    assert.deepEqual(changes.flat(), ['two']);
    date = '2027-05-20';
    await store.refresh();
    assert.notEqual(get('one'), one);
  });

  it('says of a manifest that it changed when only a neighbour did', async () => {
    set('one', manifestText('same'));
    set('two', manifestText('other'));
    await store.refresh();
    changes.length = 0;
    set('two', manifestText('same'));
    store.invalidate([uriOf('two')]);
    await store.idle();
    assert.deepEqual(changes.flat().sort(), ['one', 'two']);
    for (const name of ['one', 'two']) {
      assert.ok(get(name).assessment.findings.some(({ ruleId }) => ruleId === 'name-duplicate'));
    }
  });

  it('asks who builds on a platform where it sees more than one manifest', async () => {
    const asked = (name: string) => get(name).assessment.findings.some(({ ruleId }) => ruleId === 'consumers-missing');
    set('gateway', manifestText('gateway', 'production', 'kind: platform\n'));
    await store.refresh();
    assert.equal(asked('gateway'), false);
    assert.ok(
      get('gateway').assessment.rules.some((one) => one.ruleId === 'consumers-missing' && one.outcome === 'unknown'),
    );

    set('triage', manifestText('triage'));
    await store.refresh();
    assert.equal(asked('gateway'), true);
    const gateway = get('gateway');
    changes.length = 0;
    store.invalidate([uriOf('triage')]);
    await store.idle();
    assert.equal(get('gateway'), gateway);

    set('triage', manifestText('triage', 'idea', 'dependsOn: [gateway]\n'));
    store.invalidate([uriOf('triage')]);
    await store.idle();
    assert.equal(asked('gateway'), false);
    assert.ok(
      get('gateway').shown.assessment.rules.some(
        (one) => one.ruleId === 'consumers-missing' && one.outcome === 'passed',
      ),
    );
    assert.deepEqual(changes.flat().sort(), ['gateway', 'triage']);
  });

  it('keeps the last text that could be judged while someone types', async () => {
    set('typed', manifestText('typed', 'pilot'), 1);
    await store.refresh();
    assert.equal(get('typed').isShownOutdated, false);

    set('typed', `${manifestText('typed', 'pilot')}title: [`, 2);
    store.invalidate([uriOf('typed')]);
    await store.idle();
    const broken = get('typed');
    assert.equal(broken.version, 2);
    assert.equal(broken.isShownOutdated, true);
    const [syntax, ...carried] = broken.assessment.findings;
    assert.equal(syntax?.ruleId, 'yaml-syntax');
    assert.ok(carried.length > 0 && carried.every(({ message }) => message.endsWith('(of the last readable text)')));
    assert.equal(broken.shown.assessment.stage, 'pilot');

    date = '2027-01-01';
    await store.refresh();
    assert.equal(get('typed').shown.assessment.asOf, '2027-01-01');

    set('typed', manifestText('typed', 'idea'), 3);
    store.invalidate([uriOf('typed')]);
    await store.idle();
    assert.equal(get('typed').isShownOutdated, false);
    assert.equal(get('typed').shown.assessment.stage, 'idea');
  });

  it('holds the last text that could be judged against the repository while a text cannot be', async () => {
    const looked: FactsQuery[] = [];
    factsFor = (_, document) => {
      const query = factsQuery(document);
      looked.push(query);
      const paths = Object.fromEntries(query.paths.map((path) => [path, { kind: 'folder' as const }]));
      return { ...exemplaryFacts, paths: { known: paths } };
    };
    const text = manifestText('typed', 'production', 'learning:\n  evaluation: { path: evals/ }\n');
    set('typed', text, 1);
    await store.refresh();
    const { verified } = get('typed').shown.assessment;

    for (const [i, broken] of [`${text}title: [`, text.replace('production', 'producti')].entries()) {
      set('typed', broken, i + 2);
      store.invalidate([uriOf('typed')]);
      await store.idle();
      assert.equal(get('typed').isShownOutdated, true);
      assert.deepEqual(get('typed').shown.assessment.verified, verified);
      assert.deepEqual(looked.at(-1), looked[0]);
    }
  });

  it('keeps nothing of a text that was broken on the disk', async () => {
    set('broken', manifestText('broken'));
    await store.refresh();
    set('broken', 'title: [');
    store.invalidate([uriOf('broken')]);
    await store.idle();
    assert.equal(get('broken').isShownOutdated, false);
    assert.equal(get('broken').shown.assessment.gate?.verdict, 'blocked');
  });

  it('never lets an earlier reading win that ends later', async () => {
    const waiting: ((text: string) => void)[] = [];
    read = () => new Promise((resolve) => waiting.push((text) => resolve({ text, version: undefined, isOpen: false })));
    store.invalidate([uriOf('raced')]);
    await until('the first reading', () => waiting.length === 1);
    store.invalidate([uriOf('raced')]);
    await until('the second reading', () => waiting.length === 2);
    const [first, second] = waiting;
    second?.(manifestText('newer'));
    first?.(manifestText('older'));
    await store.idle();
    assert.equal(get('raced').assessment.manifest.name, 'newer');
  });

  it('goes on where a manifest cannot be read', async () => {
    set('fine', manifestText('fine'));
    set('locked', manifestText('locked'));
    read = (uri) =>
      uri.path.startsWith('/locked') ? Promise.reject(new Error('locked')) : Promise.resolve(texts.get(uri.toString()));
    await store.refresh();
    assert.deepEqual(
      store.all().map(({ uri }) => uri.path),
      ['/fine/ai-initiative.yaml'],
    );
  });

  it('lets others run while it assesses hundreds, even with one name', async () => {
    for (let i = 0; i < 500; i++) set(`many-${i}`, manifestText('same', 'pilot'));
    let turns = 0;
    const others = setInterval(() => turns++, 0);
    await store.refresh();
    clearInterval(others);
    assert.equal(store.all().length, 500);
    assert.ok(turns >= 20, `others ran ${turns} times only`);
  });

  it('leaves what it knows as it is when it is cancelled', async () => {
    set('known', manifestText('known'));
    await store.refresh();
    const known = get('known');
    const cancel = new vscode.CancellationTokenSource();
    cancel.cancel();
    await store.refresh(cancel.token);
    assert.equal(get('known'), known);
  });
});
