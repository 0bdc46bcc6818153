import { type CalendarDate, laterOf } from '../../kernel/calendar-date';
import type { AccountId, FactId } from '../../kernel/ids';

/** That an account reads as another from a day on, and the fact that says so. */
export interface Merge {
  readonly accountId: AccountId;
  readonly intoAccountId: AccountId;
  readonly effectiveOn: CalendarDate;
  readonly factId: FactId;
  readonly sequence: number;
}

/** As which account another reads from a day on; the merge that brings that about, if one does. */
export interface Reading {
  readonly from: CalendarDate;
  readonly accountId: AccountId;
  readonly factId: FactId | undefined;
}

/** An account that reads as another, or has read as it, from a day on. */
export interface Absorbed {
  readonly accountId: AccountId;
  readonly from: CalendarDate;
}

/** What counted of accounts whose merges count otherwise now. */
export type MergesBefore = ReadonlyMap<AccountId, Merge | undefined>;

/**
 * The merges that stand, one for each account at most. One that closes a circle with those before it in the log counts for
 * nothing, so chains of merges end. Writers refuse such a merge; two of them that race may record it all the same.
 */
export class Merges {
  private readonly standing = new Map<AccountId, Merge>();
  private readonly counting = new Map<AccountId, Merge>();
  /** The accounts that are merged at once into each. */
  private readonly mergedInto = new Map<AccountId, Set<AccountId>>();
  private lastSequence = 0;

  /** States the merge of an account, or that none stands. Answers which accounts' merges that changes. */
  put(accountId: AccountId, merge: Merge | undefined): MergesBefore {
    const before = this.counting.get(accountId);
    if (this.standing.get(accountId)?.factId === merge?.factId) return new Map();
    // What counts for nothing may count once another is gone, and what is not the last may come before others.
    const countsAnew =
      this.standing.size > this.counting.size || (merge !== undefined && merge.sequence < this.lastSequence);
    if (merge === undefined) this.standing.delete(accountId);
    else this.standing.set(accountId, merge);
    if (countsAnew) return this.countAnew();

    this.discount(accountId);
    if (merge !== undefined) this.count(merge);
    return this.counting.get(accountId) === before ? new Map() : new Map([[accountId, before]]);
  }

  readsAs(accountId: AccountId, day: CalendarDate): AccountId {
    let reading = accountId;
    for (let merge = this.counting.get(reading); merge !== undefined; merge = this.counting.get(reading)) {
      if (merge.effectiveOn > day) break;
      reading = merge.intoAccountId;
    }
    return reading;
  }

  /** As which accounts one reads from a day on, in order of days. */
  readingsFrom(accountId: AccountId, day: CalendarDate): readonly Reading[] {
    let reading: Reading = { from: day, accountId: this.readsAs(accountId, day), factId: undefined };
    const readings = [reading];
    for (let merge = this.counting.get(reading.accountId); merge !== undefined;) {
      const { effectiveOn: from, intoAccountId, factId } = merge;
      reading = { from, accountId: this.readsAs(intoAccountId, from), factId };
      readings.push(reading);
      merge = this.counting.get(reading.accountId);
    }
    return readings;
  }

  /** The accounts that one reads as on some day, itself first; by the merges before, where they are given. */
  survivorsOf(accountId: AccountId, before: MergesBefore = new Map()): readonly AccountId[] {
    const mergeOf = (of: AccountId) => (before.has(of) ? before.get(of) : this.counting.get(of));
    const survivors = [accountId];
    for (let merge = mergeOf(accountId); merge !== undefined; merge = mergeOf(merge.intoAccountId)) {
      survivors.push(merge.intoAccountId);
    }
    return survivors;
  }

  /** The other accounts that read as one on some day, or would if it were not merged itself. */
  absorbedBy(accountId: AccountId): readonly Absorbed[] {
    const absorbed: Absorbed[] = [];
    const waiting: { readonly accountId: AccountId; readonly from?: CalendarDate }[] = [{ accountId }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      for (const merged of this.mergedInto.get(next.accountId) ?? []) {
        const merge = this.counting.get(merged);
        if (merge === undefined) continue;
        const found = { accountId: merged, from: laterOf(merge.effectiveOn, next.from) };
        absorbed.push(found);
        waiting.push(found);
      }
    }
    return absorbed;
  }

  private count(merge: Merge): void {
    this.lastSequence = merge.sequence > this.lastSequence ? merge.sequence : this.lastSequence;
    const { accountId, intoAccountId } = merge;
    if (this.survivorsOf(intoAccountId).includes(accountId)) return;
    this.counting.set(accountId, merge);
    const merged = this.mergedInto.get(intoAccountId) ?? new Set();
    this.mergedInto.set(intoAccountId, merged.add(accountId));
  }

  private discount(accountId: AccountId): void {
    const merge = this.counting.get(accountId);
    if (merge === undefined) return;
    this.counting.delete(accountId);
    this.mergedInto.get(merge.intoAccountId)?.delete(accountId);
  }

  private countAnew(): MergesBefore {
    const before = new Map(this.counting);
    this.counting.clear();
    this.mergedInto.clear();
    for (const merge of [...this.standing.values()].sort((a, b) => a.sequence - b.sequence)) this.count(merge);
    const concerned = new Set([...before.keys(), ...this.counting.keys()]);
    const turned = [...concerned].filter((accountId) => before.get(accountId) !== this.counting.get(accountId));
    return new Map(turned.map((accountId) => [accountId, before.get(accountId)] as const));
  }
}
