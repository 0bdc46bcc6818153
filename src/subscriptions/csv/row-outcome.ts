import type { Receipt, TransactOutcome } from '../../kernel/transact';
import type { Ways } from '../domain/rejection-text';
import { describeRejection } from '../domain/rejection-texts';
import { subscriptionOf } from '../domain/subscription.commands';
import type { SubscriptionRejection } from '../domain/subscription.rejections';
import type { RowOutcome } from './import-tally';
import type { RowCommand } from './row-source';

/** What the ledger says to a row, in this process or elsewhere. */
export type Judged = TransactOutcome<unknown, SubscriptionRejection>;

/** What became of a row that was accepted. */
export const recordedBy = ({ facts, replayed }: Receipt<unknown>): RowOutcome =>
  replayed || facts.length === 0 ? { outcome: 'unchanged' } : { outcome: 'recorded', facts: facts.length };

/** What became of a row about a subscription. */
export const outcomeOf = (sent: RowCommand, outcome: Judged, ways: Ways): RowOutcome => {
  if (outcome.outcome === 'rejected') {
    const subscriptionId = subscriptionOf(sent.command);
    const { code, detail, fix } = describeRejection(outcome.rejection, { subscriptionId, ways });
    return { outcome: 'rejected', faults: [{ code, detail, fix }] };
  }
  return recordedBy(outcome.receipt);
};
