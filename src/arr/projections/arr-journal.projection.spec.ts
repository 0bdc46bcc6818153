import { type AppendTold, foldedOf, oneByOne } from '../../../test/support/arr.builders';
import { givenFactId } from '../../../test/support/decider-scenario';
import {
  accountId,
  cancelled,
  changed,
  corrected,
  currency,
  downgraded,
  monthly,
  on,
  started,
  subscriptionId,
  upgraded,
  voided,
} from '../../../test/support/subscription.builders';
import type { JournalEntry } from '../domain/journal';

const shown = ({ id, kind, effectiveOn, class: movementClass, delta }: JournalEntry) =>
  `${id} ${kind} ${effectiveOn} ${movementClass} ${delta}`;

const entries = (appends: readonly AppendTold[]) => foldedOf(appends).entries.map(shown);

const SECOND = { subscriptionId: subscriptionId('sub-2') };

describe('the journal', () => {
  it('asserts what facts in their time bring', () => {
    expect(entries(oneByOne(started(), upgraded(), cancelled()))).toEqual([
      '2-1 assert 2025-01-01 new 120000',
      '3-1 assert 2025-03-01 expansion 60000',
      '4-1 assert 2025-06-01 churn -180000',
    ]);
  });

  it('restates what a late fact changes, and adds it', () => {
    const late = upgraded({ effectiveOn: on('2025-02-01'), lines: monthly('120.00') });
    expect(entries(oneByOne(started(), upgraded(), late)).slice(2)).toEqual([
      '4-1 assert 2025-02-01 expansion 24000',
      '4-2 retract 2025-03-01 expansion -60000',
      '4-3 assert 2025-03-01 expansion 36000',
    ]);
  });

  it('reads a change another way where a late fact goes beyond it', () => {
    const late = upgraded({ effectiveOn: on('2025-02-01'), lines: monthly('200.00') });
    expect(entries(oneByOne(started(), upgraded(), late)).slice(-1)).toEqual([
      '4-3 assert 2025-03-01 contraction -60000',
    ]);
  });

  it('takes back what a void undoes, and asserts it again where the void is voided', () => {
    expect(entries(oneByOne(started(), upgraded(), voided(givenFactId(3)), voided(givenFactId(4)))).slice(2)).toEqual([
      '4-1 retract 2025-03-01 expansion -60000',
      '5-1 assert 2025-03-01 expansion 60000',
    ]);
  });

  it('moves a movement that a correction moves', () => {
    const right = upgraded({ effectiveOn: on('2025-04-01') });
    expect(entries(oneByOne(started(), upgraded(), corrected(givenFactId(3), right))).slice(2)).toEqual([
      '4-1 retract 2025-03-01 expansion -60000',
      '4-2 assert 2025-04-01 expansion 60000',
    ]);
  });

  it('makes a start that turns out to be the second a movement of another class', () => {
    const earlier = started({ ...SECOND, effectiveOn: on('2024-06-01') });
    expect(entries(oneByOne(started(), earlier)).slice(1)).toEqual([
      '3-1 assert 2024-06-01 new 120000',
      '3-2 retract 2025-01-01 new -120000',
      '3-3 assert 2025-01-01 expansion 120000',
    ]);
  });

  it('moves a subscription between accounts, each restated on its own', () => {
    const moved = corrected(givenFactId(2), started({ accountId: accountId('globex') }));
    const { entries: journal } = foldedOf(oneByOne(started(), moved));
    expect(journal.slice(1).map((entry) => `${entry.accountId} ${shown(entry)}`)).toEqual([
      'acme 3-1 retract 2025-01-01 new -120000',
      'globex 3-2 assert 2025-01-01 new 120000',
    ]);
  });

  it('changes currency with the start that was voided and recorded anew', () => {
    const again = started({ currency: currency('USD') });
    const { entries: journal } = foldedOf(oneByOne(started(), voided(givenFactId(2)), again));
    expect(journal.map((entry) => `${entry.currency} ${shown(entry)}`)).toEqual([
      'EUR 2-1 assert 2025-01-01 new 120000',
      'EUR 3-1 retract 2025-01-01 new -120000',
      'USD 4-1 assert 2025-01-01 new 120000',
    ]);
  });

  it('says nothing of a fact that is inert', () => {
    const superseding = cancelled({ effectiveOn: on('2025-02-01'), supersedes: [givenFactId(3)] });
    expect(entries(oneByOne(started(), upgraded(), superseding)).slice(2)).toEqual([
      '4-1 assert 2025-02-01 churn -120000',
      '4-2 retract 2025-03-01 expansion -60000',
    ]);
  });

  it('says nothing where nothing of ARR changes', () => {
    const trial = monthly('100.00', { trialUntil: on('2199-01-01') });
    const { entries: journal } = foldedOf(oneByOne(started({ lines: trial })));
    expect(journal.map(shown)).toEqual(['2-1 assert 2199-01-01 new 120000']);
    expect(entries(oneByOne(started({ lines: [] })))).toEqual([]);
  });

  it('names, where a term ends, the fact that agreed it', () => {
    const { entries: journal } = foldedOf(oneByOne(started({ term: { endsOn: on('2025-05-01') } }), upgraded()));
    expect(journal.at(-1)).toMatchObject({
      effectiveOn: '2025-05-01',
      class: 'churn',
      contributions: [{ factId: givenFactId(2) }],
      causes: ['term-ended'],
    });
  });

  it('says nothing of a change to what holds already', () => {
    const same = changed({ effectiveOn: on('2025-02-01'), lines: monthly('100.00') });
    expect(entries(oneByOne(started({ lines: monthly('100.00') }), same))).toEqual([
      '2-1 assert 2025-01-01 new 120000',
    ]);
  });

  it('names attributes that change at the same amount in a movement of zero', () => {
    const moved = upgraded({ lines: monthly('100.00'), attributes: { plan: 'team' } });
    const { entries: journal } = foldedOf(oneByOne(started({ attributes: { plan: 'pro' } }), moved));
    expect(journal[1]).toMatchObject({
      class: 'reclassification',
      delta: 0n,
      contributions: [
        { delta: -120_000n, attributes: { plan: 'pro' } },
        { delta: 120_000n, attributes: { plan: 'team' } },
      ],
    });
  });
});

