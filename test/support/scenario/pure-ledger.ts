import type { AccountFact } from '../../../src/accounts/domain/account.events';
import type { AccountRejection } from '../../../src/accounts/domain/account.rejections';
import type { AccountCommand } from '../../../src/accounts/domain/account.commands';
import { ArrBook } from '../../../src/arr/domain/arr-book';
import type { AtHand } from '../../../src/arr/domain/kept-days';
import type { JournalEntry } from '../../../src/arr/domain/journal';
import { type FiguredFact, isOfRates, isOfSubscription } from '../../../src/arr/domain/ledger-fact';
import { type CalendarDate, toEpochDay } from '../../../src/kernel/calendar-date';
import type { Currency } from '../../../src/kernel/currency';
import type { SubscriptionId } from '../../../src/kernel/ids';
import { present } from '../../../src/kernel/present';
import type { RateCommand } from '../../../src/rates/domain/rate.commands';
import { rateDecider, type RateState } from '../../../src/rates/domain/rate.decider';
import type { RateFact } from '../../../src/rates/domain/rate.events';
import type { RateRejection } from '../../../src/rates/domain/rate.rejections';
import { BEGINNING_OF_KNOWLEDGE, type Instant, instantOf } from '../../../src/kernel/instant';
import { periodDecider } from '../../../src/periods/domain/period.decider';
import type { PeriodCommand } from '../../../src/periods/domain/period.commands';
import type { PeriodFact } from '../../../src/periods/domain/period.events';
import type { PeriodRejection } from '../../../src/periods/domain/period.rejections';
import type { Token } from '../../../src/kernel/log-record';
import { DEFAULT_POLICY, type Policy } from '../../../src/kernel/policy';
import { policyTexts } from '../../../src/kernel/policy-text';
import type { Recorded } from '../../../src/kernel/projection';
import { type SubscriptionCommand, subscriptionOf } from '../../../src/subscriptions/domain/subscription.commands';
import { subscriptionDecider, type SubscriptionState } from '../../../src/subscriptions/domain/subscription.decider';
import type { SubscriptionFact } from '../../../src/subscriptions/domain/subscription.events';
import type { SubscriptionRejection } from '../../../src/subscriptions/domain/subscription.rejections';
import { AgreeingIndex } from '../agreeing-index';
import { PureAccounts } from './pure-accounts';
import { factIdOf } from './spelled';

export type RecordedFact = Recorded<SubscriptionFact>;

/** A fact about an exchange rate. */
export type RecordedRate = Recorded<RateFact>;

/** A fact of a subscription or of an account. */
export type LedgerFact = Recorded<FiguredFact>;

/** The same, one about a rate, or one that closes a month or opens it again. */
export type AnyFact = LedgerFact | RecordedRate | Recorded<PeriodFact>;

export const isOfPeriod = (fact: AnyFact): fact is Recorded<PeriodFact> => 'period' in fact.data;

/** The sequence of the ledger's opening, before all facts of subscriptions. */
const SEQUENCE_OF_OPENING = 1;

/** What came of a command: the facts of one append (none where nothing changes), or the refusal. */
type Outcome<Fact, Rejection> =
  | { readonly outcome: 'accepted'; readonly facts: readonly Recorded<Fact>[] }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection };

export type Executed = Outcome<SubscriptionFact, SubscriptionRejection>;

export type ExecutedOfAccount = Outcome<AccountFact, AccountRejection>;

export type ExecutedOfRate = Outcome<RateFact, RateRejection>;

const pairText = ({ base, quote }: RateCommand): string => `${base}/${quote}`;

/** What the log says of a fact besides the fact itself. */
type Place = Omit<RecordedFact, 'type' | 'data'>;

/** A book of ARR with the journal that was written to it. */
export interface JournalledBook {
  readonly book: ArrBook;
  readonly journal: readonly JournalEntry[];
}

