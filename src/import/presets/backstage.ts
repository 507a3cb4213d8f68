const LINKS = Array.from({ length: 8 }, (_, i) => i);

/** Mapping for components of a Backstage catalog, such as `catalog-info.yaml`. */
export const backstage = String.raw`# Components of a Backstage catalog.
source: backstage
key: [metadata.namespace, metadata.name]
name: { template: "{metadata.name}" }

fields:
  title: { column: [metadata.title, metadata.name], maxLength: 200 }
  description: metadata.description
  tags: { column: metadata.tags, split: ";" }
${LINKS.map((i) => `  links[${i}].title: metadata.links[${i}].title\n  links[${i}].url: metadata.links[${i}].url`).join('\n')}
  dependsOn: { column: dependsOn, split: ";" }
  x-type: spec.type
  x-system: spec.system
  # "experimental" is an idea or a pilot; the annotation of an export says which
  lifecycle.stage:
    column: [metadata.annotations.ai-initiative.dev/stage, spec.lifecycle]
    values: { experimental: pilot, production: production, deprecated: retired }
    default: idea
  x-lifecycle: { column: spec.lifecycle, default: not said }
  lifecycle.decisionDueOn: metadata.annotations.ai-initiative.dev/decision-due-on
  ownership.owner: spec.owner
`;
