/**
 * `$ai-initiative`: reads the findings in what `ai-initiative assess --group-by none` prints, for tasks. The owner is that of
 * the live diagnostics, so that a finding which a task repeats takes the place of the live one instead of doubling it.
 */
export const problemMatcher = {
  name: 'ai-initiative',
  label: 'AI Initiative Scorecard',
  owner: 'ai-initiative',
  source: 'ai-initiative',
  applyTo: 'closedDocuments',
  fileLocation: ['autoDetect', '${workspaceFolder}'],
  pattern: {
    regexp: '^(\\S.*?):(\\d+):(\\d+) +(error|warning|info) +([\\w-]+) +(\\S.*)$',
    file: 1,
    line: 2,
    column: 3,
    severity: 4,
    code: 5,
    message: 6,
  },
} as const;
