import { CONFIDENCES, grouped, type Confidence } from '../../core/index.ts';
import { repositoryPath } from '../paths.ts';
import type { ReportedAssessment } from '../report-schema.ts';
import type { ExportedInitiative, ExportedRun } from './export-formats.ts';

/** A claim of an initiative, with the names of what it consists of in the document. */
interface Claim {
  readonly said: NonNullable<ReportedAssessment['evidence']>[number];
  /** The initiative. */
  readonly target: string;
  readonly ref: string;
  readonly evidenceRef: string;
  readonly waiver: Waiver | undefined;
}

interface Waiver {
  readonly ref: string;
  readonly reason: string;
  readonly approvedBy: string;
  readonly expiresOn: string;
}

/** How sure a claim is, as a number between 0 and 1: CycloneDX has no words for it. */
const CONFIDENCE_SCORES: Readonly<Record<Confidence, number>> = { high: 1, medium: 0.6, low: 0.3 };

const ASSESSOR = 'assessor:ai-initiative';

/** Names an initiative inside the document: two may have one name, but never one place. */
export function initiativeRef(run: ExportedRun, { assessment }: ExportedInitiative): string {
  return `initiative:${repositoryPath(run, assessment.path)}`;
}

/** The parts of a document about claims; none where nothing is claimed that a repository could show. */
export function declarationsOf(run: ExportedRun): object {
  const { tool, asOf, initiatives } = run;
  const groups = initiatives.map((initiative) => claimsOf(run, initiative));
  const claims = groups.flat();
  if (claims.length === 0) return {};
  const waivers = new Map(claims.flatMap(({ waiver }) => (waiver ? [[waiver.ref, waiver] as const] : [])));
  const requirements = new Map(claims.map(({ said }) => [said.ruleId, said.requirement]));
  const created = `${asOf}T00:00:00Z`;
  return {
    declarations: {
      assessors: [
        { 'bom-ref': ASSESSOR, thirdParty: false, organization: { name: `${tool.name} ${tool.version} (automated)` } },
      ],
      attestations: groups.flatMap((group) => {
        const map = [...grouped(group.filter(isChecked), ({ said }) => said.ruleId).values()].map(mapEntry);
        const summary = `Claims held against the repository on ${asOf}`;
        return map.length === 0 ? [] : [{ summary, assessor: ASSESSOR, map }];
      }),
      claims: claims.map(declaredClaim),
      evidence: [
        ...claims.filter(isChecked).map((claim) => ({ ...evidenceOf(claim), created })),
        ...[...waivers.values()].map(({ ref, reason, approvedBy, expiresOn }) => ({
          'bom-ref': ref,
          description: `Waived by ${approvedBy}: ${reason}`,
          created,
          expires: `${expiresOn}T23:59:59Z`,
        })),
      ],
    },
    definitions: {
      standards: [
        {
          'bom-ref': 'standard:ai-initiative-rules',
          name: 'Rules of AI Initiative Scorecard',
          version: tool.version,
          requirements: [...requirements].map(([identifier, title]) => ({
            'bom-ref': requirementRef(identifier),
            identifier,
            title,
          })),
        },
      ],
    },
  };
}

const requirementRef = (ruleId: string) => `rule:${ruleId}`;

/** What is declared and could be compared; that nothing is declared is no claim. */
function claimsOf(run: ExportedRun, initiative: ExportedInitiative): readonly Claim[] {
  const target = initiativeRef(run, initiative);
  const { evidence = [], findings } = initiative.assessment;
  return evidence
    .filter(({ status }) => status !== 'undeclared')
    .map((said, i) => {
      const ref = `${target}#claim-${i + 1}`;
      const waived = findings.find(({ waiver, ruleIds }) => waiver && ruleIds.includes(said.ruleId))?.waiver;
      const waiver = waived && { ...waived, ref: `${target}#waiver-of-${said.ruleId}` };
      return { said, target, ref, evidenceRef: `${ref}-evidence`, waiver };
    });
}

const isChecked = ({ said: { status } }: Claim) => status === 'verified' || status === 'contradicted';

function declaredClaim({ said, target, ref, evidenceRef, waiver }: Claim): object {
  const { requirement, path, status, reason } = said;
  return {
    'bom-ref': ref,
    target,
    predicate: path === undefined ? requirement : `${requirement} (${path})`,
    ...(waiver ? { mitigationStrategies: [waiver.ref] } : {}),
    ...(status === 'unknown'
      ? { reasoning: `Declared, and not checked: ${reason ?? 'the repository does not show it'}` }
      : {}),
    ...(status === 'verified' ? { evidence: [evidenceRef] } : {}),
    ...(status === 'contradicted' ? { counterEvidence: [evidenceRef] } : {}),
  };
}

function evidenceOf({ said, evidenceRef }: Claim): object {
  const { ruleId, status, reason, place, commit } = said;
  const line = place?.line === undefined ? '' : `#L${place.line}`;
  const plain = status === 'verified' ? 'The repository shows it' : 'The repository shows otherwise';
  const description = reason ?? plain;
  return {
    'bom-ref': evidenceRef,
    propertyName: `ai-initiative:${ruleId}`,
    description: commit === undefined ? description : `${description} (commit ${commit})`,
    ...(place === undefined
      ? {}
      : { data: [{ name: place.file, contents: { url: `${encodeURI(place.file)}${line}` } }] }),
  };
}

/** How far a rule is conformed to, by those of its claims that were checked. */
function mapEntry(claims: readonly Claim[]): object {
  const contradicted = claims.filter(({ said }) => said.status === 'contradicted');
  const verified = claims.filter(({ said }) => said.status === 'verified');
  const refs = (of: readonly Claim[]) => of.map(({ ref }) => ref);
  const [ruleId = ''] = claims.map(({ said }) => said.ruleId);
  const isMet = contradicted.length === 0;
  const reasons = contradicted.flatMap(({ said }) => said.reason ?? []);
  // as sure as the least certain of what decides it
  const decisive = isMet ? verified : contradicted;
  const confidence = CONFIDENCES.findLast((one) => decisive.some(({ said }) => said.confidence === one)) ?? 'low';
  return {
    requirement: requirementRef(ruleId),
    ...(verified.length === 0 ? {} : { claims: refs(verified) }),
    ...(isMet ? {} : { counterClaims: refs(contradicted) }),
    conformance: {
      score: isMet ? 1 : 0,
      rationale: isMet ? 'The repository shows it' : reasons.join(' ') || 'The repository shows otherwise',
    },
    confidence: { score: CONFIDENCE_SCORES[confidence], rationale: `Confidence: ${confidence}` },
  };
}
