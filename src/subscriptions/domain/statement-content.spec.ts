import { scenarioFor } from '../../../test/support/decider-scenario';
import { amount, change, lineId, monthly, on, started } from '../../../test/support/subscription.builders';
import { subscriptionDecider } from './subscription.decider';

const given = scenarioFor({ decider: subscriptionDecider });

describe('a statement', () => {
  it.each([
    ['a line', { from: on('2025-03-01'), until: on('2025-03-01') }],
    ['a discount', { discounts: [{ percent: amount('5'), from: on('2025-03-01'), until: on('2025-02-28') }] }],
  ])('is refused with %s of no day', (_, over) => {
    given(started())
      .when(change({ lines: monthly('1.00', over) }))
      .thenRejected({ code: 'span-is-empty', from: on('2025-03-01'), lineId: lineId('seats') });
  });
});
