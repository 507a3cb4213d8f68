import { aiRegister } from './presets/ai-register.ts';
import { backstage } from './presets/backstage.ts';
import { usFederal2023 } from './presets/us-federal-2023.ts';
import { usFederal2024 } from './presets/us-federal-2024.ts';

export { entityTable, readEntities, type Rebase } from './entities/entities.ts';
export type { Note } from './mapping/take.ts';
export { readMapping, unknownColumns, type Mapping } from './mapping/mapping.ts';
export { planImport, type Draft, type Existing, type Plan, type Register } from './plan.ts';
export { importPolicy, type ImportPolicy } from './policy.ts';
export { proposeMapping, type Proposal, type Sheets } from './propose/propose.ts';
export { readRegisterBlock } from './register.ts';
export { columnsOf, rowsBelow, type Table } from './table.ts';

/** The mapping files that ship with the tool, by name. */
export const presets: ReadonlyMap<string, string> = new Map([
  ['us-federal-2024', usFederal2024],
  ['us-federal-2023', usFederal2023],
  ['ai-register', aiRegister],
  ['backstage', backstage],
]);
