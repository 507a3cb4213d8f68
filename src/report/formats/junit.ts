import type { Report, ReportedFile, ReportedFinding } from '../report-schema.ts';
import { openFindings, reportedFiles } from '../select.ts';
import { escapeMarkup } from '../sanitize.ts';

/** The severities at which a finding fails a run. */
export type Failing = readonly ReportedFinding['severity'][];

/** JUnit XML: a suite for each file, a case for each finding; those that fail the run are failures. */
export function junit(report: Report, failing: Failing): string {
  const suites = [...reportedFiles(report).map((file) => suite(file, failing)), ...report.errors.map(unreadSuite)];
  const total = (key: 'tests' | 'failures' | 'errors') => suites.reduce((sum, counts) => sum + counts[key], 0);
  const attributes = `tests="${total('tests')}" failures="${total('failures')}" errors="${total('errors')}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="ai-initiative" ${attributes}>`,
    ...suites.map(({ xml }) => xml),
    '</testsuites>\n',
  ].join('\n');
}

function suite(file: ReportedFile, failing: Failing) {
  const { path, findings } = file;
  const setAside = findings.filter(({ status }) => status === 'waived' || status === 'known');
  const open = openFindings(file);
  const failures = open.filter(({ severity }) => failing.includes(severity));
  const cases = [
    ...open.map((finding) => testCase(path, finding, outcome(path, finding, failing.includes(finding.severity)))),
    ...setAside.map((finding) => testCase(path, finding, `<skipped message="${escapeMarkup(whySetAside(finding))}"/>`)),
  ];
  const all = cases.length > 0 ? cases : [`    <testcase classname="${escapeMarkup(path)}" name="no open finding"/>`];
  return suiteOf(path, all, { failures: failures.length, errors: 0, skipped: setAside.length });
}

function unreadSuite({ path, message }: Report['errors'][number]) {
  const name = escapeMarkup(path);
  const xml = `    <testcase classname="${name}" name="read"><error message="${escapeMarkup(message)}"/></testcase>`;
  return suiteOf(path, [xml], { failures: 0, errors: 1, skipped: 0 });
}

function suiteOf(
  path: string,
  cases: readonly string[],
  counts: { failures: number; errors: number; skipped: number },
) {
  const { failures, errors, skipped } = counts;
  const attributes = `tests="${cases.length}" failures="${failures}" errors="${errors}" skipped="${skipped}"`;
  const xml = [`  <testsuite name="${escapeMarkup(path)}" ${attributes}>`, ...cases, '  </testsuite>'].join('\n');
  return { tests: cases.length, failures, errors, xml };
}

function testCase(path: string, { ruleId, path: field }: ReportedFinding, content: string): string {
  const name = escapeMarkup(field === '' ? ruleId : `${ruleId} (${field})`);
  return `    <testcase classname="${escapeMarkup(path)}" name="${name}">${content}</testcase>`;
}

function outcome(path: string, { severity, ruleId, message, range }: ReportedFinding, fails: boolean): string {
  const text = escapeMarkup(message);
  const place = escapeMarkup(`${path}:${range.start.line}:${range.start.column}`);
  if (!fails) return `<system-out>${place}: ${severity}: ${text}</system-out>`;
  return `<failure type="${escapeMarkup(ruleId)}" message="${text}">${place}: ${text}</failure>`;
}

function whySetAside({ status, message, waiver }: ReportedFinding): string {
  if (status === 'known') return `Known before checks began: ${message}`;
  return waiver ? `Waived by ${waiver.approvedBy} until ${waiver.expiresOn}: ${waiver.reason}` : message;
}
