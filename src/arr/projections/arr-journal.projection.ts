import type { PolicyVersion } from '../../kernel/policy';
import { ignored, type Projection, type Recorded } from '../../kernel/projection';
import type { SubscriptionFact } from '../../subscriptions/domain/subscription.events';
import { ArrBook } from '../domain/arr-book';
import type { ArrIndex } from '../domain/arr-index';
import type { LedgerFact } from '../domain/ledger-fact';

const take = (book: ArrBook, fact: Recorded<SubscriptionFact>): void => {
  book.take(fact);
};

/** Every movement of ARR asserted or retracted, in the order the facts were recorded, under one policy. */
export const arrJournal = (policy: PolicyVersion, createIndex: () => ArrIndex): Projection<ArrBook, LedgerFact> => ({
  name: 'arr-journal',
  version: 1,
  create: () => new ArrBook(policy, createIndex()),
  on: {
    'ledger-opened': ignored,
    'subscription-started': take,
    'subscription-upgraded': take,
    'subscription-downgraded': take,
    'subscription-changed': take,
    'subscription-cancelled': take,
    'fact-voided': take,
    'fact-corrected': take,
  },
  settle: (book, last) => {
    book.settle(last);
  },
});
