import { Query } from '@nestjs/cqrs';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { AccountId, SubscriptionId } from '../../kernel/ids';
import type { Instant } from '../../kernel/instant';
import type { Month } from '../../kernel/month';
import type { Token } from '../../kernel/log-record';
import type { CalendarInterval, Span } from '../../kernel/period-text';
import type {
  AccountAnswer,
  AccountArrAnswer,
  AccountFactsAnswer,
  AccountMovementsAnswer,
  AccountsAnswer,
  ArrAnswer,
  MovementsAnswer,
  SubscriptionAnswer,
  SubscriptionFactsAnswer,
  SubscriptionTimelineAnswer,
} from './answers';
import type { Answered } from './query-rejections';
import { GROUP_COLUMNS, type GroupColumn } from '../domain/movement-groups';
import type { CommittedAnswer } from './committed-answers';
import type { EpochsAnswer, JournalPageAnswer } from './journal-answers';
import type { MovementExplained, MovementListAnswer } from './movement-answers';
import type { PeriodAnswer, PeriodsAnswer } from './period-answers';
import type { BridgeAnswer, RestatementAnswer, RestatementGrouping } from './restatement-answers';
import type { PoliciesAnswer } from './policy-answers';
import type { RatesAnswer } from './rate-answers';
import type { GrowthTexts } from './growth-targets';
import type { ArrSeriesAnswer } from './series-answers';
import type { TableAnswer } from './table-answers';

/** A question's second clock, treatment and reporting currency. What is absent means: the head, the policy adopted last, none, no wait. */
export interface Knowledge {
  /** A sequence, or an instant. */
  readonly knownAt?: number | Instant;
  readonly policyVersion?: number;
  /** The reporting currency that all amounts are converted to; absent means that each stays in the one it was agreed in. */
  readonly currency?: Currency;
  /** Answer only with a state that holds the record of this receipt. */
  readonly minPosition?: Token;
}

/** By which attributes ARR is told apart, and which part of it is asked for. Absent means: not at all, and all of it. */
export interface SelectionTexts {
  /** `plan,region` */
  readonly groupBy?: string;
  /** `plan:pro,region:EU` */
  readonly filter?: string;
}

export class ArrAsOf extends Query<Answered<ArrAnswer>> {
  constructor(
    readonly question: Knowledge & SelectionTexts & { readonly asOf: CalendarDate; readonly native?: Currency },
  ) {
    super();
  }
}

/** What is asked of a page: where it goes on, and how long it is. */
interface PageOf {
  readonly limit?: number;
  /** `next` of the page before; it has the question, and what is said of it beside must be the same. */
  readonly cursor?: string;
}

/** The accounts behind a figure. The day is needed where there is no cursor. */
export class AccountsAsOf extends Query<Answered<AccountsAnswer>> {
  constructor(
    readonly question: Knowledge &
      PageOf & {
        readonly asOf?: CalendarDate;
        readonly native?: Currency;
        readonly filter?: string;
      },
  ) {
    super();
  }
}

/** The columns of a report, one of which a list may be of. */
export const LISTED_COLUMNS: readonly GroupColumn[] = GROUP_COLUMNS;

/** The movements behind rows of a window, or behind one column of them; the largest first. */
export class MovementList extends Query<Answered<MovementListAnswer>> {
  constructor(
    readonly question: Knowledge &
      PageOf & {
        readonly window: Span;
        readonly class?: GroupColumn;
        readonly native?: Currency;
        readonly filter?: string;
      },
  ) {
    super();
  }
}

/** The accounts behind a figure, all of them. */
export class AccountTable extends Query<Answered<TableAnswer>> {
  constructor(
    readonly question: Knowledge & {
      readonly asOf: CalendarDate;
      readonly native?: Currency;
      readonly filter?: string;
    },
  ) {
    super();
  }
}

/** The movements behind rows of a window, or behind one column of them; all, in the order of the journal. */
export class MovementTable extends Query<Answered<TableAnswer>> {
  constructor(readonly question: Omit<MovementList['question'], keyof PageOf>) {
    super();
  }
}

/**
 * What has become known of a day's figure between two states of knowledge, fact by fact. `knownAt` is the later one. The day
 * and the earlier one are needed where there is no cursor.
 */
export class Restatement extends Query<Answered<RestatementAnswer>> {
  constructor(
    readonly question: Knowledge &
      PageOf & {
        readonly asOf?: CalendarDate;
        readonly fromKnownAt?: number | Instant;
        readonly groupBy?: RestatementGrouping;
      },
  ) {
    super();
  }
}

/** How the closing figure of one report leads to that of a later one, whose knowledge is `knownAt`. */
export class Bridge extends Query<Answered<BridgeAnswer>> {
  constructor(
    readonly question: Knowledge & {
      readonly window: Span;
      readonly fromKnownAt: number | Instant;
      readonly native?: Currency;
    },
  ) {
    super();
  }
}

