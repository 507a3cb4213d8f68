import type { InitiativeRecord, InitiativeRow } from '../../../src/core/index.ts';

export const TODAY = '2026-11-28';

const EMPTY: InitiativeRecord = {
  kind: null,
  sponsor: null,
  businessOwner: null,
  committee: null,
  stages: [],
  dueDates: [],
  money: null,
  supplier: null,
  contractEndsOn: null,
  models: [],
  dataClassification: null,
  personalData: null,
  autonomy: null,
  dependsOn: [],
  missedTargets: [],
  contradicted: [],
};

/** The row of a pilot that says nothing, but for what is given. */
export function rowWith(
  name: string,
  {
    record = {},
    ...row
  }: Partial<Omit<InitiativeRow, 'record'>> & { readonly record?: Partial<InitiativeRecord> } = {},
): InitiativeRow {
  return {
    uri: `${name}/ai-initiative.yaml`,
    asOf: TODAY,
    name,
    title: null,
    stage: 'pilot',
    reached: 'pilot',
    position: 'under-way',
    stuckBy: [],
    verdict: 'blocked',
    basis: 'on-its-own-word',
    score: 50,
    verified: { share: null, verified: 0, contradicted: 0, undeclared: 0, unknown: 0 },
    owner: null,
    businessFunction: null,
    strategy: null,
    stageSince: null,
    daysInStage: null,
    decisionDueOn: null,
    isMeasured: false,
    open: 1,
    blocking: 1,
    ...row,
    record: { ...EMPTY, ...record },
  };
}
