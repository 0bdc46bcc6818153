import type { AnyAccountRejection } from '../accounts/domain/account-rejection-texts';
import type { AccountCommand } from '../accounts/domain/account.commands';
import type {
  AccountAnswer,
  AccountArrAnswer,
  AccountFactsAnswer,
  AccountMovementsAnswer,
  AccountsAnswer,
  ArrAnswer,
  MovementsAnswer,
  SubscriptionFactsAnswer,
  SubscriptionTimelineAnswer,
} from '../arr/queries/answers';
import type { EpochAnswer, EpochsAnswer } from '../arr/queries/journal-answers';
import type { Answered } from '../arr/queries/query-rejections';
import type {
  AccountArr,
  AccountAsOf,
  AccountFacts,
  AccountMovements,
  AccountTable,
  AccountsAsOf,
  ArrAsOf,
  ArrSeries,
  MovementExplanation,
  MovementTable,
  MovementsBetween,
  PeriodAsClosed,
  Periods,
  Policies,
  Rates,
  Restatement,
  SubscriptionFacts,
  SubscriptionTimeline,
} from '../arr/queries/questions.query';
import type { Cohorts, Retention } from '../arr/queries/rates-questions.query';
import type { CohortsAnswer } from '../arr/queries/cohort-answers';
import type { MovementExplained } from '../arr/queries/movement-answers';
import type { PeriodAnswer, PeriodsAnswer } from '../arr/queries/period-answers';
import type { PoliciesAnswer } from '../arr/queries/policy-answers';
import type { RestatementAnswer } from '../arr/queries/restatement-answers';
import type { RatesAnswer } from '../arr/queries/rate-answers';
import type { RateCommand } from '../rates/domain/rate.commands';
import type { AnyRateRejection } from '../rates/domain/rate-rejection-texts';
import type { RetentionAnswer } from '../arr/queries/retention-answers';
import type { ArrSeriesAnswer } from '../arr/queries/series-answers';
import type { AccountFactIntake } from '../kernel/account-fact-intake.port';
import type { CalendarDate } from '../kernel/calendar-date';
import type { FactSchemas } from '../kernel/fact-schema.port';
import type { Hasher } from '../kernel/hasher.port';
import type { ArrEffect } from '../kernel/arr-effect.port';
import type { TableFormat } from '../kernel/table.port';
import type { CommandContext, Receipt } from '../kernel/transact';
import type { AnyPeriodRejection } from '../periods/domain/period-rejection-texts';
import type { PeriodCommand } from '../periods/domain/period.commands';
import type { AnyPolicyRejection } from '../policies/domain/policy-rejection-texts';
import type { PolicyCommand } from '../policies/domain/policy.commands';
import type { KnowledgeBounds } from '../subscriptions/csv/order-of-knowledge';
import type { ExecuteCommand } from '../subscriptions/csv/subscription-rows.importer';
import type { RowFault } from '../subscriptions/csv/row-fault';
import type { AnyRejection } from '../subscriptions/domain/rejection-text';
import type { SubscriptionCommand } from '../subscriptions/domain/subscription.commands';

type Ask<Question extends { readonly question: object }, Answer> = (
  question: Question['question'],
) => Promise<Answered<Answer>>;

/** The questions there are. Their classes belong to the bus, and loading it takes longer than most commands. */
export interface Questions {
  readonly arrAsOf: Ask<ArrAsOf, ArrAnswer>;
  readonly arrSeries: Ask<ArrSeries, ArrSeriesAnswer>;
  readonly accountsAsOf: Ask<AccountsAsOf, AccountsAnswer>;
  readonly movementsBetween: Ask<MovementsBetween, MovementsAnswer>;
  readonly movementExplanation: Ask<MovementExplanation, MovementExplained>;
  readonly restatement: Ask<Restatement, RestatementAnswer>;
  readonly retention: Ask<Retention, RetentionAnswer>;
  readonly cohorts: Ask<Cohorts, CohortsAnswer>;
  readonly periods: Ask<Periods, PeriodsAnswer>;
  readonly policies: Ask<Policies, PoliciesAnswer>;
  readonly epochs: () => Promise<Answered<EpochsAnswer>>;
  readonly rates: Ask<Rates, RatesAnswer>;
  readonly periodAsClosed: Ask<PeriodAsClosed, PeriodAnswer>;
  readonly accountAsOf: Ask<AccountAsOf, AccountAnswer>;
  readonly accountFacts: Ask<AccountFacts, AccountFactsAnswer>;
  readonly accountArr: Ask<AccountArr, AccountArrAnswer>;
  readonly accountMovements: Ask<AccountMovements, AccountMovementsAnswer>;
  readonly subscriptionFacts: Ask<SubscriptionFacts, SubscriptionFactsAnswer>;
  readonly subscriptionTimeline: Ask<SubscriptionTimeline, SubscriptionTimelineAnswer>;
}

