import {
  accountFactCorrected,
  accountFactVoided,
  type AppendTold,
  described,
  foldedOf,
  merged,
  oneByOne,
  paused,
  resumed,
  transferred,
} from '../../../test/support/arr.builders';
import { givenFactId } from '../../../test/support/decider-scenario';
import {
  accountId,
  cancelled,
  currency,
  monthly,
  on,
  started,
  subscriptionId,
  upgraded,
  voided,
} from '../../../test/support/subscription.builders';
import type { JournalEntry } from './journal';
import type { FiguredFact } from './ledger-fact';

const ACCOUNTS = ['acme', 'globex', 'initech'].map(accountId);

const shown = ({ accountId: account, kind, effectiveOn, currency: code, class: of, delta }: JournalEntry) =>
  `${kind === 'assert' ? '' : 'not '}${account} ${effectiveOn} ${of} ${delta} ${code}`;

/** What is in force of all accounts once the facts are known, each in an append of its own. */
const inForce = (...facts: readonly FiguredFact[]): readonly string[] => {
  const { book } = foldedOf(oneByOne(...facts));
  return ACCOUNTS.flatMap((account) => book.index.movementsOf(account, facts.length + 1)).map(shown);
};

/** What the last append adds to the journal. */
const added = (...appends: readonly AppendTold[]): readonly string[] => {
  const before = foldedOf(appends.slice(0, -1)).entries.length;
  return foldedOf(appends).entries.slice(before).map(shown);
};

const of = (subscription: string, account: string, code = 'EUR') => ({
  subscriptionId: subscriptionId(subscription),
  accountId: accountId(account),
  currency: currency(code),
});

const toGlobex = transferred('2025-03-01', 'acme', 'globex');

describe('a transfer', () => {
  it('is neither churn nor new, and nets to zero over the ledger', () => {
    expect(inForce(started(), toGlobex)).toEqual([
      'acme 2025-01-01 new 120000 EUR',
      'acme 2025-03-01 transfer -120000 EUR',
      'globex 2025-03-01 transfer 120000 EUR',
    ]);
  });

  it('with an upgrade on its day lets the account expand that it goes to', () => {
    expect(inForce(started(), toGlobex, upgraded({ accountId: accountId('globex') }))).toEqual([
      'acme 2025-01-01 new 120000 EUR',
      'acme 2025-03-01 transfer -120000 EUR',
      'globex 2025-03-01 transfer 120000 EUR',
      'globex 2025-03-01 expansion 60000 EUR',
    ]);
  });

  it('with a cancellation on its day lets the account churn that it goes to', () => {
    const gone = cancelled({ accountId: accountId('globex'), effectiveOn: on('2025-03-01') });
    const again = started({ ...of('sub-2', 'globex'), effectiveOn: on('2025-05-01') });
    expect(inForce(started(), toGlobex, gone, again)).toEqual([
      'acme 2025-01-01 new 120000 EUR',
      'acme 2025-03-01 transfer -120000 EUR',
      'globex 2025-03-01 transfer 120000 EUR',
      'globex 2025-03-01 churn -120000 EUR',
      'globex 2025-05-01 new 120000 EUR',
    ]);
  });

  it('of one currency leaves the account what it has in the other', () => {
    const dollars = started(of('sub-2', 'acme', 'USD'));
    const gone = cancelled({ ...of('sub-2', 'acme', 'USD'), effectiveOn: on('2025-03-01') });
    const fresh = started({ ...of('sub-3', 'globex', 'USD'), effectiveOn: on('2025-03-01') });
    expect(inForce(started(), dollars, toGlobex, gone, fresh)).toEqual([
      'acme 2025-01-01 new 120000 EUR',
      'acme 2025-01-01 new 120000 USD',
      'acme 2025-03-01 transfer -120000 EUR',
      'acme 2025-03-01 churn -120000 USD',
      'globex 2025-03-01 transfer 120000 EUR',
      'globex 2025-03-01 expansion 120000 USD',
    ]);
  });

  it('gives no first day away: the account it leaves comes back, and the other is new with what it starts before', () => {
    const early = started({ ...of('sub-2', 'globex'), effectiveOn: on('2025-02-01') });
    const late = started({ ...of('sub-3', 'acme'), effectiveOn: on('2025-05-01') });
    expect(inForce(started(), toGlobex, early, late)).toEqual([
      'acme 2025-01-01 new 120000 EUR',
      'acme 2025-03-01 transfer -120000 EUR',
      'acme 2025-05-01 reactivation 120000 EUR',
      'globex 2025-02-01 new 120000 EUR',
      'globex 2025-03-01 transfer 120000 EUR',
    ]);
  });

  it('there and another back on one day is a transfer of zero in both, as long as the amounts are equal', () => {
    const other = started(of('sub-2', 'globex'));
    const back = transferred('2025-03-01', 'globex', 'acme', of('sub-2', 'globex'));
    expect(inForce(started(), other, toGlobex, back)).toEqual([
      'acme 2025-01-01 new 120000 EUR',
      'acme 2025-03-01 transfer 0 EUR',
      'globex 2025-01-01 new 120000 EUR',
      'globex 2025-03-01 transfer 0 EUR',
    ]);
  });

  it('that is voided leaves everything as if it had not been', () => {
    expect(added(...oneByOne(started(), toGlobex, voided(givenFactId(3))))).toEqual([
      'not acme 2025-03-01 transfer 120000 EUR',
      'not globex 2025-03-01 transfer -120000 EUR',
    ]);
  });

  it('names itself in both legs', () => {
    const { entries } = foldedOf(oneByOne(started(), toGlobex));
    expect(entries.slice(1)).toMatchObject([
      { class: 'transfer', before: 120_000n, after: 0n, causes: ['transfer'] },
      { class: 'transfer', before: 0n, after: 120_000n, contributions: [{ factId: givenFactId(3) }] },
    ]);
  });
});

