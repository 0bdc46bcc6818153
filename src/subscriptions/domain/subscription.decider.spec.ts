import { givenFactId, scenarioFor } from '../../../test/support/decider-scenario';
import {
  accountId,
  amount,
  at,
  cancelled,
  change,
  changed,
  contract,
  currency,
  downgraded,
  lineId,
  monthly,
  on,
  priced,
  start,
  started,
  subscriptionId,
  upgraded,
} from '../../../test/support/subscription.builders';
import { subscriptionDecider } from './subscription.decider';

const given = scenarioFor({ decider: subscriptionDecider });
const [FIRST, SECOND] = [givenFactId(1), givenFactId(2)];

const endsIn2026 = { term: { endsOn: on('2026-01-01') } };

describe('start-subscription', () => {
  it('records the start with all that it states', () => {
    const agreed = {
      effectiveOn: on('2025-01-01'),
      occurredAt: at('2025-01-01T09:00:00Z'),
      lines: monthly('49.00'),
      attributes: { plan: 'pro' },
      term: { endsOn: on('2026-01-01'), renews: true },
      bookedOn: on('2024-12-01'),
    };
    given().when(start(agreed)).then(started(agreed));
  });

  it('leaves out what is not stated', () => {
    given().when(start()).then(started());
  });

  it('admits a start after one that was voided', () => {
    given(started(), { type: 'fact-voided', data: { ...identity(), factId: givenFactId(1), reason: 'test' } })
      .when(start({ effectiveOn: on('2025-02-01'), currency: currency('USD') }))
      .then(started({ effectiveOn: on('2025-02-01'), currency: currency('USD') }));
  });

  it('is refused where the subscription has started, and names its start', () => {
    given(started(), upgraded())
      .when(start({ effectiveOn: on('2025-04-01') }))
      .thenRejected({ code: 'subscription-already-started', since: on('2025-01-01'), factId: FIRST });
  });

  it('is refused before the recorded start, which would be the second', () => {
    given(started())
      .when(start({ effectiveOn: on('2024-12-01') }))
      .thenRejected({
        code: 'later-fact-in-the-way',
        factId: FIRST,
        factType: 'subscription-started',
        effectiveOn: on('2025-01-01'),
        because: 'subscription-already-started',
      });
  });

  it('is refused after a cancellation', () => {
    given(started(), cancelled())
      .when(start({ effectiveOn: on('2025-07-01') }))
      .thenRejected({ code: 'subscription-is-cancelled', since: on('2025-06-01'), factId: SECOND });
  });

  it('is refused after the end of a term', () => {
    given(started(endsIn2026))
      .when(start({ effectiveOn: on('2026-01-01') }))
      .thenRejected({ code: 'subscription-has-ended', since: on('2026-01-01'), factId: FIRST });
  });

  it('is refused with two lines of one id', () => {
    given()
      .when(start({ lines: [...monthly('1.00'), ...monthly('2.00')] }))
      .thenRejected({ code: 'line-id-repeated', lineId: lineId('seats') });
  });

  it.each(['2025-01-01', '2024-12-31'])('is refused with a term that ends on %s, which leaves it no day', (endsOn) => {
    given()
      .when(start({ term: { endsOn: on(endsOn), renews: true } }))
      .thenRejected({ code: 'term-is-empty', startsOn: on('2025-01-01'), endsOn: on(endsOn) });
  });
});

const identity = () => {
  const { subscriptionId: id, accountId: account, currency: code } = started().data;
  return { subscriptionId: id, accountId: account, currency: code };
};

