import { usFederal2023 } from './us-federal-2023.ts';
import { usFederal2024 } from './us-federal-2024.ts';

/** Mapping files that come with the tool, by name. */
export const presets: ReadonlyMap<string, string> = new Map([
  ['us-federal-2024', usFederal2024],
  ['us-federal-2023', usFederal2023],
]);
