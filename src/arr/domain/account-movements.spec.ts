import { accountId, currency, lineId, on, subscriptionId } from '../../../test/support/subscription.builders';
import { givenFactId } from '../../../test/support/decider-scenario';
import { movementsOfAccount } from './account-movements';
import type { LevelChange } from './levels';

const ACME = accountId('acme');

interface Told {
  readonly sub?: string;
  readonly line?: string;
  readonly code?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly cause?: string;
}

const change = (day: string, delta: number, told: Told = {}): LevelChange => ({
  effectiveOn: on(day),
  currency: currency(told.code ?? 'EUR'),
  subscriptionId: subscriptionId(told.sub ?? 'sub-1'),
  lineId: lineId(told.line ?? 'seats'),
  delta: BigInt(delta),
  attributes: told.attributes ?? {},
  turn: { factId: givenFactId(1), causes: [told.cause ?? 'change'] },
});

const classes = (...changes: readonly LevelChange[]) =>
  movementsOfAccount(ACME, changes).map(
    (movement) => `${movement.effectiveOn} ${movement.currency} ${movement.class} ${movement.delta}`,
  );

describe('the class of a movement', () => {
  it('comes from the ARR of the account before and after the day', () => {
    expect(
      classes(
        change('2025-01-01', 100),
        change('2025-02-01', 50),
        change('2025-03-01', -30),
        change('2025-04-01', -120),
        change('2025-05-01', 10),
      ),
    ).toEqual([
      '2025-01-01 EUR new 100',
      '2025-02-01 EUR expansion 50',
      '2025-03-01 EUR contraction -30',
      '2025-04-01 EUR churn -120',
      '2025-05-01 EUR reactivation 10',
    ]);
  });

  it('makes a second subscription expansion, and the end of one of two contraction', () => {
    expect(
      classes(
        change('2025-01-01', 100),
        change('2025-02-01', 100, { sub: 'sub-2' }),
        change('2025-03-01', -100, { sub: 'sub-1' }),
      ),
    ).toEqual(['2025-01-01 EUR new 100', '2025-02-01 EUR expansion 100', '2025-03-01 EUR contraction -100']);
  });

  it('does not depend on the order in which changes are handed in', () => {
    expect(classes(change('2025-02-01', 50), change('2025-01-01', 100))).toEqual([
      '2025-01-01 EUR new 100',
      '2025-02-01 EUR expansion 50',
    ]);
  });

  it('nets what happens within a day', () => {
    expect(
      classes(change('2025-01-01', 100), change('2025-02-01', -100), change('2025-02-01', 120, { sub: 'sub-2' })),
    ).toEqual(['2025-01-01 EUR new 100', '2025-02-01 EUR expansion 20']);
  });

  it('leaves of cancel and recreate a movement of zero that names both', () => {
    const [, second] = movementsOfAccount(ACME, [
      change('2025-01-01', 100),
      change('2025-02-01', 100, { sub: 'sub-2' }),
      change('2025-02-01', -100),
    ]);
    expect(second).toMatchObject({
      class: 'reclassification',
      delta: 0n,
      before: 100n,
      after: 100n,
      contributions: [
        { subscriptionId: 'sub-1', delta: -100n },
        { subscriptionId: 'sub-2', delta: 100n },
      ],
    });
  });
});

describe('an account in several currencies', () => {
  const both = [change('2025-01-01', 100), change('2025-01-01', 200, { code: 'USD', sub: 'sub-2' })];

  it('is new in all of them on its first day', () => {
    expect(classes(...both)).toEqual(['2025-01-01 EUR new 100', '2025-01-01 USD new 200']);
  });

  it('expands into another currency, and contracts out of it', () => {
    expect(
      classes(
        change('2025-01-01', 100),
        change('2025-02-01', 200, { code: 'USD', sub: 'sub-2' }),
        change('2025-03-01', -200, { code: 'USD', sub: 'sub-2' }),
      ),
    ).toEqual(['2025-01-01 EUR new 100', '2025-02-01 USD expansion 200', '2025-03-01 USD contraction -200']);
  });

  it('churns when the last of them is gone', () => {
    const gone = change('2025-02-01', -100);
    const last = change('2025-03-01', -200, { code: 'USD', sub: 'sub-2' });
    expect(classes(...both, gone, last).slice(2)).toEqual([
      '2025-02-01 EUR contraction -100',
      '2025-03-01 USD churn -200',
    ]);
  });

  it('churns in all of them at once, and comes back in one', () => {
    const gone = [change('2025-02-01', -100), change('2025-02-01', -200, { code: 'USD', sub: 'sub-2' })];
    expect(classes(...both, ...gone, change('2025-03-01', 5, { code: 'GBP', sub: 'sub-3' })).slice(2)).toEqual([
      '2025-02-01 EUR churn -100',
      '2025-02-01 USD churn -200',
      '2025-03-01 GBP reactivation 5',
    ]);
  });

  it('moves from one currency to another as contraction and expansion', () => {
    const moves = [change('2025-02-01', -100), change('2025-02-01', 120, { code: 'USD', sub: 'sub-2' })];
    expect(classes(change('2025-01-01', 100), ...moves).slice(1)).toEqual([
      '2025-02-01 EUR contraction -100',
      '2025-02-01 USD expansion 120',
    ]);
  });

  it('has its own before and after in each', () => {
    const [, , third] = movementsOfAccount(ACME, [...both, change('2025-02-01', 1, { code: 'USD', sub: 'sub-2' })]);
    expect(third).toMatchObject({ currency: 'USD', before: 200n, after: 201n });
  });
});

describe('what a movement names', () => {
  it('lists contributions by subscription and line, what goes out first, and they sum to it', () => {
    const [movement] = movementsOfAccount(ACME, [
      change('2025-01-01', 30, { sub: 'sub-2' }),
      change('2025-01-01', 40, { line: 'seats', attributes: { plan: 'team' } }),
      change('2025-01-01', -10, { line: 'seats', attributes: { plan: 'pro' } }),
      change('2025-01-01', 20, { line: 'addon' }),
    ]);
    expect(
      movement?.contributions.map(({ subscriptionId: sub, lineId: line, delta }) => `${sub} ${line} ${delta}`),
    ).toEqual(['sub-1 addon 20', 'sub-1 seats -10', 'sub-1 seats 40', 'sub-2 seats 30']);
    expect(movement?.delta).toBe(80n);
  });

  it('says each cause once', () => {
    const [movement] = movementsOfAccount(ACME, [
      change('2025-01-01', 1, { line: 'a', cause: 'start' }),
      change('2025-01-01', 1, { line: 'b', cause: 'start' }),
      change('2025-01-01', 1, { line: 'c', cause: 'seats' }),
    ]);
    expect(movement?.causes).toEqual(['start', 'seats']);
  });

  it('is nothing for an account without changes', () => {
    expect(movementsOfAccount(ACME, [])).toEqual([]);
  });
});
