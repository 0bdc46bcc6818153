import { accountTimelineOf } from '../../accounts/domain/account-timeline';
import type { AccountFact } from '../../accounts/domain/account.events';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { AccountId } from '../../kernel/ids';
import type { Recorded } from '../../kernel/projection';
import type { Described } from './kept-descriptions';
import { type Merge, Merges, type Reading } from './merges';

type FactsOf = (accountId: AccountId) => readonly Recorded<AccountFact>[];

/** What the facts up to a sequence say of accounts. */
export class PastAccounts {
  private readonly merges = new Map<AccountId, Merges>();

  constructor(
    private readonly factsOf: FactsOf,
    private readonly knownAt: number,
  ) {}

  /** As which account one reads from a day on, in order of days. */
  readingsFrom(accountId: AccountId, day: CalendarDate): readonly Reading[] {
    const merges = this.merges.get(accountId) ?? this.mergesFrom(accountId);
    this.merges.set(accountId, merges);
    return merges.readingsFrom(accountId, day);
  }

  /** What an account's attributes are from day to day; before the first it has none. */
  descriptionsOf(accountId: AccountId): readonly Described[] {
    const ofDays = new Map<CalendarDate, Described>();
    for (const { effectiveOn: from, attributes, factId } of accountTimelineOf(this.known(accountId)).descriptions) {
      ofDays.set(from, { from, attributes, factId });
    }
    return [...ofDays.values()];
  }

  private known(accountId: AccountId): ReturnType<FactsOf> {
    return this.factsOf(accountId).filter(({ sequence }) => sequence <= this.knownAt);
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
    const facts = this.known(accountId);
    const { mergedInto } = accountTimelineOf(facts);
    const fact = facts.find(({ id }) => id === mergedInto?.factId);
    return mergedInto && fact && { ...mergedInto, accountId, sequence: fact.sequence };
  }
}
