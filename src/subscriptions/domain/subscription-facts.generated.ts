// Generated from schemas/events by `npm run generate:schemas`; changed there, never here.

/**
 * A letter or digit, then letters, digits, `_`, `.` and `-`; 64 characters at most.
 */
export type SubscriptionIdText = string;
/**
 * Shaped like a subscription id.
 */
export type AccountIdText = string;
/**
 * An upper-case ISO 4217 code that has a minor unit.
 */
export type CurrencyText = string;
/**
 * A business day, YYYY-MM-DD, from 1970 to 2200.
 */
export type CalendarDateText = string;
/**
 * A moment, RFC 3339 with a zone; stored in UTC to the millisecond.
 */
export type InstantText = string;
/**
 * One charge of a subscription, in the subscription's currency.
 */
export type Line = NonRecurringLine | ContractLine | PricedLine;
/**
 * Shaped like a subscription id; stays the same from fact to fact.
 */
export type LineIdText = string;
/**
 * Charges that never count as recurring.
 */
export type NonRecurringKind = 'one-time' | 'tax';
/**
 * A decimal of at most 18 digits, never negative, without exponent: 49.00.
 */
export type DecimalAmountText = string;
export type RecurringKind = 'subscription' | 'maintenance' | 'service' | 'usage' | 'irregular';
/**
 * A whole number of days, weeks, months or years.
 */
export type IntervalCount = number;
export type Discount = PercentDiscount | AmountDiscount;
/**
 * A decimal from 0 to 100.
 */
export type PercentageText = string;
/**
 * In the order in which they are taken off.
 *
 * @maxItems 20
 */
export type Discounts = readonly Discount[];
/**
 * How often a price is charged.
 */
export type Interval = EveryDays | EveryWeeks | EveryYears | EveryMonths;
/**
 * All lines from the fact's day on; an id names one line.
 *
 * @maxItems 100
 */
export type Lines = readonly Line[];
/**
 * Why the lines changed, as a label: price, seats, plan, …
 */
export type Cause = string;
/**
 * Why, in the words of whoever asked for it; sealed.
 */
export type Reason = string;
/**
 * A UUID in lower case.
 */
export type FactIdText = string;
/**
 * The facts after a cancellation in effective order, inert while it stands.
 *
 * @maxItems 10500
 */
export type Supersedes = readonly FactIdText[];
/**
 * A statement of a subscription with its data; the type says which.
 */
export type SubscriptionStatement = (
  | SubscriptionStartedStatement
  | SubscriptionUpgradedStatement
  | SubscriptionDowngradedStatement
  | SubscriptionChangedStatement
  | SubscriptionRenewedStatement
  | SubscriptionPausedStatement
  | SubscriptionResumedStatement
  | SubscriptionPastDueStatement
  | SubscriptionPaymentRecoveredStatement
  | SubscriptionCancelledStatement
  | SubscriptionCancellationRevokedStatement
  | SubscriptionReactivatedStatement
  | SubscriptionTransferredStatement
) & {
  readonly type: string;
};

/**
 * The data of each fact as it is stored, by type.
 */
export type SubscriptionFactData = {
  readonly 'subscription-started': SubscriptionStartedData;
  readonly 'subscription-upgraded': SubscriptionUpgradedData;
  readonly 'subscription-downgraded': SubscriptionDowngradedData;
  readonly 'subscription-changed': SubscriptionChangedData;
  readonly 'subscription-renewed': SubscriptionRenewedData;
  readonly 'subscription-paused': SubscriptionPausedData;
  readonly 'subscription-resumed': SubscriptionResumedData;
  readonly 'subscription-past-due': SubscriptionPastDueData;
  readonly 'subscription-payment-recovered': SubscriptionPaymentRecoveredData;
  readonly 'subscription-cancelled': SubscriptionCancelledData;
  readonly 'subscription-cancellation-revoked': SubscriptionCancellationRevokedData;
  readonly 'subscription-reactivated': SubscriptionReactivatedData;
  readonly 'subscription-transferred': SubscriptionTransferredData;
  readonly 'fact-voided': SubscriptionFactVoidedData;
  readonly 'fact-corrected': SubscriptionFactCorrectedData;
};
/**
 * A subscription is in force from `effectiveOn` with these lines.
 */
export type SubscriptionStartedData = {
  readonly subscriptionId: SubscriptionIdText;
  readonly accountId: AccountIdText;
  readonly currency: CurrencyText;
  readonly effectiveOn: CalendarDateText;
  readonly occurredAt?: InstantText;
  readonly lines: Lines;
  readonly attributes?: Attributes;
  readonly bookedOn?: CalendarDateText;
  readonly term?: Term;
};
/**
 * A charge that is stated for the record and never counts.
 */
