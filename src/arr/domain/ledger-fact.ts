import type { LedgerOpened } from '../../ledger/domain/ledger.events';
import type { SubscriptionFact } from '../../subscriptions/domain/subscription.events';

/** Every fact that the log may hold. */
export type LedgerFact = LedgerOpened | SubscriptionFact;
