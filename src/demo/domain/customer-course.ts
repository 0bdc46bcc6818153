import { addDays, type CalendarDate } from '../../kernel/calendar-date';
import type { AccountId } from '../../kernel/ids';
import { padded } from '../../kernel/text-digits';
import type { AccountStatement } from '../../accounts/domain/account.events';
import { type Customer, customerBy } from './catalogue';
import { Chance } from './chance';
import { fictionalName } from './fictional-names';
import { accountIdOf, EUR, subscriptionIdOf, USD } from './made';
import { type CourseSettings, SubscriptionCourse } from './subscription-course';
import { Teller, type ToldFact } from './told-fact';
import { nextTurn } from './turns';

export interface CustomerSettings {
  readonly seed: number;
  /** Its place among the company's customers, from 0. */
  readonly index: number;
  readonly comesOn: CalendarDate;
  readonly lastDay: CalendarDate;
}

/** Why a customer has a second account. */
type Second = 'none' | 'subsidiary' | 'duplicate';

/** A customer before anything is told of it. */
interface Profile extends CustomerSettings {
  readonly chance: Chance;
  readonly customer: Customer;
  readonly accountId: AccountId;
  readonly secondId: AccountId;
  readonly second: Second;
}

const DIGITS = 5;

const profileOf = (settings: CustomerSettings): Profile => {
  const chance = new Chance(settings.seed, settings.index);
  const number = padded(settings.index + 1, DIGITS);
  const customer = customerBy(chance);
  const second = chance.weighted<Second>([925, 'none'], [45, 'subsidiary'], [30, 'duplicate']);
  const [accountId, secondId] = [accountIdOf(`acc-${number}`), accountIdOf(`acc-${number}b`)];
  return { ...settings, chance, customer, accountId, secondId, second };
};

/** What is told of a customer's accounts: that they are there, where they belong, and that one was the other. */
function* accountFacts(profile: Profile): Generator<ToldFact, void> {
  const { chance, accountId, secondId, second, comesOn, lastDay, index, seed, customer } = profile;
  const teller = new Teller(accountId, chance);
  const name = fictionalName(index, seed);
  const registered = (id: AccountId, effectiveOn: CalendarDate, called: string): AccountStatement => ({
    type: 'account-registered',
    data: { accountId: id, effectiveOn, name: called, attributes: { segment: customer.segment } },
  });
  yield teller.tell(registered(accountId, comesOn, name), comesOn);
  if (second === 'subsidiary') yield teller.tell(registered(secondId, comesOn, `${name} Subsidiary`), comesOn);
  if (second === 'duplicate') {
    const day = addDays(comesOn, 20);
    if (day <= lastDay) yield teller.tell(registered(secondId, day, `${name} Limited`), day);
    const merged = addDays(comesOn, chance.between(60, 360));
    const data = { accountId: secondId, effectiveOn: merged, intoAccountId: accountId };
    if (merged <= lastDay) yield teller.tell({ type: 'accounts-merged', data }, merged);
    return;
  }
  const describedOn = addDays(comesOn, chance.between(100, 700));
  if (!chance.happens(120) || describedOn > lastDay) return;
  const effectiveOn = chance.happens(150) ? addDays(describedOn, -chance.between(10, 60)) : describedOn;
  const attributes = { segment: customer.segment === 'small-business' ? 'mid-market' : 'enterprise' };
  yield teller.tell({ type: 'account-described', data: { accountId, effectiveOn, attributes } }, describedOn);
}

const courseOf = (profile: Profile, ordinal: number, parts: Partial<CourseSettings>): SubscriptionCourse => {
  const { seed, index, accountId, customer, comesOn, lastDay } = profile;
  const chance = new Chance(seed, index, ordinal);
  const subscriptionId = subscriptionIdOf(`sub-${padded(index + 1, DIGITS)}-${ordinal.toString()}`);
  const startsOn = addDays(comesOn, chance.below(6));
  const base = { chance, subscriptionId, accountId, customer, startsOn, lastDay, turn: nextTurn };
  return new SubscriptionCourse({ ...base, ...parts });
};

/** A second subscription: for another team, seldom in another currency. */
const secondCourse = (profile: Profile): SubscriptionCourse | undefined => {
  const { chance, second, customer, comesOn, accountId, secondId } = profile;
  if (second !== 'duplicate' && !chance.happens(130)) return undefined;
  const elsewhere = customer.currency === EUR ? USD : EUR;
  const currency = chance.happens(120) ? elsewhere : customer.currency;
  const startsOn = addDays(comesOn, chance.between(25, 400));
  return courseOf(profile, 2, {
    accountId: second === 'duplicate' ? secondId : accountId,
    customer: { ...customer, currency },
    startsOn,
  });
};

/** All that is told of a customer: strands of facts, each in the order in which they become known. */
export const customerStrands = (settings: CustomerSettings): readonly Generator<ToldFact, void>[] => {
  const profile = profileOf(settings);
  const isMoving = profile.second === 'subsidiary';
  const first = courseOf(profile, 1, isMoving ? { otherAccountId: profile.secondId } : {});
  const more = secondCourse(profile);
  return [accountFacts(profile), first.facts(), ...(more === undefined ? [] : [more.facts()])];
};
