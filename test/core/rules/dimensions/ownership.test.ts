import { testRule } from '../accept-reject.ts';

const ownership = (fields: string) => `ownership: { ${fields} }\n`;

testRule('owner-missing', {
  stage: 'idea',
  accept: [ownership('owner: "@acme/finance"'), ownership('owner: finance@example.org')],
  reject: [
    ['ownership: TBD\n', 'ownership.owner'],
    ...['TBD', 'todo', 'N/A', 'None', 'unknown', '"?"', '"-"', '…', 'group:tbd', 'user:x', '"[TODO]"', 'à définir'].map(
      (text) => [ownership(`owner: ${text}`), 'ownership.owner', /says only/] as const,
    ),
    [ownership('owner: ~'), 'ownership.owner', /^No owner is named/],
  ],
  covered: [[ownership('owner: the finance people'), 'value-invalid']],
});

testRule('technical-owner-missing', {
  stage: 'production',
  accept: [ownership('owner: group:finance'), ownership('owner: user:maria, technicalOwner: user:jo')],
  reject: [[ownership('owner: user:maria'), 'ownership.technicalOwner', /Who runs it/]],
});

testRule('owner-individual', {
  stage: 'production',
  accept: [ownership('owner: group:finance'), ownership('owner: "@maria"')],
  reject: [[ownership('owner: user:maria'), 'ownership.owner', /user:maria is one person/]],
  covered: [[ownership('sponsor: user:cfo'), 'owner-missing']],
});
