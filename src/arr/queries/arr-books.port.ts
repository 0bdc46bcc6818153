import type { Currency } from '../../kernel/currency';
import type { Token } from '../../kernel/log-record';
import type { PolicyVersion } from '../../kernel/policy';
import type { ReadModel, View } from '../../kernel/read-model.port';
import type { ArrBook } from '../domain/arr-book';

/** Under which policy a book is kept, and in which reporting currency, if in one. */
export interface BookKept {
  readonly policy: PolicyVersion;
  readonly reporting?: Currency;
}

/** The books of a ledger, one for each policy and reporting currency that is asked by. The one at hand is that of the policy adopted last, in none. */
export interface ArrBooks extends ReadModel<ArrBook> {
  /**
   * The book of a policy that has been adopted. Where there is none yet, it is folded from the log, and waited for a bounded time.
   * Throws PolicyBuilding if that takes longer.
   */
  of(kept: BookKept, minPosition?: Token): Promise<View<ArrBook>>;
}

export const ARR_BOOKS = Symbol('ArrBooks');
