import * as z from 'zod/mini';
import { field, kebabName, list, mapping, oneOf, required, text, withMeta } from '../manifest/field.ts';
import { DIMENSIONS } from '../manifest/manifest-schema.ts';

/** A share in a score. Bounded, so that sums of weights stay exact. */
export const weight = () =>
  withMeta(z.number().check(z.minimum(0), z.maximum(100)), { expected: 'a number from 0 to 100' });

const word = () =>
  withMeta(z.union([z.string(), z.number(), z.boolean()]), {
    short: true,
    expected: 'a single value: text, a number, true or false',
  });

/** Rules of the organisation's own: what must stand at a path. No code. */
export const customRules = () =>
  field(
    list(
      mapping({
        id: required(withMeta(kebabName(), { short: true }), {
          description: 'Identifier of the rule: lower-case words joined by hyphens, not that of a built-in rule.',
          why: 'Findings and waivers refer to it.',
          example: 'cost-centre-missing',
        }),
        dimension: required(withMeta(z.enum(DIMENSIONS), { expected: `one of ${DIMENSIONS.join(', ')}` }), {
          description: 'Dimension of the scorecard in which it counts.',
          why: 'A rule belongs to one part of the scorecard.',
          example: 'capacity',
        }),
        path: required(text(), {
          description: 'Field it looks at, such as sourcing.supplier, integration.points[].owner or x-cost-centre.',
          why: 'A rule is about one field.',
          example: 'x-cost-centre',
        }),
        required: field(withMeta(z.literal(true), { expected: 'true' }), {
          description: 'The field must be there.',
          why: 'What is asked for must be written down.',
          example: true,
        }),
        pattern: field(withMeta(text(), { short: true }), {
          description:
            'Regular expression that the value must match somewhere; anchor it with ^ and $ to match it all.',
          why: 'Identifiers of other systems have a form.',
          example: '^CC-[0-9]{4}$',
        }),
        oneOf: field(list(word()), {
          description: 'The values allowed.',
          why: 'A short list is easier to compare than free text.',
          example: ['acme', 'globex'],
        }),
        at: field(
          oneOf({
            'idea+': 'From idea to production.',
            'pilot+': 'In pilot and production.',
            pilot: 'In pilot only.',
            production: 'In production.',
            retired: 'Once retired.',
          }),
          {
            description: 'Stages at which it is a requirement; idea+ unless set.',
            why: 'What is too early to ask of an idea may be overdue in production.',
            example: 'pilot+',
          },
        ),
        severity: field(
          oneOf({
            info: 'Shown, and never touches the gate.',
            warning: 'Makes the gate conditional.',
            error: 'Blocks the gate.',
          }),
          {
            description: 'How much it matters when the rule fails; warning unless set.',
            why: 'Not everything asked for must block.',
            example: 'error',
          },
        ),
        weight: field(weight(), {
          description: 'Share in the score; 1 unless set.',
          why: 'What matters more should weigh more.',
          example: 4,
        }),
        message: field(text(), {
          description: 'What the finding says: what is wrong and how to fix it.',
          why: 'Those who read the finding have not read the policy.',
          example: 'Name the cost centre that pays for it',
        }),
      }),
    ),
    {
      description: "Rules of the organisation's own, about one field each.",
      why: 'Every organisation asks for something no one else does.',
      example: [{ id: 'cost-centre-missing', dimension: 'capacity', path: 'x-cost-centre', required: true }],
    },
  );
