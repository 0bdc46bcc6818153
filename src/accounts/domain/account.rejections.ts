import type { AccountId, FactId } from '../../kernel/ids';
import type { UndoingRejection } from '../../kernel/undoing';

/** Why a command on an account is refused. */
export type AccountRejection =
  | UndoingRejection
  /** Only one registration stands at a time. */
  | { readonly code: 'account-already-registered'; readonly factId: FactId }
  /** The account is merged already; `factId` says so. */
  | { readonly code: 'account-is-merged'; readonly intoAccountId: AccountId; readonly factId: FactId }
  /** The other account is merged, at once or by way of others, into this one; or it is this one. */
  | { readonly code: 'merge-closes-a-circle'; readonly path: readonly AccountId[] }
  | { readonly code: 'account-cannot-change'; readonly stated: AccountId; readonly standing: AccountId };
