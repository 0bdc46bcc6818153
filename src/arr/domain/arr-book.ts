import type { AccountFact } from '../../accounts/domain/account.events';
import { type CalendarDate, earlierEnd } from '../../kernel/calendar-date';
import type { AccountId, SubscriptionId } from '../../kernel/ids';
import type { PolicyVersion } from '../../kernel/policy';
import type { Recorded } from '../../kernel/projection';
import { stretchesOf } from '../../subscriptions/domain/stretches';
import type { SubscriptionFact } from '../../subscriptions/domain/subscription.events';
import { type SubscriptionLogFact, timelineOf } from '../../subscriptions/domain/timeline';
import { AccountDays } from './account-days';
import { AccountsBook } from './accounts-book';
import type { ArrIndex } from './arr-index';
import { entriesOf, type JournalEntry } from './journal';
import { JournalRows } from './journal-rows';
import { Knowledge } from './knowledge';
import { type FiguredFact, isOfSubscription } from './ledger-fact';
import { type ChangesByAccount, levelChangesOf } from './levels';
import type { Movement } from './movement';
import { accountsNamedBy } from './named-accounts';

type RecordedFact = Recorded<FiguredFact>;

interface SubscriptionBook {
  readonly facts: Recorded<SubscriptionFact>[];
  /** What its lines come to, by the accounts it reads as being of; worked out anew when an append touches it. */
  changes: ChangesByAccount;
}

/**
 * All that ARR needs of the facts: those of each subscription and account, each account's movements in force, and the
 * journal. Facts are taken one by one, and what they come to is worked out at the end of their append, for the accounts they
 * touch only.
 */
export class ArrBook {
  readonly knowledge = new Knowledge();
  /** Where the entries are that the index holds. */
  readonly rows = new JournalRows();
  private readonly accounts = new AccountsBook();
  private readonly subscriptions = new Map<SubscriptionId, SubscriptionBook>();
  private readonly days = new Map<AccountId, AccountDays>();
  /** The subscriptions that have ever been an account's by record, as known at some time. */
  private readonly subscriptionsOf = new Map<AccountId, Set<SubscriptionId>>();
  /** The sequence of the first fact that names an account. */
  private readonly heardOf = new Map<AccountId, number>();
  /** The subscriptions and accounts that the present append has touched, with the last fact on each. */
  private readonly touched = new Map<SubscriptionId, RecordedFact>();
  private readonly touchedAccounts = new Map<AccountId, RecordedFact>();

  constructor(
    readonly policy: PolicyVersion,
    readonly index: ArrIndex,
  ) {}

  /** The facts of a subscription in the order of its stream. */
  factsOf(subscriptionId: SubscriptionId): readonly Recorded<SubscriptionFact>[] {
    return this.subscriptions.get(subscriptionId)?.facts ?? [];
  }

  /** The facts about an account itself, in the order of its stream. */
  accountFactsOf(accountId: AccountId): readonly Recorded<AccountFact>[] {
    return this.accounts.factsOf(accountId);
  }

  /** Whether any fact known by then names the account. */
  hasHeardOf(accountId: AccountId, knownAt: number): boolean {
    const since = this.heardOf.get(accountId);
    return since !== undefined && since <= knownAt;
  }

  take(fact: RecordedFact): void {
    for (const accountId of accountsNamedBy(fact)) {
      if (!this.heardOf.has(accountId)) this.heardOf.set(accountId, fact.sequence);
    }
    if (isOfSubscription(fact)) {
      this.bookOf(fact.data.subscriptionId).facts.push(fact);
      this.touched.set(fact.data.subscriptionId, fact);
      return;
    }
    const { subjects, heirs } = this.accounts.take(fact);
    for (const accountId of heirs) this.touchedAccounts.set(accountId, fact);
    for (const accountId of subjects) {
      for (const subscriptionId of this.subscriptionsOf.get(accountId) ?? []) this.touched.set(subscriptionId, fact);
    }
  }

