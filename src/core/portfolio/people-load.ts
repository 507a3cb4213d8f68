import { ownerKey } from '../manifest/owners.ts';
import type { CalendarDate } from '../util/calendar.ts';
import { refOf, type InitiativeRef, type InitiativeRow } from './row.ts';

/** How much of a portfolio rests on one person or group. */
export interface PersonLoad {
  /** As the first initiative writes it. */
  readonly who: string;
  readonly owner: number;
  readonly sponsor: number;
  readonly businessOwner: number;
  /** Initiatives, each counted once. */
  readonly initiatives: number;
}

/** How much of a portfolio rests on one provider, supplier or model. */
export interface Concentration {
  readonly name: string;
  readonly initiatives: number;
}

/** A contract or a model that ends. */
export interface Ending extends InitiativeRef {
  readonly kind: 'contract' | 'model';
  readonly what: string;
  readonly on: CalendarDate;
}

/** Who is overloaded, what is concentrated, and what depends on what. Retired initiatives are left out. */
export interface Exposure {
  /** The most loaded first. */
  readonly people: readonly PersonLoad[];
  readonly providers: readonly Concentration[];
  readonly suppliers: readonly Concentration[];
  readonly models: readonly Concentration[];
  /** How many initiatives name a model, and how many a supplier. */
  readonly withModels: number;
  readonly withSupplier: number;
  /** The earliest first; those that have ended included. */
  readonly endings: readonly Ending[];
  /** Confidential or restricted data, and a provider or supplier outside. */
  readonly confidentialOutside: readonly (InitiativeRef & {
    readonly dataClassification: string;
    readonly outside: readonly string[];
  })[];
  readonly actAlone: readonly InitiativeRef[];
  /** Names of initiatives: `from` depends on `to`. */
  readonly dependencies: readonly { readonly from: string; readonly to: string; readonly isKnown: boolean }[];
}

export function exposureOf(rows: readonly InitiativeRow[]): Exposure {
  const active = rows.filter(({ stage }) => stage !== 'retired');
  const names = new Set(rows.flatMap(({ name }) => name ?? []));
  const withModels = active.filter(({ record }) => record.models.length > 0);
  return {
    people: peopleOf(active),
    providers: concentration(active, ({ record }) => record.models.flatMap(({ provider }) => provider ?? [])),
    suppliers: concentration(active, ({ record }) => (record.supplier === null ? [] : [record.supplier])),
    models: concentration(active, ({ record }) => record.models.flatMap(({ name }) => name ?? [])),
    withModels: withModels.length,
    withSupplier: active.filter(({ record }) => record.supplier !== null).length,
    endings: active.flatMap(endingsOf).toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on))),
    confidentialOutside: active.flatMap(confidentialOutside),
    actAlone: active.filter(({ record }) => record.autonomy === 'acts').map(refOf),
    dependencies: active.flatMap(({ name, record }) =>
      name === null ? [] : record.dependsOn.map((to) => ({ from: name, to, isKnown: names.has(to) })),
    ),
  };
}

function confidentialOutside(row: InitiativeRow): Exposure['confidentialOutside'] {
  const { dataClassification, supplier, models } = row.record;
  if (dataClassification !== 'confidential' && dataClassification !== 'restricted') return [];
  const outside = [supplier, ...models.map(({ provider }) => provider)].filter((name) => name !== null);
  return outside.length === 0 ? [] : [{ ...refOf(row), dataClassification, outside: [...new Set(outside)] }];
}

function endingsOf(row: InitiativeRow): readonly Ending[] {
  const { contractEndsOn, supplier, models } = row.record;
  const ref = refOf(row);
  return [
    ...(contractEndsOn === null
      ? []
      : [{ ...ref, kind: 'contract' as const, what: supplier ?? '', on: contractEndsOn }]),
    ...models.flatMap(({ provider, name, retiresOn }) =>
      retiresOn === null ? [] : [{ ...ref, kind: 'model' as const, what: name ?? provider ?? '', on: retiresOn }],
    ),
  ];
}

const ROLES = ['owner', 'sponsor', 'businessOwner'] as const;

function peopleOf(rows: readonly InitiativeRow[]): readonly PersonLoad[] {
  const people = new Map<string, { -readonly [K in keyof PersonLoad]: PersonLoad[K] }>();
  for (const { owner, record } of rows) {
    const roles = { owner, sponsor: record.sponsor, businessOwner: record.businessOwner };
    const counted = new Set<string>();
    for (const role of ROLES) {
      const who = roles[role];
      if (who === null) continue;
      const key = ownerKey(who);
      const load = people.get(key) ?? { who, owner: 0, sponsor: 0, businessOwner: 0, initiatives: 0 };
      people.set(key, load);
      load[role]++;
      if (!counted.has(key)) load.initiatives++;
      counted.add(key);
    }
  }
  return [...people.values()].toSorted(
    (a, b) => b.initiatives - a.initiatives || (a.who < b.who ? -1 : Number(a.who > b.who)),
  );
}

/** Each name counts once an initiative; names that differ in case, punctuation or legal form are one. */
function concentration(
  rows: readonly InitiativeRow[],
  namesOf: (row: InitiativeRow) => readonly string[],
): readonly Concentration[] {
  const found = new Map<string, { name: string; initiatives: number }>();
  for (const row of rows) {
    const keys = new Map(namesOf(row).map((name) => [normalName(name), name]));
    for (const [key, name] of keys) {
      if (key === '') continue;
      const one = found.get(key) ?? { name, initiatives: 0 };
      found.set(key, one);
      one.initiatives++;
    }
  }
  return [...found.values()].toSorted(
    (a, b) => b.initiatives - a.initiatives || (a.name < b.name ? -1 : Number(a.name > b.name)),
  );
}

const LEGAL_FORM = /\b(?:inc|incorporated|llc|ltd|limited|corp|corporation|co|gmbh|ag|sa|sas|plc|bv|pbc)\b/g;

/** `OpenAI, Inc.` and `openai` → `openai`. */
export function normalName(name: string): string {
  const words = name
    .toLowerCase()
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const short = words.replaceAll(LEGAL_FORM, '').replaceAll(/\s+/g, '');
  return short === '' ? words.replaceAll(/\s+/g, '') : short;
}
