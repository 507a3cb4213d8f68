const MODELS = Array.from({ length: 8 }, (_, i) => i);

/** Mapping for `.ai-register.yaml`, one file a system. */
export const aiRegister = String.raw`# ".ai-register.yaml", a convention of agentv: one file a system.
source: ai-register
key: id
name: { template: "{id}" }

fields:
  title: { column: [name, id], maxLength: 200 }
  description: description
  x-version: version
  x-created: created_at
  # the convention has no stage: one that is not said is taken for the first
  lifecycle.stage:
    column: [deployment, stage, status]
    values:
      '/^(prod|live)/': production
      '/^(pilot|beta|canary|preview|staging|limited)/': pilot
      '/^(idea|dev|proposed|planned|experiment|research)/': idea
      '/^(retired|deprecated|decommissioned|sunset)/': retired
    default: idea
  x-stage: { column: [deployment, stage, status], default: not said }
  ownership.owner: owner
  ownership.contact: contact
  integration.humanOversight: human_oversight
  learning.evaluation.path: evals.path
${MODELS.map((i) => `  sourcing.models[${i}].provider: models[${i}].provider\n  sourcing.models[${i}].name: models[${i}].name`).join('\n')}
  risk.tier: risk_tier
  risk.dataClassification: data_classification
  risk.intendedUse: intended_use
  risk.outOfScopeUse: limitations
  risk.controls: { column: controls, split: ";" }
  review.lastReviewedOn: { column: last_reviewed, dates: [YYYY-MM-DD*] }
`;
