/**
 * What the extension contributes to VS Code: the source of `contributes` in package.json (`npm run generate`).
 * Imports nothing of VS Code, so that the generator can read it.
 */

import { POLICY_FILES } from '../../core/index.ts';
import { agentTools, inputSchemaOf, type AgentToolName } from '../../report/agent/tools.ts';
import { problemMatcher } from './problem-matcher.ts';
import { SECTION, settings } from './declared-settings.ts';
import { taskDefinition } from './task.ts';
import { walkthrough } from './walkthrough.ts';

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
  answerQuestions: { title: 'Answer Next Questions', icon: '$(comment-discussion)', enablement: HAS_MANIFEST },
  moveToPilot: { title: 'Move to Pilot', enablement: IN_MANIFEST },
  moveToProduction: { title: 'Move to Production', enablement: IN_MANIFEST },
  retire: { title: 'Retire', enablement: IN_MANIFEST },
  explainRule: { title: 'Explain Rule', icon: '$(question)' },
  showOutput: { title: 'Show Output' },
} as const;

/** What the menus of the tree view offer for a node; not in the command palette, which has no node. */
const treeCommands = {
  openManifest: { title: 'Open Manifest', icon: '$(go-to-file)' },
  openScorecard: { title: 'Open Scorecard', icon: '$(graph)' },
  answerQuestions: { title: 'Answer Next Questions', icon: '$(comment-discussion)' },
  createManifest: { title: 'Create Manifest Here', icon: '$(new-file)' },
  fix: { title: 'Fix', icon: '$(lightbulb-autofix)' },
  waive: { title: 'Waive…' },
  explainRule: { title: 'Explain Rule', icon: '$(question)' },
  copyRuleId: { title: 'Copy Rule Id' },
  copyName: { title: 'Copy Name of Initiative' },
  groupByOwner: { title: 'Group by Owner', icon: '$(organization)' },
  filterByOwner: { title: 'Filter by Owner…', icon: '$(filter)' },
  groupByVerdict: { title: 'Group by Verdict', icon: '$(checklist)' },
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
    { command: `${VIEW}.filterByOwner`, when: `view == ${VIEW} && ${SECTION}.hasManifest`, group: 'navigation@4' },
    { command: `${VIEW}.groupByOwner`, when: `view == ${VIEW} && !${SECTION}.byOwner`, group: '2_group' },
    { command: `${VIEW}.groupByVerdict`, when: `view == ${VIEW} && ${SECTION}.byOwner`, group: '2_group' },
  ],
  'view/item/context': [
    onNode('answerQuestions', 'initiative', 'inline@1'),
    onNode('openScorecard', 'initiative', 'inline@2'),
    onNode('fix', 'fixable', 'inline@1'),
    onNode('explainRule', 'finding', 'inline@2'),
    onNode('createManifest', 'uncovered', 'inline@1'),
    onNode('createManifest', 'uncovered', '1_open@1'),
    onNode('openManifest', 'initiative', '1_open@1'),
    onNode('answerQuestions', 'initiative', '1_open@3'),
    onNode('openScorecard', '(initiative|finding)', '1_open@2'),
    onNode('fix', 'fixable', '2_fix@1'),
    onNode('waive', 'waivable', '2_fix@2'),
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
        'No ai-initiative.yaml yet: one file for each AI initiative says who owns it, what it changes and how that is measured.\n[Create Manifest](command:aiInitiative.createManifest)\n[How it works](command:workbench.action.openWalkthrough?%22ai-initiative-scorecard.ai-initiative%23start%22)',
    },
  ],
  walkthroughs: [walkthrough],
  problemMatchers: [problemMatcher],
  taskDefinitions: [taskDefinition],
  // assists only (descriptions, snippets): all findings are our own
  yamlValidation: [
    { fileMatch: ['ai-initiative.yaml', 'ai-initiative.yml'], url: './schemas/ai-initiative.assist.schema.json' },
    { fileMatch: [...POLICY_FILES], url: './schemas/ai-initiative-config.assist.schema.json' },
  ],
  languageModelTools: (Object.keys(agentTools) as readonly AgentToolName[]).map((name) => ({
    name,
    toolReferenceName: name.replaceAll('_', '-'),
    displayName: agentTools[name].title,
    modelDescription: agentTools[name].description,
    userDescription: agentTools[name].title,
    canBeReferencedInPrompt: true,
    inputSchema: inputSchemaOf(name),
    tags: ['ai-initiative'],
  })),
  // hosts before 1.109 ignore it
  chatSkills: [{ path: './skills/ai-initiative/SKILL.md' }],
  configuration: { title: 'AI Initiative', properties: Object.fromEntries(prefixed(settings)) },
} as const;
