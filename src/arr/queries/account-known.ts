import { type AccountTimeline, accountTimelineOf } from '../../accounts/domain/account-timeline';
import type { AccountFact } from '../../accounts/domain/account.events';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { AccountId } from '../../kernel/ids';
import { present } from '../../kernel/present';
import type { Recorded } from '../../kernel/projection';
import { PastAccounts } from '../domain/past-accounts';
import type { AccountAnswer } from './answers';
import { type BookAt, isRead } from './resolved';

type Facts = readonly Recorded<AccountFact>[];

/** What is said of the account itself by the facts known. */
export const accountFactsKnown = (resolved: BookAt, accountId: AccountId): Facts =>
  resolved.book.accountFactsOf(accountId).filter(isRead(resolved));

/** How accounts read by the facts known. */
export interface Readings {
  /** The account that one reads as on a day; itself where no merge counts by then. */
  readsAs(accountId: AccountId, day: CalendarDate): AccountId;
  /** The days after one on which that changes. */
  turnsAfter(accountId: AccountId, day: CalendarDate): readonly CalendarDate[];
}

export const readingsKnown = (resolved: BookAt): Readings => {
  const isShown = isRead(resolved);
  const accounts = new PastAccounts((accountId) => resolved.book.accountFactsOf(accountId).filter(isShown));
  return {
    readsAs: (accountId, day) => accounts.readsAs(accountId, day),
    turnsAfter: (accountId, day) =>
      accounts
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
