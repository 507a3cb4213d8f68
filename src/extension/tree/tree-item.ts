import * as vscode from 'vscode';
import { initiativeMissing, ruleBaseOf, severityOf, type Assessment, type Finding } from '../../core/index.ts';
import { fixTitle, isWaivable } from '../../core/language/fixes.ts';
import { count, scoreText, verdictWord } from '../../presenter/format.ts';
import { gateSummary, verdictAndScore } from '../../presenter/headline.ts';
import { toRange } from '../host/convert.ts';
import type { StoredManifest } from '../store/stored-manifest.ts';
import {
  countFindings,
  type FindingNode,
  type InitiativeNode,
  type MissingNode,
  type OwnerNode,
  type TreeNode,
  type UncoveredNode,
  type VerdictNode,
} from './tree-model.ts';

/** The look of a node. What an icon shows is in its words as well. */
export function treeItemOf(node: TreeNode): vscode.TreeItem {
  switch (node.kind) {
    case 'verdict':
      return verdictItem(node);
    case 'owner':
      return {
        id: node.id,
        label: node.label,
        description: String(node.children.length),
        iconPath: new vscode.ThemeIcon('organization'),
        collapsibleState: rootState(node),
        contextValue: 'owner',
        accessibilityInformation: { label: `${node.label}, ${count(node.children.length, 'initiative')}` },
      };
    case 'initiative':
      return initiativeItem(node);
    case 'group':
      return {
        id: node.id,
        label: node.label,
        description: String(node.children.length),
        collapsibleState:
          node.group === 'upcoming' || node.group === 'waived' || node.group === 'known'
            ? vscode.TreeItemCollapsibleState.Collapsed
            : vscode.TreeItemCollapsibleState.Expanded,
        contextValue: 'group',
        accessibilityInformation: { label: `${node.label}, ${countFindings(node)}` },
      };
    case 'finding':
      return findingItem(node);
    case 'missing':
      return missingItem(node);
    case 'uncovered':
      return uncoveredItem(node);
  }
}

const VERDICT_ICONS: Readonly<Record<VerdictNode['verdict'], vscode.ThemeIcon>> = {
  blocked: new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground')),
  conditional: new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
  ready: new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')),
  retired: new vscode.ThemeIcon('archive'),
};

