import type { AccountFact } from '../../accounts/domain/account.events';
import { type CalendarDate, toEpochDay } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { AccountId, SubscriptionId } from '../../kernel/ids';
import type { PolicyVersion } from '../../kernel/policy';
import type { Recorded } from '../../kernel/projection';
import type { PeriodFact } from '../../periods/domain/period.events';
import type { RateFact } from '../../rates/domain/rate.events';
import { countsEarly } from '../../subscriptions/domain/counted-states';
import { stretchesOf } from '../../subscriptions/domain/stretches';
import type { SubscriptionFact } from '../../subscriptions/domain/subscription.events';
import { type SubscriptionLogFact, timelineOf } from '../../subscriptions/domain/timeline';
import type { ChangesByDay } from './account-days';
import { AccountsBook } from './accounts-book';
import { AdoptedPolicies } from './adopted-policies';
import { AppendJournal } from './append-journal';
import type { ArrIndex } from './arr-index';
import { AttributeNames } from './attribute-names';
import { Chains } from './chains';
import { float64Column } from './column';
import { ClosedPeriods } from './closed-periods';
import { type Inherited, INHERITS_NOTHING } from './days-journal';
import { type Told, toldOf } from './holders';
import { inheritedAsRead, inheritedForGood } from './inheritance';
import { EntryRows } from './entry-rows';
import { BookWords } from './kept-changes.codec';
import { keptByDay } from './kept-by-day';
import { type AtHand, KeptDays } from './kept-days';
import { Knowledge } from './knowledge';
import { type FiguredFact, isOfSubscription } from './ledger-fact';
import type { ChangesByAccount } from './level-change';
import { levelChangesOf, type Valuation } from './levels';
import type { Movement } from './movement';
import { accountsNamedBy } from './named-accounts';
import { PublishedRates } from './published-rates';
import { cutAt, type Reach, Reaches } from './reaches';
import { ReportingRates } from './reporting-rates';
import { SubscriptionFacts } from './subscription-facts';
import { everReadAs, type PlacedFact, type ReadBy, toldAsRead } from './told-as-read';
import { type Cause, changesSince, Touches } from './touches';

type RecordedFact = Recorded<FiguredFact>;

const NEVER = 0;
const NO_CHANGES: ChangesByDay = new Map();

/**
 * All that ARR needs of the facts: those of each subscription and account, each account's movements in force, and the
 * journal. Facts are taken one by one, and what they come to is worked out at the end of their append, for the accounts they
 * touch only. What grows with the ledger is kept as numbers and bytes: the garbage collector would walk objects for seconds.
 */
export class ArrBook {
  readonly knowledge = new Knowledge();
  /** Where the entries are that the index holds. */
  readonly rows = new EntryRows();
  readonly attributeNames = new AttributeNames();
  readonly periods = new ClosedPeriods();
  /** Those the ledger has adopted, whichever this book is kept under. */
  readonly policies = new AdoptedPolicies();
  readonly rates = new PublishedRates();
  private readonly words = new BookWords();
  private readonly accounts = new AccountsBook(this.words);
  private readonly facts = new SubscriptionFacts();
  private readonly reaches = new Reaches();
  private readonly days: KeptDays;
  /** How amounts become amounts of the reporting currency, where the book is kept in one. */
  private readonly converting: ReportingRates | undefined;
  /** The subscriptions that have ever been an account's by record, as known at some time. */
  private readonly subscriptionsOf = new Chains();
  /** The sequence of the first fact that names an account. */
  private readonly heardOf = float64Column();
  private readonly touches = new Touches();

  constructor(
    readonly policy: PolicyVersion,
    readonly index: ArrIndex,
    atHand?: AtHand,
    /** The currency that all amounts are converted to; absent where each stays in its own. */
    readonly reporting?: Currency,
  ) {
    const { reactivationWindowDays: window } = policy.policy;
    this.converting = reporting && new ReportingRates(reporting, policy.policy, this.rates, this.periods);
    this.days = new KeptDays(this.words, atHand, window === 'none' ? undefined : window);
  }

  /** The facts of a subscription in the order of its stream. */
  factsOf(subscriptionId: SubscriptionId): readonly Recorded<SubscriptionFact>[] {
    const subscription = this.words.subscriptions.find(subscriptionId);
    return subscription === undefined ? [] : this.facts.of(subscription);
  }

  /** The facts about an account itself, in the order of its stream. */
  accountFactsOf(accountId: AccountId): readonly Recorded<AccountFact>[] {
    return this.accounts.factsOf(accountId);
  }

