import { type CalendarDate, parseCalendarDate } from '../../src/kernel/calendar-date';
import { type Currency, parseCurrency } from '../../src/kernel/currency';
import { type DecimalAmount, parseDecimalAmount } from '../../src/kernel/decimal-amount';
import {
  type AccountId,
  type FactId,
  type LineId,
  parseAccountId,
  parseLineId,
  parseSubscriptionId,
  type SubscriptionId,
} from '../../src/kernel/ids';
import { type Instant, parseInstant } from '../../src/kernel/instant';
import type { ContractLine, Line, PricedLine } from '../../src/subscriptions/domain/line';
import type {
  CancelSubscription,
  ChangeSubscription,
  CorrectFact,
  MarkPastDue,
  PauseSubscription,
  ReactivateSubscription,
  RecoverPayment,
  RenewSubscription,
  ResumeSubscription,
  RevokeCancellation,
  TransferSubscription,
  VoidSubscription,
  LineChange,
  RecordFact,
  RecordPeriod,
  StartSubscription,
  VoidFact,
} from '../../src/subscriptions/domain/subscription.commands';
import type {
  ChangeType,
  FactCorrected,
  FactVoided,
  LinesChanged,
  SubscriptionCancellationRevoked,
  SubscriptionCancelled,
  SubscriptionFact,
  SubscriptionPastDue,
  SubscriptionPaused,
  SubscriptionPaymentRecovered,
  SubscriptionReactivated,
  SubscriptionRenewed,
  SubscriptionResumed,
  SubscriptionStarted,
  SubscriptionStatement,
  SubscriptionTransferred,
} from '../../src/subscriptions/domain/subscription.events';

const certain = <Value>(value: Value | undefined, text: string): Value => {
  if (value === undefined) throw new Error(`The test says ${text}, which does not parse.`);
  return value;
};

export const on = (text: string): CalendarDate => certain(parseCalendarDate(text), text);
export const at = (text: string): Instant => certain(parseInstant(text), text);
export const currency = (text: string): Currency => certain(parseCurrency(text), text);
export const amount = (text: string): DecimalAmount => certain(parseDecimalAmount(text), text);
export const subscriptionId = (text: string): SubscriptionId => certain(parseSubscriptionId(text), text);
export const accountId = (text: string): AccountId => certain(parseAccountId(text), text);
export const lineId = (text: string): LineId => certain(parseLineId(text), text);

/** A line that is priced per interval: one unit for 100.00 a month unless the story says otherwise. */
export const priced = (over: Partial<PricedLine> = {}): PricedLine => ({
  id: lineId('seats'),
  kind: 'subscription',
  unitPrice: amount('100.00'),
  quantity: amount('1'),
  every: { months: 1 },
  ...over,
});

/** A line of one total over a number of months. */
export const contract = (total: string, months: number, over: Partial<ContractLine> = {}): ContractLine => ({
  id: lineId('contract'),
  kind: 'subscription',
  total: amount(total),
  over: { months },
  ...over,
});

/** One line at a price a month; a year of it is twelve times that. */
export const monthly = (price: string, over: Partial<PricedLine> = {}): readonly Line[] => [
  priced({ unitPrice: amount(price), ...over }),
];

const IDENTITY = { subscriptionId: subscriptionId('sub-1'), accountId: accountId('acme'), currency: currency('EUR') };

type Told<Fact extends { readonly data: object }> = Partial<Fact['data']>;

export const started = (over: Told<SubscriptionStarted> = {}): SubscriptionStarted => ({
  type: 'subscription-started',
  data: { ...IDENTITY, effectiveOn: on('2025-01-01'), lines: monthly('100.00'), ...over },
});

const linesChanged =
  <Type extends ChangeType>(type: Type, price: string) =>
  (over: Told<LinesChanged> = {}): LinesChanged<Type> => ({
    type,
    data: { ...IDENTITY, effectiveOn: on('2025-03-01'), lines: monthly(price), attributes: {}, ...over },
  });

export const upgraded = linesChanged('subscription-upgraded', '150.00');
export const downgraded = linesChanged('subscription-downgraded', '50.00');
export const changed = linesChanged('subscription-changed', '100.00');

export const cancelled = (over: Told<SubscriptionCancelled> = {}): SubscriptionCancelled => ({
  type: 'subscription-cancelled',
  data: { ...IDENTITY, effectiveOn: on('2025-06-01'), supersedes: [], ...over },
});

export const renewed = (over: Told<SubscriptionRenewed> = {}): SubscriptionRenewed => ({
  type: 'subscription-renewed',
  data: { ...IDENTITY, effectiveOn: on('2025-03-01'), ...over },
});

export const paused = (over: Told<SubscriptionPaused> = {}): SubscriptionPaused => ({
  type: 'subscription-paused',
  data: { ...IDENTITY, effectiveOn: on('2025-03-01'), ...over },
});

export const resumed = (over: Told<SubscriptionResumed> = {}): SubscriptionResumed => ({
  type: 'subscription-resumed',
  data: { ...IDENTITY, effectiveOn: on('2025-04-01'), ...over },
});

export const pastDue = (over: Told<SubscriptionPastDue> = {}): SubscriptionPastDue => ({
  type: 'subscription-past-due',
  data: { ...IDENTITY, effectiveOn: on('2025-03-01'), ...over },
});

