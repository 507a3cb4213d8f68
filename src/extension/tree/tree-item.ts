import * as vscode from 'vscode';
import { initiativeMissing, type Finding, severityOf } from '../../core/index.ts';
import { fixTitle, isWaivable } from '../../core/language/fixes.ts';
import { count, scoreText } from '../../presenter/format.ts';
import { gateSummary, verdictAndScore } from '../../presenter/headline.ts';
import { toRange } from '../host/convert.ts';
import {
  countFindings,
  type FindingNode,
  type InitiativeNode,
  type MissingNode,
  type TreeNode,
  type UncoveredNode,
  type VerdictNode,
} from './tree-model.ts';

/** How a node looks. What an icon says is said in words as well. */
export function treeItemOf(node: TreeNode): vscode.TreeItem {
  switch (node.kind) {
    case 'verdict':
      return verdictItem(node);
    case 'initiative':
      return initiativeItem(node);
    case 'group':
      return {
        id: node.id,
        label: node.label,
        description: String(node.children.length),
        collapsibleState:
          node.group === 'upcoming' || node.group === 'waived'
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

function verdictItem({ id, verdict, label, children }: VerdictNode): vscode.TreeItem {
  return {
    id,
    label,
    description: String(children.length),
    iconPath: VERDICT_ICONS[verdict],
    collapsibleState: vscode.TreeItemCollapsibleState.Expanded,
    contextValue: 'verdict',
    accessibilityInformation: { label: `${label}, ${count(children.length, 'initiative')}` },
  };
}

function initiativeItem({ id, label, manifest }: InitiativeNode): vscode.TreeItem {
  const { uri, shown, assessment, isShownOutdated } = manifest;
  const { stage, score, policy } = shown.assessment;
  const file = vscode.workspace.asRelativePath(uri);
  const outdated = isShownOutdated ? 'of the last readable text' : '';
  const parts = [stage ?? '', score === null ? 'not assessed' : `score ${scoreText(score)}`, outdated];
  const weakened = policy.weakened.map(
    ({ what, from, to, file: by }) => `The policy ${by} asks for less: ${what} ${from} → ${to}`,
  );
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
  return {
    id,
    label: message,
    description: `${ruleId} · ${said} · ${place}`,
    tooltip: `${message}\n${ruleId} · ${said} · ${place}`,
    iconPath: status === 'waived' ? new vscode.ThemeIcon('circle-slash') : SEVERITY_ICONS[severity],
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
