import { addDays, type CalendarDate } from '../../kernel/calendar-date';
import { decimalOf } from './made';
import { type Offer, planAbove, planBelow } from './catalogue';
import type { Chance } from './chance';

/** What a customer agrees to next, and why. */
export interface NextOffer {
  readonly offer: Offer;
  readonly cause: string;
}

/** The same with more or fewer seats, never none. */
export const otherSeats = (offer: Offer, chance: Chance): Offer => {
  const step = chance.between(1, Math.max(2, Math.floor(offer.seats / 5)));
  const fewer = offer.seats - step;
  return { ...offer, seats: fewer > 0 && chance.happens(320) ? fewer : offer.seats + step };
};

const anotherPlan = (offer: Offer, chance: Chance): NextOffer => {
  const plan = chance.happens(700) ? planAbove(offer.plan) : planBelow(offer.plan);
  return { offer: { ...offer, plan: plan ?? offer.plan }, cause: 'plan' };
};

const discounted = (offer: Offer, day: CalendarDate, chance: Chance): NextOffer => {
  const percent = decimalOf(chance.weighted([50, '10'], [30, '15'], [20, '25']));
  const until = addDays(day, chance.between(60, 365));
  return { offer: { ...offer, discounts: [{ percent, until }] }, cause: 'discount' };
};

const withAddOn = ({ addOn, ...offer }: Offer, chance: Chance): NextOffer => {
  const monthly = chance.weighted([60, 4900], [40, 9900]);
  return { offer: addOn === undefined ? { ...offer, addOn: monthly } : offer, cause: 'add-on' };
};

type Reason = 'seats' | 'plan' | 'price' | 'add-on' | 'discount' | 'interval';

/** What is agreed next, from a day on. */
export const nextOffer = (offer: Offer, day: CalendarDate, chance: Chance): NextOffer => {
  const reason = chance.weighted<Reason>(
    [58, 'seats'],
    [12, 'plan'],
    [11, 'price'],
    [8, 'add-on'],
    [6, 'discount'],
    [5, 'interval'],
  );
  switch (reason) {
    case 'seats':
      return { offer: otherSeats(offer, chance), cause: reason };
    case 'plan':
      return anotherPlan(offer, chance);
    case 'price':
      return { offer: { ...offer, rise: offer.rise + chance.between(3, 8) }, cause: reason };
    case 'add-on':
      return withAddOn(offer, chance);
    case 'discount':
      return discounted(offer, day, chance);
    case 'interval':
      return { offer: { ...offer, yearly: !offer.yearly }, cause: reason };
  }
};
