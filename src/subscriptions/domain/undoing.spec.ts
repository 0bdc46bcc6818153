import { givenFactId, scenarioFor } from '../../../test/support/decider-scenario';
import {
  accountId,
  cancelled,
  change,
  changed,
  corrected,
  correctFact,
  currency,
  downgraded,
  lineId,
  monthly,
  on,
  started,
  subscriptionId,
  upgraded,
  voided,
  voidFact,
} from '../../../test/support/subscription.builders';
import { subscriptionDecider } from './subscription.decider';

const given = scenarioFor({ decider: subscriptionDecider });
const [F1, F2, F3, F4, F5] = [givenFactId(1), givenFactId(2), givenFactId(3), givenFactId(4), givenFactId(5)];
const UNKNOWN = givenFactId(99);

const inUsd = { currency: currency('USD') };
const at90 = downgraded({ lines: monthly('90.00') });
const at120 = upgraded({ lines: monthly('120.00') });

describe('void-fact', () => {
  it.each([
    ['a start', [started()]],
    ['a change', [started(), upgraded()]],
    ['a cancellation', [started(), cancelled()]],
    ['a correction', [started(), upgraded(), corrected(F2, at90)]],
    ['a void', [started(), upgraded(), voided(F2)]],
    ['the void of a void', [started(), upgraded(), voided(F2), voided(F3)]],
  ])('undoes %s', (_, facts) => {
    const last = givenFactId(facts.length);
    given(...facts)
      .when(voidFact(last))
      .then(voided(last));
  });

  it('takes the fact out of the timeline', () => {
    given(started(), upgraded(), voided(F2))
      .when(change({ effectiveOn: on('2025-04-01'), lines: monthly('100.00') }))
      .then(changed({ effectiveOn: on('2025-04-01'), lines: monthly('100.00') }));
  });

  it('of a void restores the fact', () => {
    given(started(), upgraded(), voided(F2), voided(F3))
      .when(change({ effectiveOn: on('2025-04-01') }))
      .then(changed({ effectiveOn: on('2025-04-01'), lines: monthly('150.00') }));
  });

  it('of a correction restores what it replaced', () => {
    given(started(), upgraded(), corrected(F2, at90), voided(F3))
      .when(change({ effectiveOn: on('2025-04-01') }))
      .then(changed({ effectiveOn: on('2025-04-01'), lines: monthly('150.00') }));
  });

  it('of a correction of a correction restores the first one', () => {
    given(started(), upgraded(), corrected(F2, at90), corrected(F3, at120), voided(F4))
      .when(change({ effectiveOn: on('2025-04-01'), lines: monthly('90.00') }))
      .then(changed({ effectiveOn: on('2025-04-01'), lines: monthly('90.00') }));
  });

  it('of a cancellation lets the subscription go on', () => {
    given(started(), cancelled(), voided(F2))
      .when(change({ effectiveOn: on('2025-07-01') }))
      .then(upgraded({ effectiveOn: on('2025-07-01') }));
  });

  it('names account and currency as they stand', () => {
    const corrects = corrected(F1, started({ accountId: accountId('globex') }));
    given(started(), corrects)
      .when(voidFact(F2))
      .then(voided(F2, { accountId: accountId('globex') }));
  });

  it('is refused for a fact that is not there, and for a subscription that is not', () => {
    given(started()).when(voidFact(UNKNOWN)).thenRejected({ code: 'fact-not-found', factId: UNKNOWN });
    given()
      .when(voidFact(F1))
      .thenRejected({ code: 'subscription-not-found', subscriptionId: subscriptionId('sub-1') });
  });

  it('is refused for what has been undone before, and names what has', () => {
    given(started(), upgraded(), voided(F2))
      .when(voidFact(F2))
      .thenRejected({ code: 'fact-is-voided', factId: F2, by: F3 });
    given(started(), upgraded(), corrected(F2, at90))
      .when(voidFact(F2))
      .thenRejected({ code: 'fact-is-corrected', factId: F2, by: F3 });
    given(started(), upgraded(), corrected(F2, at90), corrected(F3, at120))
      .when(voidFact(F3))
      .thenRejected({ code: 'fact-is-corrected', factId: F3, by: F4 });
  });

  it('is refused for a start while later facts stand', () => {
    given(started(), upgraded())
      .when(voidFact(F1))
      .thenRejected({
        code: 'later-fact-in-the-way',
        factId: F2,
        factType: 'subscription-upgraded',
        effectiveOn: on('2025-03-01'),
        because: 'subscription-not-started',
      });
    given(started(), upgraded(), voided(F2)).when(voidFact(F1)).then(voided(F1));
  });

  it('is refused where the restored fact has no place any more', () => {
    given(
      started(),
      upgraded({ effectiveOn: on('2025-04-01') }),
      voided(F2),
      cancelled({ effectiveOn: on('2025-03-01') }),
    )
      .when(voidFact(F3))
      .thenRejected({ code: 'later-fact-in-the-way', factId: F2, because: 'subscription-is-cancelled' });
    given(started(), voided(F1), started({ effectiveOn: on('2025-02-01') }))
      .when(voidFact(F2))
      .thenRejected({ code: 'later-fact-in-the-way', factId: F3, because: 'subscription-already-started' });
  });

  it('is refused where it would bring back a second undoing of one fact', () => {
    given(started(), upgraded(), voided(F2), voided(F3), corrected(F2, at90))
      .when(voidFact(F4))
      .thenRejected({ code: 'fact-is-corrected', factId: F2, by: F5 });
    given(started(), upgraded(), corrected(F2, at90), voided(F3), corrected(F2, at120))
      .when(voidFact(F4))
      .thenRejected({ code: 'fact-is-corrected', factId: F2, by: F5 });
    given(started(), upgraded(), voided(F2), voided(F3), voided(F2))
      .when(voidFact(F4))
      .thenRejected({ code: 'fact-is-voided', factId: F2, by: F5 });
  });

  it('is admitted once the other undoing is gone', () => {
    given(started(), upgraded(), voided(F2), voided(F3), corrected(F2, at90), voided(F5))
      .when(voidFact(F4))
      .then(voided(F4));
  });
});

