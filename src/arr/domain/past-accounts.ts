import { accountTimelineOf } from '../../accounts/domain/account-timeline';
import type { AccountFact } from '../../accounts/domain/account.events';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { AccountId } from '../../kernel/ids';
import type { Recorded } from '../../kernel/projection';
import type { Described } from './kept-descriptions';
import { type Merge, Merges, type Reading } from './merges';

type FactsOf = (accountId: AccountId) => readonly Recorded<AccountFact>[];

/** Those of an account that are known by then. */
export const knownBy =
  (factsOf: FactsOf, knownAt: number): FactsOf =>
  (accountId) =>
    factsOf(accountId).filter(({ sequence }) => sequence <= knownAt);

/** What some of the facts about accounts say of them. `factsOf` gives those of one account, in the order of its stream. */
export class PastAccounts {
  private readonly merges = new Map<AccountId, Merges>();

  constructor(private readonly factsOf: FactsOf) {}

  /** The account that one reads as on a day; itself where no merge counts by then. */
  readsAs(accountId: AccountId, day: CalendarDate): AccountId {
    return this.mergesOf(accountId).readsAs(accountId, day);
  }

  /** As which account one reads from a day on, in order of days. */
  readingsFrom(accountId: AccountId, day: CalendarDate): readonly Reading[] {
    return this.mergesOf(accountId).readingsFrom(accountId, day);
  }

  /** What an account's attributes are from day to day; before the first it has none. */
  descriptionsOf(accountId: AccountId): readonly Described[] {
    const ofDays = new Map<CalendarDate, Described>();
    for (const { effectiveOn: from, attributes, factId } of accountTimelineOf(this.factsOf(accountId)).descriptions) {
      ofDays.set(from, { from, attributes, factId });
    }
    return [...ofDays.values()];
  }

  private mergesOf(accountId: AccountId): Merges {
    const merges = this.merges.get(accountId) ?? this.mergesFrom(accountId);
    this.merges.set(accountId, merges);
    return merges;
  }

  /** Those by which an account reads as others, one after the other. */
  private mergesFrom(accountId: AccountId): Merges {
    const merges = new Merges();
    const passed = new Set<AccountId>();
    for (let next: AccountId | undefined = accountId; next !== undefined && !passed.has(next);) {
      passed.add(next);
      const merge = this.mergeOf(next);
      merges.put(next, merge);
      next = merge?.intoAccountId;
    }
    return merges;
  }

  private mergeOf(accountId: AccountId): Merge | undefined {
    const facts = this.factsOf(accountId);
    const { mergedInto } = accountTimelineOf(facts);
    const fact = facts.find(({ id }) => id === mergedInto?.factId);
    return mergedInto && fact && { ...mergedInto, accountId, sequence: fact.sequence };
  }
}