/** A book that knows of the ledger's opening and nothing more. */
export const emptyBook = (policy = DEFAULT_POLICY.policy, atHand?: AtHand, reporting?: Currency): JournalledBook => {
  const index = new AgreeingIndex();
  const book = new ArrBook({ version: 1, policy }, index, atHand, reporting);
  book.settle({ sequence: SEQUENCE_OF_OPENING, recordedAt: BEGINNING_OF_KNOWLEDGE, imported: false });
  return { book, journal: index.journal };
};

/** Folds appends into a book, each settled at its end. */
export const foldInto = (book: ArrBook, appends: readonly (readonly AnyFact[])[]): void => {
  for (const facts of appends) {
    const last = facts.at(-1);
    if (last === undefined) continue;
    for (const fact of facts) {
      if (isOfRates(fact)) book.takeRate(fact);
      else if (isOfPeriod(fact)) book.takePeriod(fact);
      else book.take(fact);
    }
    book.settle(last);
  }
};

/** A book of some appends. */
export const bookOf = (
  appends: readonly (readonly AnyFact[])[],
  policy?: Policy,
  atHand?: AtHand,
  reporting?: Currency,
): JournalledBook => {
  const folded = emptyBook(policy, atHand, reporting);
  foldInto(folded.book, appends);
  return folded;
};

const MS_IN_DAY = 86_400_000;

/**
 * The rules and the fold of the product with nothing between them: what the decider accepts is numbered and taken by the
 * book at once. No store, no bytes.
 */
export class PureLedger {
  private readonly recorded: (readonly AnyFact[])[] = [];
  private readonly accounts = new PureAccounts();
  private readonly states = new Map<SubscriptionId, SubscriptionState>();
  private readonly rates = new Map<string, RateState>();
  private readonly folded: JournalledBook;
  private foldedCount = 0;

  constructor(
    private readonly policy = DEFAULT_POLICY.policy,
    readonly reporting?: Currency,
  ) {
    this.folded = emptyBook(policy, undefined, reporting);
  }

  /** The treatments of its figures, in the words in which a policy is written. */
  get treatments(): Readonly<Record<string, string>> {
    return { ...policyTexts(this.policy), ...present({ reporting: this.reporting }) };
  }

  get book(): ArrBook {
    return this.upToDate().book;
  }

  get journal(): readonly JournalEntry[] {
    return this.upToDate().journal;
  }

  /** All facts of subscriptions and accounts, append by append. */
  get log(): readonly (readonly LedgerFact[])[] {
    return this.recorded
      .map((facts) => facts.filter((fact): fact is LedgerFact => !isOfPeriod(fact) && !isOfRates(fact)))
      .filter(({ length }) => length > 0);
  }

  /** The same with all else that is recorded. */
  get everything(): readonly (readonly AnyFact[])[] {
    return this.recorded;
  }

  /** The facts of subscriptions, append by append: each is of one subscription or of one account. */
  get appends(): readonly (readonly RecordedFact[])[] {
    return this.log.map((facts) => facts.filter(isOfSubscription)).filter(({ length }) => length > 0);
  }

  /** The facts of subscriptions. */
  get facts(): readonly RecordedFact[] {
    return this.appends.flat();
  }

  /** The sequence of the last fact. */
  get head(): number {
    return this.recorded.at(-1)?.at(-1)?.sequence ?? SEQUENCE_OF_OPENING;
  }

  get recordedOnLast(): CalendarDate | undefined {
    return this.recorded.at(-1)?.at(-1)?.recordedOn;
  }

  /** Decides a command on a day not before that of the last fact, and records what it comes to. */
  execute(command: SubscriptionCommand, recordedOn: CalendarDate): Executed {
    const subscriptionId = subscriptionOf(command);
    const state = this.states.get(subscriptionId) ?? subscriptionDecider.initial;
    const decision = subscriptionDecider.decide(command, { ...state, accounts: this.accounts }, recordedOn);
    if (decision.outcome === 'rejected') return decision;
    const placeOf = this.placesOn(recordedOn, decision.facts.length);
    const facts = decision.facts.map((fact, index): RecordedFact => ({ ...fact, ...placeOf(index) }));
    this.states.set(
      subscriptionId,
      facts.reduce((known, fact) => subscriptionDecider.evolve(known, fact), state),
    );
    this.record(facts);
    return { outcome: 'accepted', facts };
  }

