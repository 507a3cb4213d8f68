import * as z from 'zod/mini';
import { date, field, list, mapping, owner, prose, text, withMeta } from '../field.ts';

const rule = () => withMeta(z.string(), { format: 'rule', expected: 'the id of a rule' });

export const waivers = field(
  list(
    mapping({
      rule: field(rule(), {
        description: 'Id of the rule that is waived.',
        why: 'A waiver is about one rule.',
        example: 'training-incomplete',
      }),
      reason: field(prose(), {
        description: 'Why it is acceptable for now.',
        why: 'An exception must make sense to those who read it later.',
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

export const notNeeded = field(
  list(
    mapping({
      rule: field(rule(), {
        description: 'Id of the rule whose requirement is not needed here.',
        why: 'It is about one requirement.',
        example: 'training-missing',
      }),
      because: field(prose(), {
        description: 'Why this initiative does not need it.',
        why: 'A reviewer must be able to agree.',
        example: 'Shop visitors need none',
      }),
      by: field(owner(), {
        description: 'Who decided that.',
        why: 'A decision has a name.',
        example: 'user:ap-manager',
      }),
    }),
  ),
  {
    description: 'Requirements this initiative does not need, for good. Not for rules that are an error at any stage.',
    why: 'What does not fit is said once, instead of being waived again and again.',
    example: [{ rule: 'training-missing', because: 'Shop visitors need none', by: 'user:ap-manager' }],
  },
);

export const assumed = field(list(text()), {
  description: 'Paths of fields that were filled in without asking anyone who knows.',
  why: 'A tool or an agent can fill in a value without claiming that it is true: it counts as missing until confirmed.',
  example: ['ownership.sponsor'],
});
