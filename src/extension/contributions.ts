/**
 * What the extension contributes to VS Code: the source of `contributes` in package.json (`npm run generate`).
 * Imports nothing of VS Code, so that the generator can read it.
 */

/** Prefix of commands, settings and context keys. */
export const SECTION = 'aiInitiative';

const CATEGORY = 'AI Initiative';

const IN_MANIFEST = 'resourceFilename =~ /^ai-initiative\\.ya?ml$/';
const HAS_MANIFEST = `${SECTION}.hasManifest || ${IN_MANIFEST}`;

/** By id without the prefix. `enablement`: when it is offered; commands run by their id all the same. */
export const commands = {
  openScorecard: { title: 'Open Scorecard', icon: '$(graph)', enablement: HAS_MANIFEST },
  assessWorkspace: { title: 'Assess Workspace', enablement: HAS_MANIFEST },
  createManifest: { title: 'Create Manifest' },
  showOutput: { title: 'Show Output' },
} as const;

/** By name without the prefix, as in `configuration.properties`. */
export const settings = {
  'assess.asOf': {
    type: 'string',
    default: '',
    scope: 'window',
    pattern: '^(\\d{4}-\\d{2}-\\d{2})?$',
    patternErrorMessage: 'A calendar date such as 2026-06-01, or nothing.',
    markdownDescription:
      'Assess as of this date (`YYYY-MM-DD`) instead of today. What is overdue, stale or due soon depends on it; wherever a result is shown, the date is shown with it.',
  },
  'policy.file': {
    type: 'string',
    default: '',
    scope: 'window',
    markdownDescription:
      'Policy file, relative to the workspace folder, in place of every `ai-initiative.config.yaml` from the folder of a manifest up to the root of its repository.',
  },
  'codeLens.enable': {
    type: 'boolean',
    default: true,
    scope: 'window',
    markdownDescription: 'Show verdict, score and open requirements in a line above each manifest.',
  },
} as const;

const menus = {
  'editor/title': [{ command: `${SECTION}.openScorecard`, when: IN_MANIFEST, group: 'navigation' }],
  'explorer/context': [
    {
      command: `${SECTION}.createManifest`,
      when: `explorerResourceIsFolder && ${SECTION}.hasManifest`,
      group: '2_workspace@9',
    },
  ],
} as const;

const prefixed = <T>(entries: Readonly<Record<string, T>>) =>
  Object.entries(entries).map(([name, value]) => [`${SECTION}.${name}`, value] as const);

/** `contributes` of package.json. */
export const contributes = {
  commands: prefixed(commands).map(([command, declaration]) => ({ command, category: CATEGORY, ...declaration })),
  menus,
  // assists only (descriptions, snippets): all findings are our own
  yamlValidation: [
    { fileMatch: ['ai-initiative.yaml', 'ai-initiative.yml'], url: './schemas/ai-initiative.assist.schema.json' },
    { fileMatch: ['ai-initiative.config.yaml'], url: './schemas/ai-initiative-config.assist.schema.json' },
  ],
  configuration: { title: 'AI Initiative', properties: Object.fromEntries(prefixed(settings)) },
} as const;