export type NonRecurringLine = {
  readonly id: LineIdText;
  readonly kind: NonRecurringKind;
  readonly unitPrice: DecimalAmountText;
  readonly quantity: DecimalAmountText;
  readonly from?: CalendarDateText;
  readonly until?: CalendarDateText;
  readonly attributes?: Attributes;
};
/**
 * Text pairs, stated in full each time. A key holds no comma and no colon, so that a question can name it.
 */
export type Attributes = {
  readonly [k: string]: string;
};
/**
 * One amount for a number of months.
 */
export type ContractLine = {
  readonly id: LineIdText;
  readonly kind: RecurringKind;
  readonly total: DecimalAmountText;
  readonly over: EveryMonths;
  readonly discounts?: Discounts;
  readonly trialUntil?: CalendarDateText;
  readonly from?: CalendarDateText;
  readonly until?: CalendarDateText;
  readonly attributes?: Attributes;
};
export type EveryMonths = {
  readonly months: IntervalCount;
};
/**
 * Takes a share off what the discounts before it left.
 */
export type PercentDiscount = {
  readonly percent: PercentageText;
  readonly from?: CalendarDateText;
  readonly until?: CalendarDateText;
};
/**
 * Takes an amount off the line's amount per interval, or off a contract's total.
 */
export type AmountDiscount = {
  readonly amount: DecimalAmountText;
  readonly from?: CalendarDateText;
  readonly until?: CalendarDateText;
};
/**
 * A price for each of a quantity, every interval.
 */
export type PricedLine = {
  readonly id: LineIdText;
  readonly kind: RecurringKind;
  readonly unitPrice: DecimalAmountText;
  readonly quantity: DecimalAmountText;
  readonly every: Interval;
  readonly discounts?: Discounts;
  readonly trialUntil?: CalendarDateText;
  readonly from?: CalendarDateText;
  readonly until?: CalendarDateText;
  readonly attributes?: Attributes;
};
export type EveryDays = {
  readonly days: IntervalCount;
};
export type EveryWeeks = {
  readonly weeks: IntervalCount;
};
export type EveryYears = {
  readonly years: IntervalCount;
};
/**
 * An agreed span. Without renewal it ends the subscription on `endsOn`, the first day that no longer counts.
 */
export type Term = {
  readonly endsOn: CalendarDateText;
  readonly renews?: boolean;
};
/**
 * The lines from a day on, worth more a year than those before.
 */
export type SubscriptionUpgradedData = {
  readonly subscriptionId: SubscriptionIdText;
  readonly accountId: AccountIdText;
  readonly currency: CurrencyText;
  readonly effectiveOn: CalendarDateText;
  readonly occurredAt?: InstantText;
  readonly lines: Lines;
  readonly attributes?: Attributes;
  readonly bookedOn?: CalendarDateText;
  readonly cause?: Cause;
};
/**
 * The lines from a day on, worth less a year than those before.
 */
export type SubscriptionDowngradedData = {
  readonly subscriptionId: SubscriptionIdText;
  readonly accountId: AccountIdText;
  readonly currency: CurrencyText;
  readonly effectiveOn: CalendarDateText;
  readonly occurredAt?: InstantText;
  readonly lines: Lines;
  readonly attributes?: Attributes;
  readonly bookedOn?: CalendarDateText;
  readonly cause?: Cause;
};
/**
 * The lines from a day on, worth as much a year as those before.
 */
export type SubscriptionChangedData = {
  readonly subscriptionId: SubscriptionIdText;
  readonly accountId: AccountIdText;
  readonly currency: CurrencyText;
  readonly effectiveOn: CalendarDateText;
  readonly occurredAt?: InstantText;
  readonly lines: Lines;
  readonly attributes?: Attributes;
  readonly bookedOn?: CalendarDateText;
  readonly cause?: Cause;
};
/**
 * A new term from a day on, or none; with lines where they change, else those before it stay, with their attributes.
 */
export type SubscriptionRenewedData = {
  readonly subscriptionId: SubscriptionIdText;
  readonly accountId: AccountIdText;
  readonly currency: CurrencyText;
  readonly effectiveOn: CalendarDateText;
  readonly occurredAt?: InstantText;
  readonly lines?: Lines;
  readonly attributes?: Attributes;
  readonly term?: Term;
};
/**
 * The subscription is not in force from `effectiveOn` until it is resumed.
 */
export type SubscriptionPausedData = {
  readonly subscriptionId: SubscriptionIdText;
  readonly accountId: AccountIdText;
  readonly currency: CurrencyText;
  readonly effectiveOn: CalendarDateText;
  readonly occurredAt?: InstantText;
  readonly reason?: Reason;
};
/**
 * A paused subscription is in force again from `effectiveOn`.
 */
export type SubscriptionResumedData = {
  readonly subscriptionId: SubscriptionIdText;
  readonly accountId: AccountIdText;
  readonly currency: CurrencyText;
  readonly effectiveOn: CalendarDateText;
  readonly occurredAt?: InstantText;
};
/**
 * A payment is late from `effectiveOn`.
 */
