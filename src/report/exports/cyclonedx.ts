import type { Stage } from '../../core/index.ts';
import { scoreText } from '../../presenter/format.ts';
import { repositoryPath } from '../paths.ts';
import { toJson } from '../sanitize.ts';
import { declarationsOf, initiativeRef } from './declarations.ts';
import type { Export, ExportedInitiative, ExportedRun } from './export-formats.ts';

/** A CycloneDX 1.7 document: initiatives and their models, and the claims that were held against the repository. */
export function cyclonedx(run: ExportedRun): Export {
  const { tool, asOf, initiatives } = run;
  const subjects = initiatives.map((initiative) => subjectOf(run, initiative));
  const models = initiatives.map((initiative) => modelsOf(run, initiative));
  const [only] = subjects.length === 1 ? subjects : [];
  const [phase] = initiatives.length === 1 ? initiatives.flatMap(({ assessment: { stage } }) => stage ?? []) : [];
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.7.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.7',
    version: 1,
    metadata: {
      timestamp: `${asOf}T00:00:00Z`,
      ...(phase === undefined ? {} : { lifecycles: [{ phase: PHASES[phase] }] }),
      tools: { components: [{ type: 'application', name: tool.name, version: tool.version }] },
      ...(only === undefined ? {} : { component: only }),
    },
    components: [...(only === undefined ? subjects : []), ...models.flat()],
    dependencies: subjects.map((subject, i) => ({
      ref: subject['bom-ref'],
      dependsOn: (models[i] ?? []).map((model) => model['bom-ref']),
    })),
    ...declarationsOf(run),
  };
  return { text: `${toJson(document, 2)}\n`, errors: [] };
}

const PHASES: Readonly<Record<Stage, string>> = {
  idea: 'design',
  pilot: 'design',
  production: 'operations',
  retired: 'decommission',
};

function subjectOf(run: ExportedRun, initiative: ExportedInitiative) {
  const { path, name, title, stage, gate, score, verified, owner } = initiative.assessment;
  const place = repositoryPath(run, path);
  const said = {
    manifest: place,
    stage,
    verdict: gate?.verdict ?? null,
    score: score === null ? null : scoreText(score),
    'verified-share': verified.share === null ? null : scoreText(verified.share),
    owner,
    'as-of': run.asOf,
  };
  return {
    type: 'application',
    'bom-ref': initiativeRef(run, initiative),
    name: name ?? place,
    ...(title === null ? {} : { description: title }),
    properties: Object.entries(said).flatMap(([key, value]) =>
      value === null ? [] : [{ name: `ai-initiative:${key}`, value }],
    ),
  };
}

function modelsOf(run: ExportedRun, initiative: ExportedInitiative) {
  const considerations = considerationsOf(initiative);
  return initiative.assessment.record.models.flatMap(({ provider, name, retiresOn }, i) => {
    const called = name ?? provider;
    if (called === null) return [];
    return [
      {
        type: 'machine-learning-model',
        'bom-ref': `${initiativeRef(run, initiative)}#model-${i + 1}`,
        name: called,
        ...(provider === null ? {} : { publisher: provider }),
        ...(considerations === undefined ? {} : { modelCard: { considerations } }),
        ...(retiresOn === null ? {} : { properties: [{ name: 'ai-initiative:retires-on', value: retiresOn }] }),
      },
    ];
  });
}

/** What the initiative says of the use it makes of its models. */
function considerationsOf({ manifest: { alignment, risk } }: ExportedInitiative): object | undefined {
  const risks = (risk?.risks ?? []).flatMap(({ name, mitigation }) =>
    name === undefined ? [] : [{ name, ...(mitigation === undefined ? {} : { mitigationStrategy: mitigation }) }],
  );
  const considerations = {
    ...(alignment?.users?.role === undefined ? {} : { users: [alignment.users.role] }),
    ...(risk?.intendedUse === undefined ? {} : { useCases: [risk.intendedUse] }),
    ...(risk?.outOfScopeUse === undefined ? {} : { technicalLimitations: [`Out of scope: ${risk.outOfScopeUse}`] }),
    ...(risks.length === 0 ? {} : { ethicalConsiderations: risks }),
  };
  return Object.keys(considerations).length === 0 ? undefined : considerations;
}
