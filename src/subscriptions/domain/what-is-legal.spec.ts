import { givenFactId, scenarioFor } from '../../../test/support/decider-scenario';
import {
  accountId,
  cancelled,
  changed,
  on,
  pastDue,
  paused,
  reactivated,
  recordFact,
  recovered,
  renewed,
  resumed,
  revoked,
  started,
  transferred,
} from '../../../test/support/subscription.builders';
import { subscriptionDecider } from './subscription.decider';
import type { SubscriptionFact, SubscriptionStatement } from './subscription.events';
import type { SubscriptionRejection } from './subscription.rejections';

const given = scenarioFor({ decider: subscriptionDecider });

const TODAY = on('2025-01-15');
const DAY = on('2025-07-01');
const start = started();
const laterStart = started({ effectiveOn: on('2025-09-01') });
const pause = paused({ effectiveOn: on('2025-02-01') });
const cancellation = cancelled({ effectiveOn: on('2025-06-01') });

/** What stands before a fact of July; of a subscription that has not started, a start in September. */
const BEFORE = {
  'not started': [laterStart],
  active: [start],
  paused: [start, pause],
  cancelled: [start, cancellation],
  ended: [started({ term: { endsOn: on('2025-06-01') } })],
} as const satisfies Record<string, readonly SubscriptionFact[]>;

type Status = keyof typeof BEFORE;

const STATUSES: readonly Status[] = ['not started', 'active', 'paused', 'cancelled', 'ended'];

const inJuly: Readonly<Record<string, SubscriptionStatement>> = {
  started: started({ effectiveOn: DAY }),
  changed: changed({ effectiveOn: DAY }),
  renewed: renewed({ effectiveOn: DAY }),
  paused: paused({ effectiveOn: DAY }),
  resumed: resumed({ effectiveOn: DAY }),
  'past due': pastDue({ effectiveOn: DAY }),
  'payment recovered': recovered({ effectiveOn: DAY }),
  cancelled: cancelled({ effectiveOn: DAY }),
  reactivated: reactivated({ effectiveOn: DAY }),
  transferred: transferred({ effectiveOn: DAY }),
};

type Verdict = 'yes' | SubscriptionRejection['code'];

const NOT_STARTED = 'subscription-not-started';
const STARTED = 'subscription-already-started';
const CANCELLED = 'subscription-is-cancelled';
const ENDED = 'subscription-has-ended';

/** A row for each fact, a column for each status in the order of STATUSES: yes, or why not. */
const TABLE: Readonly<Record<string, readonly Verdict[]>> = {
  // A start where another is still to come is legal, and the later one stands in its way.
  started: ['later-fact-in-the-way', STARTED, STARTED, CANCELLED, ENDED],
  changed: [NOT_STARTED, 'yes', 'yes', CANCELLED, ENDED],
  renewed: [NOT_STARTED, 'yes', 'yes', CANCELLED, 'yes'],
  paused: [NOT_STARTED, 'yes', 'subscription-is-paused', CANCELLED, ENDED],
  resumed: [NOT_STARTED, 'subscription-is-not-paused', 'yes', CANCELLED, ENDED],
  'past due': [NOT_STARTED, 'yes', 'yes', CANCELLED, ENDED],
  'payment recovered': [NOT_STARTED, 'yes', 'yes', CANCELLED, ENDED],
  cancelled: [NOT_STARTED, 'yes', 'yes', CANCELLED, ENDED],
  reactivated: [NOT_STARTED, 'subscription-is-in-force', 'subscription-is-in-force', 'yes', 'yes'],
  transferred: [NOT_STARTED, 'yes', 'yes', CANCELLED, ENDED],
};

const cells = Object.entries(TABLE).flatMap(([fact, row]) =>
  STATUSES.map((status, column) => [fact, status, row[column]] as const),
);

describe('what is legal', () => {
  it.each(cells)('%s on a subscription that is %s: %s', (name, status, verdict) => {
    const fact = inJuly[name];
    if (fact === undefined || verdict === undefined) throw new Error(`${name} on ${status} is not in the table`);
    const decided = given(...BEFORE[status]).whenOn(TODAY, recordFact(fact));
    if (verdict === 'yes') decided.then(fact);
    else decided.thenRejectedAs(verdict);
  });

  it('starts what has never been', () => {
    given().when(recordFact(start)).then(start);
  });

  it('takes a cancellation at an earlier place than the one that stands, which it supersedes', () => {
    const earlier = cancelled({ effectiveOn: on('2025-04-01') });
    given(...BEFORE.cancelled)
      .when(recordFact(earlier))
      .then(cancelled({ effectiveOn: on('2025-04-01'), supersedes: [givenFactId(2)] }));
  });

  describe('a revocation', () => {
    const cancelsInJune = (place: number) => revoked(givenFactId(place), { effectiveOn: on('2025-03-01') });

    it('is taken while the subscription is active', () => {
      given(start, cancellation)
        .when(recordFact(cancelsInJune(2)))
        .then(cancelsInJune(2));
    });

    it('is taken while the subscription is paused', () => {
      given(start, pause, cancellation)
        .when(recordFact(cancelsInJune(3)))
        .then(cancelsInJune(3));
    });

    it.each(['2025-06-01', '2025-06-02'])('is refused when it is recorded on %s, once the day has come', (today) => {
      given(start, cancellation)
        .whenOn(on(today), recordFact(cancelsInJune(2)))
        .thenRejected({ code: 'cancellation-has-taken-effect', factId: givenFactId(2) });
    });

    it('is refused where it says a day on which the subscription is cancelled', () => {
      given(start, cancellation)
        .when(recordFact(revoked(givenFactId(2), { effectiveOn: on('2025-06-01') })))
        .thenRejected({ code: 'cancellation-has-taken-effect' });
    });

    it('is refused before the start', () => {
      given(start, cancellation)
        .when(recordFact(revoked(givenFactId(2), { effectiveOn: on('2024-12-31') })))
        .thenRejected({ code: 'subscription-not-started' });
    });

    it('is refused after an end', () => {
      given(started({ term: { endsOn: on('2025-03-01') } }), cancelled({ effectiveOn: on('2025-02-01') }))
        .when(recordFact(revoked(givenFactId(2), { effectiveOn: on('2025-01-20') })))
        .then(revoked(givenFactId(2), { effectiveOn: on('2025-01-20') }));
      given(started({ term: { endsOn: on('2025-02-01') } }), renewed({ effectiveOn: on('2025-05-01') }), cancellation)
        .when(recordFact(cancelsInJune(3)))
        .thenRejected({ code: 'subscription-has-ended' });
    });
  });

  it('keeps the account that a fact names to that of the subscription', () => {
    given(start)
      .when(recordFact(paused({ effectiveOn: DAY, accountId: accountId('bolt') })))
      .thenRejected({ code: 'account-mismatch' });
  });
});
