import { givenFactId, scenarioFor } from '../../../test/support/decider-scenario';
import {
  accountId,
  cancel,
  cancelled,
  change,
  changed,
  corrected,
  correctFact,
  markPastDue,
  monthly,
  on,
  pastDue,
  pause,
  paused,
  reactivate,
  reactivated,
  recovered,
  recoverPayment,
  renew,
  renewed,
  resume,
  resumed,
  revoke,
  revoked,
  started,
  transfer,
  transferred,
  upgraded,
  voided,
  voidFact,
  voidSubscription,
} from '../../../test/support/subscription.builders';
import type { AccountReadings } from '../../kernel/account-readings.port';
import { subscriptionDecider } from './subscription.decider';

const given = scenarioFor({ decider: subscriptionDecider });

const BOLT = accountId('bolt');
const inJune = cancelled({ effectiveOn: on('2025-06-01') });
const cancelledFact = (ordinal: number) => givenFactId(ordinal);

describe('renew-subscription', () => {
  const term = { endsOn: on('2026-03-01'), renews: true };

  it('agrees a new term, and leaves the lines as they are', () => {
    given(started()).when(renew({ term })).then(renewed({ term }));
  });

  it('changes the lines with all their attributes', () => {
    const lines = monthly('120.00');
    const attributes = { plan: 'pro' };
    given(started()).when(renew({ lines, attributes })).then(renewed({ lines, attributes }));
  });

  it('refuses attributes alone', () => {
    given(started())
      .when(renew({ attributes: { plan: 'pro' } }))
      .thenRejected({ code: 'attributes-without-lines' });
  });

  it('refuses a term of no day', () => {
    given(started())
      .when(renew({ term: { endsOn: on('2025-03-01') } }))
      .thenRejected({ code: 'term-is-empty' });
  });

  it('lets a change follow after an end that it undoes', () => {
    given(started({ term: { endsOn: on('2025-02-01') } }), renewed())
      .when(change({ effectiveOn: on('2025-04-01') }))
      .then(upgraded({ effectiveOn: on('2025-04-01') }));
  });
});

describe('pause-subscription and resume-subscription', () => {
  it('are recorded with what was said', () => {
    given(started())
      .when(pause({ reason: 'winter' }))
      .then(paused({ reason: 'winter' }));
    given(started(), paused()).when(resume()).then(resumed());
  });

  it('let lines change in between', () => {
    given(started(), paused())
      .when(change({ effectiveOn: on('2025-03-15') }))
      .then(upgraded({ effectiveOn: on('2025-03-15') }));
  });

  it('name the pause that stands', () => {
    given(started(), paused())
      .when(pause({ effectiveOn: on('2025-05-01') }))
      .thenRejected({ code: 'subscription-is-paused', since: on('2025-03-01'), factId: givenFactId(2) });
  });

  it('are not voided from under one another', () => {
    given(started(), paused(), resumed())
      .when(voidFact(givenFactId(2)))
      .thenRejected({ code: 'later-fact-in-the-way', factId: givenFactId(3), because: 'subscription-is-not-paused' });
  });
});

describe('a late payment', () => {
  it('may be told twice, and its recovery without it', () => {
    given(started(), pastDue())
      .when(markPastDue({ effectiveOn: on('2025-03-09') }))
      .then(pastDue({ effectiveOn: on('2025-03-09') }));
    given(started()).when(recoverPayment()).then(recovered());
  });
});

describe('revoke-cancellation', () => {
  it('takes back the one that is named, or the only one to come', () => {
    given(started(), inJune)
      .when(revoke({ cancellationId: cancelledFact(2), reason: 'stays' }))
      .then(revoked(cancelledFact(2), { reason: 'stays' }));
    given(started(), inJune)
      .when(revoke())
      .then(revoked(cancelledFact(2)));
  });

  it('finds none where none stands or all have taken effect', () => {
    given(started()).when(revoke()).thenRejected({ code: 'cancellation-not-found' });
    given(started(), inJune).whenOn(on('2025-06-01'), revoke()).thenRejected({ code: 'cancellation-not-found' });
    given(started(), inJune)
      .when(revoke({ cancellationId: givenFactId(1) }))
      .thenRejected({ code: 'cancellation-not-found', factId: givenFactId(1) });
  });

  it('asks which of two', () => {
    given(started(), inJune, reactivated(), cancelled({ effectiveOn: on('2025-12-01') }))
      .when(revoke())
      .thenRejected({ code: 'cancellation-is-ambiguous', factIds: [givenFactId(2), givenFactId(4)] });
  });

  it('is not said twice', () => {
    given(started(), inJune, revoked(cancelledFact(2)))
      .when(revoke({ cancellationId: cancelledFact(2), effectiveOn: on('2025-04-01') }))
      .thenRejected({ code: 'cancellation-is-revoked', factId: cancelledFact(2), by: givenFactId(3) });
  });

  it('lets another cancellation follow', () => {
    given(started(), inJune, revoked(cancelledFact(2)))
      .when(cancel({ effectiveOn: on('2025-09-01') }))
      .then(cancelled({ effectiveOn: on('2025-09-01') }));
  });

  it('keeps its cancellation from being voided or corrected', () => {
    const facts = [started(), inJune, revoked(cancelledFact(2))] as const;
    const refusal = { code: 'cancellation-is-revoked', factId: cancelledFact(2), by: givenFactId(3) } as const;
    given(...facts)
      .when(voidFact(cancelledFact(2)))
      .thenRejected(refusal);
    given(...facts)
      .when(correctFact(cancelledFact(2), cancelled({ effectiveOn: on('2025-07-01') })))
      .thenRejected(refusal);
  });

  it('comes back only to a cancellation that stands', () => {
    given(started(), inJune, revoked(cancelledFact(2)), voided(givenFactId(3)), voided(cancelledFact(2)))
      .when(voidFact(givenFactId(4)))
      .thenRejected({ code: 'cancellation-not-found', factId: cancelledFact(2) });
  });

  it('works also when an earlier cancellation makes it inert', () => {
    const sooner = cancelled({ effectiveOn: on('2025-02-01'), supersedes: [givenFactId(3), givenFactId(2)] });
    given(started(), inJune, revoked(cancelledFact(2)), sooner)
      .when(revoke({ cancellationId: cancelledFact(2), effectiveOn: on('2025-01-20') }))
      .thenRejected({ code: 'cancellation-is-revoked', by: givenFactId(3) });
  });

  it.each([
    ['2025-05-01', 'accepted'],
    ['2025-12-01', 'rejected'],
  ])('by a correction keeps the day on which the fact was recorded that it replaces: %s, %s', (recorded, outcome) => {
    const mistaken = { ...changed({ effectiveOn: on('2025-09-01') }), recordedOn: on(recorded) };
    const right = revoked(givenFactId(2), { effectiveOn: on('2025-09-01') });
    const decided = given(started(), cancelled({ effectiveOn: on('2025-12-01') }), mistaken).whenOn(
      on('2026-01-01'),
      correctFact(givenFactId(3), right),
    );
    if (outcome === 'accepted') decided.then(corrected(givenFactId(3), right, { reason: 'typed wrongly' }));
    else decided.thenRejected({ code: 'cancellation-has-taken-effect' });
  });
});

