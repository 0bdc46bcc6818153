import { currency, on } from '../../../test/support/subscription.builders';
import { intervalNumber } from '../../kernel/period-text';
import { CohortTable } from './cohort-table';

const CELL = { currency: currency('EUR'), group: [] };

describe('a table of cohorts', () => {
  it('has an account begin where it has ARR at the end of a day, not within one', () => {
    const table = new CohortTable(on('2025-03-31'), 'month');
    table.add(CELL, [
      { day: on('2025-01-10'), amount: 5n },
      { day: on('2025-01-10'), amount: -5n },
      { day: on('2025-02-10'), amount: 7n },
    ]);
    const [first, ...rest] = table.of(CELL);
    expect(rest).toEqual([]);
    expect(first).toEqual({
      first: intervalNumber(on('2025-02-01'), 'month'),
      accounts: 1,
      ages: [
        { accounts: 1, arr: 7n },
        { accounts: 1, arr: 7n },
      ],
    });
  });

  it('leaves out who never had any', () => {
    const table = new CohortTable(on('2025-03-31'), 'month');
    table.add(CELL, []);
    table.add(CELL, [
      { day: on('2025-01-10'), amount: 5n },
      { day: on('2025-01-10'), amount: -5n },
    ]);
    expect([table.of(CELL), table.ages]).toEqual([[], 0]);
  });
});
