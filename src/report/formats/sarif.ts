import type { Log, ReportingDescriptor, Result } from 'sarif';
import { SEVERITIES, STUDY_CLAIMS, STUDY_CAVEAT } from '../../core/index.ts';
import { catalogue, severityText, type CatalogueEntry } from '../../catalogue/catalogue.ts';
import { rulePageUrl } from '../links.ts';
import { fingerprints } from '../fingerprint.ts';
import { repositoryPath } from '../paths.ts';
import { oneLine, sarifText, toJson } from '../sanitize.ts';
import type { Report, ReportedFile, ReportedFinding } from '../report-schema.ts';
import { reportedFiles } from '../select.ts';

const LEVELS = { error: 'error', warning: 'warning', info: 'note', hint: 'note' } as const;

/**
 * A SARIF 2.1.0 log. What is waived or known is suppressed, and what is known is `unchanged`; requirements of the next stage
 * are left out, since nothing is wrong yet.
 */
export function sarif(report: Report): string {
  const reported = new Set(reportedFiles(report).flatMap(({ findings }) => findings.map(({ ruleId }) => ruleId)));
  const entries = new Map(catalogue().map((entry) => [entry.id, entry]));
  const ids = [...entries.keys(), ...[...reported].filter((id) => !entries.has(id))];
  const log: Log = {
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            semanticVersion: report.tool.version,
            rules: ids.map((id) => descriptor(id, entries.get(id))),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: report.errors.length === 0,
            toolExecutionNotifications: report.errors.map(({ path, message }) => ({
              level: 'error',
              message: { text: sarifText(message) },
              locations: [{ physicalLocation: { artifactLocation: artifact(report, path) } }],
            })),
          },
        ],
        results: reportedFiles(report).flatMap((file) => results(report, file, ids)),
        properties: { asOf: report.asOf },
      },
    ],
  };
  return `${toJson(log, 2)}\n`;
}

function descriptor(id: string, entry: CatalogueEntry | undefined): ReportingDescriptor {
  if (!entry) return { id, shortDescription: { text: 'A rule outside the catalogue: of the policy, or about it' } };
  const why = entry.scored ? [...entry.scored.why.map((claim) => STUDY_CLAIMS[claim]), STUDY_CAVEAT] : [];
  const { requirement, action, required } = entry;
  const text = `${requirement}. ${action}. Severity: ${severityText(required)}.`;
  const level = SEVERITIES.find((severity) => Object.values(required).includes(severity));
  return {
    id,
    helpUri: rulePageUrl(id),
    shortDescription: { text: requirement },
    fullDescription: { text },
    help: {
      text: [text, ...why].join('\n'),
      markdown: [`**${requirement}.** ${action}.`, ...why.map((claim) => `- ${claim}`)].join('\n'),
    },
    ...(level ? { defaultConfiguration: { level: LEVELS[level] } } : {}),
    properties: { tags: [entry.group] },
  };
}

function results(report: Report, { path, findings }: ReportedFile, ids: readonly string[]): readonly Result[] {
  const names = fingerprints(findings);
  return findings.flatMap((finding, i) => {
    if (finding.status === 'upcoming') return [];
    return {
      ruleId: finding.ruleId,
      ruleIndex: ids.indexOf(finding.ruleId),
      level: LEVELS[finding.severity],
      message: { text: sarifText(finding.message) },
      locations: [
        {
          physicalLocation: { artifactLocation: artifact(report, path), region: region(finding.range) },
          ...(finding.path === ''
            ? {}
            : { logicalLocations: [{ fullyQualifiedName: oneLine(finding.path), kind: 'member' }] }),
        },
      ],
      relatedLocations: finding.related.map((other) => ({
        message: { text: sarifText(other.message) },
        physicalLocation: { artifactLocation: artifact(report, other.path), region: region(other.range) },
      })),
      partialFingerprints: { 'manifestPath/v1': names[i] ?? '' },
      suppressions: [
        ...(finding.waiver ? [suppression(finding.waiver)] : []),
        ...(finding.status === 'known' ? [KNOWN] : []),
      ],
      ...(finding.status === 'known' ? { baselineState: 'unchanged' as const } : {}),
    };
  });
}

const KNOWN = { kind: 'external', status: 'accepted', justification: 'Known before checks began' } as const;

function suppression({ reason, approvedBy, expiresOn }: NonNullable<ReportedFinding['waiver']>) {
  const justification = oneLine(`${reason} (approved by ${approvedBy}, until ${expiresOn})`);
  return { kind: 'inSource', status: 'accepted', justification } as const;
}

function artifact(report: Report, path: string) {
  const uri = repositoryPath(report, path).split('/').map(encodeURIComponent).join('/');
  return { uri, uriBaseId: '%SRCROOT%' };
}

function region({ start, end }: ReportedFinding['range']) {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}
