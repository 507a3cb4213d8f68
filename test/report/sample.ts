import { assess, defaultPolicy, loadPolicy, parseDocument } from '../../src/core/index.ts';
import { html } from '../../src/report/formats/html/html.tsx';
import { toReported, toReportedFindings } from '../../src/report/report.ts';
import type { Report } from '../../src/report/report-schema.ts';
import { scorecardView } from '../../src/presenter/scorecard/view.ts';
import { exemplaryText, TODAY } from '../../src/catalogue/exemplary.ts';

/** What someone writes who wants it to be run, followed or computed by whatever shows it. */
export const HOSTILE = `=1+1 <script>alert("x")</script> </style> ::error::x %0A | [a](javascript:b) @org/team https://example.org ##vso[x] & 'y'`;

const WAIVER = `waivers:
  - rule: sponsor-missing
    reason: ${JSON.stringify(HOSTILE)}
    approvedBy: user:cfo
    expiresOn: 2026-07-31
`;

/** Manifests as text, by path. */
type Manifests = Readonly<Record<string, string>>;

const assessed = (manifests: Manifests) =>
  Object.entries(manifests).map(
    ([path, text]) => [path, assess(parseDocument(text), { policy: defaultPolicy, today: TODAY })] as const,
  );

/** The HTML document of a report of manifests. */
export function htmlOf(manifests: Manifests, changes: Partial<Report> = {}): string {
  const scorecards = assessed(manifests).map(
    ([file, assessment]) => [file, { scorecard: scorecardView({ assessment, file, asOfIsSet: true }) }] as const,
  );
  return [...html(reportOf(manifests, changes), new Map(scorecards))].join('');
}

/** A report of manifests. */
export function reportOf(manifests: Manifests, changes: Partial<Report> = {}): Report {
  const assessments = assessed(manifests).map(([path, assessment]) => toReported(path, assessment));
  return {
    schemaVersion: 1,
    tool: { name: 'ai-initiative', version: '1.2.3' },
    asOf: TODAY,
    repository: null,
    basePath: '',
    assessments,
    policies: [],
    errors: [],
    ...changes,
  };
}

/** Errors, warnings, waived and upcoming findings, a manifest that is no YAML, one without finding, one retired. */
const SAMPLE: readonly [Manifests, Partial<Report>] = [
  {
    'apps/a b/ai-initiative.yaml': exemplaryText(
      'pilot',
      `title: ${JSON.stringify(HOSTILE)}\nownership:\n  businessOwner: TBD\n  technicalOwner: user:x\n${JSON.stringify(HOSTILE)}: 1\n${WAIVER}`,
    ),
    'broken/ai-initiative.yaml': 'name: "open\n',
    'fine/ai-initiative.yaml': exemplaryText('production'),
    'old/ai-initiative.yaml': exemplaryText('retired'),
  },
  {
    basePath: 'packages/',
    policies: [
      {
        path: 'ai-initiative.config.yaml',
        findings: toReportedFindings(
          'ai-initiative.config.yaml',
          (await loadPolicy(['x'], () => Promise.resolve('rules:\n  owner-mising: { severity: off }\n'))).files.flatMap(
            ({ findings }) => findings,
          ),
        ),
      },
    ],
    errors: [{ path: 'gone/ai-initiative.yaml', message: 'No permission to read it' }],
  },
];

export const sample = reportOf(...SAMPLE);
export const sampleHtml = htmlOf(...SAMPLE);