describe('reactivate-subscription', () => {
  it('brings back the lines from before', () => {
    const attributes = { plan: 'pro' };
    given(started({ attributes }), inJune).when(reactivate()).then(reactivated({ attributes }));
  });

  it('states new ones', () => {
    const lines = monthly('80.00');
    given(started(), inJune).when(reactivate({ lines })).then(reactivated({ lines }));
  });

  it('refuses attributes alone', () => {
    given(started(), inJune)
      .when(reactivate({ attributes: {} }))
      .thenRejected({ code: 'attributes-without-lines' });
  });

  it('ends what a cancellation before it supersedes', () => {
    given(
      started(),
      changed({ effectiveOn: on('2025-05-01') }),
      inJune,
      reactivated(),
      upgraded({ effectiveOn: on('2025-09-01') }),
    )
      .when(cancel({ effectiveOn: on('2025-04-01') }))
      .then(cancelled({ effectiveOn: on('2025-04-01'), supersedes: [givenFactId(2), givenFactId(3)] }));
  });
});

describe('transfer-subscription', () => {
  it('names both accounts', () => {
    given(started()).when(transfer()).then(transferred());
  });

  it('lets later facts name the new account, and no longer the old', () => {
    given(started(), transferred())
      .when(pause({ effectiveOn: on('2025-05-01') }))
      .then(paused({ effectiveOn: on('2025-05-01'), accountId: BOLT }));
    given(started(), transferred())
      .when(pause({ effectiveOn: on('2025-05-01'), accountId: accountId('acme') }))
      .thenRejected({ code: 'account-mismatch', stated: accountId('acme'), standing: BOLT });
  });

  it('goes to another account, from the right one', () => {
    given(started())
      .when(transfer({ toAccountId: accountId('acme') }))
      .thenRejected({ code: 'transfer-to-same-account', accountId: accountId('acme') });
    given(started())
      .when(transfer({ accountId: BOLT, toAccountId: accountId('coil') }))
      .thenRejected({ code: 'account-mismatch' });
  });

  it('reads accounts as their survivors on its day', () => {
    const accounts: AccountReadings = {
      readsAs: (id, day) => (id === BOLT && day >= on('2025-03-01') ? accountId('acme') : id),
    };
    const decide = (day: string) =>
      subscriptionDecider.decide(
        transfer({ effectiveOn: on(day) }),
        { facts: [{ ...started(), id: givenFactId(1), recordedOn: on('2025-01-15') }], accounts },
        on('2025-01-15'),
      );
    expect(decide('2025-02-28')).toMatchObject({ outcome: 'accepted' });
    expect(decide('2025-03-01')).toMatchObject({ rejection: { code: 'transfer-to-same-account' } });
  });
});

describe('void-subscription', () => {
  it('voids all that stands, the last first', () => {
    given(started(), upgraded(), inJune)
      .when(voidSubscription())
      .then(voided(givenFactId(3)), voided(givenFactId(2)), voided(givenFactId(1)));
  });

  it('voids what a correction replaced as well', () => {
    given(started(), corrected(givenFactId(1), started({ effectiveOn: on('2025-01-02') })))
      .when(voidSubscription())
      .then(voided(givenFactId(2)), voided(givenFactId(1)));
  });

  it('leaves room for another start', () => {
    given(started(), voided(givenFactId(1)))
      .when({ ...voidSubscription() })
      .thenRejected({ code: 'subscription-is-void' });
  });

  it('voids a revocation with its cancellation', () => {
    given(started(), inJune, revoked(givenFactId(2)))
      .when(voidSubscription())
      .then(voided(givenFactId(2)), voided(givenFactId(3)), voided(givenFactId(1)));
  });

  it('takes no more than one append holds', () => {
    const many = Array.from({ length: 400 }, () => changed({ effectiveOn: on('2025-03-01') }));
    given(started(), ...many)
      .when(voidSubscription())
      .thenRejected({ code: 'too-many-facts-to-void', facts: 401, factsMax: 398 });
  });
});
