import type { Token } from '../../kernel/log-record';
import type { PolicyVersion } from '../../kernel/policy';
import type { ReadModel, View } from '../../kernel/read-model.port';
import type { ArrBook } from '../domain/arr-book';

/** The books of a ledger, one for each policy that is asked by. The one at hand is that of the policy adopted last. */
export interface ArrBooks extends ReadModel<ArrBook> {
  /**
   * The book of a policy that has been adopted. Where there is none yet, it is folded from the log, and waited for a bounded time.
   * Throws PolicyBuilding if that takes longer.
   */
  of(policy: PolicyVersion, minPosition?: Token): Promise<View<ArrBook>>;
}

export const ARR_BOOKS = Symbol('ArrBooks');