/** What is known to change after a day, and what ARR is then. The day is needed where there is no cursor. */
export class Committed extends Query<Answered<CommittedAnswer>> {
  constructor(readonly question: Knowledge & PageOf & { readonly asOf?: CalendarDate }) {
    super();
  }
}

/** The months that are closed. */
export class Periods extends Query<Answered<PeriodsAnswer>> {
  constructor(readonly question: Knowledge & PageOf) {
    super();
  }
}

/** The policies that have been adopted, the first one included. */
export class Policies extends Query<Answered<PoliciesAnswer>> {
  constructor(readonly question: Knowledge & PageOf) {
    super();
  }
}

/** The rates that stand; with `asOf`, those that count on that day. */
export class Rates extends Query<Answered<RatesAnswer>> {
  constructor(readonly question: Knowledge & PageOf & { readonly asOf?: CalendarDate }) {
    super();
  }
}

/** A closed month: what it was closed with, and what is known of it now. */
export class PeriodAsClosed extends Query<Answered<PeriodAnswer>> {
  constructor(readonly question: Knowledge & { readonly period: Month }) {
    super();
  }
}

/** The epochs of the journal. */
export class EpochsOfJournal extends Query<Answered<EpochsAnswer>> {}

/** A shard of the journal, from one of its entries on. */
export class JournalPage extends Query<Answered<JournalPageAnswer>> {
  constructor(
    readonly question: Knowledge & {
      readonly epoch: number;
      readonly shard: number;
      readonly from?: number;
      readonly limit?: number;
    },
  ) {
    super();
  }
}

/** One account at the end of a day: what it has, and from which subscriptions. */
export class AccountAsOf extends Query<Answered<AccountAnswer>> {
  constructor(readonly question: Knowledge & { readonly accountId: AccountId; readonly asOf: CalendarDate }) {
    super();
  }
}

/** A window, and how it is cut. */
interface CutWindow {
  readonly window: Span;
  readonly interval: CalendarInterval;
}

/** Whether rows sum daily movements, or take each interval as one step. */
export const NETTINGS = ['day', 'window'] as const;
export type Netting = (typeof NETTINGS)[number];

export class MovementsBetween extends Query<Answered<MovementsAnswer>> {
  constructor(
    readonly question: Knowledge &
      SelectionTexts &
      CutWindow & { readonly native?: Currency; readonly netting?: Netting },
  ) {
    super();
  }
}

/** ARR at the end of each interval of a window. */
export class ArrSeries extends Query<Answered<ArrSeriesAnswer>> {
  constructor(
    readonly question: Knowledge & SelectionTexts & CutWindow & GrowthTexts & { readonly native?: Currency },
  ) {
    super();
  }
}

/** Why one entry of the journal is as it is. */
export class MovementExplanation extends Query<Answered<MovementExplained>> {
  constructor(readonly question: Knowledge & { readonly movementId: string }) {
    super();
  }
}

/** Up to and with which day a history is told; absent means to its end, what is agreed for later days included. */
interface UpTo {
  readonly asOf?: CalendarDate;
}

/** One account's ARR from the first day it had any, step by step. */
export class AccountArr extends Query<Answered<AccountArrAnswer>> {
  constructor(readonly question: Knowledge & UpTo & { readonly accountId: AccountId }) {
    super();
  }
}

export class AccountMovements extends Query<Answered<AccountMovementsAnswer>> {
  constructor(readonly question: Knowledge & UpTo & { readonly accountId: AccountId }) {
    super();
  }
}

/** What is said of an account itself. With `asOf`: what is true from that day or an earlier one, and what undoes it. */
export class AccountFacts extends Query<Answered<AccountFactsAnswer>> {
  constructor(readonly question: Knowledge & UpTo & PageOf & { readonly accountId: AccountId }) {
    super();
  }
}

export class SubscriptionAsOf extends Query<Answered<SubscriptionAnswer>> {
  constructor(readonly question: Knowledge & { readonly subscriptionId: SubscriptionId; readonly asOf: CalendarDate }) {
    super();
  }
}

/** With `asOf`: the statements that are true from that day or an earlier one, and what voids or corrects them. */
export class SubscriptionFacts extends Query<Answered<SubscriptionFactsAnswer>> {
  constructor(readonly question: Knowledge & UpTo & PageOf & { readonly subscriptionId: SubscriptionId }) {
    super();
  }
}

export class SubscriptionTimeline extends Query<Answered<SubscriptionTimelineAnswer>> {
  constructor(readonly question: Knowledge & UpTo & { readonly subscriptionId: SubscriptionId }) {
    super();
  }
}
