import { field, list, mapping, oneOf, owner, path, prose, text, withMeta } from '../field.ts';

const point = withMeta(
  mapping({
    system: field(text(), {
      description: 'System it connects to.',
      why: 'A connection without a system cannot be checked.',
      example: 'SAP S/4HANA',
    }),
    kind: field(
      oneOf({
        api: 'Calls, or is called by, an interface of the system.',
        event: 'Events or messages.',
        file: 'Files that are exchanged.',
        database: 'Shared tables.',
        plugin: 'Inside a tool that people already use.',
        ui: 'A screen of its own that people must visit.',
        device: 'Machines and sensors.',
        'human-task': 'A task in a work list of people.',
      }),
      {
        description: 'How it connects.',
        why: 'A screen of its own is one more place to visit, not part of the work.',
        example: 'api',
      },
    ),
    direction: field(
      oneOf({
        read: 'Takes data from the system.',
        write: 'Puts results into the system.',
        both: 'Takes data and puts results.',
      }),
      {
        description: 'Which way data flows, seen from the initiative.',
        why: 'Only what is written back changes the work.',
        example: 'write',
      },
    ),
    status: field(
      oneOf({
        planned: 'Not begun.',
        'in-progress': 'Being built.',
        live: 'Works in the daily process.',
      }),
      {
        description: 'How far it is.',
        why: 'An initiative is integrated when a connection is live, not when it is planned.',
        example: 'live',
      },
    ),
    owner: field(owner(), {
      description: 'Who is accountable for this connection.',
      why: 'Connections break when either side changes; someone must own that.',
      example: 'group:sap',
    }),
    path: field(path(), {
      description: 'Folder or file of the code behind it: a path or an address.',
      why: 'The claim can be checked against the repository.',
      example: 'src/sap/',
    }),
  }),
  { keyField: ['system'] },
);

export const integration = field(
  mapping({
    workflow: field(prose(), {
      description: 'The workflow as it runs with the initiative in it.',
      why: 'Initiatives fail on integration with existing workflows, not on model quality.',
      example: 'Invoices arrive by mail, are classified, posted to SAP, exceptions go to a clerk',
    }),
    systemOfRecord: field(text(), {
      description: 'System where the result counts.',
      why: 'What does not reach the system of record has not happened for the business.',
      example: 'SAP S/4HANA',
    }),
    points: field(list(point), {
      description: 'The systems it connects to.',
      why: 'To leave pilot takes a clear integration strategy.',
      example: [
        {
          system: 'SAP S/4HANA',
          kind: 'api',
          direction: 'write',
          status: 'live',
          owner: 'group:sap',
          path: 'src/sap/',
        },
      ],
    }),
    humanOversight: field(prose(), {
      description: 'Where a person confirms, corrects or stops it.',
      why: 'People trust what they can correct.',
      example: 'Clerk confirms amounts above 10 000 EUR',
    }),
    fallback: field(prose(), {
      description: 'How the work continues when it is down or wrong.',
      why: 'A workflow that depends on it needs a way without it.',
      example: 'Manual queue in SAP',
    }),
  }),
  {
    description: 'The workflow it is part of and the systems it connects to.',
    why: 'Initiatives fail on integration with existing workflows, not on model quality.',
    example: { workflow: 'Invoices arrive by mail, are classified, posted to SAP' },
  },
);
