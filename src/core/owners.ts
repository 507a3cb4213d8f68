/** The part of an owner by which it is compared: `group:default/sap`, `@acme/SAP` and `sap` are one. */
export function ownerKey(owner: string): string {
  const isAddress = /^[^@]+@/.test(owner);
  return (isAddress ? owner : (owner.split(/[/:@]/).at(-1) ?? owner)).toLowerCase();
}

/** Whether two owners are one, by their last part or by the organisation's mapping of names. */
export function isSameOwner(a: string, b: string, mapping: Readonly<Record<string, string>>): boolean {
  return ownerKey(mapping[a] ?? a) === ownerKey(mapping[b] ?? b);
}
