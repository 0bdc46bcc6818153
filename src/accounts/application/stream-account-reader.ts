import { Inject, Injectable } from '@nestjs/common';
import type { AccountReader, AccountReadings } from '../../kernel/account-readings.port';
import type { CalendarDate } from '../../kernel/calendar-date';
import { EVENT_STORE, type EventStore } from '../../kernel/event-store.port';
import type { AccountId } from '../../kernel/ids';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { accountStream } from '../../kernel/streams';
import { decodeAccountFact } from '../domain/account.codec';
import { type AccountLogFact, accountTimelineOf, type MergedInto } from '../domain/account-timeline';

/** As which account one reads by the merges of those that were asked for, chains followed; a circle ends where it began. */
const readsAs = (merges: ReadonlyMap<AccountId, MergedInto>, accountId: AccountId, day: CalendarDate): AccountId => {
  let reading = accountId;
  for (let followed = 0; followed < merges.size; followed += 1) {
    const merge = merges.get(reading);
    if (merge === undefined || merge.effectiveOn > day) return reading;
    reading = merge.intoAccountId;
  }
  return reading;
};

/** Finds out how accounts read from the streams of their facts. */
@Injectable()
export class StreamAccountReader implements AccountReader {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async readingsOf(accountIds: readonly AccountId[]): Promise<AccountReadings> {
    const merges = await this.mergesFrom(accountIds);
    return { readsAs: (accountId, day) => readsAs(merges, accountId, day) };
  }

  /** The merges that stand of these accounts and of all that they are merged into. Each account is read once. */
  async mergesFrom(accountIds: readonly AccountId[]): Promise<ReadonlyMap<AccountId, MergedInto>> {
    const merges = new Map<AccountId, MergedInto>();
    const waiting = [...new Set(accountIds)];
    const seen = new Set(waiting);
    for (let accountId = waiting.pop(); accountId !== undefined; accountId = waiting.pop()) {
      const merge = await this.mergeOf(accountId);
      if (merge === undefined) continue;
      merges.set(accountId, merge);
      if (seen.has(merge.intoAccountId)) continue;
      seen.add(merge.intoAccountId);
      waiting.push(merge.intoAccountId);
    }
    return merges;
  }

  private async mergeOf(accountId: AccountId): Promise<MergedInto | undefined> {
    const facts: AccountLogFact[] = [];
    for await (const record of this.store.readStream(accountStream(accountId))) {
      if (record.recordedOn === undefined) throw new InvariantViolated(`Fact ${record.id} has no recorded day.`);
      facts.push({ ...decodeAccountFact(record), recordedOn: record.recordedOn });
    }
    return facts.length === 0 ? undefined : accountTimelineOf(facts).mergedInto;
  }
}
