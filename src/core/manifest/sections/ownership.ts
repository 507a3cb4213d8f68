import { field, mapping, owner, text } from '../field.ts';

export const ownership = field(
  mapping({
    owner: field(owner(), {
      description: 'Group or person accountable for the initiative.',
      why: 'Vision and execution meet in a person or group with a name.',
      example: 'group:finance-automation',
    }),
    sponsor: field(owner(), {
      description: 'Executive accountable for the outcome.',
      why: 'Initiatives that work have executive accountability.',
      example: 'user:cfo',
    }),
    businessOwner: field(owner(), {
      description: 'Line manager whose workflow changes.',
      why: 'Initiatives that work start with line managers.',
      example: 'user:ap-manager',
    }),
    technicalOwner: field(owner(), {
      description: 'Group or person who runs it.',
      why: 'Someone must be there when it breaks.',
      example: 'group:ml-platform',
    }),
    contact: field(text(), {
      description: 'Channel or address where the team can be reached.',
      why: 'Users and reviewers need one place to ask.',
      example: '#invoice-triage',
    }),
  }),
  {
    description: 'Who is accountable for the initiative, pays for it, works with it and runs it.',
    why: 'Projects without an owner fail.',
    example: { owner: 'group:finance-automation' },
  },
);
