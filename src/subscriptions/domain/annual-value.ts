import { type CalendarDate, earlierEnd, laterOf } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import { type MinorUnits, toMinorUnits } from '../../kernel/minor-units';
import type { Policy } from '../../kernel/policy';
import { compare, decimal, minus, type Rational, ratio, times, ZERO } from '../../kernel/rational';
import { type Discount, type Interval, isRecurring, type Line, type RecurringKind, type RecurringLine } from './line';
import { type AgreedTerm, daysBetween, monthsOf } from './terms';

const HUNDREDTH = ratio(1n, 100n);
const TWELFTH = ratio(1n, 12n);

const COUNTS: Readonly<Record<RecurringKind, (policy: Policy) => boolean>> = {
  subscription: () => true,
  maintenance: () => true,
  service: ({ services }) => services === 'include-contracted',
  usage: ({ usage }) => usage === 'committed-minimum',
  irregular: ({ irregular }) => irregular === 'include-contracted',
};

/** Whether a half-open span of days holds a day; an absent bound is open. */
const holds = ({ from, until }: { from?: CalendarDate; until?: CalendarDate }, day: CalendarDate): boolean =>
  (from === undefined || from <= day) && (until === undefined || day < until);

const isInTrial = ({ trialUntil }: RecurringLine, day: CalendarDate): boolean =>
  trialUntil !== undefined && day < trialUntil;

const perInterval = (line: RecurringLine): Rational =>
  'total' in line ? decimal(line.total) : times(decimal(line.unitPrice), decimal(line.quantity));

const discountHolds = (discount: Discount, day: CalendarDate, policy: Policy): boolean => {
  switch (policy.discounts) {
    case 'in-force':
      return holds(discount, day);
    case 'permanent-only':
      return discount.until === undefined && holds(discount, day);
    case 'list':
      return false;
  }
};

const lessDiscount = (amount: Rational, discount: Discount): Rational => {
  const off =
    'percent' in discount ? times(amount, times(decimal(discount.percent), HUNDREDTH)) : decimal(discount.amount);
  const left = minus(amount, off);
  return compare(left, ZERO) < 0n ? ZERO : left;
};

const perYear = (every: Interval, { weeksPerYear, daysPerYear }: Policy): Rational => {
  if ('months' in every) return ratio(12n, BigInt(every.months));
  if ('years' in every) return ratio(1n, BigInt(every.years));
  if ('weeks' in every) return times(weeksPerYear, ratio(1n, BigInt(every.weeks)));
  return times(daysPerYear, ratio(1n, BigInt(every.days)));
};

/** By what an amount per interval becomes one of a year. */
const annualFactor = (line: RecurringLine, policy: Policy): Rational =>
  perYear('over' in line ? line.over : line.every, policy);

/** The end of a day, and the term in which the lines stand by then. */
export interface LineDay {
  readonly day: CalendarDate;
  readonly agreed?: AgreedTerm | undefined;
}

/**
 * The days of a term that are a line's own, over all of them, where the line holds for a part of it and its worth is spread
 * over the whole. Undefined where it counts while it holds.
 */
const shareOfTerm = (line: RecurringLine, { day, agreed }: LineDay, { ramps }: Policy): Rational | undefined => {
  if (ramps === 'active-segment' || agreed === undefined || day < agreed.from || day >= agreed.endsOn) return undefined;
  const { endsOn, statedOn } = agreed;
  const isInside = (end: CalendarDate | undefined): boolean => end !== undefined && agreed.from < end && end < endsOn;
  const from = line.from !== undefined && line.from > statedOn ? line.from : undefined;
  if (!isInside(from) && !isInside(line.until)) return undefined;
  const own = daysBetween(laterOf(agreed.from, from), earlierEnd(line.until, endsOn) ?? endsOn);
  return ratio(BigInt(own > 0 ? own : 0), BigInt(daysBetween(agreed.from, endsOn)));
};

const A_YEAR = ratio(12n);

