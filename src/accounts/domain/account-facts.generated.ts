// Generated from schemas/events by `npm run generate:schemas`; changed there, never here.

/**
 * Shaped like a subscription id.
 */
export type AccountIdText = string;
/**
 * A business day, YYYY-MM-DD, from 1970 to 2200.
 */
export type CalendarDateText = string;
/**
 * A moment, RFC 3339 with a zone; stored in UTC to the millisecond.
 */
export type InstantText = string;
/**
 * What the account is called; sealed.
 */
export type Name = string;
/**
 * A UUID in lower case.
 */
export type FactIdText = string;
/**
 * Why, in the words of whoever asked for it; sealed.
 */
export type Reason = string;
/**
 * A statement of an account with its data; the type says which.
 */
export type AccountStatement = (AccountRegisteredStatement | AccountDescribedStatement | AccountsMergedStatement) & {
  readonly type: string;
};

/**
 * The data of each fact as it is stored, by type.
 */
export type AccountFactData = {
  readonly 'account-registered': AccountRegisteredData;
  readonly 'account-described': AccountDescribedData;
  readonly 'accounts-merged': AccountsMergedData;
  readonly 'fact-voided': AccountFactVoidedData;
  readonly 'fact-corrected': AccountFactCorrectedData;
};
/**
 * The account is known under this name, with these attributes, from `effectiveOn`.
 */
export type AccountRegisteredData = {
  readonly accountId: AccountIdText;
  readonly effectiveOn: CalendarDateText;
  readonly occurredAt?: InstantText;
  readonly name?: Name;
  readonly attributes?: Attributes;
};
/**
 * Text pairs, stated in full each time. A key holds no comma and no colon, so that a question can name it.
 */
export type Attributes = {
  readonly [k: string]: string;
};
/**
 * The attributes of the account from `effectiveOn`, in full; and its name where it changes.
 */
export type AccountDescribedData = {
  readonly accountId: AccountIdText;
  readonly effectiveOn: CalendarDateText;
  readonly occurredAt?: InstantText;
  readonly name?: Name;
  readonly attributes?: Attributes;
};
/**
 * From `effectiveOn` the account reads as the other, also in facts that are recorded later.
 */
export type AccountsMergedData = {
  readonly accountId: AccountIdText;
  readonly effectiveOn: CalendarDateText;
  readonly occurredAt?: InstantText;
  readonly intoAccountId: AccountIdText;
};
export type AccountFactVoidedData = {
  readonly accountId: AccountIdText;
  readonly factId: FactIdText;
  readonly reason: Reason;
};
export type AccountFactCorrectedData = {
  readonly accountId: AccountIdText;
  readonly factId: FactIdText;
  readonly reason: Reason;
  readonly statement: AccountStatement;
};
export type AccountRegisteredStatement = {
  readonly type: 'account-registered';
  readonly data: AccountRegisteredData;
};
export type AccountDescribedStatement = {
  readonly type: 'account-described';
  readonly data: AccountDescribedData;
};
export type AccountsMergedStatement = {
  readonly type: 'accounts-merged';
  readonly data: AccountsMergedData;
};
