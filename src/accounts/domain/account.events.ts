import type { AccountId } from '../../kernel/ids';
import type { Effective, FactCorrected, FactVoided } from '../../kernel/standing';

/** What every fact of an account names. */
export interface AccountIdentity {
  readonly accountId: AccountId;
}

/** Text pairs, stated in full each time; an absent key has no value. */
export type AccountAttributes = Readonly<Record<string, string>>;

interface Description {
  /** Sealed in the log. Absent: the one stated before stays. */
  readonly name?: string;
  /** From its day on these, and no others, are the account's attributes. Absent: none. */
  readonly attributes?: AccountAttributes;
}

/** An account need not be registered before its first subscription. */
export interface AccountRegistered {
  readonly type: 'account-registered';
  readonly data: AccountIdentity & Effective & Description;
}

export interface AccountDescribed {
  readonly type: 'account-described';
  readonly data: AccountIdentity & Effective & Description;
}

/** From its day on the account reads as the other, also in facts that are recorded later. */
export interface AccountsMerged {
  readonly type: 'accounts-merged';
  readonly data: AccountIdentity & Effective & { readonly intoAccountId: AccountId };
}

/** A fact that says what was true of an account from a day on. */
export type AccountStatement = AccountRegistered | AccountDescribed | AccountsMerged;

export type AccountFactVoided = FactVoided<AccountIdentity>;

export type AccountFactCorrected = FactCorrected<AccountIdentity, AccountStatement>;

export type AccountFact = AccountStatement | AccountFactVoided | AccountFactCorrected;