/** A list that is taken whole. */
export type ExportAsked =
  | { readonly of: 'accounts'; readonly question: AccountTable['question'] }
  | { readonly of: 'movements'; readonly question: MovementTable['question'] };

export interface ExportedFile {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Takes the history that a ledger is opened with, ahead of the disk. */
export interface OpeningDesk extends KnowledgeBounds {
  readonly executeRow: ExecuteCommand;
  readonly accountFacts: AccountFactIntake<RowFault>;
  /** Resolves when all that has been accepted so far is on disk. */
  readonly durable: () => Promise<void>;
}

/** What a receipt tells of a fact. */
export interface ReceivedFact {
  readonly type: string;
  readonly data: object;
}

/** What became of a command that was accepted. */
export interface Accepted {
  readonly receipt: Receipt<ReceivedFact>;
  /** What the facts would do to ARR; with a dry run of a command on a subscription only. */
  readonly effect?: readonly ArrEffect[];
}

export type CommandOutcome<Rejection> =
  ({ readonly outcome: 'accepted' } & Accepted) | { readonly outcome: 'rejected'; readonly rejection: Rejection };

type Execute<Command, Rejection> = (command: Command, context: CommandContext) => Promise<CommandOutcome<Rejection>>;

/** Why another epoch is wanted, and above which number. */
export interface EpochWanted {
  readonly reason: string;
  readonly above?: number;
}

/** A ledger: in a data folder that is open in this process, or of a service that runs. */
export interface OpenedLedger {
  readonly execute: Execute<SubscriptionCommand, AnyRejection>;
  /** The same for a row of a file: a dry run does not work out what the facts would do to ARR. */
  readonly executeRow: Execute<SubscriptionCommand, AnyRejection>;
  /** How many rows may wait for it at once. Together they share its writes; more would only hold memory. */
  readonly rowsInFlightMax: number;
  readonly executeOnAccount: Execute<AccountCommand, AnyAccountRejection>;
  readonly executeOnPeriod: Execute<PeriodCommand, AnyPeriodRejection>;
  readonly executeOnPolicies: Execute<PolicyCommand, AnyPolicyRejection>;
  readonly executeOnRates: Execute<RateCommand, AnyRateRejection>;
  /** Opens another epoch of the journal; under the same id it is the same one. */
  readonly openEpoch: (asked: EpochWanted, context: CommandContext) => Promise<Omit<EpochAnswer, 'isOpened'>>;
  readonly ask: Questions;
  readonly exported: (asked: ExportAsked, format: TableFormat) => Promise<Answered<ExportedFile>>;
  /** The day it is now in the ledger's time zone. */
  today(): CalendarDate;
  readonly hasher: Hasher;
  readonly schemas: FactSchemas;
  /** Where the rows of a file go that are about accounts. */
  readonly accountFacts: AccountFactIntake<RowFault>;
  /** Where the rows of an opening go. Throws Refused for a ledger that has facts of its own time. */
  openingDesk(): Promise<OpeningDesk>;
  /** Says so where there was no ledger before this one was asked for. */
  readonly newLedger?: string;
  close(): Promise<void>;
}

/** What a command's options are judged by. */
export type Desk = Pick<OpenedLedger, 'today' | 'schemas'>;

/** `read` looks on beside whoever writes; `write` needs the folder for itself. Throws Refused where it cannot be had. */
export type OpenLedger = (mode: 'read' | 'write') => Promise<OpenedLedger>;

/** Opens the ledger for as long as the work takes. */
export const withLedger = async <Result>(
  openLedger: OpenLedger,
  mode: 'read' | 'write',
  work: (ledger: OpenedLedger) => Promise<Result>,
): Promise<Result> => {
  const ledger = await openLedger(mode);
  try {
    return await work(ledger);
  } finally {
    await ledger.close();
  }
};
