import { givenFactId, scenarioFor } from '../../../test/support/decider-scenario';
import {
  accountId,
  at,
  cancel,
  cancelled,
  change,
  changed,
  corrected,
  correctFact,
  monthly,
  on,
  started,
  upgraded,
  voided,
  voidFact,
} from '../../../test/support/subscription.builders';
import { subscriptionDecider } from './subscription.decider';

const given = scenarioFor({ decider: subscriptionDecider });

const inMarch = upgraded({ effectiveOn: on('2025-03-01') });
const inApril = upgraded({ effectiveOn: on('2025-04-01'), lines: monthly('200.00') });
const onDay = (day: string, supersedes: readonly number[] = []) =>
  cancelled({ effectiveOn: on(day), supersedes: supersedes.map(givenFactId) });

describe('cancel-subscription', () => {
  it.each(['2025-01-02', '2025-06-01', '2199-01-01'])('admits a day past, present or future: %s', (day) => {
    given(started())
      .when(cancel({ effectiveOn: on(day) }))
      .then(onDay(day));
  });

  it('admits the very day of the start', () => {
    given(started())
      .when(cancel({ effectiveOn: on('2025-01-01') }))
      .then(onDay('2025-01-01'));
  });

  it('records what was said of it', () => {
    const said = {
      requestedOn: on('2025-05-01'),
      reason: 'too dear',
      voluntary: true,
      occurredAt: at('2025-06-01T10:00:00Z'),
    };
    given(started()).when(cancel(said)).then(cancelled(said));
  });

  it('supersedes all that stands after it', () => {
    given(started(), inMarch, inApril)
      .when(cancel({ effectiveOn: on('2025-02-01') }))
      .then(onDay('2025-02-01', [2, 3]));
  });

  it('supersedes the cancellation that it precedes, and what that one has made inert', () => {
    given(started(), inMarch, inApril, onDay('2025-03-15', [3]))
      .when(cancel({ effectiveOn: on('2025-02-01') }))
      .then(onDay('2025-02-01', [2, 4, 3]));
  });

  it('supersedes nothing of what was voided', () => {
    given(started(), inMarch, voided(givenFactId(2)))
      .when(cancel({ effectiveOn: on('2025-02-01') }))
      .then(onDay('2025-02-01'));
  });

  it('names corrections, not what they replaced', () => {
    given(started(), inMarch, corrected(givenFactId(2), inApril))
      .when(cancel({ effectiveOn: on('2025-02-01') }))
      .then(onDay('2025-02-01', [3]));
  });

  it('is refused on and after the day of one that stands', () => {
    for (const day of ['2025-06-01', '2025-06-02']) {
      given(started(), cancelled())
        .when(cancel({ effectiveOn: on(day) }))
        .thenRejected({ code: 'subscription-is-cancelled', since: on('2025-06-01'), factId: givenFactId(2) });
    }
  });

  it('may precede, within its day, the one that stands', () => {
    given(started(), cancelled({ occurredAt: at('2025-06-01T12:00:00Z') }))
      .when(cancel({ occurredAt: at('2025-06-01T09:00:00Z') }))
      .then(cancelled({ occurredAt: at('2025-06-01T09:00:00Z'), supersedes: [givenFactId(2)] }));
  });

  it('is refused where nothing was recorded, before the start, and after the end of a term', () => {
    given().when(cancel()).thenRejected({ code: 'subscription-not-found' });
    given(started())
      .when(cancel({ effectiveOn: on('2024-12-31') }))
      .thenRejected({ code: 'subscription-not-started', startsOn: on('2025-01-01') });
    given(started({ term: { endsOn: on('2025-06-01') } }))
      .when(cancel())
      .thenRejected({ code: 'subscription-has-ended', since: on('2025-06-01'), factId: givenFactId(1) });
  });

  it('is refused for another account', () => {
    given(started())
      .when(cancel({ accountId: accountId('other') }))
      .thenRejected({ code: 'account-mismatch', stated: accountId('other'), standing: accountId('acme') });
  });
});

