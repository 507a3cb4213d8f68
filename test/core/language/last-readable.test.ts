import assert from 'node:assert/strict';
import { applyTextEdits, assess, defaultPolicy, parseDocument } from '../../../src/core/index.ts';
import { fixEdits } from '../../../src/core/language/fix.ts';
import { fixTitle } from '../../../src/core/language/fixes.ts';
import { carryOver } from '../../../src/core/language/last-readable.ts';
import { TODAY } from '../../../src/catalogue/exemplary.ts';

const READABLE =
  'schemaVersion: 1\nname: order-intake\ntitle: Order intake\nlifecycle:\n  stage: pilot\nownership:\n  contact: here\nrisk:\n  tier: hgh\n';

const judge = (text: string) => {
  const document = parseDocument(text);
  return { document, assessment: assess(document, { policy: defaultPolicy, today: TODAY }) };
};

describe('the findings of the last readable text', () => {
  const last = judge(READABLE);

  it('stay while the text cannot be read, at the places where they are now, and say so', () => {
    const text = READABLE.replace('contact: here', 'contact: @acme/ml and more');
    const { document, assessment } = judge(text);
    assert.deepEqual(
      assessment.findings.map(({ ruleId }) => ruleId),
      ['yaml-syntax'],
    );
    const carried = carryOver(last, document);
    assert.deepEqual(
      carried.map(({ ruleId }) => ruleId),
      last.assessment.findings.map(({ ruleId }) => ruleId),
    );
    for (const { message } of carried) assert.match(message, / \(of the last readable text\)$/);
    const invalid = carried.find(({ ruleId }) => ruleId === 'value-invalid');
    assert.equal(invalid && text.slice(invalid.range.start.offset, invalid.range.end.offset), 'hgh');
  });

  it('keep the fixes of what was not typed over', () => {
    const text = READABLE.replace('contact: here', 'contact: "here');
    const { document } = judge(text);
    const carried = carryOver(last, document);
    const invalid = carried.find(({ ruleId }) => ruleId === 'value-invalid');
    assert.ok(invalid);
    assert.equal(fixTitle(invalid), 'Change to high');
    assert.equal(applyTextEdits(text, fixEdits(document, invalid)), text.replace('hgh', 'high'));
  });

  it('lose the fix where something else is typed at its place', () => {
    const { document } = judge(READABLE.replace('hgh', '"xy'));
    const invalid = carryOver(last, document).find(({ ruleId }) => ruleId === 'value-invalid');
    assert.ok(invalid);
    assert.equal(invalid.fix, undefined);
  });

  it('stay without those about the form while a stage is being typed', () => {
    const { document, assessment } = judge(READABLE.replace('pilot', 'pil'));
    assert.equal(assessment.stage, null);
    const carried = carryOver(last, document);
    assert.ok(carried.length > 5);
    assert.ok(carried.every(({ group }) => group !== 'shape'));
  });
});