  /** The accounts that may read as one at some state of knowledge. */
  everMergedInto(accountId: AccountId): readonly AccountId[] {
    return this.accounts.everMergedInto(accountId);
  }

  /** The subscriptions that have ever been the account's by record, as known at some time. */
  subscriptionsEverOf(accountId: AccountId): readonly SubscriptionId[] {
    const account = this.words.accounts.find(accountId);
    return account === undefined
      ? []
      : [...this.subscriptionsOf.of(account)].map((one) => this.words.subscriptionId(one));
  }

  /** Whether any fact known by then names the account. */
  hasHeardOf(accountId: AccountId, knownAt: number): boolean {
    const account = this.words.accounts.find(accountId);
    const since = account === undefined || account >= this.heardOf.length ? NEVER : this.heardOf.at(account);
    return since !== NEVER && since <= knownAt;
  }

  /** Takes in a rate: it moves nothing in the currency that an amount was agreed in. */
  takeRate(fact: Recorded<RateFact>): void {
    if (this.converting === undefined) this.rates.take(fact);
    else
      for (const { subscription, since } of this.converting.take(fact))
        this.touches.touch(subscription, { fact, since });
  }

  take(fact: Recorded<FiguredFact>): void {
    this.attributeNames.take(fact);
    for (const accountId of accountsNamedBy(fact)) this.hear(this.words.accounts.idOf(accountId), fact.sequence);
    if (isOfSubscription(fact)) {
      const subscription = this.words.subscriptions.idOf(fact.data.subscriptionId);
      this.facts.add(subscription, fact);
      this.touches.touch(subscription, { fact, since: this.sinceOf(fact, changesSince(fact)) });
      return;
    }
    const { subjects, heirs } = this.accounts.take(fact);
    for (const accountId of heirs) this.touches.touchAccount(this.words.accounts.idOf(accountId), fact);
    for (const accountId of subjects) {
      const account = this.words.accounts.idOf(accountId);
      const since = this.sinceOf(fact, undefined);
      for (const subscription of this.subscriptionsOf.of(account)) this.touches.touch(subscription, { fact, since });
    }
  }

  /** A period moves no ARR by itself; where days are read as known at its close, it says which. */
  takePeriod(fact: Recorded<PeriodFact>): void {
    this.periods.take(fact);
    if (this.policy.policy.backdating !== 'open-period') return;
    this.converting?.readAnew();
    const { closedAtSequence } = fact.data;
    // What was known at the close is read as before; a rate since then may concern anybody.
    const isOfRates = this.converting !== undefined && this.rates.lastSequence > closedAtSequence;
    this.touches.touchAfter(isOfRates ? NEVER : closedAtSequence, fact);
  }

  /** By what days are read, as known at a sequence. */
  readByAt(knownAt: number): ReadBy {
    const closings = this.periods.closedAt(knownAt).map(({ data }) => data);
    return { accounts: this.accounts, policy: this.policy.policy, closings };
  }

  /** Works out what the append that ends with `last` comes to, and adds it to the journal. */
  settle(last: Pick<RecordedFact, 'sequence' | 'recordedAt' | 'imported'>): void {
    const { sequence, recordedAt, imported } = last;
    const { version: policyVersion } = this.policy;
    const journal = new AppendJournal(this.index, this.rows, { sequence, recordedAt, policyVersion });
    for (const [account, { id }] of this.reckonTouched()) {
      this.days.of(account).restate(this.inheritedBy(account), journal.causedBy(id));
    }
    this.days.close();
    this.facts.close();
    this.knowledge.add({ sequence, recordedAt, imported });
  }

  /**
   * What facts that are not recorded would do to ARR if they followed the subscription's first `count` ones; its later facts
   * are left out on both sides. Nothing is changed.
   */
  preview(
    subscriptionId: SubscriptionId,
    facts: readonly SubscriptionLogFact[],
    count: number,
  ): readonly Pick<Movement, 'effectiveOn' | 'currency' | 'delta'>[] {
    const standing = this.factsOf(subscriptionId).slice(0, count);
    const changesIn = (of: readonly PlacedFact[]) => [...this.changesOf(of).values()].flat();
    const undone = changesIn(standing).map((one) => ({ ...one, delta: -one.delta }));
    const next = facts.map((fact) => ({ ...fact, sequence: this.knowledge.head.sequence + 1 }));
    return [...undone, ...changesIn([...standing, ...next])];
  }

  /** From which day on a fact may change something; `changed` is that where days are read by all that is known. */
  private sinceOf(fact: Recorded<FiguredFact>, changed: CalendarDate | undefined): CalendarDate | undefined {
    const { policy } = this.policy;
    // A day that ends before the fact is recorded does not show it.
    if (policy.backdating === 'prospective') return fact.recordedOn;
    return countsEarly(policy) ? undefined : changed;
  }

