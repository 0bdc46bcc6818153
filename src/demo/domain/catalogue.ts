import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import { present } from '../../kernel/present';
import type { Attributes, Discount, PricedLine } from '../../subscriptions/domain/line';
import type { Chance } from './chance';
import { decimalOf, EUR, lineIdOf, priceOf, USD } from './made';

export const PLANS = ['starter', 'team', 'business', 'enterprise'] as const;
export type Plan = (typeof PLANS)[number];

interface PlanTerms {
  /** Of one seat for a month, in hundredths of either currency. */
  readonly seatPrice: number;
  readonly seatsLeast: number;
  readonly seatsMost: number;
}

const TERMS: Readonly<Record<Plan, PlanTerms>> = {
  starter: { seatPrice: 1200, seatsLeast: 1, seatsMost: 8 },
  team: { seatPrice: 2400, seatsLeast: 4, seatsMost: 40 },
  business: { seatPrice: 3900, seatsLeast: 15, seatsMost: 120 },
  enterprise: { seatPrice: 5500, seatsLeast: 60, seatsMost: 420 },
};

/** A year costs as much as ten months. */
const MONTHS_PAID_FOR_A_YEAR = 10;

/** What is sold of a plan: all that a line of seats is written from. */
export interface Offer {
  readonly plan: Plan;
  readonly seats: number;
  readonly yearly: boolean;
  /** How much dearer than the list a seat has become, in percent. */
  readonly rise: number;
  readonly discounts?: readonly Discount[];
  readonly trialUntil?: CalendarDate;
  /** In hundredths a month; absent without the add-on. */
  readonly addOn?: number;
}

export const seatsFor = (plan: Plan, chance: Chance): number =>
  chance.between(TERMS[plan].seatsLeast, TERMS[plan].seatsMost);

export const planAbove = (plan: Plan): Plan | undefined => PLANS[PLANS.indexOf(plan) + 1];
export const planBelow = (plan: Plan): Plan | undefined => PLANS[PLANS.indexOf(plan) - 1];

const everyOf = ({ yearly }: Offer): PricedLine['every'] => (yearly ? { years: 1 } : { months: 1 });

const perInterval = (monthly: number, { yearly }: Offer): bigint =>
  BigInt(yearly ? monthly * MONTHS_PAID_FOR_A_YEAR : monthly);

/** The lines of an offer; the add-on is a line of its own. */
export const linesOf = (offer: Offer, currency: Currency): readonly PricedLine[] => {
  const { plan, seats, rise, discounts, trialUntil, addOn } = offer;
  const seatPrice = Math.floor((TERMS[plan].seatPrice * (100 + rise)) / 100);
  const every = everyOf(offer);
  const line = present({
    id: lineIdOf('seats'),
    kind: 'subscription' as const,
    unitPrice: priceOf(perInterval(seatPrice, offer), currency),
    quantity: decimalOf(seats.toString()),
    every,
    discounts,
    trialUntil,
  });
  if (addOn === undefined) return [line];
  const unitPrice = priceOf(perInterval(addOn, offer), currency);
  return [line, { id: lineIdOf('support'), kind: 'maintenance', unitPrice, quantity: decimalOf('1'), every }];
};

/** Where a customer is, how it came and what it buys. */
export interface Customer {
  readonly region: string;
  readonly channel: string;
  readonly segment: string;
  readonly currency: Currency;
  readonly plan: Plan;
}

export const customerBy = (chance: Chance): Customer => {
  const segment = chance.weighted([58, 'small-business'], [30, 'mid-market'], [12, 'enterprise']);
  const region = chance.weighted([46, 'EMEA'], [40, 'Americas'], [14, 'APAC']);
  const byRegion = region === 'EMEA' ? 92 : region === 'APAC' ? 20 : 4;
  return {
    segment,
    region,
    channel: chance.weighted([55, 'web'], [28, 'sales'], [17, 'partner']),
    currency: chance.weighted([byRegion, EUR], [100 - byRegion, USD]),
    plan: planFor(segment, chance),
  };
};

const planFor = (segment: string, chance: Chance): Plan => {
  if (segment === 'enterprise') return chance.weighted([70, 'enterprise'], [30, 'business']);
  if (segment === 'mid-market') return chance.weighted([60, 'business'], [40, 'team']);
  return chance.weighted([60, 'starter'], [40, 'team']);
};

/** What of a customer stands on a subscription; the segment stands on its account. */
export const attributesOf = ({ region, channel }: Customer, plan: Plan): Attributes => ({ plan, region, channel });