function rootState({ isOpen }: VerdictNode | OwnerNode): vscode.TreeItemCollapsibleState {
  return isOpen ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

function verdictItem(node: VerdictNode): vscode.TreeItem {
  const { id, verdict, label, children } = node;
  return {
    id,
    label,
    description: String(children.length),
    iconPath: VERDICT_ICONS[verdict],
    collapsibleState: rootState(node),
    contextValue: 'verdict',
    accessibilityInformation: { label: `${label}, ${count(children.length, 'initiative')}` },
  };
}

/** More settings than these are counted: a tooltip has no room for them. */
const SETTINGS_SHOWN = 4;

function initiativeItem({ id, label, manifest }: InitiativeNode): vscode.TreeItem {
  const { uri, shown, assessment, isShownOutdated } = manifest;
  const { score, policy } = shown.assessment;
  const file = vscode.workspace.asRelativePath(uri);
  const outdated = isShownOutdated ? 'of the last readable text' : '';
  const parts = [stepOf(shown.assessment), score === null ? 'not assessed' : `score ${scoreText(score)}`, outdated];
  const settings = policy.weakened.map(
    ({ what, from, to, file: by }) => `The policy ${by} asks for less: ${what} ${from} → ${to}`,
  );
  const weakened =
    settings.length > SETTINGS_SHOWN
      ? [`The policy here asks for less in ${count(settings.length, 'setting')}: see the scorecard`]
      : settings;
  const summary = gateSummary(shown.assessment);
  return {
    id,
    label,
    description: parts.filter((part) => part !== '').join(' · '),
    tooltip: [file, `${verdictAndScore(shown.assessment)} · ${summary}`, ...weakened].join('\n'),
    iconPath: new vscode.ThemeIcon('checklist'),
    collapsibleState:
      assessment.findings.length > 0 ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
    contextValue: 'initiative',
    command: { command: 'vscode.open', title: 'Open Manifest', arguments: [uri] },
    accessibilityInformation: {
      label: `${label}, ${verdictAndScore(shown.assessment)}, ${count(assessment.findings.length, 'finding')}, ${file}`,
    },
  };
}

/** `Blocked for pilot · 9 blocking`. */
function stepOf({ gate, stage }: Pick<Assessment, 'gate' | 'stage'>): string {
  if (!gate) return verdictWord(null);
  const blocking = gate.requirements.filter((requirement) => requirement.blocking).length;
  const step = gate.stage === null ? '' : gate.stage === stage ? ` in ${stage}` : ` for ${gate.stage}`;
  return `${verdictWord(gate.verdict)}${step}${blocking === 0 ? '' : ` · ${blocking} blocking`}`;
}

/** Longer labels are cut at a word; the tooltip has all of it. */
const MAX_LABEL = 80;

/** The requirement where it is about one, else what is wrong. */
function labelOf({ ruleId, ruleIds, group, message }: Finding): string {
  const isRequirement = ruleIds.length === 1 && group !== 'shape' && group !== 'waivers' && group !== 'workspace';
  const text = (isRequirement ? ruleBaseOf(ruleId)?.requirement : undefined) ?? message;
  return text.length <= MAX_LABEL ? text : `${text.slice(0, MAX_LABEL).replace(/\s+\S*$/, '')}…`;
}

/** Whether the gate stays shut for what a finding is about, also where only the next stage asks for it. */
function isBlocking({ shown }: StoredManifest, { ruleIds }: Finding): boolean {
  const requirements = shown.assessment.gate?.requirements ?? [];
  return requirements.some(({ blocking, ruleId }) => blocking && ruleIds.includes(ruleId));
}

const SEVERITY_ICONS: Readonly<Record<Finding['severity'], vscode.ThemeIcon>> = {
  error: new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground')),
  warning: new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
  info: new vscode.ThemeIcon('info'),
  hint: new vscode.ThemeIcon('lightbulb'),
};

function findingItem({ id, manifest, finding }: FindingNode): vscode.TreeItem {
  const { severity, status, message, ruleId, range } = finding;
  const place = `line ${range.start.line + 1}`;
  const said = status === 'open' ? severity : status;
  const blocks = isBlocking(manifest, finding);
  const description = `${said}${blocks ? ' · blocking' : ''} · ${ruleId} · ${place}`;
  return {
    id,
    label: labelOf(finding),
    description,
    tooltip: `${message}\n${description}`,
    iconPath: status === 'waived' ? new vscode.ThemeIcon('circle-slash') : SEVERITY_ICONS[blocks ? 'error' : severity],
    collapsibleState: vscode.TreeItemCollapsibleState.None,
    // what the menus ask for
    contextValue: [
      'finding',
      ...(fixTitle(finding) === undefined ? [] : ['fixable']),
      ...(isWaivable(finding) ? ['waivable'] : []),
    ].join(' '),
    command: { command: 'vscode.open', title: 'Open', arguments: [manifest.uri, { selection: toRange(range) }] },
    accessibilityInformation: { label: `${said}: ${message}, rule ${ruleId}, ${place}` },
  };
}

function missingItem({ id, label, children }: MissingNode): vscode.TreeItem {
  return {
    id,
    label,
    description: String(children.length),
    tooltip: initiativeMissing.action,
    iconPath: new vscode.ThemeIcon('question'),
    collapsibleState: vscode.TreeItemCollapsibleState.Collapsed,
    contextValue: 'missing',
    accessibilityInformation: { label: `${label}, ${count(children.length, 'folder')}` },
  };
}

function uncoveredItem({ id, label, message, sdks, place }: UncoveredNode): vscode.TreeItem {
  const said = `${initiativeMissing.id} · ${severityOf(initiativeMissing)}`;
  return {
    id,
    label,
    description: sdks.join(', '),
    tooltip: `${message}\n${said}`,
    iconPath: new vscode.ThemeIcon('folder'),
    collapsibleState: vscode.TreeItemCollapsibleState.None,
    contextValue: 'uncovered',
    command: {
      command: 'vscode.open',
      title: 'Open',
      arguments: [place.uri, { selection: new vscode.Range(place.line, 0, place.line, 0) }],
    },
    accessibilityInformation: { label: `${severityOf(initiativeMissing)}: ${message}, rule ${initiativeMissing.id}` },
  };
}
