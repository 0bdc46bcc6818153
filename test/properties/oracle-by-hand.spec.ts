import { readsAs } from '../support/oracle/oracle-accounts';
import { accountArrOn, amountText, arrOn } from '../support/oracle/oracle-arr';
import type { OracleFact } from '../support/oracle/oracle-facts';
import { entriesOn, movementsOn, rowOver } from '../support/oracle/oracle-movements';
import { effectsBetween } from '../support/oracle/oracle-restatement';
import { knownAt } from '../support/oracle/standing';
import { cancelled, changed, log, merged, monthly, plain, revoked, started, transferred } from './said-by-hand';

// Each figure here was worked out on paper, and the working stands beside it.

const texts = (sums: ReadonlyMap<string, bigint>): readonly string[] =>
  [...sums].map(([currency, arr]) => `${amountText(arr, currency)} ${currency}`);

const arr = (known: readonly OracleFact[], day: string): readonly string[] => texts(arrOn(known, day));

const moved = (known: readonly OracleFact[], day: string): readonly string[] =>
  movementsOn(known, day).map(
    ({ accountId, class: is, delta, currency }) => `${accountId} ${is} ${amountText(delta, currency)} ${currency}`,
  );

describe('what is in force', () => {
  it('ends with a term that does not renew, on the day itself: churn of 120', () => {
    const known = log(started('2025-01-01', monthly('10'), { term: { endsOn: '2025-07-01' } }));
    expect([arr(known, '2025-06-30'), arr(known, '2025-07-01')]).toEqual([['120.00 EUR'], []]);
    expect(moved(known, '2025-07-01')).toEqual(['acme churn -120.00 EUR']);
  });

  it('goes on with a term that renews by itself, which moves nothing', () => {
    const known = log(started('2025-01-01', monthly('10'), { term: { endsOn: '2025-07-01', renews: true } }));
    expect([arr(known, '2025-07-01'), moved(known, '2025-07-01')]).toEqual([['120.00 EUR'], []]);
  });

  it('rests while it is paused: churn of 120, and a reactivation at the 20 a month agreed meanwhile, 240', () => {
    const known = log(
      started('2025-01-01', monthly('10')),
      plain('paused', '2025-02-01'),
      changed('2025-02-10', monthly('20')),
      plain('resumed', '2025-03-01'),
    );
    expect(['2025-02-01', '2025-02-10', '2025-03-01'].map((day) => moved(known, day))).toEqual([
      ['acme churn -120.00 EUR'],
      [],
      ['acme reactivation 240.00 EUR'],
    ]);
  });

  it('is gone from an earlier cancellation on: what that supersedes does nothing, until it is voided', () => {
    const facts = log(
      started('2025-01-01', monthly('10')),
      changed('2025-03-01', monthly('20')),
      cancelled('2025-02-01', ['f2']),
      { type: 'voided', factId: 'f3' },
    );
    const after = (sequence: number) => arr(knownAt(facts, sequence), '2025-03-01');
    expect([after(2), after(3), after(4)]).toEqual([['240.00 EUR'], [], ['240.00 EUR']]);
  });

  it('goes on where a cancellation is revoked, on every day, and what that superseded counts again', () => {
    const known = log(
      started('2025-01-01', monthly('10')),
      changed('2025-07-01', monthly('20')),
      cancelled('2025-06-01', ['f2']),
      revoked('2025-05-01', 'f3'),
    );
    expect(['2025-05-31', '2025-06-01', '2025-07-01'].map((day) => arr(known, day))).toEqual([
      ...[['120.00 EUR'], ['120.00 EUR'], ['240.00 EUR']],
    ]);
  });

  it('is what a correction says, in the place and on the day that it says', () => {
    const statement = changed('2025-02-10', monthly('15'));
    const known = log(started('2025-01-01', monthly('10')), changed('2025-02-01', monthly('20')), {
      ...{ type: 'corrected', factId: 'f2', statement },
    });
    expect(['2025-02-09', '2025-02-10'].map((day) => arr(known, day))).toEqual([['120.00 EUR'], ['180.00 EUR']]);
  });
});