describe('correct-fact', () => {
  it.each([
    ['a start', [started()], started({ lines: monthly('80.00'), effectiveOn: on('2025-01-15') })],
    ['a change', [started(), upgraded()], at90],
    ['a cancellation', [started(), cancelled()], cancelled({ effectiveOn: on('2025-08-01') })],
    ['a change that was a cancellation', [started(), upgraded()], cancelled()],
    ['a correction', [started(), upgraded(), corrected(F2, at90)], at120],
  ])('replaces %s', (_, facts, statement) => {
    const last = givenFactId(facts.length);
    given(...facts)
      .when(correctFact(last, statement))
      .then(corrected(last, statement));
  });

  it('puts the right statement in the place of the wrong one', () => {
    given(started(), upgraded(), corrected(F2, at90))
      .when(change({ effectiveOn: on('2025-04-01'), lines: monthly('90.00') }))
      .then(changed({ effectiveOn: on('2025-04-01'), lines: monthly('90.00') }));
  });

  it('moves a start to another account while later facts stand, which keep theirs', () => {
    const moved = started({ accountId: accountId('globex') });
    given(started(), upgraded()).when(correctFact(F1, moved)).then(corrected(F1, moved));
    given(started(), upgraded(), corrected(F1, moved))
      .when(change({ effectiveOn: on('2025-04-01'), lines: monthly('200.00') }))
      .then(upgraded({ effectiveOn: on('2025-04-01'), lines: monthly('200.00'), accountId: accountId('globex') }));
  });

  it('changes the currency of a start only while nothing else stands', () => {
    const refusal = { code: 'currency-cannot-change', from: currency('EUR'), to: currency('USD') } as const;
    given(started())
      .when(correctFact(F1, started(inUsd)))
      .then(corrected(F1, started(inUsd)));
    given(started(), upgraded())
      .when(correctFact(F1, started(inUsd)))
      .thenRejected(refusal);
    given(started(), upgraded(), cancelled({ effectiveOn: on('2025-02-01'), supersedes: [F2] }))
      .when(correctFact(F1, started(inUsd)))
      .thenRejected(refusal);
    given(started(), upgraded(), voided(F2))
      .when(correctFact(F1, started(inUsd)))
      .then(corrected(F1, started(inUsd)));
  });

  it('is not taken back, and brings nothing back, in a currency that the subscription no longer has', () => {
    const refusal = { code: 'later-fact-in-the-way', because: 'currency-cannot-change' } as const;
    given(started(), corrected(F1, started(inUsd)), upgraded(inUsd))
      .when(voidFact(F2))
      .thenRejected({ ...refusal, factId: F3 });
    given(started(), upgraded(), voided(F2), corrected(F1, started(inUsd)))
      .when(voidFact(F3))
      .thenRejected({ ...refusal, factId: F2 });
  });

  it('leaves the currency of any other fact as it is', () => {
    given(started(), upgraded())
      .when(correctFact(F2, upgraded(inUsd)))
      .thenRejected({ code: 'currency-cannot-change', from: currency('EUR'), to: currency('USD') });
  });

  it('leaves the account of any other fact as it is', () => {
    given(started(), upgraded())
      .when(correctFact(F2, upgraded({ accountId: accountId('globex') })))
      .thenRejected({ code: 'account-mismatch', stated: accountId('globex'), standing: accountId('acme') });
  });

  it('leaves a fact with its subscription', () => {
    given(started())
      .when(correctFact(F1, started({ subscriptionId: subscriptionId('sub-2') })))
      .thenRejected({
        code: 'subscription-cannot-change',
        stated: subscriptionId('sub-2'),
        standing: subscriptionId('sub-1'),
      });
  });

  it('is refused for a void', () => {
    given(started(), upgraded(), voided(F2))
      .when(correctFact(F3, upgraded()))
      .thenRejected({ code: 'void-cannot-be-corrected', factId: F3 });
  });

  it('is refused for what is not there, or has been undone', () => {
    given(started()).when(correctFact(UNKNOWN, started())).thenRejected({ code: 'fact-not-found', factId: UNKNOWN });
    given().when(correctFact(F1, started())).thenRejected({ code: 'subscription-not-found' });
    given(started(), upgraded(), voided(F2))
      .when(correctFact(F2, at90))
      .thenRejected({ code: 'fact-is-voided', factId: F2, by: F3 });
    given(started(), upgraded(), corrected(F2, at90))
      .when(correctFact(F2, at120))
      .thenRejected({ code: 'fact-is-corrected', factId: F2, by: F3 });
  });

  it('says the direction that the change has', () => {
    given(started(), upgraded())
      .when(correctFact(F2, changed({ lines: monthly('90.00') })))
      .thenRejected({ code: 'direction-mismatch', stated: 'subscription-changed', actual: 'subscription-downgraded' });
  });

  it('is refused where a later fact would lose its ground', () => {
    given(started(), upgraded())
      .when(correctFact(F1, started({ effectiveOn: on('2025-03-02') })))
      .thenRejected({ code: 'later-fact-in-the-way', factId: F2, because: 'subscription-not-started' });
    given(started(), upgraded())
      .when(correctFact(F1, started({ term: { endsOn: on('2025-03-01') } })))
      .thenRejected({ code: 'later-fact-in-the-way', factId: F2, because: 'subscription-has-ended' });
  });

  it('is refused with lines of one id or a term without a day', () => {
    given(started())
      .when(correctFact(F1, started({ lines: [...monthly('1'), ...monthly('2')] })))
      .thenRejected({ code: 'line-id-repeated', lineId: lineId('seats') });
    given(started())
      .when(correctFact(F1, started({ effectiveOn: on('2025-02-01'), term: { endsOn: on('2025-02-01') } })))
      .thenRejected({ code: 'term-is-empty', startsOn: on('2025-02-01'), endsOn: on('2025-02-01') });
  });
});
