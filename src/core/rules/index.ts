import { alignment } from './alignment.ts';
import { capacity } from './capacity.ts';
import { enablement } from './enablement.ts';
import { integration } from './integration.ts';
import { learning } from './learning.ts';
import { learningEvidence } from './learning-evidence.ts';
import { lifecycle } from './lifecycle.ts';
import { lifecycleEvidence } from './lifecycle-evidence.ts';
import { measuredOutcomes } from './measured.ts';
import { outcomes } from './outcomes.ts';
import { ownership } from './ownership.ts';
import { review } from './review.ts';
import { risk } from './risk.ts';
import type { Rule } from './rule.ts';
import { sourcing } from './sourcing.ts';

/** The scored rules, in the order of the catalogue. */
export const rules: readonly Rule[] = [
  ...ownership,
  ...integration,
  ...alignment,
  ...outcomes,
  ...measuredOutcomes,
  ...learning,
  ...learningEvidence,
  ...sourcing,
  ...enablement,
  ...lifecycle,
  ...lifecycleEvidence,
  ...capacity,
  ...risk,
  ...review,
];
