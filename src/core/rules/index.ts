import { alignment } from './dimensions/alignment.ts';
import { capacity } from './dimensions/capacity.ts';
import { enablement } from './dimensions/enablement.ts';
import { integration } from './dimensions/integration.ts';
import { learningEvidence } from './evidence/learning.ts';
import { learning } from './dimensions/learning.ts';
import { decisionRules } from './dimensions/decisions.ts';
import { lifecycleEvidence } from './evidence/lifecycle.ts';
import { lifecycle } from './dimensions/lifecycle.ts';
import { measuredOutcomes } from './evidence/measured.ts';
import { outcomesEvidence } from './evidence/outcomes.ts';
import { outcomes } from './dimensions/outcomes.ts';
import { ownership } from './dimensions/ownership.ts';
import { review } from './dimensions/review.ts';
import { risk } from './dimensions/risk.ts';
import { sourcingEvidence } from './evidence/sourcing.ts';
import { sourcingModels } from './dimensions/sourcing-models.ts';
import { sourcing } from './dimensions/sourcing.ts';
import type { Rule } from './rule.ts';

/** The scored rules, in the order of the catalogue. */
export const rules: readonly Rule[] = [
  ...ownership,
  ...integration,
  ...alignment,
  ...outcomes,
  ...measuredOutcomes,
  ...outcomesEvidence,
  ...learning,
  ...learningEvidence,
  ...sourcing,
  ...sourcingModels,
  ...sourcingEvidence,
  ...enablement,
  ...lifecycle,
  ...decisionRules,
  ...lifecycleEvidence,
  ...capacity,
  ...risk,
  ...review,
];
