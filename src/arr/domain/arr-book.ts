import type { AccountId, SubscriptionId } from '../../kernel/ids';
import type { PolicyVersion } from '../../kernel/policy';
import type { Recorded } from '../../kernel/projection';
import { stretchesOf } from '../../subscriptions/domain/stretches';
import type { SubscriptionFact } from '../../subscriptions/domain/subscription.events';
import { type SubscriptionLogFact, timelineOf } from '../../subscriptions/domain/timeline';
import { movementsOfAccount } from './account-movements';
import type { ArrIndex } from './arr-index';
import { entriesOf, type EntryOrigin, type JournalEntry, keyOf, restatementOf } from './journal';
import { Knowledge } from './knowledge';
import { type LevelChange, levelChangesByAccount } from './levels';
import type { Movement } from './movement';

type RecordedFact = Recorded<SubscriptionFact>;

type ChangesByAccount = ReadonlyMap<AccountId, readonly LevelChange[]>;

interface SubscriptionBook {
  readonly facts: RecordedFact[];
  /** What its lines come to, by the accounts it belongs to; worked out anew when an append has added facts. */
  changes: ChangesByAccount;
}

interface AccountBook {
  /** The subscriptions that have ever been this account's, as known at some time. */
  readonly subscriptions: Set<SubscriptionId>;
  readonly asserted: Map<string, JournalEntry>;
}

const namedBy = ({ type, data }: SubscriptionFact): readonly AccountId[] =>
  type === 'fact-corrected' ? [data.accountId, data.statement.data.accountId] : [data.accountId];

/**
 * All that ARR needs of the facts: each subscription's facts, each account's movements in force, and the journal. Facts are
 * taken one by one, and what they come to is worked out at the end of their append, for the accounts they touch only.
 */
export class ArrBook {
  readonly knowledge = new Knowledge();
  private readonly subscriptions = new Map<SubscriptionId, SubscriptionBook>();
  private readonly accounts = new Map<AccountId, AccountBook>();
  /** The sequence of the first fact that names an account. */
  private readonly heardOf = new Map<AccountId, number>();
  /** The subscriptions that the present append has touched, with the last fact on each. */
  private readonly touched = new Map<SubscriptionId, RecordedFact>();

  constructor(
    readonly policy: PolicyVersion,
    readonly index: ArrIndex,
  ) {}

  /** The facts of a subscription in the order of its stream. */
  factsOf(subscriptionId: SubscriptionId): readonly RecordedFact[] {
    return this.subscriptions.get(subscriptionId)?.facts ?? [];
  }

  /** Whether any fact known by then names the account. */
  hasHeardOf(accountId: AccountId, knownAt: number): boolean {
    const since = this.heardOf.get(accountId);
    return since !== undefined && since <= knownAt;
  }

  take(fact: RecordedFact): void {
    const { subscriptionId } = fact.data;
    for (const accountId of namedBy(fact)) {
      if (!this.heardOf.has(accountId)) this.heardOf.set(accountId, fact.sequence);
    }
    this.bookOf(subscriptionId).facts.push(fact);
    this.touched.set(subscriptionId, fact);
  }

  /** Works out what the append that ends with `last` comes to, and adds it to the journal. */
  settle(last: Pick<RecordedFact, 'sequence' | 'recordedAt' | 'imported'>): void {
    const { sequence, recordedAt, imported } = last;
    const dirty = this.reckonTouched();
    let count = 0;
    for (const [accountId, fact] of dirty) {
      const origin = { factId: fact.id, sequence, recordedAt, policyVersion: this.policy.version };
      count += this.restate(accountId, origin, count);
    }
    this.knowledge.add({ sequence, recordedAt, imported });
  }

  /**
   * What facts that are not recorded would add to the journal if they followed the subscription's first `count` ones; its
   * later facts are left out on both sides. Nothing is changed.
   */
  preview(
    subscriptionId: SubscriptionId,
    facts: readonly SubscriptionLogFact[],
    count: number,
  ): readonly Pick<Movement, 'effectiveOn' | 'currency' | 'delta'>[] {
    const standing = this.factsOf(subscriptionId).slice(0, count);
    const [before, after] = [this.changesOf(standing), this.changesOf([...standing, ...facts])];
    return [...new Set([...before.keys(), ...after.keys()])].flatMap((accountId) => {
      const [from, to] = [before, after].map((changes) =>
        this.movementsOf(accountId, new Map([[subscriptionId, changes]])),
      );
      return [...(from ?? []).map((movement) => ({ ...movement, delta: -movement.delta })), ...(to ?? [])];
    });
  }

  private bookOf(subscriptionId: SubscriptionId): SubscriptionBook {
    const known = this.subscriptions.get(subscriptionId);
    if (known !== undefined) return known;
    const opened: SubscriptionBook = { facts: [], changes: new Map() };
    this.subscriptions.set(subscriptionId, opened);
    return opened;
  }

  private accountOf(accountId: AccountId): AccountBook {
    const known = this.accounts.get(accountId);
    if (known !== undefined) return known;
    const opened: AccountBook = { subscriptions: new Set(), asserted: new Map() };
    this.accounts.set(accountId, opened);
    return opened;
  }

  private changesOf(facts: readonly SubscriptionLogFact[]): ChangesByAccount {
    return levelChangesByAccount(stretchesOf(timelineOf(facts)), this.policy.policy);
  }

  /** Works out the touched subscriptions anew, and tells the accounts they are or were part of. */
  private reckonTouched(): ReadonlyMap<AccountId, RecordedFact> {
    const dirty = new Map<AccountId, RecordedFact>();
    for (const [subscriptionId, fact] of this.touched) {
      const book = this.bookOf(subscriptionId);
      const before = book.changes;
      book.changes = this.changesOf(book.facts);
      for (const accountId of [...before.keys(), ...book.changes.keys()]) {
        this.accountOf(accountId).subscriptions.add(subscriptionId);
        dirty.set(accountId, fact);
      }
    }
    this.touched.clear();
    return dirty;
  }

  private movementsOf(
    accountId: AccountId,
    instead: ReadonlyMap<SubscriptionId, ChangesByAccount> = new Map(),
  ): readonly Movement[] {
    const ids = new Set([...(this.accounts.get(accountId)?.subscriptions ?? []), ...instead.keys()]);
    const changes = [...ids].flatMap((id) => {
      const byAccount = instead.get(id) ?? this.subscriptions.get(id)?.changes;
      return byAccount?.get(accountId) ?? [];
    });
    return movementsOfAccount(accountId, changes);
  }

  /** Brings an account's movements in force up to date; answers how many entries that took. */
  private restate(accountId: AccountId, origin: EntryOrigin, countBefore: number): number {
    const { asserted } = this.accountOf(accountId);
    const entries = entriesOf(restatementOf(asserted, this.movementsOf(accountId)), origin, countBefore);
    for (const entry of entries) {
      if (entry.kind === 'assert') asserted.set(keyOf(entry), entry);
      else asserted.delete(keyOf(entry));
      this.index.add(entry);
    }
    return entries.length;
  }
}
