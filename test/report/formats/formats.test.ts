import { parse } from 'csv-parse/sync';
import MarkdownIt from 'markdown-it';
import assert from 'node:assert/strict';
import { SaxesParser } from 'saxes';
import { exemplaryText } from '../../../src/catalogue/exemplary.ts';
import { markKnown } from '../../../src/report/baseline.ts';
import { csv } from '../../../src/report/formats/csv.ts';
import { github } from '../../../src/report/formats/github.ts';
import { gitlab } from '../../../src/report/formats/gitlab.ts';
import { junit } from '../../../src/report/formats/junit.ts';
import { markdown } from '../../../src/report/formats/markdown.ts';
import { repositoryPath } from '../../../src/report/paths.ts';
import { countOpen, reportedFiles } from '../../../src/report/select.ts';
import { withoutOwnLinks } from '../harmless.ts';
import { HOSTILE, reportOf, sample, sampleHtml } from '../sample.ts';

const files = reportedFiles(sample);
const PATH = 'packages/apps/a b/ai-initiative.yaml';
const errors = countOpen(files, 'error');
const warnings = countOpen(files, 'warning');

const ORDER: readonly (string | undefined)[] = ['error', 'warning', 'info'];
const KINDS = ['error', 'warning', 'notice'];

describe('GitHub annotations', () => {
  const lines = github(sample).trimEnd().split('\n');

  it('are one command a line for each open finding and each error', () => {
    const infos = countOpen(files, 'info');
    const kinds = [errors + sample.errors.length, warnings, infos];
    const commands = lines.filter((line) => line.startsWith('::'));
    assert.equal(
      commands.length,
      kinds.reduce((sum, n) => sum + Math.min(n, 10), 0),
    );
    for (const line of commands) assert.match(line, /^::(error|warning|notice) file=[^,:]+(,[a-zA-Z]+=[^,:]*)*::./);
    assert.ok(lines.some((line) => line.startsWith(`::error file=${PATH},line=`)));
  });

  it('are errors first, at most ten of a kind, and say how many more there are', () => {
    const manifests = Array.from({ length: 7 }, (_, i) => [`${i}/x.yaml`, 'name: some-name\n'] as const);
    const many = github(reportOf(Object.fromEntries(manifests)))
      .trimEnd()
      .split('\n');
    const kinds = many.map((line) => /^::(\w+)/.exec(line)?.[1] ?? line);
    assert.deepEqual(kinds, [
      ...Array<string>(10).fill('error'),
      'and 11 more errors, in the summary and the other reports',
    ]);
    const order = lines.flatMap((line) => /^::(\w+)/.exec(line)?.[1] ?? []);
    assert.deepEqual(
      order,
      order.toSorted((a, b) => KINDS.indexOf(a) - KINDS.indexOf(b)),
    );
  });

  it('escape what would end a command or begin another', () => {
    const report = reportOf({ 'a,b:c%\n/x.yaml': 'name: x\n' });
    assert.match(github(report), /^::error file=a%2Cb%3Ac%25 \/x\.yaml,/);
    assert.ok(lines.some((line) => line.includes('%250A')));
  });
});

describe('GitLab code quality', () => {
  const issues = JSON.parse(gitlab(sample)) as readonly {
    readonly description: string;
    readonly check_name: string;
    readonly fingerprint: string;
    readonly severity: string;
    readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
  }[];

  it('has what GitLab asks for in each issue', () => {
    for (const { description, check_name, severity, location } of issues) {
      assert.ok(description && check_name);
      assert.ok(['info', 'minor', 'major', 'critical', 'blocker'].includes(severity));
      assert.ok(location.lines.begin >= 1 && !location.path.startsWith('../'));
    }
    assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, issues.length);
  });
});

describe('JUnit', () => {
  interface Counts {
    readonly [element: string]: number;
  }
  const countElements = (xml: string): Counts => {
    const counts: Record<string, number> = {};
    const parser = new SaxesParser();
    parser.on('error', (error) => assert.fail(error));
    parser.on('opentag', ({ name }) => (counts[name] = (counts[name] ?? 0) + 1));
    parser.write(xml).close();
    return counts;
  };

  it('is XML with a suite for each file, and failures as many as it says', () => {
    const xml = junit(sample, ['error']);
    const counts = countElements(xml);
    assert.equal(counts['testsuite'], files.length + sample.errors.length);
    assert.equal(counts['failure'], errors);
    assert.deepEqual([counts['skipped'], counts['error']], [1, 1]);
    assert.match(
      xml,
      new RegExp(`<testsuites name="ai-initiative" tests="${counts['testcase']}" failures="${errors}" errors="1">`),
    );
  });

  it('fails on what fails the run', () => {
    assert.equal(countElements(junit(sample, ['error', 'warning']))['failure'], errors + warnings);
    assert.equal(countElements(junit(sample, []))['failure'], undefined);
  });
});