export type SubscriptionPastDueData = {
  readonly subscriptionId: SubscriptionIdText;
  readonly accountId: AccountIdText;
  readonly currency: CurrencyText;
  readonly effectiveOn: CalendarDateText;
  readonly occurredAt?: InstantText;
};
/**
 * The late payment came on `effectiveOn`.
 */
export type SubscriptionPaymentRecoveredData = {
  readonly subscriptionId: SubscriptionIdText;
  readonly accountId: AccountIdText;
  readonly currency: CurrencyText;
  readonly effectiveOn: CalendarDateText;
  readonly occurredAt?: InstantText;
};
/**
 * The subscription is over from `effectiveOn`, the first day that no longer counts.
 */
export type SubscriptionCancelledData = {
  readonly subscriptionId: SubscriptionIdText;
  readonly accountId: AccountIdText;
  readonly currency: CurrencyText;
  readonly effectiveOn: CalendarDateText;
  readonly occurredAt?: InstantText;
  readonly requestedOn?: CalendarDateText;
  readonly reason?: Reason;
  readonly voluntary?: boolean;
  readonly supersedes: Supersedes;
};
/**
 * A cancellation is taken back before its day, and counts on no day.
 */
export type SubscriptionCancellationRevokedData = {
  readonly subscriptionId: SubscriptionIdText;
  readonly accountId: AccountIdText;
  readonly currency: CurrencyText;
  readonly effectiveOn: CalendarDateText;
  readonly occurredAt?: InstantText;
  readonly cancellationId: FactIdText;
  readonly reason?: Reason;
};
/**
 * A subscription that was cancelled or had ended is in force again from `effectiveOn` with these lines.
 */
export type SubscriptionReactivatedData = {
  readonly subscriptionId: SubscriptionIdText;
  readonly accountId: AccountIdText;
  readonly currency: CurrencyText;
  readonly effectiveOn: CalendarDateText;
  readonly occurredAt?: InstantText;
  readonly lines: Lines;
  readonly attributes?: Attributes;
  readonly term?: Term;
};
/**
 * The subscription is that of another account from `effectiveOn`. `accountId` is the account it leaves.
 */
export type SubscriptionTransferredData = {
  readonly subscriptionId: SubscriptionIdText;
  readonly accountId: AccountIdText;
  readonly currency: CurrencyText;
  readonly effectiveOn: CalendarDateText;
  readonly occurredAt?: InstantText;
  readonly toAccountId: AccountIdText;
  readonly reason?: Reason;
};
export type SubscriptionFactVoidedData = {
  readonly subscriptionId: SubscriptionIdText;
  readonly accountId: AccountIdText;
  readonly currency: CurrencyText;
  readonly factId: FactIdText;
  readonly reason: Reason;
};
export type SubscriptionFactCorrectedData = {
  readonly subscriptionId: SubscriptionIdText;
  readonly accountId: AccountIdText;
  readonly currency: CurrencyText;
  readonly factId: FactIdText;
  readonly reason: Reason;
  readonly statement: SubscriptionStatement;
};
export type SubscriptionStartedStatement = {
  readonly type: 'subscription-started';
  readonly data: SubscriptionStartedData;
};
export type SubscriptionUpgradedStatement = {
  readonly type: 'subscription-upgraded';
  readonly data: SubscriptionUpgradedData;
};
export type SubscriptionDowngradedStatement = {
  readonly type: 'subscription-downgraded';
  readonly data: SubscriptionDowngradedData;
};
export type SubscriptionChangedStatement = {
  readonly type: 'subscription-changed';
  readonly data: SubscriptionChangedData;
};
export type SubscriptionRenewedStatement = {
  readonly type: 'subscription-renewed';
  readonly data: SubscriptionRenewedData;
};
export type SubscriptionPausedStatement = {
  readonly type: 'subscription-paused';
  readonly data: SubscriptionPausedData;
};
export type SubscriptionResumedStatement = {
  readonly type: 'subscription-resumed';
  readonly data: SubscriptionResumedData;
};
export type SubscriptionPastDueStatement = {
  readonly type: 'subscription-past-due';
  readonly data: SubscriptionPastDueData;
};
export type SubscriptionPaymentRecoveredStatement = {
  readonly type: 'subscription-payment-recovered';
  readonly data: SubscriptionPaymentRecoveredData;
};
export type SubscriptionCancelledStatement = {
  readonly type: 'subscription-cancelled';
  readonly data: SubscriptionCancelledData;
};
export type SubscriptionCancellationRevokedStatement = {
  readonly type: 'subscription-cancellation-revoked';
  readonly data: SubscriptionCancellationRevokedData;
};
export type SubscriptionReactivatedStatement = {
  readonly type: 'subscription-reactivated';
  readonly data: SubscriptionReactivatedData;
};
export type SubscriptionTransferredStatement = {
  readonly type: 'subscription-transferred';
  readonly data: SubscriptionTransferredData;
};
