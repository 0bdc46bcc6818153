import { addMonths, type CalendarDate, partsOf, toEpochDay } from '../../kernel/calendar-date';
import { plus, type Rational, ratio } from '../../kernel/rational';

/** The term in which lines stand. */
export interface AgreedTerm {
  readonly from: CalendarDate;
  readonly endsOn: CalendarDate;
  readonly renews: boolean;
  /** The day of the fact that states the lines. */
  readonly statedOn: CalendarDate;
}

const monthOrdinal = (date: CalendarDate): number => {
  const { year, month } = partsOf(date);
  return year * 12 + month;
};

/** The days from one to another. */
export const daysBetween = (from: CalendarDate, until: CalendarDate): number => toEpochDay(until) - toEpochDay(from);

/** How long a term is: its whole calendar months, and of the one that would follow them the share that its other days are. */
export const monthsOf = ({ from, endsOn }: Pick<AgreedTerm, 'from' | 'endsOn'>): Rational => {
  const between = monthOrdinal(endsOn) - monthOrdinal(from);
  const whole = addMonths(from, between) <= endsOn ? between : between - 1;
  const [last, following] = [addMonths(from, whole), addMonths(from, whole + 1)];
  const odd = ratio(BigInt(daysBetween(last, endsOn)), BigInt(daysBetween(last, following)));
  return plus(ratio(BigInt(whole)), odd);
};