describe('what a cancellation supersedes', () => {
  const superseding = [started(), inMarch, inApril, onDay('2025-03-15', [3])] as const;

  it('stands again once the cancellation is voided', () => {
    given(...superseding, voided(givenFactId(4)))
      .when(change({ effectiveOn: on('2025-05-01'), lines: monthly('200.00') }))
      .then(changed({ effectiveOn: on('2025-05-01'), lines: monthly('200.00') }));
  });

  it('stands again once the cancellation is corrected to a later day', () => {
    given(...superseding)
      .when(correctFact(givenFactId(4), onDay('2025-05-01')))
      .then(corrected(givenFactId(4), onDay('2025-05-01')));
    given(...superseding, corrected(givenFactId(4), onDay('2025-05-01')))
      .when(change({ effectiveOn: on('2025-04-15'), lines: monthly('200.00') }))
      .then(changed({ effectiveOn: on('2025-04-15'), lines: monthly('200.00') }));
  });

  it('grows when the cancellation is corrected to an earlier day', () => {
    given(...superseding)
      .when(correctFact(givenFactId(4), onDay('2025-02-01')))
      .then(corrected(givenFactId(4), onDay('2025-02-01', [2, 3])));
  });

  it('stays inert when it is corrected within the time after it', () => {
    const later = upgraded({ effectiveOn: on('2025-05-01'), lines: monthly('300.00') });
    given(...superseding)
      .when(correctFact(givenFactId(3), later))
      .then(corrected(givenFactId(3), later));
  });

  it('stands again when it is corrected to before the cancellation', () => {
    const before = upgraded({ effectiveOn: on('2025-03-10'), lines: monthly('300.00') });
    given(...superseding)
      .when(correctFact(givenFactId(3), before))
      .then(corrected(givenFactId(3), before));
    given(...superseding, corrected(givenFactId(3), before))
      .when(change({ effectiveOn: on('2025-03-12'), lines: monthly('300.00') }))
      .then(changed({ effectiveOn: on('2025-03-12'), lines: monthly('300.00') }));
  });

  it('comes back as it stood before, an older cancellation included', () => {
    const twice = [started(), cancelled(), onDay('2025-03-01', [2])] as const;
    given(...twice)
      .when(change({ effectiveOn: on('2025-04-01') }))
      .thenRejected({ code: 'subscription-is-cancelled', since: on('2025-03-01') });
    given(...twice, voided(givenFactId(3)))
      .when(change({ effectiveOn: on('2025-04-01') }))
      .then(upgraded({ effectiveOn: on('2025-04-01') }));
    given(...twice, voided(givenFactId(3)))
      .when(change({ effectiveOn: on('2025-06-01') }))
      .thenRejected({ code: 'subscription-is-cancelled', since: on('2025-06-01'), factId: givenFactId(2) });
  });

  it('stays inert under a cancellation that is inert itself', () => {
    const nested = [...superseding, onDay('2025-02-01', [2, 4, 3])] as const;
    given(...nested, voided(givenFactId(5)))
      .when(change({ effectiveOn: on('2025-05-01') }))
      .thenRejected({ code: 'subscription-is-cancelled', since: on('2025-03-15'), factId: givenFactId(4) });
  });

  it('keeps a cancellation from a day after the one that would come back', () => {
    given(started(), cancelled(), onDay('2025-03-01', [2]))
      .when(correctFact(givenFactId(3), onDay('2025-08-01')))
      .thenRejected({ code: 'subscription-is-cancelled', since: on('2025-06-01'), factId: givenFactId(2) });
  });

  it('holds a correction of what stays inert to account, currency and content', () => {
    const wrong = upgraded({ effectiveOn: on('2025-05-01'), accountId: accountId('other') });
    given(...superseding)
      .when(correctFact(givenFactId(3), wrong))
      .thenRejected({ code: 'account-mismatch', stated: accountId('other'), standing: accountId('acme') });
    given(...superseding)
      .when(
        correctFact(
          givenFactId(3),
          upgraded({ effectiveOn: on('2025-05-01'), lines: [...monthly('1'), ...monthly('2')] }),
        ),
      )
      .thenRejected({ code: 'line-id-repeated' });
  });

  it('may be voided while it is inert', () => {
    given(...superseding)
      .when(voidFact(givenFactId(3)))
      .then(voided(givenFactId(3)));
  });
});
