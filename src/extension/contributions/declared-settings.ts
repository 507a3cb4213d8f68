/** Prefix of commands, settings and context keys. */
export const SECTION = 'aiInitiative';

/** By name without the prefix, as in `configuration.properties`. */
export const settings = {
  'validate.enable': {
    type: 'boolean',
    default: true,
    scope: 'resource',
    markdownDescription: 'Show findings of manifests and policies in Problems and in the text.',
  },
  'validate.run': {
    type: 'string',
    enum: ['onType', 'onSave'],
    enumDescriptions: ['While it is being written.', 'When it is saved.'],
    default: 'onType',
    scope: 'resource',
    markdownDescription:
      'When an open manifest is assessed. Problems, the view *AI Initiatives*, the scorecard and the line above the manifest show the same text, either way; completion, hover and quick fixes always work on the text as it is.',
  },
  'problems.scope': {
    type: 'string',
    enum: ['openFiles', 'workspace'],
    enumDescriptions: ['Of manifests that are open.', 'Of all manifests of the workspace.'],
    default: 'workspace',
    scope: 'window',
    markdownDescription:
      'Which findings are listed in Problems. The view *AI Initiatives* and *All Initiatives* always show all manifests.',
  },
  'assess.asOf': {
    type: 'string',
    default: '',
    scope: 'window',
    pattern: '^(\\d{4}-\\d{2}-\\d{2})?$',
    patternErrorMessage: 'A calendar date such as 2026-06-01, or nothing.',
    markdownDescription:
      'Assess as of this date (`YYYY-MM-DD`) instead of today. What is overdue, stale or due soon depends on it; wherever a result is shown, the date is shown with it.',
  },
  'policy.path': {
    type: 'string',
    default: '',
    scope: 'resource',
    markdownDescription:
      'Policy file, relative to the workspace folder, in place of every `ai-initiative.config.yaml` from the folder of a manifest up to the root of its repository.',
  },
  'codeLens.enable': {
    type: 'boolean',
    default: true,
    scope: 'resource',
    markdownDescription: 'Show verdict, score and open requirements in a line above each manifest.',
  },
  trace: {
    type: 'string',
    enum: ['off', 'messages'],
    enumDescriptions: ['Only what goes wrong.', 'Every assessment as well.'],
    default: 'off',
    scope: 'window',
    markdownDescription: 'What is written to the output channel *AI Initiative*.',
  },
} as const;
