import { renderBlock, type Stage } from '../../core/index.ts';
import { scoreText } from '../../presenter/format.ts';
import { repositoryPath } from '../paths.ts';
import type { ReportedProblem } from '../report-schema.ts';
import { escapeInQuotes } from '../sanitize.ts';
import type { Export, ExportedInitiative, ExportedRun } from './export-formats.ts';

const API = 'backstage.io/v1alpha1';
const PREFIX = 'ai-initiative.dev';

const LIFECYCLES: Readonly<Record<Stage, string>> = {
  idea: 'experimental',
  pilot: 'experimental',
  production: 'production',
  retired: 'deprecated',
};

/** What the annotations of a component say; undefined is what is not known of it. */
export function backstageAnnotations(
  run: ExportedRun,
  { assessment }: ExportedInitiative,
): Readonly<Record<string, string | undefined>> {
  const { path, stage, gate, score, verified, decisionDueOn } = assessment;
  return {
    [`${PREFIX}/manifest`]: repositoryPath(run, path),
    [`${PREFIX}/stage`]: stage ?? undefined,
    [`${PREFIX}/verdict`]: gate?.verdict,
    [`${PREFIX}/score`]: score === null ? undefined : scoreText(score),
    [`${PREFIX}/verified-share`]: verified.share === null ? undefined : scoreText(verified.share),
    [`${PREFIX}/as-of`]: run.asOf,
    [`${PREFIX}/decision-due-on`]: decisionDueOn ?? undefined,
  };
}

interface Model {
  readonly provider: string | null;
  readonly name: string | null;
}

/** Entities of a Backstage catalog: a Component an initiative, and a Resource a model, as YAML. */
export function backstage(run: ExportedRun): Export {
  const errors: ReportedProblem[] = [];
  const components: object[] = [];
  const models = new Map<string, object>();
  for (const initiative of run.initiatives) {
    const { assessment, manifest } = initiative;
    const { path, name, title, owner, stage, record } = assessment;
    const problem = (message: string) => void errors.push({ path, message });
    const ownerRef = owner === null ? undefined : ownerRefOf(owner);
    if (stage === null) problem('It cannot be judged, so that it has no lifecycle');
    else if (name === null || !isName(name)) problem('Backstage needs a name of at most 63 letters, digits, - _ and .');
    else if (owner === null) problem('Backstage needs an owner: give ownership.owner');
    else if (ownerRef === undefined) problem(`"${owner}" is not the name of a group or user in Backstage`);
    else {
      const used = record.models.flatMap((model) => {
        const slug = slugOf(model);
        if (slug === '') return [];
        if (!models.has(slug)) models.set(slug, resource(slug, model, ownerRef));
        return [`resource:default/${slug}`];
      });
      const others = (manifest.dependsOn ?? []).filter(isName).map((other) => `component:default/${other}`);
      const dependsOn = [...new Set([...others, ...used])];
      components.push({
        apiVersion: API,
        kind: 'Component',
        metadata: {
          name,
          ...(title === null ? {} : { title }),
          ...(manifest.description === undefined ? {} : { description: manifest.description }),
          annotations: backstageAnnotations(run, initiative),
        },
        spec: {
          type: 'ai-initiative',
          lifecycle: LIFECYCLES[stage],
          owner: ownerRef,
          ...(dependsOn.length === 0 ? {} : { dependsOn }),
        },
      });
    }
  }
  const documents = [...components, ...models.values()].map(
    (entity) => `${renderBlock(withoutUndefined(entity), { indent: 0, eol: '\n' })}\n`,
  );
  return { text: escapeInQuotes(documents.join('---\n')), errors };
}

function resource(name: string, model: Model, owner: string): object {
  const description = [model.provider, model.name].filter((part) => part !== null).join(' ');
  return {
    apiVersion: API,
    kind: 'Resource',
    metadata: { name, description },
    spec: { type: 'ai-model', owner },
  };
}

/** How owners are written, as a kind of entity and its name: of Backstage, and a team and a person of GitHub. */
const OWNERS: readonly (readonly [RegExp, kind: string])[] = [
  [/^group:(.+)$/, 'group'],
  [/^user:(.+)$/, 'user'],
  [/^@[^/]+\/(.+)$/, 'group'],
  [/^@(.+)$/, 'user'],
];

/** The entity that an owner is in Backstage; undefined where it is no name there, such as an address of mail. */
function ownerRefOf(owner: string): string | undefined {
  for (const [form, kind] of OWNERS) {
    const reference = form.exec(owner)?.[1];
    if (reference === undefined) continue;
    const [name = '', namespace = 'default'] = reference.split('/').toReversed();
    return isName(name) && isName(namespace) ? `${kind}:${namespace}/${name}` : undefined;
  }
  return undefined;
}

/** What Backstage takes for a name. */
function isName(text: string): boolean {
  return text.length <= 63 && /^[A-Za-z0-9]+(?:[-_.]+[A-Za-z0-9]+)*$/.test(text);
}

function slugOf({ provider, name }: Model): string {
  const words = [provider, name]
    .filter((part) => part !== null)
    .join('-')
    .toLowerCase();
  return words
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replaceAll(/^-+|-+$/g, '');
}

/** A value in which no key is undefined, as YAML has no word for it. */
function withoutUndefined(value: object): object {
  return JSON.parse(JSON.stringify(value)) as object;
}