describe('a merge', () => {
  const merge = merged('2025-03-01', 'acme', 'globex');

  it('transfers what stands, in each currency', () => {
    const facts = [started(), started(of('sub-2', 'acme', 'USD')), started(of('sub-3', 'globex', 'USD'))];
    expect(inForce(...facts, merge)).toEqual([
      'acme 2025-01-01 new 120000 EUR',
      'acme 2025-01-01 new 120000 USD',
      'acme 2025-03-01 transfer -120000 EUR',
      'acme 2025-03-01 transfer -120000 USD',
      'globex 2025-01-01 new 120000 USD',
      'globex 2025-03-01 transfer 120000 EUR',
      'globex 2025-03-01 transfer 120000 USD',
    ]);
  });

  it('comes to the same whether it is told before the facts or after them', () => {
    const facts = [started(), upgraded({ effectiveOn: on('2025-04-01') }), cancelled()];
    expect(inForce(merge, ...facts)).toEqual(inForce(...facts, merge));
    expect(inForce(merge, ...facts).slice(2)).toEqual([
      'globex 2025-03-01 transfer 120000 EUR',
      'globex 2025-04-01 expansion 60000 EUR',
      'globex 2025-06-01 churn -180000 EUR',
    ]);
  });

  it('hands the earlier first day over, also where nothing stands any more', () => {
    const gone = cancelled({ effectiveOn: on('2025-02-01') });
    const later = started({ ...of('sub-2', 'globex'), effectiveOn: on('2025-03-01') });
    expect(added(...oneByOne(started(), gone, later, merge))).toEqual([
      'not globex 2025-03-01 new -120000 EUR',
      'globex 2025-03-01 reactivation 120000 EUR',
    ]);
    const before = started({ ...of('sub-2', 'globex'), effectiveOn: on('2025-02-15') });
    expect(added(...oneByOne(started(), gone, before, merge))).toEqual([]);
  });

  it('hands over a first day that becomes known later', () => {
    const later = started({ ...of('sub-2', 'globex'), effectiveOn: on('2025-05-01') });
    const gone = cancelled({ effectiveOn: on('2025-02-01') });
    expect(added(...oneByOne(later, merge), { recordedAt: '2025-07-01T00:00:00Z', facts: [started(), gone] })).toEqual([
      'acme 2025-01-01 new 120000 EUR',
      'acme 2025-02-01 churn -120000 EUR',
      'not globex 2025-05-01 new -120000 EUR',
      'globex 2025-05-01 reactivation 120000 EUR',
    ]);
  });

  it('hands on along a chain, and so does its first day', () => {
    const onward = merged('2025-04-01', 'globex', 'initech');
    const gone = cancelled({ effectiveOn: on('2025-02-01') });
    const last = started({ ...of('sub-2', 'initech'), effectiveOn: on('2025-05-01') });
    expect(inForce(started(), merge, onward)).toEqual([
      'acme 2025-01-01 new 120000 EUR',
      'acme 2025-03-01 transfer -120000 EUR',
      'globex 2025-03-01 transfer 120000 EUR',
      'globex 2025-04-01 transfer -120000 EUR',
      'initech 2025-04-01 transfer 120000 EUR',
    ]);
    expect(inForce(onward, last, merge, started(), gone).slice(2)).toEqual([
      'initech 2025-05-01 reactivation 120000 EUR',
    ]);
  });

  it('that is voided gives back what it took, the first day included', () => {
    const later = started({ ...of('sub-2', 'globex'), effectiveOn: on('2025-05-01') });
    const gone = cancelled({ effectiveOn: on('2025-04-01') });
    const facts = [started(), gone, later, merge];
    expect(added(...oneByOne(...facts, accountFactVoided('acme', givenFactId(5))))).toEqual([
      'not acme 2025-03-01 transfer 120000 EUR',
      'acme 2025-04-01 churn -120000 EUR',
      'not globex 2025-03-01 transfer -120000 EUR',
      'not globex 2025-04-01 churn 120000 EUR',
      'not globex 2025-05-01 reactivation -120000 EUR',
      'globex 2025-05-01 new 120000 EUR',
    ]);
  });

  it('that is corrected goes elsewhere', () => {
    const elsewhere = accountFactCorrected('acme', givenFactId(3), merged('2025-04-01', 'acme', 'initech'));
    expect(added(...oneByOne(started(), merge, elsewhere))).toEqual([
      'not acme 2025-03-01 transfer 120000 EUR',
      'acme 2025-04-01 transfer -120000 EUR',
      'not globex 2025-03-01 transfer -120000 EUR',
      'initech 2025-04-01 transfer 120000 EUR',
    ]);
  });
});