describe('change-subscription', () => {
  it.each([
    ['150.00', upgraded],
    ['50.00', downgraded],
  ])('names a change to %s after the way it goes', (price, fact) => {
    given(started())
      .when(change({ lines: monthly(price) }))
      .then(fact());
  });

  it('names a change that is worth the same', () => {
    const lines = monthly('50.00', { quantity: amount('2') });
    given(started()).when(change({ lines })).then(changed({ lines }));
  });

  it('keeps what it does not state, and records what it does', () => {
    given(started({ attributes: { plan: 'pro' } }))
      .when(change({ cause: 'price', bookedOn: on('2025-02-20'), occurredAt: at('2025-03-01T08:00:00Z') }))
      .then(
        upgraded({
          attributes: { plan: 'pro' },
          cause: 'price',
          bookedOn: on('2025-02-20'),
          occurredAt: at('2025-03-01T08:00:00Z'),
        }),
      );
  });

  it('records other attributes at the same lines', () => {
    given(started({ attributes: { plan: 'pro' } }))
      .when(change({ lines: monthly('100.00'), attributes: { plan: 'team' } }))
      .then(changed({ attributes: { plan: 'team' } }));
  });

  it('is recorded where nothing changes, so that its command is remembered', () => {
    given(started({ attributes: { plan: 'pro' } }))
      .when(change({ lines: monthly('100.00'), cause: 'price' }))
      .then(changed({ attributes: { plan: 'pro' }, cause: 'price' }));
  });

  it('admits a change that is earlier than the last fact', () => {
    given(started(), upgraded({ effectiveOn: on('2025-03-01') }))
      .when(change({ lines: monthly('90.00'), effectiveOn: on('2025-02-01') }))
      .then(downgraded({ lines: monthly('90.00'), effectiveOn: on('2025-02-01') }));
  });

  it('compares a late change with the lines of its day, not with the last ones', () => {
    given(started(), upgraded({ effectiveOn: on('2025-03-01'), lines: monthly('500.00') }))
      .when(change({ lines: monthly('120.00'), effectiveOn: on('2025-02-01') }))
      .then(upgraded({ lines: monthly('120.00'), effectiveOn: on('2025-02-01') }));
  });

  it('admits a change in the future, and one before it', () => {
    const future = upgraded({ effectiveOn: on('2199-12-31') });
    given(started())
      .when(change({ effectiveOn: on('2199-12-31') }))
      .then(future);
    given(started(), future)
      .when(change({ lines: monthly('50.00') }))
      .then(downgraded());
  });

  it('admits a late change before a cancellation, which stays as it is', () => {
    given(started(), cancelled()).when(change()).then(upgraded());
  });

  it('is refused for a subscription of which nothing is recorded', () => {
    given()
      .when(change())
      .thenRejected({ code: 'subscription-not-found', subscriptionId: subscriptionId('sub-1') });
  });

  it('is refused before the start, and says when that is', () => {
    given(started())
      .when(change({ effectiveOn: on('2024-12-31') }))
      .thenRejected({ code: 'subscription-not-started', startsOn: on('2025-01-01') });
  });

  it('names the fact that stands in the way', () => {
    given(started(), cancelled({ effectiveOn: on('2025-02-01') }))
      .when(change({ effectiveOn: on('2025-02-02') }))
      .thenRejected({ code: 'subscription-is-cancelled', since: on('2025-02-01'), factId: SECOND });
  });

  it('names the start that agreed a term, also after later changes', () => {
    given(started(endsIn2026), upgraded({ effectiveOn: on('2025-03-01') }))
      .when(change({ effectiveOn: on('2026-01-01') }))
      .thenRejected({ code: 'subscription-has-ended', since: on('2026-01-01'), factId: FIRST });
  });

  it('is refused from the day on which a term ends, and admitted the day before', () => {
    given(started(endsIn2026))
      .when(change({ effectiveOn: on('2026-01-01') }))
      .thenRejected({ code: 'subscription-has-ended', since: on('2026-01-01'), factId: FIRST });
    given(started(endsIn2026))
      .when(change({ effectiveOn: on('2025-12-31') }))
      .then(upgraded({ effectiveOn: on('2025-12-31') }));
  });

  it('goes on after the end of a term that renews', () => {
    given(started({ term: { endsOn: on('2026-01-01'), renews: true } }))
      .when(change({ effectiveOn: on('2027-01-01') }))
      .then(upgraded({ effectiveOn: on('2027-01-01') }));
  });

  it('is refused for another account and for another currency', () => {
    given(started())
      .when(change({ accountId: accountId('other') }))
      .thenRejected({ code: 'account-mismatch', stated: accountId('other'), standing: accountId('acme') });
    given(started())
      .when(change({ currency: currency('USD') }))
      .thenRejected({ code: 'currency-cannot-change', from: currency('EUR'), to: currency('USD') });
  });

  it('is refused where the annual value goes another way than it says', () => {
    given(started())
      .when(change({ direction: 'down' }))
      .thenRejected({ code: 'direction-mismatch', stated: 'subscription-downgraded', actual: 'subscription-upgraded' });
    given(started())
      .when(change({ direction: 'up', lines: monthly('100.00') }))
      .thenRejected({ code: 'direction-mismatch', stated: 'subscription-upgraded', actual: 'subscription-changed' });
    given(started())
      .when(change({ direction: 'up' }))
      .then(upgraded());
  });

  it('is refused with two lines of one id', () => {
    given(started())
      .when(change({ lines: [...monthly('1.00'), contract('5.00', 12), ...monthly('2.00')] }))
      .thenRejected({ code: 'line-id-repeated', lineId: lineId('seats') });
  });
});

