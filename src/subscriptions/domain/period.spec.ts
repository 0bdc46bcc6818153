import { givenFactId, scenarioFor } from '../../../test/support/decider-scenario';
import {
  accountId,
  cancelled,
  contract,
  corrected,
  currency,
  lineId,
  monthly,
  on,
  period,
  started,
  upgraded,
  voided,
} from '../../../test/support/subscription.builders';
import type { AccountReadings } from '../../kernel/account-readings.port';
import { subscriptionDecider } from './subscription.decider';

const given = scenarioFor({ decider: subscriptionDecider });
const [F1, F2] = [givenFactId(1), givenFactId(2)];

const end = { end: on('2025-06-01') };
const correctBecause = 'the export was mended';
const because = { reason: correctBecause };

describe('a row that is new', () => {
  it('starts the subscription', () => {
    given()
      .when(period({ attributes: { plan: 'pro' } }))
      .then(started({ attributes: { plan: 'pro' } }));
  });

  it('starts and cancels it where the row has an end', () => {
    given().when(period(end)).then(started(), cancelled());
  });

  it('does not start again what somebody has voided, unless it says why', () => {
    given(started(), voided(F1)).when(period()).thenRejected({ code: 'row-undone', factId: F1 });
    given(started(), voided(F1)).when(period({ correctBecause })).then(started());
  });

  it.each(['2024-12-31', '2025-01-01'])('is refused with %s as its end, which is not after its start', (until) => {
    const rejection = { code: 'span-is-empty', from: on('2025-01-01'), until: on(until) } as const;
    given()
      .when(period({ end: on(until) }))
      .thenRejected(rejection);
    given(started(), cancelled())
      .when(period({ end: on(until), correctBecause }))
      .thenRejected(rejection);
  });

  it('is refused with lines of one id', () => {
    given()
      .when(period({ lines: [...monthly('1'), ...monthly('2')] }))
      .thenRejected({ code: 'line-id-repeated', lineId: lineId('seats') });
  });
});

describe('a row that says what stands', () => {
  it('records nothing', () => {
    given(started()).when(period()).thenNothing();
    given(started(), cancelled()).when(period(end)).thenNothing();
    given(started({ attributes: {} }))
      .when(period({ correctBecause }))
      .thenNothing();
  });

  it('does not mind changes between its start and its end', () => {
    given(started(), upgraded(), cancelled()).when(period(end)).thenNothing();
  });

  it('looks at the cancellation that counts, not at the one it supersedes', () => {
    given(started(), cancelled({ effectiveOn: on('2025-09-01') }), cancelled({ supersedes: [F2] }))
      .when(period(end))
      .thenNothing();
  });

  it('looks at corrections, not at what they replaced', () => {
    given(started({ effectiveOn: on('2025-01-05') }), corrected(F1, started()))
      .when(period())
      .thenNothing();
  });

  it('becomes a cancellation once it has an end', () => {
    given(started(), upgraded()).when(period(end)).then(cancelled());
    given(started(), upgraded())
      .when(period({ end: on('2025-02-01') }))
      .then(cancelled({ effectiveOn: on('2025-02-01'), supersedes: [F2] }));
  });
});

describe('a row that says otherwise', () => {
  const standing = [started({ attributes: { plan: 'pro' } }), cancelled()] as const;
  const same = { attributes: { plan: 'pro' }, ...end };

  it.each([
    ['start', { start: on('2025-01-02') }, F1],
    ['account', { accountId: accountId('other') }, F1],
    ['currency', { currency: currency('USD') }, F1],
    ['lines', { lines: monthly('101.00') }, F1],
    ['attributes', { attributes: { plan: 'team' } }, F1],
    ['end', { end: on('2025-07-01') }, F2],
  ] as const)('is refused for another %s, and names the fact', (differsIn, over, factId) => {
    given(...standing)
      .when(period({ ...same, ...over }))
      .thenRejected({ code: 'row-differs', factId, differsIn: [differsIn] });
  });

  it('may name the account, on the day of the start, by any name that it reads as', () => {
    const facts = [{ ...started(), id: F1, recordedOn: on('2025-01-15') }];
    const named = (readsAs: AccountReadings['readsAs']) =>
      subscriptionDecider.decide(
        period({ accountId: accountId('survivor') }),
        { facts, accounts: { readsAs } },
        on('2025-01-15'),
      );
    const merged = (from: string) =>
      named((id, day) => (id === accountId('acme') && day >= on(from) ? accountId('survivor') : id));
    expect(merged('2025-01-01')).toEqual({ outcome: 'accepted', facts: [] });
    expect(merged('2025-01-02')).toMatchObject({ rejection: { code: 'row-differs', differsIn: ['account'] } });
  });

  it('is refused where an end is gone', () => {
    given(...standing)
      .when(period({ attributes: { plan: 'pro' } }))
      .thenRejected({ code: 'row-differs', factId: F2, differsIn: ['end'] });
  });

  it('tells all that differs', () => {
    given(...standing)
      .when(period({ start: on('2025-01-02'), lines: [contract('1', 1)], end: on('2025-08-01') }))
      .thenRejected({ code: 'row-differs', factId: F1, differsIn: ['start', 'lines', 'attributes', 'end'] });
  });

  it('is refused for its start also where an end has appeared', () => {
    given(started())
      .when(period({ lines: monthly('101.00'), ...end }))
      .thenRejected({ code: 'row-differs', factId: F1, differsIn: ['lines'] });
  });
});

