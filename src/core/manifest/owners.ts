/** The part of an owner by which it is compared: `group:default/sap`, `@acme/SAP` and `sap` are one. */
export function ownerKey(owner: string): string {
  const isAddress = owner.indexOf('@') > 0;
  const last = Math.max(owner.lastIndexOf('/'), owner.lastIndexOf(':'), owner.lastIndexOf('@'));
  return (isAddress ? owner : owner.slice(last + 1)).toLowerCase();
}

/** Whether two owners are one, by their last part or by the organisation's mapping of names. */
export function isSameOwner(a: string, b: string, mapping: Readonly<Record<string, string>>): boolean {
  return ownerKey(mapping[a] ?? a) === ownerKey(mapping[b] ?? b);
}
