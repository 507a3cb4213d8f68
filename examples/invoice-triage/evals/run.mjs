/** Runs the cases against recorded answers of the model; exits 1 when one of them comes out otherwise. */
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { classify } from '../src/classify.mjs';
import { rulesFrom } from '../src/feedback/record.mjs';

const cases = JSON.parse(readFileSync(new URL('cases.json', import.meta.url), 'utf8'));
const rules = rulesFrom([
  { supplier: 'Nordlicht Energie', correctedTo: '4210' },
  { supplier: 'Nordlicht Energie', correctedTo: '4210' },
]);

let failed = 0;
for (const { name, invoice, answer, expected } of cases) {
  const actual = await classify(invoice, { rules, ask: async () => answer });
  const ok = isDeepStrictEqual(actual, expected);
  if (!ok) failed++;
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}${ok ? '' : `: ${JSON.stringify(actual)}`}`);
}
console.log(`${cases.length - failed} of ${cases.length} cases`);
process.exitCode = failed > 0 ? 1 : 0;
