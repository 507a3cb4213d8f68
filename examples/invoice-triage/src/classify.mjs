/** Below this confidence an invoice goes to a clerk. */
const SURE_ENOUGH = 0.8;

/** Amounts above this go to a clerk, whatever the confidence (EUR). */
const CONFIRM_ABOVE = 10_000;

/**
 * Where an invoice goes. Rules learnt from corrections come before the model; doubt goes to a person.
 *
 * @param {{ supplier: string, text: string, amount: number }} invoice
 * @param {{ rules: Record<string, string>, ask: (text: string) => Promise<{ costCentre: string, confidence: number }> }} knowledge
 * @returns {Promise<{ route: 'post' | 'clerk', costCentre?: string }>}
 */
export async function classify(invoice, { rules, ask }) {
  const learnt = rules[invoice.supplier];
  const { costCentre, confidence } = learnt ? { costCentre: learnt, confidence: 1 } : await ask(invoice.text);
  const toClerk = confidence < SURE_ENOUGH || invoice.amount > CONFIRM_ABOVE;
  return { route: toClerk ? 'clerk' : 'post', costCentre };
}
