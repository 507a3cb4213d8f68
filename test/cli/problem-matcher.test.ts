import assert from 'node:assert/strict';
import { problemMatcher } from '../../src/extension/contributions/problem-matcher.ts';
import { useFolder } from './harness.ts';

const MANIFEST = [
  'schemaVersion: 1',
  'name: matched',
  'title: Matched',
  'lifecycle: { stage: pilot }',
  'colour: red',
  'waivers:',
  '  - { rule: owner-missing, reason: Found in June, approvedBy: user:cfo, expiresOn: 2026-07-01 }',
  '',
].join('\n');

describe('the problem matcher of tasks', () => {
  const folder = useFolder({ 'a b/ai-initiative.yaml': MANIFEST, 'ai-initiative.yaml': 'title: [' });
  const { regexp, ...groups } = problemMatcher.pattern;

  const matchesOf = (text: string) =>
    text.split('\n').flatMap((line) => {
      const match = new RegExp(regexp).exec(line);
      if (!match) return [];
      const found = (name: keyof typeof groups) => match[groups[name]];
      return [[found('file'), found('line'), found('column'), found('severity'), found('code'), found('message')]];
    });

  it('finds every finding that the command line prints, and nothing else', async () => {
    const { stdout } = await folder().run(['assess', '--group-by', 'none'], {
      isTerminal: true,
      columns: 40,
      env: { NO_COLOR: '1' },
    });
    const { assessments } = await folder().report();
    const findings = assessments.flatMap(({ path, findings: all }) =>
      all
        .filter(({ status }) => status === 'open')
        .map(({ range: { start }, severity, ruleId, message }) => [
          path,
          String(start.line),
          String(start.column),
          severity,
          ruleId,
          message,
        ]),
    );
    assert.ok(findings.length > 10);
    assert.deepEqual(matchesOf(stdout).map(String).sort(), findings.map(String).sort());
  });
});