describe('facts of one append', () => {
  const recordedAt = '2025-07-01T00:00:00Z';
  const again = started({ ...SECOND, effectiveOn: on('2025-06-01') });

  it('become known together, at its last, whichever of them it was', () => {
    const { entries: journal } = foldedOf([{ recordedAt, facts: [started(), cancelled()] }]);
    expect(journal.map(shown)).toEqual(['3-1 assert 2025-01-01 new 120000', '3-2 assert 2025-06-01 churn -120000']);
    expect(journal.every(({ factId }) => factId === givenFactId(3))).toBe(true);
  });

  it('leave of cancel and recreate a movement of zero', () => {
    const journal = foldedOf([...oneByOne(started()), { recordedAt, facts: [cancelled(), again] }]).entries;
    expect(journal.slice(1).map(shown)).toEqual(['4-1 assert 2025-06-01 reclassification 0']);
    expect(journal[1]?.contributions.map((part) => `${part.subscriptionId} ${part.delta}`)).toEqual([
      'sub-1 -120000',
      'sub-2 120000',
    ]);
  });

  it('come to the same as in two, where the deltas of the day sum to zero', () => {
    const journal = entries([...oneByOne(started(), cancelled()), { recordedAt, facts: [again] }]);
    expect(journal.slice(1)).toEqual([
      '3-1 assert 2025-06-01 churn -120000',
      '4-1 retract 2025-06-01 churn 120000',
      '4-2 assert 2025-06-01 reclassification 0',
    ]);
  });
});

describe('the book', () => {
  it('adds up to ARR for every day and every state of knowledge', () => {
    const late = downgraded({ effectiveOn: on('2025-02-01') });
    const { book } = foldedOf(oneByOne(started(), upgraded(), late));
    const arr = (asOf: string, knownAt: number) => book.index.figures({ asOf: on(asOf), knownAt })[0]?.arr;
    expect(arr('2025-02-15', 3)).toBe(120_000n);
    expect(arr('2025-02-15', 4)).toBe(60_000n);
    expect(arr('2025-03-01', 3)).toBe(180_000n);
    expect(arr('2025-03-01', 4)).toBe(180_000n);
  });

  it('knows the ends of appends, the opening among them', () => {
    const { book } = foldedOf([
      { recordedAt: '2025-07-01T00:00:00Z', facts: [started(), cancelled()], imported: true },
    ]);
    expect(book.knowledge.atSequence(1)).toMatchObject({ sequence: 1, imported: false });
    expect(book.knowledge.atSequence(2)).toMatchObject({ sequence: 3, imported: true });
  });

  it('has heard of an account from the first fact that names it', () => {
    const moved = corrected(givenFactId(2), started({ accountId: accountId('globex') }));
    const { book } = foldedOf(oneByOne(started(), moved));
    const [acme, globex] = [accountId('acme'), accountId('globex')];
    expect([book.hasHeardOf(acme, 1), book.hasHeardOf(acme, 2)]).toEqual([false, true]);
    expect([book.hasHeardOf(globex, 2), book.hasHeardOf(globex, 3)]).toEqual([false, true]);
    expect(book.hasHeardOf(accountId('nobody'), 3)).toBe(false);
  });

  it('comes to the same journal when the log is folded again', () => {
    const log = oneByOne(started(), upgraded(), voided(givenFactId(3)), cancelled(), started(SECOND));
    expect(foldedOf(log).entries).toEqual(foldedOf(log).entries);
  });
});
