import type { AccountFact } from '../../accounts/domain/account.events';
import type { Recorded } from '../../kernel/projection';
import type { LedgerOpened } from '../../ledger/domain/ledger.events';
import type { PeriodFact } from '../../periods/domain/period.events';
import type { PolicyFact } from '../../policies/domain/policy.events';
import type { RateFact } from '../../rates/domain/rate.events';
import type { SubscriptionFact } from '../../subscriptions/domain/subscription.events';

/** A fact that figures may follow from. */
export type FiguredFact = SubscriptionFact | AccountFact;

/** Every fact that the log may hold. */
export type LedgerFact = LedgerOpened | PolicyFact | PeriodFact | RateFact | FiguredFact;

/** Tells the facts of subscriptions from those of accounts, which share the names of voids and corrections. */
export const isOfSubscription = (fact: Recorded<FiguredFact>): fact is Recorded<SubscriptionFact> =>
  'subscriptionId' in fact.data;

/** Whether a fact is about a pair of currencies: it names one. */
export const isOfRates = (fact: Recorded<LedgerFact>): fact is Recorded<RateFact> => 'base' in fact.data;
