import { subscriptionId } from '../../test/support/subscription.builders';
import { holdsFacts, isPreamble, LEDGER_STREAM, type StreamName, subscriptionStream } from './streams';

const named = (name: string) => name as StreamName;

it('names the stream of a subscription by its id, hyphens and all', () => {
  expect(subscriptionStream(subscriptionId('a-b-1'))).toBe('subscription-a-b-1');
  expect(holdsFacts(named('subscription-a-b-1'))).toBe(true);
});

it.each(['ledger-main', 'subscription-x', 'account-x', 'rate-EUR_USD', 'policy-main', 'period-2025_01'])(
  'numbers the facts of %s',
  (name) => {
    expect(holdsFacts(named(name))).toBe(true);
  },
);

it.each(['arrJournal-1-3', 'checkpoint-x', '$all', ''])('does not number the records of %p', (name) => {
  expect(holdsFacts(named(name))).toBe(false);
});

it('knows the opening, policies and rates from the beginning, and nothing else', () => {
  expect(['ledger-main', 'policy-main', 'rate-EUR_USD'].map(named).every(isPreamble)).toBe(true);
  expect(['subscription-x', 'account-x', 'period-2025_01'].map(named).some(isPreamble)).toBe(false);
  expect(isPreamble(LEDGER_STREAM)).toBe(true);
});
