import { count, field, list, mapping, oneOf, owner, path, text, withMeta } from '../field.ts';

export const enablement = field(
  mapping({
    training: field(
      list(
        withMeta(
          mapping({
            audience: field(text(), {
              description: 'Who is trained.',
              why: 'Training is for particular people.',
              example: 'AP clerks',
            }),
            status: field(oneOf({ planned: 'Not begun.', 'in-progress': 'Under way.', done: 'Everyone is trained.' }), {
              description: 'How far it is.',
              why: 'Planned training has changed nothing yet.',
              example: 'in-progress',
            }),
            completed: field(count('people'), {
              description: 'How many have been trained.',
              why: 'What is counted gets done.',
              example: 12,
            }),
            total: field(withMeta(count('people'), { positive: true }), {
              description: 'How many are to be trained.',
              why: 'Completed means nothing without it.',
              example: 40,
            }),
            path: field(path(), {
              description: 'Training material: a path or an address.',
              why: 'The claim can be checked against the repository.',
              example: 'docs/training.md',
            }),
          }),
          { keyField: ['audience', 'status', 'path'] },
        ),
      ),
      {
        description: 'Training of the people who work with it.',
        why: 'To leave pilot takes employee training.',
        example: [{ audience: 'AP clerks', status: 'in-progress', completed: 12, total: 40, path: 'docs/training.md' }],
      },
    ),
    support: field(text(), {
      description: 'Where its users get help.',
      why: 'A user without help goes back to the old way.',
      example: '#invoice-help',
    }),
    champions: field(list(owner()), {
      description: 'Colleagues who show others how.',
      why: 'People learn new ways from each other.',
      example: ['user:maria'],
    }),
  }),
  {
    description: 'How people are brought to use it.',
    why: 'To leave pilot takes employee training.',
    example: { training: [{ audience: 'AP clerks', status: 'planned' }] },
  },
);
