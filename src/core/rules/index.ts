import { integration } from './integration.ts';
import { lifecycle } from './lifecycle.ts';
import { ownership } from './ownership.ts';
import type { Rule } from './rule.ts';

/** The scored rules, in the order of the catalogue. */
export const rules: readonly Rule[] = [...ownership, ...integration, ...lifecycle];
