/**
 * What the extension contributes to VS Code: the source of `contributes` in package.json (`npm run generate`).
 * Imports nothing of VS Code, so that the generator can read it.
 */

import { problemMatcher } from './contributions/problem-matcher.ts';
import { taskDefinition } from './contributions/task.ts';
import { walkthrough } from './contributions/walkthrough.ts';

/** Prefix of commands, settings and context keys. */
export const SECTION = 'aiInitiative';

const CATEGORY = 'AI Initiative';

const IN_MANIFEST = 'resourceFilename =~ /^ai-initiative\\.ya?ml$/';
const HAS_MANIFEST = `${SECTION}.hasManifest || ${IN_MANIFEST}`;

/** By id without the prefix. `enablement`: when it is offered; commands run by their id all the same. */
export const commands = {
  openScorecard: { title: 'Open Scorecard', icon: '$(graph)', enablement: HAS_MANIFEST },
  assessWorkspace: { title: 'Assess Workspace', icon: '$(refresh)', enablement: HAS_MANIFEST },
  exportScorecard: { title: 'Export Scorecard…', icon: '$(export)', enablement: HAS_MANIFEST },
  copyAsMarkdown: { title: 'Copy as Markdown', enablement: HAS_MANIFEST },
  showInitiatives: { title: 'Show All Initiatives', icon: '$(table)' },
  createManifest: { title: 'Create Manifest', icon: '$(new-file)' },
  explainRule: { title: 'Explain Rule', icon: '$(question)' },
  showOutput: { title: 'Show Output' },
} as const;

/** What the menus of the tree view offer for a node; not in the command palette, which has no node. */
export const treeCommands = {
  openManifest: { title: 'Open Manifest', icon: '$(go-to-file)' },
  openScorecard: { title: 'Open Scorecard', icon: '$(graph)' },
  createManifest: { title: 'Create Manifest Here', icon: '$(new-file)' },
  fix: { title: 'Fix', icon: '$(lightbulb-autofix)' },
  waive: { title: 'Waive…' },
  explainRule: { title: 'Explain Rule', icon: '$(question)' },
  copyRuleId: { title: 'Copy Rule Id' },
  copyName: { title: 'Copy Name of Initiative' },
} as const;

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

const VIEW = `${SECTION}.initiatives`;

const onNode = (command: keyof typeof treeCommands, node: string, group: string) => ({
  command: `${VIEW}.${command}`,
  when: `view == ${VIEW} && viewItem =~ /\\b${node}\\b/`,
  group,
});

const menus = {
  commandPalette: Object.keys(treeCommands).map((name) => ({ command: `${VIEW}.${name}`, when: 'false' })),
  'view/title': [
    { command: `${SECTION}.assessWorkspace`, when: `view == ${VIEW}`, group: 'navigation@1' },
    { command: `${SECTION}.showInitiatives`, when: `view == ${VIEW}`, group: 'navigation@2' },
    { command: `${SECTION}.createManifest`, when: `view == ${VIEW}`, group: 'navigation@3' },
    { command: `${SECTION}.explainRule`, when: `view == ${VIEW}`, group: '1_more' },
  ],
  'view/item/context': [
    onNode('openScorecard', 'initiative', 'inline@1'),
    onNode('fix', 'fixable', 'inline@1'),
    onNode('explainRule', 'finding', 'inline@2'),
    onNode('createManifest', 'uncovered', 'inline@1'),
    onNode('createManifest', 'uncovered', '1_open@1'),
    onNode('openManifest', 'initiative', '1_open@1'),
    onNode('openScorecard', '(initiative|finding)', '1_open@2'),
    onNode('fix', 'fixable', '2_mend@1'),
    onNode('waive', 'waivable', '2_mend@2'),
    onNode('explainRule', '(finding|uncovered)', '3_know@1'),
    onNode('copyRuleId', '(finding|uncovered)', '9_copy@1'),
    onNode('copyName', 'initiative', '9_copy@1'),
  ],
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
  commands: [
    ...prefixed(commands).map(([command, declaration]) => ({ command, category: CATEGORY, ...declaration })),
    ...Object.entries(treeCommands).map(([name, declaration]) => ({ command: `${VIEW}.${name}`, ...declaration })),
  ],
  menus,
  viewsContainers: { activitybar: [{ id: SECTION, title: 'AI Initiatives', icon: 'media/initiatives.svg' }] },
  views: { [SECTION]: [{ id: VIEW, name: 'AI Initiatives', contextualTitle: 'AI Initiatives' }] },
  viewsWelcome: [
    {
      view: VIEW,
      when: 'workbenchState == empty',
      contents:
        'No folder is open. Open the folder of a project to see its AI initiatives here.\n[Open Folder](command:vscode.openFolder)',
    },
    {
      view: VIEW,
      when: `workbenchState != empty && !${SECTION}.hasManifest`,
      contents:
        'No ai-initiative.yaml yet: one file for each AI initiative says who owns it, what it changes and how that is measured.\n[Create Manifest](command:aiInitiative.createManifest)\n[How it works](command:workbench.action.openWalkthrough?%22ai-initiative-scorecard.ai-initiative-scorecard%23start%22)',
    },
  ],
  walkthroughs: [walkthrough],
  problemMatchers: [problemMatcher],
  taskDefinitions: [taskDefinition],
  // assists only (descriptions, snippets): all findings are our own
  yamlValidation: [
    { fileMatch: ['ai-initiative.yaml', 'ai-initiative.yml'], url: './schemas/ai-initiative.assist.schema.json' },
    { fileMatch: ['ai-initiative.config.yaml'], url: './schemas/ai-initiative-config.assist.schema.json' },
  ],
  configuration: { title: 'AI Initiative', properties: Object.fromEntries(prefixed(settings)) },
} as const;
