export type { Note } from './mapping/take.ts';
export { readMapping, unknownColumns, type Mapping } from './mapping/mapping.ts';
export { planImport, type Draft, type Existing, type Plan } from './plan.ts';
export { presets } from './presets/index.ts';
export { proposeMapping } from './propose/propose.ts';
export { readRegisterBlock } from './register.ts';
export { columnsOf, rowsBelow, type Table } from './table.ts';