describe('CSV', () => {
  const rows = parse(csv(sample), { columns: true }) as readonly Readonly<Record<string, string>>[];

  it('has a row for each finding, and one for an initiative without any', () => {
    const counts = files.map(({ findings }) => Math.max(1, findings.length));
    assert.equal(rows.length, counts.reduce((sum, n) => sum + n, 0) + sample.errors.length);
    assert.deepEqual(
      rows.filter(({ path }) => path?.startsWith('fine/')).map(({ score, gate, rule }) => [score, gate, rule]),
      [['100', 'ready', '']],
    );
  });

  it('has no cell that a spreadsheet would compute', () => {
    const report = reportOf({ '=cmd.yaml': 'name: x\n', '+1.yaml': 'name: x\n', '@x.yaml': 'name: x\n' });
    const cells = (parse(csv(report)) as readonly (readonly string[])[]).flat();
    assert.deepEqual(
      cells.filter((cell) => /^[=+\-@\t\r]/.test(cell)),
      [],
    );
    assert.ok(cells.includes("'=cmd.yaml"));
  });
});

describe('Markdown', () => {
  const page = markdown(sample);
  const rendered = withoutOwnLinks(new MarkdownIt({ html: true, linkify: true }).render(page));

  it('shows what a manifest says as text, whoever renders it', () => {
    assert.doesNotMatch(rendered, /<(?!\/?(h1|h2|p|table|thead|tbody|tr|th|td|ul|ol|li)>)/);
    assert.match(rendered, /&lt;script&gt;/);
    assert.doesNotMatch(page, /@org/);
  });

  it('links each finding to its line and its rule, errors first, and says what to do next', () => {
    const text = markdown(sample, { sources: 'https://git.example.org/acme/shop/blob/0123' });
    const place = 'https://git.example.org/acme/shop/blob/0123/packages/apps/a%20b/ai-initiative.yaml';
    assert.ok(text.includes(`## [apps/a b/ai-initiative.yaml](${place})`));
    const section = text.slice(text.indexOf(place)).split('\n## ')[0] ?? '';
    assert.match(section, /^\| \[(\d+)\]\(\S+#L\1\) \| error \| \[[\w-]+\]\(https:\S+\/docs\/rules\/[\w-]+\.md\) \|/m);
    const severities = [...section.matchAll(/\| (error|warning|info) \|/g)].map(([, word]) => word);
    assert.deepEqual(
      severities,
      severities.toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)),
    );
    assert.match(section, /^Next:\n\n1\. .+ \(\+[\d.]+\)$/m);
  });

  it('says what an earlier report said otherwise', () => {
    const of = (text: string) => reportOf({ 'x/ai-initiative.yaml': text });
    const before = of(exemplaryText('pilot', 'ownership:\n  businessOwner: TBD\n'));
    const text = markdown(markKnown(of(exemplaryText('pilot')), before), { before });
    assert.match(
      text,
      /^\| supplier-mail \| pilot \| \d+ → 100 \| .* \| move to production: blocked, on its own word → move to production: ready, on its own word \| 0 \|/m,
    );
    assert.match(text, /Only findings that are new are listed\./);
    assert.match(markdown(before, { before }), /\| pilot \| \d+ \|/);
  });

  it('has a row for each initiative and each open finding', () => {
    const infos = countOpen(files, 'info');
    const heads = rendered.match(/<thead>/g)?.length ?? 0;
    assert.equal(rendered.match(/<tr>/g)?.length, heads + sample.assessments.length + errors + warnings + infos);
  });
});

describe('HTML', () => {
  const page = sampleHtml;

  it('runs, loads and submits nothing', () => {
    assert.doesNotMatch(
      page,
      /<(script|link|img|iframe|object|form|base)\b|\bon\w+=|javascript:(?!b\))|url\(|@import/i,
    );
    assert.ok(page.includes("default-src 'none'"));
  });

  it('escapes what a manifest says', () => {
    assert.ok(!page.includes(HOSTILE));
    assert.ok(page.includes('&lt;script>alert(&quot;x&quot;)&lt;/script> &lt;/style>'));
    assert.equal(page.match(/<\/style>/g)?.length, 1);
  });

  it('links each initiative to its section', () => {
    const targets = [...page.matchAll(/href="#(\w+)"/g)].map((match) => match[1]);
    assert.equal(targets.length, sample.assessments.length);
    for (const target of targets) assert.ok(page.includes(`<article id="${target}">`));
  });
});

describe('paths as seen from the repository', () => {
  for (const [basePath, path, expected] of [
    ['', 'ai-initiative.yaml', 'ai-initiative.yaml'],
    ['packages/a/', '../b/ai-initiative.yaml', 'packages/b/ai-initiative.yaml'],
    ['', '../x.yaml', '../x.yaml'],
    ['a/', '/abs/x.yaml', '/abs/x.yaml'],
  ] as const) {
    it(`${basePath} + ${path} is ${expected}`, () => assert.equal(repositoryPath({ basePath }, path), expected));
  }
});