/** How many months what is agreed comes to, if those are twelve or less: a total's own, else the term's that does not renew. */
const monthsOfShort = (line: RecurringLine, agreed: AgreedTerm | undefined): Rational | undefined => {
  if (!('over' in line) && (agreed === undefined || agreed.renews)) return undefined;
  const months = 'over' in line ? ratio(BigInt(line.over.months)) : agreed && monthsOf(agreed);
  return months === undefined || compare(months, A_YEAR) > 0n ? undefined : months;
};

/** Why a line counts for nothing on a day. */
export type NotCounted = 'never-counts' | 'kind-left-out' | 'not-in-force' | 'on-trial' | 'term-too-short';

/** What of a year's worth a line counts for, or why nothing. */
const partOfYear = (line: RecurringLine, on: LineDay, policy: Policy): readonly Rational[] | NotCounted => {
  if (!COUNTS[line.kind](policy)) return 'kind-left-out';
  const share = shareOfTerm(line, on, policy);
  if (share === undefined && !holds(line, on.day)) return 'not-in-force';
  if (policy.trials === 'exclude' && isInTrial(line, on.day)) return 'on-trial';
  const months = policy.shortTerms === 'annualise' ? undefined : monthsOfShort(line, on.agreed);
  if (months !== undefined && policy.shortTerms === 'exclude') return 'term-too-short';
  return [...(share === undefined ? [] : [share]), ...(months === undefined ? [] : [times(months, TWELFTH)])];
};

/** A discount in force, and what it leaves of the amount per interval. */
export interface Discounted {
  readonly discount: Discount;
  readonly left: Rational;
}

/** What a line comes to on a day before it is rounded. */
export interface LineReckoning {
  readonly line: RecurringLine;
  /** The amount per interval, before the discounts. */
  readonly gross: Rational;
  readonly discounted: readonly Discounted[];
  /** What they leave of it. */
  readonly net: Rational;
  readonly factor: Rational;
}

/** How a line's worth comes about at the end of a day, or why it has none. The day is one on which the line's fact holds. */
export const reckonLine = (line: Line, on: LineDay, policy: Policy): LineReckoning | NotCounted => {
  if (!isRecurring(line)) return 'never-counts';
  const parts = partOfYear(line, on, policy);
  if (typeof parts === 'string') return parts;
  const gross = perInterval(line);
  let net = gross;
  const discounted = (line.discounts ?? [])
    .filter((discount) => discountHolds(discount, on.day, policy))
    .map((discount) => {
      net = lessDiscount(net, discount);
      return { discount, left: net };
    });
  return { line, gross, discounted, net, factor: parts.reduce(times, annualFactor(line, policy)) };
};

/**
 * What a line counts for at the end of a day, a year's worth in minor units of the currency, rounded once. 0 where it is
 * not in force, on trial, or of a kind or a term that the policy leaves out. The day is one on which the line's fact holds.
 */
export const lineArrOn = (line: Line, on: LineDay, currency: Currency, policy: Policy): MinorUnits => {
  const reckoning = reckonLine(line, on, policy);
  return typeof reckoning === 'string' ? 0n : toMinorUnits(times(reckoning.net, reckoning.factor), currency);
};

/** What all lines count for at the end of a day, without regard to a term. */
export const linesArrOn = (lines: readonly Line[], day: CalendarDate, currency: Currency, policy: Policy): MinorUnits =>
  lines.reduce((sum, line) => sum + lineArrOn(line, { day }, currency, policy), 0n);

/** Why a line's worth may change on a day of its own, without a new statement. */
export type LineTurn = 'line-started' | 'line-ended' | 'trial-ended' | 'discount-started' | 'discount-ended';

/** The days on which a line's worth may change by itself, with the reason. The same day may come more than once. */
export const turnsOf = (line: Line): readonly (readonly [CalendarDate, LineTurn])[] => {
  const turns: (readonly [CalendarDate | undefined, LineTurn])[] = [
    [line.from, 'line-started'],
    [line.until, 'line-ended'],
  ];
  if (isRecurring(line)) {
    turns.push([line.trialUntil, 'trial-ended']);
    for (const { from, until } of line.discounts ?? [])
      turns.push([from, 'discount-started'], [until, 'discount-ended']);
  }
  return turns.flatMap(([day, turn]) => (day === undefined ? [] : [[day, turn] as const]));
};
