import type { Currency } from '../../kernel/currency';
import type { PolicyVersion } from '../../kernel/policy';
import { ignored, type Projection, type Recorded } from '../../kernel/projection';
import { ArrBook } from '../domain/arr-book';
import type { ArrIndex } from '../domain/arr-index';
import { STATE_CLASSES } from '../domain/state-classes';
import { type FiguredFact, isOfRates, type LedgerFact } from '../domain/ledger-fact';
import type { PolicyFact } from '../../policies/domain/policy.events';
import type { PeriodFact } from '../../periods/domain/period.events';
import type { RateFact } from '../../rates/domain/rate.events';

const take = (book: ArrBook, fact: Recorded<FiguredFact>): void => {
  book.take(fact);
};

const takePeriod = (book: ArrBook, fact: Recorded<PeriodFact>): void => {
  book.takePeriod(fact);
};

/** Nor does the adoption of a policy in a book: each policy has its own. */
const takePolicy = (book: ArrBook, fact: Recorded<PolicyFact>): void => {
  book.policies.take(fact);
};

const takeRate = (book: ArrBook, fact: Recorded<RateFact>): void => {
  book.takeRate(fact);
};

/** Voids and corrections are of facts of any kind that may be undone. */
const takeUndoing = (book: ArrBook, fact: Recorded<RateFact | FiguredFact>): void => {
  if (isOfRates(fact)) takeRate(book, fact);
  else take(book, fact);
};

/**
 * Every movement of ARR asserted or retracted, in the order the facts were recorded, under one policy; each amount in the currency it
 * was agreed in, or all in a reporting currency.
 */
export const arrJournal = (
  policy: PolicyVersion,
  createIndex: () => ArrIndex,
  reporting?: Currency,
): Projection<ArrBook, LedgerFact> => ({
  name: 'arr-journal',
  version: 1,
  stateClasses: STATE_CLASSES,
  create: () => new ArrBook(policy, createIndex(), undefined, reporting),
  on: {
    'ledger-opened': ignored,
    'subscription-started': take,
    'subscription-upgraded': take,
    'subscription-downgraded': take,
    'subscription-changed': take,
    'subscription-renewed': take,
    'subscription-paused': take,
    'subscription-resumed': take,
    'subscription-past-due': take,
    'subscription-payment-recovered': take,
    'subscription-cancelled': take,
    'subscription-cancellation-revoked': take,
    'subscription-reactivated': take,
    'subscription-transferred': take,
    'account-registered': take,
    'account-described': take,
    'accounts-merged': take,
    'policy-adopted': takePolicy,
    'period-closed': takePeriod,
    'period-reopened': takePeriod,
    'exchange-rate-published': takeRate,
    'fact-voided': takeUndoing,
    'fact-corrected': takeUndoing,
  },
  settle: (book, last) => {
    book.settle(last);
  },
});
