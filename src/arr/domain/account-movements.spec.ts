import { accountId, currency, lineId, on, subscriptionId } from '../../../test/support/subscription.builders';
import { givenFactId } from '../../../test/support/decider-scenario';
import { movementsOfDay, NOTHING_STANDS, standingAfter } from './account-movements';
import type { LevelChange } from './level-change';
import type { Movement } from './movement';

const ACME = accountId('acme');

interface Told {
  readonly transfer?: boolean;
  readonly fx?: boolean;
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
  isTransfer: told.transfer ?? false,
  isFx: told.fx ?? false,
  // Of it only matters whether it comes to zero.
  lines: told.fx === true ? 0 : delta,
  delta: BigInt(delta),
  attributes: told.attributes ?? {},
  turn: { factId: givenFactId(1), causes: [told.cause ?? 'change'] },
});

/** The movements of all days, one after the other. */
const movementsOf = (changes: readonly LevelChange[]): readonly Movement[] => {
  let opening = NOTHING_STANDS;
  let hadArr = false;
  const days = [...new Set(changes.map(({ effectiveOn }) => effectiveOn))].sort();
  return days.flatMap((effectiveOn) => {
    const ofDay = changes.filter((change) => change.effectiveOn === effectiveOn);
    const movements = movementsOfDay({ accountId: ACME, effectiveOn, opening, hadArr }, ofDay);
    opening = standingAfter(opening, ofDay);
    hadArr ||= opening.lines > 0;
    return movements;
  });
};

const classes = (...changes: readonly LevelChange[]) =>
  movementsOf(changes).map(
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
    const [, second] = movementsOf([
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
    const [, , third] = movementsOf([...both, change('2025-02-01', 1, { code: 'USD', sub: 'sub-2' })]);
    expect(third).toMatchObject({ currency: 'USD', before: 200n, after: 201n });
  });
});

describe('an account that gains or loses by transfer', () => {
  const first = change('2025-01-01', 100);
  const gain = (delta: number, told: Told = {}) =>
    change('2025-02-01', delta, { transfer: true, sub: 'sub-9', cause: 'transfer', ...told });

  it('is not new by it, and is classed on what it has after it', () => {
    expect(classes(gain(100))).toEqual(['2025-02-01 EUR transfer 100']);
    expect(classes(gain(100), change('2025-02-01', 50, { sub: 'sub-9' }))).toEqual([
      '2025-02-01 EUR transfer 100',
      '2025-02-01 EUR expansion 50',
    ]);
    expect(classes(first, gain(100), change('2025-02-01', -30))).toEqual([
      '2025-01-01 EUR new 100',
      '2025-02-01 EUR transfer 100',
      '2025-02-01 EUR contraction -30',
    ]);
  });

  it('churns where nothing of what came is left at the end of the day, and had no ARR by that', () => {
    expect(classes(gain(100), change('2025-02-01', -100, { sub: 'sub-9' }), change('2025-03-01', 5))).toEqual([
      '2025-02-01 EUR transfer 100',
      '2025-02-01 EUR churn -100',
      '2025-03-01 EUR new 5',
    ]);
  });

  it('does not churn by what it hands over, and comes back by what it starts on the day', () => {
    const gone = change('2025-02-01', -100, { transfer: true });
    expect(classes(first, gone)).toEqual(['2025-01-01 EUR new 100', '2025-02-01 EUR transfer -100']);
    expect(classes(first, gone, change('2025-02-01', 70, { sub: 'sub-2' })).slice(1)).toEqual([
      '2025-02-01 EUR transfer -100',
      '2025-02-01 EUR reactivation 70',
    ]);
  });

  it('churns over all currencies, once those are gone that went elsewhere', () => {
    const dollars = { code: 'USD', sub: 'sub-2' };
    expect(
      classes(
        ...[first, change('2025-01-01', 200, dollars)],
        ...[change('2025-02-01', -200, { ...dollars, transfer: true }), change('2025-02-01', -100)],
      ).slice(2),
    ).toEqual(['2025-02-01 EUR churn -100', '2025-02-01 USD transfer -200']);
  });

  it('expands into another currency by what comes from elsewhere in its own', () => {
    const dollars = change('2025-02-01', 200, { code: 'USD', sub: 'sub-2' });
    expect(classes(gain(100), dollars)).toEqual(['2025-02-01 EUR transfer 100', '2025-02-01 USD expansion 200']);
  });

  it('says before and after of each movement, one upon the other', () => {
    const [, transfer, rest] = movementsOf([first, gain(40), change('2025-02-01', -10)]);
    expect(transfer).toMatchObject({ class: 'transfer', before: 100n, after: 140n, causes: ['transfer'] });
    expect(rest).toMatchObject({ class: 'contraction', before: 140n, after: 130n, causes: ['change'] });
  });

  it('has a transfer of zero where as much comes as goes', () => {
    const [, transfer] = movementsOf([first, gain(100), change('2025-02-01', -100, { transfer: true })]);
    expect(transfer).toMatchObject({ class: 'transfer', delta: 0n, before: 100n, after: 100n });
    expect(transfer?.contributions.map(({ delta }) => delta)).toEqual([-100n, 100n]);
  });
});

describe('an account whose amounts are converted', () => {
  const first = change('2025-01-01', 100);
  const rate = (delta: number) => change('2025-02-01', delta, { fx: true, cause: 'rate' });

  it('has what another rate makes of what stood apart from the rest, which is classed by what it comes to then', () => {
    expect(classes(first, rate(-10), change('2025-02-01', 30)).slice(1)).toEqual([
      '2025-02-01 EUR fx -10',
      '2025-02-01 EUR expansion 30',
    ]);
    const [, fx, rest] = movementsOf([first, rate(-10), change('2025-02-01', 30)]);
    expect([fx?.before, fx?.after, fx?.causes]).toEqual([100n, 90n, ['rate']]);
    expect([rest?.before, rest?.after]).toEqual([90n, 120n]);
  });

  it('goes whole, at what it was worth the day before', () => {
    const gone = { ...change('2025-02-01', -90), lines: -100 };
    const movements = movementsOf([first, rate(-10), gone]);
    expect(movements.slice(1)).toMatchObject([
      { class: 'churn', delta: -100n, before: 100n, after: 0n, contributions: [{ delta: -100n }] },
    ]);
  });

  it('has ARR as long as it has a line that counts, whatever that is worth', () => {
    const tiny = { ...change('2025-01-01', 0), lines: 1 };
    expect(classes(tiny, change('2025-02-01', 5))).toEqual(['2025-01-01 EUR new 0', '2025-02-01 EUR expansion 5']);
  });

  it('is revalued after what it is handed over', () => {
    const comes = change('2025-02-01', 50, { transfer: true, sub: 'sub-9' });
    expect(classes(comes, { ...rate(5), lines: 0 }).slice(0)).toEqual([
      '2025-02-01 EUR transfer 50',
      '2025-02-01 EUR fx 5',
    ]);
  });
});

describe('what a movement names', () => {
  it('lists contributions by subscription and line, what goes out first, and they sum to it', () => {
    const [movement] = movementsOf([
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
    const [movement] = movementsOf([
      change('2025-01-01', 1, { line: 'a', cause: 'start' }),
      change('2025-01-01', 1, { line: 'b', cause: 'start' }),
      change('2025-01-01', 1, { line: 'c', cause: 'seats' }),
    ]);
    expect(movement?.causes).toEqual(['start', 'seats']);
  });

  it('is nothing for a day without changes', () => {
    expect(movementsOf([])).toEqual([]);
  });
});
