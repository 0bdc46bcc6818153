import { type AccountTimeline, accountTimelineOf } from '../../accounts/domain/account-timeline';
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

/** The account that one reads as on a day; itself where no merge counts by then. */
const readingOn = (resolved: Resolved, accountId: AccountId, day: CalendarDate): AccountId => {
  const passed = new Set<AccountId>();
  let reading = accountId;
  while (!passed.has(reading)) {
    passed.add(reading);
    const { mergedInto } = accountTimelineOf(accountFactsKnown(resolved, reading));
    if (mergedInto === undefined || mergedInto.effectiveOn > day) return reading;
    reading = mergedInto.intoAccountId;
  }
  return reading;
};

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
  const reading = readingOn(resolved, accountId, day);
  return present({
    ...describedOn(accountTimelineOf(facts), day),
    readsAs: reading === accountId ? undefined : reading,
    revision: facts.length - 1,
  });
};