describe('a pause', () => {
  it('that zeroes the account is churn, and its end brings it back', () => {
    const { entries } = foldedOf(oneByOne(started(), paused('2025-02-01'), resumed('2025-04-01')));
    expect(entries.slice(1)).toMatchObject([
      { class: 'churn', delta: -120_000n, causes: ['pause'], contributions: [{ factId: givenFactId(3) }] },
      { class: 'reactivation', delta: 120_000n, causes: ['resume'], contributions: [{ factId: givenFactId(4) }] },
    ]);
  });
});

describe('the description of an account', () => {
  it('is a movement of zero for the lines that have no value of their own', () => {
    const own = started({ ...of('sub-2', 'acme'), lines: monthly('10.00', { attributes: { segment: 'own' } }) });
    const facts = oneByOne(started(), own, described('2025-02-01', 'acme', { segment: 'large' }));
    const [entry, ...others] = foldedOf(facts).entries.slice(foldedOf(facts.slice(0, -1)).entries.length);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      class: 'reclassification',
      delta: 0n,
      causes: ['account-described'],
      contributions: [
        { subscriptionId: 'sub-1', delta: -120_000n, attributes: {} },
        { subscriptionId: 'sub-1', delta: 120_000n, attributes: { segment: 'large' } },
      ],
    });
  });

  it('reaches what reads as it by a merge, and nothing else', () => {
    const facts = [started(), started(of('sub-2', 'initech')), merged('2025-03-01', 'acme', 'globex')];
    expect(added(...oneByOne(...facts, described('2025-01-01', 'globex', { segment: 'large' })))).toEqual([
      'not globex 2025-03-01 transfer -120000 EUR',
      'globex 2025-03-01 transfer 120000 EUR',
    ]);
  });
});

describe('an append with facts of both kinds', () => {
  const recordedAt = '2025-07-01T00:00:00Z';
  const facts = [started(), merged('2025-03-01', 'acme', 'globex')];

  it('becomes known together', () => {
    const { entries } = foldedOf([{ recordedAt, facts }]);
    expect(entries.map(({ id }) => id)).toEqual(['3-1', '3-2', '3-3']);
    expect(entries.every(({ factId }) => factId === givenFactId(3))).toBe(true);
    expect(entries.map(shown)).toEqual(foldedOf(oneByOne(...facts)).entries.map(shown));
  });
});

describe('what is heard of', () => {
  it('is every account that a fact names, also as the other of two', () => {
    const moved = accountFactCorrected('acme', givenFactId(4), merged('2025-04-01', 'acme', 'initech'));
    const { book } = foldedOf(oneByOne(started(), toGlobex, merged('2025-04-01', 'acme', 'hooli'), moved));
    const since = ['acme', 'globex', 'hooli', 'initech'].map((account) =>
      [1, 2, 3, 4, 5].find((sequence) => book.hasHeardOf(accountId(account), sequence)),
    );
    expect(since).toEqual([2, 3, 4, 5]);
  });
});
