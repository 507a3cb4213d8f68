import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, addMonths, daysBetween, nextDue } from '../../../src/core/index.ts';
import { daysOverdue } from '../../../src/core/util/calendar.ts';

describe('the calendar', () => {
  it('ends a month on its last day where it has no such day', () => {
    assert.equal(addMonths('2026-01-31', 1), '2026-02-28');
    assert.equal(addMonths('2028-01-31', 1), '2028-02-29');
    assert.equal(addMonths('2028-02-29', 12), '2029-02-28');
    assert.equal(addMonths('2026-10-31', 3), '2027-01-31');
    assert.equal(addMonths('2026-03-31', -1), '2026-02-28');
    assert.equal(addMonths('0050-12-15', 1), '0051-01-15');
  });

  it('counts the days since something was due from the day that it names', () => {
    const days = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays('1980-01-01', count));
    fc.assert(
      fc.property(days, days, fc.constantFrom('weekly', 'monthly', 'quarterly', 'yearly'), (last, today, cadence) => {
        assert.equal(daysOverdue(last, cadence, today), daysBetween(nextDue(last, cadence), today));
      }),
    );
  });
});