  /** The same for a command on an account. */
  executeOfAccount(command: AccountCommand, recordedOn: CalendarDate): ExecutedOfAccount {
    const decision = this.accounts.decide(command, recordedOn);
    if (decision.outcome === 'rejected') return decision;
    const placeOf = this.placesOn(recordedOn, decision.facts.length);
    const facts = decision.facts.map((fact, index): Recorded<AccountFact> => ({ ...fact, ...placeOf(index) }));
    for (const fact of facts) this.accounts.take(fact);
    this.record(facts);
    return { outcome: 'accepted', facts };
  }

  /** The same for a command on a rate. */
  executeOfRate(command: RateCommand, recordedOn: CalendarDate): ExecutedOfRate {
    const pair = pairText(command);
    const state = this.rates.get(pair) ?? rateDecider.initial;
    const decision = rateDecider.decide(command, state, recordedOn);
    if (decision.outcome === 'rejected') return decision;
    const placeOf = this.placesOn(recordedOn, decision.facts.length);
    const facts = decision.facts.map((fact, index): RecordedRate => ({ ...fact, ...placeOf(index) }));
    this.rates.set(
      pair,
      facts.reduce((known, fact) => rateDecider.evolve(known, fact), state),
    );
    this.record(facts);
    return { outcome: 'accepted', facts };
  }

  /** Closes a month or opens it again, on a day not before that of the last fact. */
  executeOfPeriod(command: PeriodCommand, recordedOn: CalendarDate): Outcome<PeriodFact, PeriodRejection> {
    const { period } = command;
    const own = this.recorded.flat().filter((fact): fact is Recorded<PeriodFact> => isOfPeriod(fact));
    const state = own
      .filter(({ data }) => data.period === period)
      .reduce((known, fact) => periodDecider.evolve(known, fact), periodDecider.initial);
    const closed = this.book.periods.closedAt(this.head).map(({ data }) => data.period);
    const pin = { closedAtSequence: this.head, policyVersion: 1, totals: [], digest: '' };
    const decision = periodDecider.decide(command, { ...state, reading: { pin, closed } }, recordedOn);
    if (decision.outcome === 'rejected') return decision;
    const placeOf = this.placesOn(recordedOn, decision.facts.length);
    const facts = decision.facts.map((fact, index): Recorded<PeriodFact> => ({ ...fact, ...placeOf(index) }));
    this.record(facts);
    return { outcome: 'accepted', facts };
  }

  /** What the log adds to each fact of the next append. */
  private placesOn(recordedOn: CalendarDate, parts: number): (index: number) => Place {
    const first = this.head + 1;
    const recordedAt = this.instantOn(recordedOn);
    return (index) => ({
      id: factIdOf(first + index),
      version: 1,
      token: (first + index).toString() as Token,
      sequence: first + index,
      recordedAt,
      recordedOn,
      imported: false,
      metadata: {
        commandId: `command-${first.toString()}`,
        part: index + 1,
        parts,
        source: 'test',
        commandHash: '',
        actor: 'test',
        correlationId: '',
      },
    });
  }

  private record(facts: readonly AnyFact[]): void {
    if (facts.length > 0) this.recorded.push(facts);
  }

  /** Appends are folded when somebody looks: many a history is told for its facts alone. */
  private upToDate(): JournalledBook {
    foldInto(this.folded.book, this.recorded.slice(this.foldedCount));
    this.foldedCount = this.recorded.length;
    return this.folded;
  }

  /** Each append has a moment of its own: a second after the one before on the same day. */
  private instantOn(day: CalendarDate): Instant {
    const last = this.recordedOnLast;
    if (last !== undefined && day < last) throw new Error(`nothing is recorded on ${day} after ${last}`);
    const sameDay = this.recorded.filter(([fact]) => fact?.recordedOn === day).length;
    return instantOf(toEpochDay(day) * MS_IN_DAY + sameDay * 1000);
  }
}