describe('a row of other days altogether', () => {
  const standing = { start: on('2025-01-01'), end: on('2025-06-01'), factId: F1 } as const;

  it.each([
    ['from the standing end on', { start: on('2025-06-01') }],
    ['after the standing end', { start: on('2025-07-01'), end: on('2025-12-01') }],
    ['until the standing start', { start: on('2024-01-01'), end: on('2025-01-01') }],
  ])('is refused as another period %s, also where it would correct', (_, days) => {
    for (const over of [days, { ...days, correctBecause }]) {
      given(started(), cancelled())
        .when(period(over))
        .thenRejected({ code: 'another-period', ...standing });
    }
  });

  it('is refused after a term that does not renew, and not after one that does', () => {
    const term = { endsOn: on('2025-06-01') };
    const row = period({ start: on('2025-06-01') });
    given(started({ term }))
      .when(row)
      .thenRejected({ code: 'another-period', ...standing });
    given(started({ term: { ...term, renews: true } }))
      .when(row)
      .thenRejected({ code: 'row-differs', factId: F1, differsIn: ['start'] });
  });

  it('is refused before a subscription that runs, which has no end to tell', () => {
    given(started())
      .when(period({ start: on('2024-01-01'), end: on('2024-12-31') }))
      .thenRejected({ code: 'another-period', start: on('2025-01-01'), factId: F1 });
  });

  it('may still touch the days that stand', () => {
    given(started(), cancelled())
      .when(period({ start: on('2025-05-31') }))
      .thenRejected({ code: 'row-differs', factId: F1, differsIn: ['start', 'end'] });
    given(started(), cancelled({ effectiveOn: on('2025-01-01') }))
      .when(period({ correctBecause }))
      .then(voided(F2, because));
  });
});

describe('a row that corrects', () => {
  it('replaces the start', () => {
    const right = started({ lines: monthly('101.00') });
    given(started(), cancelled())
      .when(period({ ...end, lines: monthly('101.00'), correctBecause }))
      .then(corrected(F1, right, because));
  });

  it('moves the end', () => {
    given(started(), cancelled())
      .when(period({ end: on('2025-07-01'), correctBecause }))
      .then(corrected(F2, cancelled({ effectiveOn: on('2025-07-01') }), because));
  });

  it('supersedes, with an end moved forward, what then stands after it', () => {
    given(started(), cancelled(), upgraded())
      .when(period({ end: on('2025-02-01'), correctBecause }))
      .then(corrected(F2, cancelled({ effectiveOn: on('2025-02-01'), supersedes: [givenFactId(3)] }), because));
  });

  it('takes an end back that is gone', () => {
    given(started(), cancelled()).when(period({ correctBecause })).then(voided(F2, because));
  });

  it('replaces the start and cancels, in one append', () => {
    const right = started({ lines: monthly('101.00') });
    given(started())
      .when(period({ ...end, lines: monthly('101.00'), correctBecause }))
      .then(corrected(F1, right, because), cancelled());
  });

  it('moves start and end at once', () => {
    const moved = { start: on('2025-05-01'), end: on('2025-09-01') };
    given(started(), cancelled())
      .when(period({ ...moved, correctBecause }))
      .then(
        corrected(F1, started({ effectiveOn: moved.start }), because),
        corrected(F2, cancelled({ effectiveOn: moved.end }), because),
      );
  });

  it('moves the subscription to another account', () => {
    const elsewhere = { accountId: accountId('other') };
    given(started(), cancelled())
      .when(period({ ...elsewhere, end: on('2025-07-01'), correctBecause }))
      .then(
        corrected(F1, started(elsewhere), { ...elsewhere, ...because }),
        corrected(F2, cancelled({ ...elsewhere, effectiveOn: on('2025-07-01') }), { ...elsewhere, ...because }),
      );
  });

  it('changes the currency only while nothing else stands', () => {
    const inUsd = { currency: currency('USD') };
    given(started())
      .when(period({ ...inUsd, correctBecause }))
      .then(corrected(F1, started(inUsd), { ...inUsd, ...because }));
    for (const over of [end, { end: on('2025-07-01') }]) {
      given(started(), cancelled())
        .when(period({ ...inUsd, ...over, correctBecause }))
        .thenRejected({ code: 'currency-cannot-change', from: currency('EUR'), to: currency('USD') });
    }
  });

  it('is refused where a later fact would lose its ground', () => {
    given(started(), upgraded())
      .when(period({ start: on('2025-03-02'), correctBecause }))
      .thenRejected({ code: 'later-fact-in-the-way', factId: F2, because: 'subscription-not-started' });
  });
});
