import { assess, defaultPolicy, loadPolicy, parseDocument } from '../../src/core/index.ts';
import { toReported, toReportedFindings } from '../../src/report/report.ts';
import type { Report } from '../../src/report/schema.ts';
import { exemplaryText, TODAY } from '../core/exemplary.ts';

/** What somebody writes who wants it to be run, followed or computed by whatever shows it. */
export const HOSTILE = `=1+1 <script>alert("x")</script> </style> ::error::x %0A | [a](javascript:b) @org/team https://example.org ##vso[x] & 'y'`;

const WAIVER = `waivers:
  - rule: sponsor-missing
    reason: ${JSON.stringify(HOSTILE)}
    approvedBy: user:cfo
    expiresOn: 2026-07-31
`;

/** A report of manifests given as text, by path. */
export function reportOf(manifests: Readonly<Record<string, string>>, changes: Partial<Report> = {}): Report {
  const assessments = Object.entries(manifests).map(([path, text]) =>
    toReported(path, assess(parseDocument(text), { policy: defaultPolicy, today: TODAY })),
  );
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
export const sample: Report = reportOf(
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
);
