import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const SRC = path.resolve(import.meta.dirname, '../src');
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file));

/** The folder of `src` a file is in, as the layout of CONTRIBUTING names it. */
const houseOf = (file: string) => file.split('/')[0] ?? '';

const imports = files.flatMap((file) => {
  const text = readFileSync(path.join(SRC, file), 'utf8');
  const statements = /^(?:import|export)\b[^'`;]*?from\s*'([^']+)'|^import\s*'([^']+)'|\bimport\('([^']+)'\)/gm;
  const specifiers = [...text.matchAll(statements)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
  return specifiers.map((specifier) => ({
    file,
    specifier,
    target: specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : undefined,
  }));
});

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  core: [],
  catalogue: ['core'],
  repository: ['core'],
  import: ['core'],
  validation: ['core'],
  presenter: ['core'],
  components: ['presenter'],
  pages: ['components', 'presenter'],
  report: ['catalogue', 'components', 'core', 'presenter', 'validation'],
  // what it serves, it loads where it is asked for
  cli: ['catalogue', 'core', 'import', 'presenter', 'report', 'repository', 'server', 'validation'],
  server: ['catalogue', 'core', 'presenter', 'report', 'repository'],
  extension: ['catalogue', 'components', 'core', 'presenter', 'report', 'repository'],
};

const CORE_PACKAGES = ['yaml', 'zod/mini', 'fastest-levenshtein'];

describe('architecture', () => {
  it('reads the imports of all folders', () => {
    assert.deepEqual(
      [...new Set(imports.map(({ file }) => houseOf(file)))].toSorted(),
      Object.keys(ALLOWED).toSorted(),
    );
    assert.ok(imports.some(({ specifier }) => specifier === 'vscode'));
  });

  it('lets folders import only those below them', () => {
    const wrong = imports.filter(({ file, target }) => {
      const [from, to] = [houseOf(file), target && houseOf(target)];
      return to !== undefined && to !== from && !to.startsWith('..') && !ALLOWED[from]?.includes(to);
    });
    assert.deepEqual(wrong, []);
  });

  it('enters the core by its doors only, and by what helps to write, which is loaded piece by piece', () => {
    const doors = /^core\/(?:(?:portfolio\/|questions\/)?index\.ts$|language\/)/;
    const wrong = imports.filter(
      ({ file, target }) => houseOf(file) !== 'core' && target?.startsWith('core/') && !doors.test(target),
    );
    assert.deepEqual(wrong, []);
  });

  it('keeps the core pure: only its few packages, no host, no clock', () => {
    const core = imports.filter(({ file }) => houseOf(file) === 'core');
    assert.deepEqual(
      core.filter(({ specifier, target }) => !target && !CORE_PACKAGES.includes(specifier)),
      [],
    );
    const clocks = files.filter(
      (file) => houseOf(file) === 'core' && /Date\.now|new Date\(\)/.test(readFileSync(path.join(SRC, file), 'utf8')),
    );
    assert.deepEqual(clocks, []);
  });

  it('ships zod/mini, never the whole of zod', () => {
    assert.deepEqual(
      imports.filter(({ specifier }) => /^zod(?!\/mini$|\/locales$)/.test(specifier)),
      [],
    );
  });

  it('imports vscode in the extension only', () => {
    assert.deepEqual(
      imports.filter(({ file, specifier }) => specifier === 'vscode' && houseOf(file) !== 'extension'),
      [],
    );
  });

  it('keeps the dimensions of the rules apart from each other', () => {
    const dimensions = 'core/rules/dimensions/';
    const wrong = imports.filter(({ file, target }) => file.startsWith(dimensions) && target?.startsWith(dimensions));
    assert.deepEqual(wrong, []);
  });

  it('has no circle of imports, types included', () => {
    const targets = new Map<string, string[]>();
    for (const { file, target } of imports) {
      if (target !== undefined) targets.set(file, [...(targets.get(file) ?? []), target]);
    }
    const done = new Set<string>();
    const circleFrom = (file: string, trail: readonly string[]): readonly string[] | undefined => {
      if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
      if (done.has(file)) return undefined;
      for (const target of targets.get(file) ?? []) {
        const circle = circleFrom(target, [...trail, file]);
        if (circle) return circle;
      }
      done.add(file);
      return undefined;
    };
    const circles = files.flatMap((file) => circleFrom(file, []) ?? []);
    assert.deepEqual(circles, []);
  });

  it('gives no folder more loose files than a newcomer can take in', () => {
    const loose = new Map<string, number>();
    for (const file of files) {
      const folder = path.posix.dirname(file);
      loose.set(folder, (loose.get(folder) ?? 0) + 1);
    }
    assert.deepEqual(
      [...loose].filter(([, count]) => count > 15),
      [],
    );
  });

  it('keeps files short enough to be read at one sitting', () => {
    const lengths = files.map((file) => [file, readFileSync(path.join(SRC, file), 'utf8').split('\n').length] as const);
    assert.deepEqual(
      lengths.filter(([, lines]) => lines > 301),
      [],
    );
  });
});
