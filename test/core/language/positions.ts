import { manifestFields } from '../../../src/core/index.ts';
import { TODAY } from '../../../src/catalogue/exemplary.ts';

export const STAGES = ['idea', 'pilot', 'production', 'retired'];
export const SECTIONS = [...manifestFields.fields.keys()];
export const OWNERSHIP = ['owner', 'sponsor', 'businessOwner', 'technicalOwner', 'contact'];
const POINT = ['system', 'kind', 'direction', 'status', 'owner', 'path'];
const STATUS = ['planned', 'in-progress', 'live'];
export const without = (all: readonly string[], ...taken: string[]) => all.filter((label) => !taken.includes(label));

/** A text with a cursor and what is offered there, in any order. */
export type Marked = readonly [what: string, text: string, offered: readonly string[]];

/** Where what is offered depends on the schema alone, so that it is the same in an editor. */
export const positions: readonly Marked[] = [
  ['an empty document', '‸', ['AI initiative', ...SECTIONS]],
  ['a document of blank lines', '\n\n‸\n', ['AI initiative', ...SECTIONS]],
  ['a document with only a comment', '# new\n‸', ['AI initiative', ...SECTIONS]],
  ['after a document marker', '---\n‸', ['AI initiative', ...SECTIONS]],
  ['a half-typed first key', 'own‸', ['AI initiative', ...SECTIONS]],
  ['a new key between sections', 'name: a\n‸\nownership:\n  owner: x\n', without(SECTIONS, 'name', 'ownership')],
  ['a half-typed key at the end', 'name: a\nown‸', without(SECTIONS, 'name')],
  ['a half-typed key before a section', 'own‸\nlifecycle:\n  stage: idea\n', without(SECTIONS, 'lifecycle')],
  ['a blank line in a section', 'ownership:\n  ‸', OWNERSHIP],
  ['a half-typed key in a section', 'ownership:\n  ow‸', OWNERSHIP],
  ['a half-typed key before others', 'ownership:\n  sp‸\n  owner: group:a\n', without(OWNERSHIP, 'owner')],
  ['a blank line between keys', 'ownership:\n  owner: a\n  ‸\n  contact: b\n', without(OWNERSHIP, 'owner', 'contact')],
  ['a line with spaces after the cursor', 'ownership:\n  ‸   \n', OWNERSHIP],
  ['a blank line with CR LF line ends', 'ownership:\r\n  owner: a\r\n  ‸\r\n', without(OWNERSHIP, 'owner')],
  ['the value side of a section', 'ownership: ‸', OWNERSHIP],
  ['a key that has its colon', 'ownership:\n  own‸er: a\n  contact: b\n', without(OWNERSHIP, 'contact')],
  ['a misspelt key with its colon', 'ownership:\n  ownr‸: a\n', OWNERSHIP],
  ['a quoted key', '"own‸": x\n', SECTIONS],
  ['a stage', 'lifecycle:\n  stage: ‸', STAGES],
  ['a half-typed stage', 'lifecycle:\n  stage: pi‸', STAGES],
  ['a stage right after the colon', 'lifecycle:\n  stage:‸', STAGES],
  ['a stage on the next line', 'lifecycle:\n  stage:\n    ‸', STAGES],
  ['a stage before a comment', 'lifecycle:\n  stage: ‸  # where it stands\n', STAGES],
  ['a stage in quotes', 'lifecycle:\n  stage: "pi‸"\n', STAGES],
  ['a stage in quotes that are open', "lifecycle:\n  stage: 'pi‸\n  decisionDueOn: 2026-01-01\n", STAGES],
  ['a stage in brackets', 'lifecycle: { stage: ‸ }', STAGES],
  ['a stage in brackets that are open', 'lifecycle: { stage: ‸', STAGES],
  ['a stage in open brackets before others', 'lifecycle: { stage: p‸\nownership:\n  owner: a\n', STAGES],
  ['a version', 'schemaVersion: ‸', ['1']],
  ['the first item of a list', 'integration:\n  points:\n    - ‸', POINT],
  ['a half-typed first item', 'integration:\n  points:\n    - sys‸\n', POINT],
  ['right after a dash', 'integration:\n  points:\n    -‸', POINT],
  ['a second key of an item', 'integration:\n  points:\n    - system: SAP\n      ‸', without(POINT, 'system')],
  [
    'a half-typed key of an item',
    'integration:\n  points:\n    - system: SAP\n      st‸\n    - system: B\n',
    without(POINT, 'system'),
  ],
  ['an item in the column of its key', 'integration:\n  points:\n  - system: SAP\n    ‸', without(POINT, 'system')],
  ['a status of an item', 'integration:\n  points:\n    - system: SAP\n      status: ‸\n', STATUS],
  ['where the next item begins', 'integration:\n  points:\n    - system: SAP\n    ‸', ['- ']],
  ['a list without items', 'integration:\n  points:\n    ‸', ['- ']],
  ['the value side of a list', 'integration:\n  points: ‸', ['- ']],
  ['a mapping in brackets', 'integration:\n  points: [{ system: SAP, ‸ }]', without(POINT, 'system')],
  ['brackets that are open', 'integration:\n  points: [{ system: SAP, ‸', without(POINT, 'system')],
  [
    'open brackets before other sections',
    'integration:\n  points: [{ system: SAP, st‸\n  fallback: x\nlifecycle:\n  stage: idea\n',
    without(POINT, 'system'),
  ],
  ['brackets over several lines', 'integration:\n  points: [\n    {\n      ‸\n    }\n  ]\n', POINT],
  ['an item of brackets', 'integration:\n  points: [‸]', POINT],
  ['a status in brackets in a list', 'integration:\n  points:\n    - { status: ‸, system: B }\n', STATUS],
  ['a whole document in brackets', '{ name: a, ‸ }', without(SECTIONS, 'name')],
  ['free text', 'title: ‸', []],
  ['a comment', 'ownership: # ‸', []],
  ['text over several lines', 'description: >\n  some ‸\n', []],
  ['below a value', 'ownership:\n  owner: group:a\n    ‸', []],
  ['a column that no neighbour stands in', 'ownership:\n    owner: group:a\n  ‸', []],
  ['an unknown section', 'finance:\n  ‸', []],
  ['text after a list in brackets', 'tags: [a] ‸', []],
];

/** Where it depends on the day, on people, files or other initiatives. */
export const positionsInContext: readonly Marked[] = [
  ['a date to come', 'lifecycle:\n  decisionDueOn: ‸', [TODAY, '2026-06-19', '2026-08-18']],
  ['a date that is past', 'review:\n  lastReviewedOn: ‸', [TODAY]],
  ['an owner', 'ownership:\n  owner: gr‸', ['group:finance', '@org/team']],
  ['who decided', 'lifecycle:\n  decisions: [{ by: ‸', ['group:finance', '@org/team']],
  ['a folder', 'learning:\n  evaluation:\n    path: ‸', ['docs/', 'evals/', 'src/', 'README.md']],
  ['a folder in a folder', 'learning:\n  evaluation:\n    path: src/s‸', ['src/sap/', 'src/main.py']],
  ['a folder that is not there', 'learning:\n  evaluation:\n    path: nowhere/‸', []],
  ['what it covers', 'covers: [‸]', ['docs/', 'evals/', 'src/', 'README.md']],
  ['a name', 'name: ‸', ['contract-review']],
];