  /** Works out what the append that ends with `last` comes to, and adds it to the journal. */
  settle(last: Pick<RecordedFact, 'sequence' | 'recordedAt' | 'imported'>): void {
    const { sequence, recordedAt, imported } = last;
    const { version: policyVersion } = this.policy;
    let count = 0;
    for (const [accountId, { id: factId }] of this.reckonTouched()) {
      this.daysOf(accountId).restate(this.inheritedFrom(accountId), (drafts) => {
        const entries = entriesOf(drafts, { factId, sequence, recordedAt, policyVersion }, count);
        count += entries.length;
        for (const entry of entries) this.enter(entry);
        return entries;
      });
    }
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
    const changesIn = (of: readonly SubscriptionLogFact[]) => [...this.changesOf(of).values()].flat();
    const undone = changesIn(standing).map((change) => ({ ...change, delta: -change.delta }));
    return [...undone, ...changesIn([...standing, ...facts])];
  }

  private enter(entry: JournalEntry): void {
    this.index.add(entry);
    this.rows.add(entry);
  }

  private bookOf(subscriptionId: SubscriptionId): SubscriptionBook {
    const known = this.subscriptions.get(subscriptionId);
    if (known !== undefined) return known;
    const opened: SubscriptionBook = { facts: [], changes: new Map() };
    this.subscriptions.set(subscriptionId, opened);
    return opened;
  }

  private daysOf(accountId: AccountId): AccountDays {
    const known = this.days.get(accountId);
    if (known !== undefined) return known;
    const opened = new AccountDays(accountId);
    this.days.set(accountId, opened);
    return opened;
  }

  private changesOf(facts: readonly SubscriptionLogFact[]): ChangesByAccount {
    return levelChangesOf(stretchesOf(timelineOf(facts)), this.accounts, this.policy.policy);
  }

  /** Works out the touched subscriptions anew, and tells the accounts whose movements that may change. */
  private reckonTouched(): ReadonlyMap<AccountId, RecordedFact> {
    const dirty = new Map<AccountId, RecordedFact>();
    for (const [subscriptionId, fact] of this.touched) {
      for (const accountId of this.reckon(subscriptionId)) dirty.set(accountId, fact);
    }
    for (const [accountId, fact] of this.touchedAccounts) dirty.set(accountId, fact);
    for (const [accountId, fact] of [...dirty]) {
      // Their first days of ARR are handed over to the accounts that they read as.
      for (const survivor of this.accounts.survivorsOf(accountId)) if (!dirty.has(survivor)) dirty.set(survivor, fact);
    }
    this.touched.clear();
    this.touchedAccounts.clear();
    return dirty;
  }

  /** Works out a subscription anew; answers with the accounts it reads and read as being of. */
  private reckon(subscriptionId: SubscriptionId): ReadonlySet<AccountId> {
    const book = this.bookOf(subscriptionId);
    const before = book.changes;
    const stretches = stretchesOf(timelineOf(book.facts));
    book.changes = levelChangesOf(stretches, this.accounts, this.policy.policy);
    for (const { accountId } of stretches.tenures) {
      const known = this.subscriptionsOf.get(accountId) ?? new Set();
      this.subscriptionsOf.set(accountId, known.add(subscriptionId));
    }
    const concerned = new Set([...before.keys(), ...book.changes.keys()]);
    for (const accountId of concerned) {
      const [old, fresh] = [before.get(accountId) ?? [], book.changes.get(accountId) ?? []];
      this.daysOf(accountId).replace(subscriptionId, old, fresh);
    }
    return concerned;
  }

  /** The first day on which another account reads as this one that had ARR; it had it before, since it has none from then on. */
  private inheritedFrom(accountId: AccountId): CalendarDate | undefined {
    const givers = this.accounts
      .absorbedBy(accountId)
      .filter(({ accountId: other }) => this.days.get(other)?.firstDayWithArr() !== undefined);
    return givers.reduce<CalendarDate | undefined>((earliest, { from }) => earlierEnd(from, earliest), undefined);
  }
}
