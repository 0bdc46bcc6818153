import { type AccountTimeline, accountTimelineOf, type MergedInto } from '../../accounts/domain/account-timeline';
import type { AccountFact } from '../../accounts/domain/account.events';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { AccountId } from '../../kernel/ids';
import { present } from '../../kernel/present';
import type { Recorded } from '../../kernel/projection';
import type { AccountAnswer } from './answers';
import type { Resolved } from './knowledge-resolver';

type Facts = readonly Recorded<AccountFact>[];

/** What is said of the account itself by the facts known. */
export const accountFactsKnown = ({ book, knownAt }: Resolved, accountId: AccountId): Facts =>
  book.accountFactsOf(accountId).filter(({ sequence }) => sequence <= knownAt);

/** The merges by which an account reads as others, one after the other, as known. The rules let no circle stand. */
const mergesFrom = (resolved: Resolved, accountId: AccountId): readonly MergedInto[] => {
  const merges: MergedInto[] = [];
  const passed = new Set<AccountId>();
  for (let of: AccountId | undefined = accountId; of !== undefined && !passed.has(of);) {
    passed.add(of);
    const { mergedInto } = accountTimelineOf(accountFactsKnown(resolved, of));
    if (mergedInto !== undefined) merges.push(mergedInto);
    of = mergedInto?.intoAccountId;
  }
  return merges;
};

/** How accounts read by the facts known. */
export interface Readings {
  /** The account that one reads as on a day; itself where no merge counts by then. */
  readsAs(accountId: AccountId, day: CalendarDate): AccountId;
  /** The days on which that may change. */
  turnsOf(accountId: AccountId): readonly CalendarDate[];
}

export const readingsKnown = (resolved: Resolved): Readings => ({
  readsAs(accountId, day) {
    const merges = mergesFrom(resolved, accountId);
    const first = merges.findIndex(({ effectiveOn }) => effectiveOn > day);
    const counting = first < 0 ? merges : merges.slice(0, first);
    return counting.at(-1)?.intoAccountId ?? accountId;
  },
  turnsOf: (accountId) => mergesFrom(resolved, accountId).map(({ effectiveOn }) => effectiveOn),
});

/** A name stays until another is stated; attributes are stated in full each time. */
const describedOn = (timeline: AccountTimeline, day: CalendarDate): Pick<AccountAnswer, 'name' | 'attributes'> => {
  const said = timeline.descriptions.filter(({ effectiveOn }) => effectiveOn <= day);
  const name = said.reduce<string | undefined>((stated, description) => description.name ?? stated, undefined);
  return present({ name, attributes: said.at(-1)?.attributes });
};

type Known = Pick<AccountAnswer, 'name' | 'attributes' | 'readsAs' | 'revision'>;

/** What is known of an account itself at the end of a day; its name is still sealed. */
export const accountKnownOn = (resolved: Resolved, accountId: AccountId, day: CalendarDate): Known => {
  const facts = accountFactsKnown(resolved, accountId);
  const reading = readingsKnown(resolved).readsAs(accountId, day);
  return present({
    ...describedOn(accountTimelineOf(facts), day),
    readsAs: reading === accountId ? undefined : reading,
    revision: facts.length - 1,
  });
};