export const recovered = (over: Told<SubscriptionPaymentRecovered> = {}): SubscriptionPaymentRecovered => ({
  type: 'subscription-payment-recovered',
  data: { ...IDENTITY, effectiveOn: on('2025-04-01'), ...over },
});

export const revoked = (
  cancellationId: FactId,
  over: Told<SubscriptionCancellationRevoked> = {},
): SubscriptionCancellationRevoked => ({
  type: 'subscription-cancellation-revoked',
  data: { ...IDENTITY, effectiveOn: on('2025-03-01'), cancellationId, ...over },
});

export const reactivated = (over: Told<SubscriptionReactivated> = {}): SubscriptionReactivated => ({
  type: 'subscription-reactivated',
  data: { ...IDENTITY, effectiveOn: on('2025-08-01'), lines: monthly('100.00'), ...over },
});

/** From acme to bolt. */
export const transferred = (over: Told<SubscriptionTransferred> = {}): SubscriptionTransferred => ({
  type: 'subscription-transferred',
  data: { ...IDENTITY, effectiveOn: on('2025-03-01'), toAccountId: accountId('bolt'), ...over },
});

export const voided = (factId: FactId, over: Told<FactVoided> = {}): FactVoided => ({
  type: 'fact-voided',
  data: { ...IDENTITY, factId, reason: 'sent twice', ...over },
});

export const corrected = (
  factId: FactId,
  statement: SubscriptionStatement,
  over: Told<FactCorrected> = {},
): FactCorrected => ({
  type: 'fact-corrected',
  data: { ...IDENTITY, factId, reason: 'typed wrongly', statement, ...over },
});

export const start = (over: Partial<StartSubscription> = {}): StartSubscription => ({
  type: 'start-subscription',
  ...IDENTITY,
  effectiveOn: on('2025-01-01'),
  lines: monthly('100.00'),
  ...over,
});

interface ChangeStory extends Partial<Omit<ChangeSubscription, 'change'>> {
  readonly lines?: readonly Line[];
  readonly line?: LineChange;
}

/** Changes all lines, or one where the story says `line`. */
export const change = ({ lines = monthly('150.00'), line, ...over }: ChangeStory = {}): ChangeSubscription => ({
  type: 'change-subscription',
  subscriptionId: IDENTITY.subscriptionId,
  effectiveOn: on('2025-03-01'),
  change: line ?? { lines },
  ...over,
});

export const cancel = (over: Partial<CancelSubscription> = {}): CancelSubscription => ({
  type: 'cancel-subscription',
  subscriptionId: IDENTITY.subscriptionId,
  effectiveOn: on('2025-06-01'),
  ...over,
});

const told = { subscriptionId: IDENTITY.subscriptionId, effectiveOn: on('2025-03-01') } as const;

export const renew = (over: Partial<RenewSubscription> = {}): RenewSubscription => ({
  type: 'renew-subscription',
  ...told,
  ...over,
});

export const pause = (over: Partial<PauseSubscription> = {}): PauseSubscription => ({
  type: 'pause-subscription',
  ...told,
  ...over,
});

export const resume = (over: Partial<ResumeSubscription> = {}): ResumeSubscription => ({
  type: 'resume-subscription',
  ...told,
  effectiveOn: on('2025-04-01'),
  ...over,
});

export const markPastDue = (over: Partial<MarkPastDue> = {}): MarkPastDue => ({
  type: 'mark-past-due',
  ...told,
  ...over,
});

export const recoverPayment = (over: Partial<RecoverPayment> = {}): RecoverPayment => ({
  type: 'recover-payment',
  ...told,
  effectiveOn: on('2025-04-01'),
  ...over,
});

export const revoke = (over: Partial<RevokeCancellation> = {}): RevokeCancellation => ({
  type: 'revoke-cancellation',
  ...told,
  ...over,
});

export const reactivate = (over: Partial<ReactivateSubscription> = {}): ReactivateSubscription => ({
  type: 'reactivate-subscription',
  ...told,
  effectiveOn: on('2025-08-01'),
  ...over,
});

export const transfer = (over: Partial<TransferSubscription> = {}): TransferSubscription => ({
  type: 'transfer-subscription',
  ...told,
  toAccountId: accountId('bolt'),
  ...over,
});

export const voidSubscription = (): VoidSubscription => ({
  type: 'void-subscription',
  subscriptionId: IDENTITY.subscriptionId,
  reason: 'sent twice',
});

export const voidFact = (factId: FactId): VoidFact => ({
  type: 'void-fact',
  subscriptionId: IDENTITY.subscriptionId,
  factId,
  reason: 'sent twice',
});

export const correctFact = (factId: FactId, statement: SubscriptionStatement): CorrectFact => ({
  type: 'correct-fact',
  subscriptionId: IDENTITY.subscriptionId,
  factId,
  reason: 'typed wrongly',
  statement,
});

export const recordFact = (fact: SubscriptionFact): RecordFact => ({ type: 'record-fact', fact });

/** A row of an export: the same start as `started()`, without an end. */
export const period = (over: Partial<RecordPeriod> = {}): RecordPeriod => ({
  type: 'record-period',
  ...IDENTITY,
  start: on('2025-01-01'),
  lines: monthly('100.00'),
  ...over,
});