describe('movements', () => {
  it('hand over what stood before they class the rest: 120 goes, and 120 more are expansion there', () => {
    const known = log(
      started('2025-01-01', monthly('10')),
      started('2025-01-01', monthly('1'), { of: 'bolt', subscription: 'sub-2' }),
      transferred('2025-03-01', 'bolt'),
      changed('2025-03-01', monthly('20')),
    );
    expect(moved(known, '2025-03-01')).toEqual([
      'acme transfer -120.00 EUR',
      'bolt transfer 120.00 EUR',
      'bolt expansion 120.00 EUR',
    ]);
    // Bolt had 12, and has 12 + 120 + 120.
    expect(texts(accountArrOn(known, 'bolt', '2025-03-01'))).toEqual(['252.00 EUR']);
  });

  it('give a leg of a transfer the attributes of its own account', () => {
    const known = log(
      { type: 'account-registered', accountId: 'acme', effectiveOn: '2025-01-01', attributes: { region: 'EU' } },
      { type: 'account-registered', accountId: 'bolt', effectiveOn: '2025-01-01', attributes: { region: 'US' } },
      started('2025-01-01', monthly('10')),
      transferred('2025-03-01', 'bolt'),
    );
    const legs = entriesOn(known, '2025-03-01').map(({ accountId, parts }) => [accountId, parts[0]?.attributes]);
    expect(legs).toEqual([
      ['acme', { region: 'EU' }],
      ['bolt', { region: 'US' }],
    ]);
  });

  it('make a merge a transfer on its day, and hand the first day on: who comes back is no new customer', () => {
    const known = log(
      started('2025-01-01', monthly('10')),
      cancelled('2025-02-01'),
      merged('2025-03-01', 'acme', 'bolt'),
      started('2025-04-01', monthly('5'), { of: 'bolt', subscription: 'sub-2' }),
      started('2025-02-15', monthly('7'), { of: 'coil', subscription: 'sub-3' }),
      merged('2025-03-10', 'coil', 'acme'),
    );
    expect(readsAs(known, 'acme', '2025-02-28')).toBe('acme');
    expect(readsAs(known, 'coil', '2025-03-10')).toBe('bolt');
    expect(moved(known, '2025-03-10')).toEqual(['bolt transfer 84.00 EUR', 'coil transfer -84.00 EUR']);
    // Bolt had 84 from the merge on, so that 60 more are expansion; without coil they are a reactivation, not new.
    expect(moved(known, '2025-04-01')).toEqual(['bolt expansion 60.00 EUR']);
    expect(moved(knownAt(known, 4), '2025-04-01')).toEqual(['bolt reactivation 60.00 EUR']);
    expect(moved(knownAt(known, 2), '2025-02-01')).toEqual(['acme churn -120.00 EUR']);
  });

  it('hand no first day on by a transfer: the first ARR of its own is new', () => {
    const known = log(
      started('2025-01-01', monthly('10')),
      plain('paused', '2025-02-01'),
      transferred('2025-03-01', 'bolt'),
      plain('resumed', '2025-04-01'),
    );
    expect(moved(known, '2025-04-01')).toEqual(['bolt new 120.00 EUR']);
  });

  it('call an account with two currencies new, back or gone only where it has nothing in either', () => {
    const dollars = { subscription: 'sub-2', currency: 'USD' };
    const known = log(
      started('2025-01-01', monthly('10')),
      started('2025-02-01', monthly('3'), dollars),
      cancelled('2025-03-01'),
      cancelled('2025-04-01', [], dollars),
    );
    expect(['2025-01-01', '2025-02-01', '2025-03-01', '2025-04-01'].map((day) => moved(known, day))).toEqual([
      ['acme new 120.00 EUR'],
      ['acme expansion 36.00 USD'],
      ['acme contraction -120.00 EUR'],
      ['acme churn -36.00 USD'],
    ]);
  });

  it('move 120 from one plan to the other where nothing changes but the plan', () => {
    const known = log(
      started('2025-01-01', monthly('10'), { attributes: { plan: 'basic' } }),
      changed('2025-02-01', monthly('10'), { attributes: { plan: 'pro' } }),
    );
    expect(moved(known, '2025-02-01')).toEqual([]);
    const [entry] = entriesOn(known, '2025-02-01');
    expect([entry?.class, entry?.delta]).toEqual(['reclassification', 0n]);
    expect(entry?.parts.map(({ attributes, amount }) => [attributes, amount])).toEqual([
      [{ plan: 'basic' }, -12_000n],
      [{ plan: 'pro' }, 12_000n],
    ]);
  });

  it('sum to the row of a quarter: 0 + 120 new + 60 expansion - 84 contraction is 96', () => {
    const known = log(
      started('2025-01-15', monthly('10')),
      changed('2025-02-15', monthly('15')),
      changed('2025-03-31', monthly('8')),
      changed('2025-04-01', monthly('100')),
    );
    const row = rowOver(known, { from: '2025-01-01', to: '2025-04-01' }, 'EUR');
    const { opening, expansion, contraction, closing } = row;
    expect({ opening, new: row.new, expansion, contraction, closing }).toEqual({
      ...{ opening: 0n, new: 12_000n, expansion: 6_000n, contraction: -8_400n, closing: 9_600n },
    });
  });
});

describe('the effects of facts on a day', () => {
  it('are each what a fact adds on top of those before: 120 + 120 - 60 + 60 is 240, the figure at the end', () => {
    const facts = log(
      [started('2025-01-01', monthly('10')), '2025-01-02'],
      [changed('2025-02-01', monthly('20')), '2025-03-01'],
      [{ type: 'corrected', factId: 'f2', statement: changed('2025-02-01', monthly('15')) }, '2025-03-02'],
      [{ type: 'voided', factId: 'f3' }, '2025-03-03'],
    );
    const effects = effectsBetween(facts, '2025-02-01', { from: 0, to: 4 });
    expect(effects.map(({ cause, amounts }) => [cause, amounts.map(({ amount }) => amount)])).toEqual([
      ['recorded', [12_000n]],
      ['late', [12_000n]],
      ['corrected', [-6_000n]],
      ['voided', [6_000n]],
    ]);
    expect(arr(facts, '2025-02-01')).toEqual(['240.00 EUR']);
  });
});
