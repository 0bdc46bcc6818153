import { type AccountTimeline, accountTimelineOf } from '../../accounts/domain/account-timeline';
import type { AccountFact } from '../../accounts/domain/account.events';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { AccountId } from '../../kernel/ids';
import { present } from '../../kernel/present';
import type { Recorded } from '../../kernel/projection';
import { type Merge, Merges } from '../domain/merges';
import type { AccountAnswer } from './answers';
import { type BookAt, isRead } from './resolved';

type Facts = readonly Recorded<AccountFact>[];

/** What is said of the account itself by the facts known. */
export const accountFactsKnown = (resolved: BookAt, accountId: AccountId): Facts =>
  resolved.book.accountFactsOf(accountId).filter(isRead(resolved));

/** The merge of an account that stands, as known. */
const mergeKnown = (resolved: BookAt, accountId: AccountId): Merge | undefined => {
  const facts = accountFactsKnown(resolved, accountId);
  const { mergedInto } = accountTimelineOf(facts);
  const fact = facts.find(({ id }) => id === mergedInto?.factId);
  return mergedInto && fact && { ...mergedInto, accountId, sequence: fact.sequence };
};

/** The merges by which an account reads as others, as known. */
const mergesFrom = (resolved: BookAt, accountId: AccountId): Merges => {
  const merges = new Merges();
  const passed = new Set<AccountId>();
  let next: AccountId | undefined = accountId;
  while (next !== undefined && !passed.has(next)) {
    passed.add(next);
    const merge = mergeKnown(resolved, next);
    merges.put(next, merge);
    next = merge?.intoAccountId;
  }
  return merges;
};

/** How accounts read by the facts known. */
export interface Readings {
  /** The account that one reads as on a day; itself where no merge counts by then. */
  readsAs(accountId: AccountId, day: CalendarDate): AccountId;
  /** The days after one on which that changes. */
  turnsAfter(accountId: AccountId, day: CalendarDate): readonly CalendarDate[];
}

export const readingsKnown = (resolved: BookAt): Readings => {
  const known = new Map<AccountId, Merges>();
  const mergesOf = (accountId: AccountId): Merges => {
    const merges = known.get(accountId) ?? mergesFrom(resolved, accountId);
    known.set(accountId, merges);
    return merges;
  };
  return {
    readsAs: (accountId, day) => mergesOf(accountId).readsAs(accountId, day),
    turnsAfter: (accountId, day) =>
      mergesOf(accountId)
        .readingsFrom(accountId, day)
        .slice(1)
        .map(({ from }) => from),
  };
};

/** A name stays until another is stated; attributes are stated in full each time. */
const describedOn = (timeline: AccountTimeline, day: CalendarDate): Pick<AccountAnswer, 'name' | 'attributes'> => {
  const said = timeline.descriptions.filter(({ effectiveOn }) => effectiveOn <= day);
  const name = said.reduce<string | undefined>((stated, description) => description.name ?? stated, undefined);
  return present({ name, attributes: said.at(-1)?.attributes });
};

type Known = Pick<AccountAnswer, 'name' | 'attributes' | 'readsAs' | 'revision'>;

/** What is known of an account itself at the end of a day; its name is still sealed. */
export const accountKnownOn = (resolved: BookAt, accountId: AccountId, day: CalendarDate): Known => {
  const onDay = { ...resolved, readOn: day };
  const reading = readingsKnown(onDay).readsAs(accountId, day);
  return present({
    ...describedOn(accountTimelineOf(accountFactsKnown(onDay, accountId)), day),
    readsAs: reading === accountId ? undefined : reading,
    revision: accountFactsKnown(resolved, accountId).length - 1,
  });
};
