import { givenFactId, scenarioFor } from '../../../test/support/decider-scenario';
import {
  accountId,
  cancelled,
  changed,
  corrected,
  currency,
  lineId,
  monthly,
  on,
  recordFact,
  started,
  upgraded,
  voided,
} from '../../../test/support/subscription.builders';
import { subscriptionDecider } from './subscription.decider';

const given = scenarioFor({ decider: subscriptionDecider });

describe('record-fact', () => {
  it('opens a subscription with a start, and with nothing else', () => {
    given().when(recordFact(started())).then(started());
    given().when(recordFact(upgraded())).thenRejected({ code: 'subscription-not-found' });
  });

  it('records what a source states, also where it changes nothing', () => {
    given(started()).when(recordFact(changed())).then(changed());
  });

  it('refuses a name that says another direction', () => {
    given(started())
      .when(recordFact(upgraded({ lines: monthly('90.00') })))
      .thenRejected({ code: 'direction-mismatch', stated: 'subscription-upgraded', actual: 'subscription-downgraded' });
  });

  it('holds a fact to the account and currency of the subscription', () => {
    given(started())
      .when(recordFact(upgraded({ accountId: accountId('other') })))
      .thenRejected({ code: 'account-mismatch', stated: accountId('other'), standing: accountId('acme') });
    given(started())
      .when(recordFact(cancelled({ currency: currency('USD') })))
      .thenRejected({ code: 'currency-cannot-change', from: currency('EUR'), to: currency('USD') });
  });

  it('works out itself what a cancellation supersedes', () => {
    given(started(), upgraded(), upgraded({ effectiveOn: on('2025-04-01'), lines: monthly('200.00') }))
      .when(recordFact(cancelled({ effectiveOn: on('2025-03-15'), supersedes: [givenFactId(2)] })))
      .then(cancelled({ effectiveOn: on('2025-03-15'), supersedes: [givenFactId(3)] }));
  });

  it('refuses lines of one id and a term without a day', () => {
    given(started())
      .when(recordFact(upgraded({ lines: [...monthly('100.00'), ...monthly('90.00')] })))
      .thenRejected({ code: 'line-id-repeated', lineId: lineId('seats') });
    given()
      .when(recordFact(started({ term: { endsOn: on('2025-01-01') } })))
      .thenRejected({ code: 'term-is-empty', startsOn: on('2025-01-01'), endsOn: on('2025-01-01') });
  });

  it('voids and corrects as the commands do', () => {
    const F2 = givenFactId(2);
    given(started(), upgraded())
      .when(recordFact(voided(F2)))
      .then(voided(F2));
    given(started(), upgraded())
      .when(recordFact(corrected(F2, cancelled())))
      .then(corrected(F2, cancelled()));
    given(started(), upgraded(), voided(F2))
      .when(recordFact(voided(F2)))
      .thenRejected({ code: 'fact-is-voided', factId: F2, by: givenFactId(3) });
    given(started(), upgraded(), voided(F2))
      .when(recordFact(corrected(givenFactId(3), upgraded())))
      .thenRejected({ code: 'void-cannot-be-corrected', factId: givenFactId(3) });
  });

  it('holds a void and a correction to the account and currency as well', () => {
    const elsewhere = { accountId: accountId('other') };
    given(started())
      .when(recordFact(voided(givenFactId(1), elsewhere)))
      .thenRejected({ code: 'account-mismatch', stated: accountId('other'), standing: accountId('acme') });
    given(started())
      .when(recordFact(corrected(givenFactId(1), started(), { currency: currency('USD') })))
      .thenRejected({ code: 'currency-cannot-change', from: currency('EUR'), to: currency('USD') });
  });
});
