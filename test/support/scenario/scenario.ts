import type { RateStep, ReportingStep } from './rate-steps';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import type { Currency } from '../../../src/kernel/currency';
import type { AccountId, SubscriptionId } from '../../../src/kernel/ids';
import type { Instant } from '../../../src/kernel/instant';
import type { Month } from '../../../src/kernel/month';
import type { PolicyName } from '../../../src/kernel/policy-text';
import type { Attributes, Line } from '../../../src/subscriptions/domain/line';
import type { Term } from '../../../src/subscriptions/domain/subscription.events';
import type { GroupQuestion } from './group-questions';

/** When a statement is true from. */
export interface StatedDay {
  readonly effectiveOn: CalendarDate;
  readonly occurredAt?: Instant;
}

/** Lines as a page writes them: all in one currency. */
export interface StatedLines {
  readonly currency: Currency;
  readonly lines: readonly Line[];
}

/** Attributes of the subscription or of the account, in full. */
interface StatedAttributes {
  readonly attributes?: Attributes;
}

interface StatedTerm {
  readonly term?: Term;
}

export interface StartSaying extends StatedDay, StatedLines, StatedAttributes, StatedTerm {
  readonly verb: 'start';
  readonly accountId: AccountId;
  readonly bookedOn?: CalendarDate;
}

export interface ChangeSaying extends StatedDay, StatedLines, StatedAttributes {
  readonly verb: 'change';
  readonly bookedOn?: CalendarDate;
}

/** With lines or without. */
export interface RenewSaying extends StatedDay, StatedAttributes, StatedTerm {
  readonly verb: 'renew';
  readonly agreed?: StatedLines;
}

export interface ReactivateSaying extends StatedDay, StatedLines, StatedAttributes, StatedTerm {
  readonly verb: 'reactivate';
}

/** What says no more than its name. */
export interface PlainSaying extends StatedDay {
  readonly verb: 'pause' | 'resume' | 'past-due' | 'recovered';
}

export interface CancelSaying extends StatedDay {
  readonly verb: 'cancel';
  readonly requestedOn?: CalendarDate;
}

/** Takes back the cancellation that an earlier line recorded. */
export interface RevokeSaying extends StatedDay {
  readonly verb: 'revoke';
  readonly label: string;
}

export interface TransferSaying extends StatedDay {
  readonly verb: 'transfer';
  readonly toAccountId: AccountId;
}

/** What is true of a subscription from a day on. */
export type StatementSaying =
  | StartSaying
  | ChangeSaying
  | RenewSaying
  | ReactivateSaying
  | PlainSaying
  | CancelSaying
  | RevokeSaying
  | TransferSaying;

/** Name apart, what an account is from a day on. */
export interface DescribeSaying extends StatedDay, StatedAttributes {
  readonly verb: 'register' | 'describe';
}

export interface MergeSaying extends StatedDay {
  readonly verb: 'merge';
  readonly intoAccountId: AccountId;
}

/** What is true of an account from a day on. */
export type AccountSaying = DescribeSaying | MergeSaying;

/** A row of an export: a start with, perhaps, an end. */
export interface PeriodSaying extends StatedLines {
  readonly verb: 'period';
  readonly start: CalendarDate;
  readonly end?: CalendarDate;
  readonly accountId: AccountId;
}

/** What one line of facts asks of the ledger. A label names the fact that an earlier line recorded. */
export type Saying =
  | (StatementSaying & { readonly subscriptionId: SubscriptionId })
  | (AccountSaying & { readonly accountId: AccountId })
  | (PeriodSaying & { readonly subscriptionId: SubscriptionId })
  | { readonly verb: 'void-all'; readonly subscriptionId: SubscriptionId }
  | { readonly verb: 'void'; readonly label: string }
  | { readonly verb: 'correct'; readonly label: string; readonly statement: StatementSaying | AccountSaying };

export interface FactStep {
  readonly step: 'fact';
  readonly saying: Saying;
  /** Absent means: on its day, or as soon after the fact before as may be. */
  readonly recordedOn?: CalendarDate;
  /** What later lines call the facts it records, in their order. */
  readonly labels: readonly string[];
  /** The code with which it is refused; absent means that it is accepted. */
  readonly rejected?: string;
}

/** The end of a day, the moment a labelled fact was recorded, or a sequence. Absent means now. */
export type Known = { readonly day: CalendarDate } | { readonly label: string } | { readonly sequence: number };

export interface ArrQuestion {
  readonly ask: 'arr';
  readonly day: CalendarDate;
  readonly accountId?: AccountId;
  readonly known?: Known;
}

export interface MovementQuestion {
  readonly ask: 'movement';
  readonly day: CalendarDate;
  readonly accountId?: AccountId;
  readonly known?: Known;
}

export interface RowQuestion {
  readonly ask: 'movements';
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly currency: Currency;
  readonly known?: Known;
}

/** By what causes ARR of a day became another between two states of knowledge. */
export interface RestatementQuestion {
  readonly ask: 'restatement';
  readonly day: CalendarDate;
  readonly since: Known;
  readonly known?: Known;
}

export type Question =
  ArrQuestion | MovementQuestion | RowQuestion | RestatementQuestion | (GroupQuestion & { readonly known?: Known });

export interface CheckStep {
  readonly step: 'check';
  readonly question: Question;
  /** The answer as the page states it, with single spaces. */
  readonly answer: string;
}

/** A treatment under which all of a page is read. */
export interface PolicyStep {
  readonly step: 'policy';
  readonly name: PolicyName;
  readonly value: string;
}

/** A month that is closed, or opened again. */
export interface PeriodStep {
  readonly step: 'period';
  readonly act: 'close-period' | 'reopen-period';
  readonly period: Month;
  readonly recordedOn: CalendarDate;
  /** The code with which it is refused; absent means that it is accepted. */
  readonly rejected?: string;
}

/** One thing a page says, and where. */
export type ScenarioStep = (FactStep | CheckStep | PolicyStep | PeriodStep | RateStep | ReportingStep) & {
  readonly lineNumber: number;
  readonly text: string;
};