describe('a change of one line', () => {
  const support = priced({ id: lineId('support'), kind: 'maintenance', unitPrice: amount('20.00') });
  const setup = { id: lineId('setup'), kind: 'one-time' as const, unitPrice: amount('500'), quantity: amount('1') };
  const lines = [priced({ attributes: { plan: 'pro' } }), support, contract('1200.00', 12), setup];
  const seats = lineId('seats');

  it('states all lines, with the new terms of that one', () => {
    given(started({ lines }))
      .when(change({ line: { lineId: seats, quantity: amount('3') } }))
      .then(upgraded({ lines: [priced({ attributes: { plan: 'pro' }, quantity: amount('3') }), ...lines.slice(1)] }));
  });

  it('takes price, quantity and discounts at once', () => {
    const terms = { unitPrice: amount('80.00'), quantity: amount('2'), discounts: [{ percent: amount('50') }] };
    given(started({ lines: [support, priced()] }))
      .when(change({ line: { lineId: seats, ...terms } }))
      .then(downgraded({ lines: [support, priced(terms)] }));
  });

  it('reads the lines of its own day', () => {
    given(started(), upgraded({ effectiveOn: on('2025-03-01') }))
      .when(change({ effectiveOn: on('2025-02-01'), line: { lineId: seats, quantity: amount('2') } }))
      .then(upgraded({ effectiveOn: on('2025-02-01'), lines: monthly('100.00', { quantity: amount('2') }) }));
  });

  it('discounts a total', () => {
    const discounts = [{ amount: amount('200.00') }];
    given(started({ lines: [contract('1200.00', 12)] }))
      .when(change({ line: { lineId: lineId('contract'), discounts } }))
      .then(downgraded({ lines: [contract('1200.00', 12, { discounts })] }));
  });

  it('is recorded where the line has these terms already', () => {
    given(started({ lines }))
      .when(change({ line: { lineId: seats, quantity: amount('1') } }))
      .then(changed({ lines }));
  });

  it('is refused for a line that is not there', () => {
    given(started())
      .when(change({ line: { lineId: lineId('addon'), quantity: amount('2') } }))
      .thenRejected({ code: 'line-not-found', lineId: lineId('addon'), lines: [seats] });
  });

  it('is refused where it names nothing new', () => {
    given(started())
      .when(change({ line: { lineId: seats } }))
      .thenRejected({ code: 'line-change-is-empty' });
  });

  it.each([{ unitPrice: amount('1') }, { quantity: amount('2') }])('gives a total no %j', (terms) => {
    given(started({ lines }))
      .when(change({ line: { lineId: lineId('contract'), ...terms } }))
      .thenRejected({ code: 'line-has-no-unit-price', lineId: lineId('contract') });
  });

  it('gives a line that does not recur no discounts, but a new price', () => {
    given(started({ lines }))
      .when(change({ line: { lineId: setup.id, discounts: [] } }))
      .thenRejected({ code: 'line-has-no-discounts', lineId: setup.id });
    given(started({ lines: [setup] }))
      .when(change({ line: { lineId: setup.id, unitPrice: amount('400') } }))
      .then(changed({ lines: [{ ...setup, unitPrice: amount('400') }] }));
  });
});
