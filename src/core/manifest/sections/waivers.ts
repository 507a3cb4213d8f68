import * as z from 'zod/mini';
import { date, field, list, mapping, owner, text, withMeta } from '../field.ts';

export const waivers = field(
  list(
    mapping({
      rule: field(withMeta(z.string(), { format: 'rule', expected: 'the id of a rule' }), {
        description: 'Id of the rule that is waived.',
        why: 'A waiver is about one rule.',
        example: 'training-incomplete',
      }),
      reason: field(text(), {
        description: 'Why it is acceptable for now.',
        why: 'An exception must be explained to whoever reads it later.',
        example: 'Second site trains in July',
      }),
      approvedBy: field(owner(), {
        description: 'Who accepted it.',
        why: 'An exception is a decision, and a decision has a name.',
        example: 'user:cfo',
      }),
      expiresOn: field(date(), {
        description: 'Last day on which it holds.',
        why: 'An exception without an end is a change of the rules.',
        example: '2026-07-31',
      }),
      path: field(text(), {
        description: 'Narrows the waiver to one item, such as outcomes.metrics[0].',
        why: 'Waive the one case, not every case to come.',
        example: 'enablement.training[0]',
      }),
    }),
  ),
  {
    description: 'Requirements set aside for a time, with a reason, an approver and an end.',
    why: 'Known exceptions belong on record, not in silence.',
    example: [
      {
        rule: 'training-incomplete',
        reason: 'Second site trains in July',
        approvedBy: 'user:cfo',
        expiresOn: '2026-07-31',
      },
    ],
  },
);
