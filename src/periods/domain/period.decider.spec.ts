import { givenFactId, scenarioFor } from '../../../test/support/decider-scenario';
import { on } from '../../../test/support/subscription.builders';
import { type Currency, parseCurrency } from '../../kernel/currency';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { type Month, parseMonth } from '../../kernel/month';
import type { PeriodPin } from '../../kernel/period-figures.port';
import type { PeriodCommand } from './period.commands';
import { periodDecider } from './period.decider';
import type { PeriodClosed, PeriodReopened } from './period.events';

const month = (text: string): Month => parseMonth(text) as Month;
const currency = (text: string): Currency => parseCurrency(text) as Currency;

const pinAt = (closedAtSequence: number): PeriodPin => ({
  closedAtSequence,
  policyVersion: 1,
  totals: [{ currency: currency('EUR'), arr: '1200.00' }],
  digest: 'sha256:0',
});

/** What the ledger says now: its head is sequence 9, and these months are closed. */
const given = (...closed: readonly string[]) =>
  scenarioFor({
    decider: {
      ...periodDecider,
      decide: (command: PeriodCommand, state, today) =>
        periodDecider.decide(command, { ...state, reading: { pin: pinAt(9), closed: closed.map(month) } }, today),
    } satisfies typeof periodDecider,
  });

const close = (period: string): PeriodCommand => ({ type: 'close-period', period: month(period) });
const reopen = (period: string): PeriodCommand => ({ type: 'reopen-period', period: month(period) });
const closed = (period: string, sequence = 9): PeriodClosed => ({
  type: 'period-closed',
  data: { period: month(period), ...pinAt(sequence) },
});
const reopened = (period: string, sequence = 9): PeriodReopened => ({
  type: 'period-reopened',
  data: { period: month(period), ...pinAt(sequence) },
});

describe('closing a month', () => {
  it('pins what the ledger says now, from the first day after it', () => {
    given()().whenOn(on('2025-04-01'), close('2025-03')).then(closed('2025-03'));
  });

  it('is refused while the month is not over', () => {
    given()()
      .whenOn(on('2025-03-31'), close('2025-03'))
      .thenRejected({ code: 'period-is-not-over', overOn: on('2025-04-01'), today: on('2025-03-31') });
  });

  it('is refused twice, and names the fact that closed it', () => {
    given('2025-03')(closed('2025-03', 4))
      .whenOn(on('2025-04-02'), close('2025-03'))
      .thenRejected({ code: 'period-is-closed', factId: givenFactId(1), closedAtSequence: 4 });
  });

  it.each(['2025-04', '2024-12'])('goes on at either end of the closed months: %s', (period) => {
    given('2025-01', '2025-02', '2025-03')().whenOn(on('2025-06-01'), close(period)).then(closed(period));
  });

  it.each(['2025-05', '2024-11'])('is refused where it would leave a gap: %s', (period) => {
    given('2025-01', '2025-02', '2025-03')()
      .whenOn(on('2025-06-01'), close(period))
      .thenRejected({ code: 'period-leaves-a-gap', firstClosed: month('2025-01'), lastClosed: month('2025-03') });
  });

  it('pins other figures after it has been reopened', () => {
    given()(closed('2025-03', 4), reopened('2025-03', 4))
      .whenOn(on('2025-04-02'), close('2025-03'))
      .then(closed('2025-03'));
  });
});

describe('reopening a month', () => {
  it('takes back the closing with what it pinned', () => {
    given('2025-02', '2025-03')(closed('2025-03', 4)).when(reopen('2025-03')).then(reopened('2025-03', 4));
  });

  it('is refused for a month that is not closed', () => {
    given('2025-02')().when(reopen('2025-03')).thenRejectedAs('period-is-not-closed');
    given()(closed('2025-03'), reopened('2025-03')).when(reopen('2025-03')).thenRejectedAs('period-is-not-closed');
  });

  it('is refused while a later month is closed', () => {
    given(
      '2025-02',
      '2025-03',
    )(closed('2025-02'))
      .when(reopen('2025-02'))
      .thenRejected({ code: 'later-period-is-closed', lastClosed: month('2025-03') });
  });
});

it('stops at a history that closes or reopens a month twice', () => {
  expect(() => given()(closed('2025-03'), closed('2025-03')).when(close('2025-03'))).toThrow(InvariantViolated);
  expect(() => given()(reopened('2025-03')).when(close('2025-03'))).toThrow(InvariantViolated);
});

it('decides nothing without what the ledger says', () => {
  expect(() => scenarioFor({ decider: periodDecider })().when(close('2024-12'))).toThrow(InvariantViolated);
});