  private hear(account: number, sequence: number): void {
    while (this.heardOf.length <= account) this.heardOf.push(NEVER);
    if (this.heardOf.at(account) === NEVER) this.heardOf.set(account, sequence);
  }

  private changesOf(facts: readonly PlacedFact[]): ChangesByAccount {
    return levelChangesOf(this.isBackdated ? toldAsRead(facts, this.readBy) : this.toldNow(facts), this.valuation);
  }

  private toldNow(facts: readonly SubscriptionLogFact[]): Told {
    return toldOf(stretchesOf(timelineOf(facts), this.policy.policy), this.accounts);
  }

  private get valuation(): Valuation {
    return { policy: this.policy.policy, conversion: this.converting?.conversion };
  }

  /** Works out the touched subscriptions anew, and tells the accounts whose movements that may change. */
  private reckonTouched(): ReadonlyMap<number, Cause> {
    const { subscriptions, accounts } = this.touches.taken();
    const concerned = subscriptions.flatMap(([subscription, { fact, since }]) =>
      [...this.reckon(subscription, since)].map((account) => [account, fact] as const),
    );
    const dirty = new Map<number, Cause>([...concerned, ...accounts]);
    // Their first days of ARR are handed over to the accounts that they read as.
    for (const [account, fact] of [...dirty]) {
      const own = this.words.accountId(account);
      for (const accountId of this.isBackdated ? everReadAs([own], this.readBy) : this.accounts.survivorsOf(own)) {
        const survivor = this.words.accounts.idOf(accountId);
        if (!dirty.has(survivor)) dirty.set(survivor, fact);
      }
    }
    return dirty;
  }

  /** Works out a subscription anew from a day on; answers with the accounts for which it changes or changed something there. */
  private reckon(subscription: number, since: CalendarDate | undefined): ReadonlySet<number> {
    const before = this.reaches.of(subscription);
    const told = this.isBackdated
      ? toldAsRead(this.facts.of(subscription), this.readBy, since)
      : this.toldNow(this.saidSince(subscription, since, before));
    this.converting?.need(subscription, told.stretches);
    const held = [...before.held];
    for (const { accountId } of told.tenures) {
      const account = this.words.accounts.idOf(accountId);
      if (held.includes(account)) continue;
      held.push(account);
      this.subscriptionsOf.add(account, subscription);
    }
    const after = new Map<number, ChangesByDay>();
    for (const [accountId, changes] of levelChangesOf(told, this.valuation, since)) {
      after.set(this.words.accounts.idOf(accountId), keptByDay(this.words, subscription, changes));
    }
    const { stays, goes } = cutAt(before.days, since === undefined ? 0 : toEpochDay(since));
    const concerned = new Set([...goes.keys(), ...after.keys()]);
    for (const account of concerned) {
      this.days.of(account).replace(subscription, goes.get(account) ?? [], after.get(account) ?? NO_CHANGES);
    }
    for (const [account, byDay] of after) stays.set(account, [...(stays.get(account) ?? []), ...byDay.keys()]);
    this.reaches.set(subscription, { held, days: stays });
    return concerned;
  }

  /** What the changes of a subscription from a day on follow from, where it has had to do with these accounts. */
  private saidSince(subscription: number, since: CalendarDate | undefined, { held }: Reach) {
    const [account, ...others] = held;
    if (since === undefined || account === undefined || others.length > 0) return this.facts.saidBy(subscription);
    // What is told as the start would have come on another day than it did.
    if (this.converting !== undefined && this.policy.policy.fx === 'subscription-start')
      return this.facts.saidBy(subscription);
    const accountId = this.words.accountId(account);
    // As what is merged, an account is another from a day on, and the order of its lines may tell which comes first.
    if (this.accounts.survivorsOf(accountId).length > 1) return this.facts.saidBy(subscription);
    return this.facts.saidSince(subscription, since, accountId);
  }

  private inheritedBy(account: number): Inherited {
    const accountId = this.words.accountId(account);
    const by = { numbers: this.words.accounts, days: this.days };
    if (!this.isBackdated) return inheritedForGood(accountId, this.accounts, by);
    return inheritedAsRead(accountId, this.accounts, { ...by, readBy: this.readBy }) ?? INHERITS_NOTHING;
  }

  private get isBackdated(): boolean {
    return this.policy.policy.backdating !== 'restate';
  }

  private get readBy(): ReadBy {
    return this.readByAt(Number.MAX_SAFE_INTEGER);
  }
}
