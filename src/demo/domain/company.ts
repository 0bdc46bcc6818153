import { addDays, addMonths, type CalendarDate, toEpochDay } from '../../kernel/calendar-date';
import { customerStrands } from './customer-course';
import { dayOf } from './made';
import { StrandQueue } from './strand-queue';
import type { ToldFact } from './told-fact';

/** Nothing is told after this day. It is the same whatever day it is when the company is made, and so are all figures. */
export const LAST_DAY: CalendarDate = dayOf('2025-12-31');

export interface CompanySettings {
  /** The same seed makes the same company, fact by fact. */
  readonly seed: number;
  /** How many customers come in all those years; a few have two accounts. */
  readonly accounts: number;
  /** Whole years up to the last day. */
  readonly years: number;
}

const firstDayOf = (years: number): CalendarDate => addMonths(addDays(LAST_DAY, 1), -12 * years);

/** How many days after the first a customer comes: three times as many come in the end as did in the beginning. */
const daysUntil = (index: number, { accounts, years }: CompanySettings): number => {
  const days = toEpochDay(LAST_DAY) - toEpochDay(firstDayOf(years));
  return Math.floor((days * (3 * accounts * index - index * index)) / (2 * accounts * accounts));
};

/**
 * The facts of a company that sells subscriptions, in the order in which they became known. Each is made when it is asked
 * for: what is kept meanwhile is one fact for each strand that goes on.
 */
export function* companyFacts(settings: CompanySettings): Generator<ToldFact, void> {
  const { seed, accounts, years } = settings;
  const strands = new StrandQueue();
  const firstDay = firstDayOf(years);
  for (let index = 0; index < accounts; index += 1) {
    const comesOn = addDays(firstDay, daysUntil(index, settings));
    yield* strands.before(comesOn);
    for (const strand of customerStrands({ seed, index, comesOn, lastDay: LAST_DAY })) strands.add(strand);
  }
  yield* strands.rest();
}
