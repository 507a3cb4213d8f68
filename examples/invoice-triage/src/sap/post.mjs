/**
 * Posts a classified invoice to SAP as a parked document, which a clerk or the nightly run releases.
 *
 * @param {{ number: string, amount: number, costCentre: string }} invoice
 * @param {(path: string, body: object) => Promise<{ document: string }>} send the SAP client
 */
export async function parkInvoice({ number, amount, costCentre }, send) {
  const { document } = await send('/supplier-invoices', { reference: number, amount, costCentre, parked: true });
  return document;
}
