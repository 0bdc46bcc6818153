import type { CalendarDate } from '../../kernel/calendar-date';
import { parseDecimalAmount } from '../../kernel/decimal-amount';
import { type MonthsInterval, parseAsOfText } from '../../kernel/period-text';
import { decimal, type Rational, ratio, times } from '../../kernel/rational';
import type { Answered, TargetsFault } from './query-rejections';

/** How many days a series of targets has at most. */
export const TARGETS_MAX = 240;
/** Of that many, each as long as can be. */
export const TARGETS_TEXT_LENGTH_MAX = TARGETS_MAX * 32;

const MINUS = '-';
const ONE_PERCENT = ratio(1n, 100n);

/** Over which months ARR is to have grown, and by how much at the ends of which days, in percent as it is written. */
export interface GrowthTexts {
  readonly growth?: MonthsInterval;
  readonly targets?: string;
}

/** The growth that somebody wants or expects, by the day at whose end it is measured. */
export type Targets = ReadonlyMap<CalendarDate, Rational>;

/** What a text says, or what is wrong with it. */
type TargetsRead = { readonly targets: Targets } | { readonly fault: TargetsFault };

/** A percentage that may be below zero or above 100, as a rate. */
const readPercent = (text: string): Rational | undefined => {
  const isBelow = text.startsWith(MINUS);
  const amount = parseDecimalAmount(isBelow ? text.slice(MINUS.length) : text);
  if (amount === undefined) return undefined;
  const rate = times(decimal(amount), ONE_PERCENT);
  return isBelow ? times(rate, ratio(-1n)) : rate;
};

const targetsIn = (text: string): TargetsRead => {
  const pairs = text.split(',');
  if (pairs.length > TARGETS_MAX) return { fault: { is: 'too-many', max: TARGETS_MAX } };
  const targets = new Map<CalendarDate, Rational>();
  for (const pair of pairs) {
    const [period = '', percent, ...rest] = pair.split(':');
    const day = parseAsOfText(period);
    if (percent === undefined || rest.length > 0 || day === undefined)
      return { fault: { is: 'not-a-pair', text: pair } };
    const rate = readPercent(percent);
    if (rate === undefined) return { fault: { is: 'not-a-percentage', text: pair } };
    if (targets.has(day)) return { fault: { is: 'repeated', day } };
    targets.set(day, rate);
  }
  return { targets };
};

const refused = (fault: TargetsFault): Answered<never> => ({
  outcome: 'refused',
  rejection: { code: 'targets-are-invalid', fault },
});

/** Reads `2025-01:3.5,2025-02:-1`: a day, month, quarter or year, and the percentage at the end of its last day. */
export const readTargets = ({ growth, targets }: GrowthTexts): Answered<Targets> => {
  if (targets === undefined) return { outcome: 'answered', answer: new Map() };
  if (growth === undefined) return refused({ is: 'without-growth' });
  const read = targetsIn(targets);
  return 'fault' in read ? refused(read.fault) : { outcome: 'answered', answer: read.targets };
};

/** The targets of a series with points on these days. One for another day is refused: it would be left out in silence. */
export const targetsOn = (texts: GrowthTexts, days: readonly CalendarDate[]): Answered<Targets> => {
  const found = readTargets(texts);
  if (found.outcome === 'refused') return found;
  const points = new Set(days);
  const stray = [...found.answer.keys()].find((day) => !points.has(day));
  const [first = '', last = first] = [days[0], days.at(-1)];
  return stray === undefined ? found : refused({ is: 'not-a-point', day: stray, first, last });
};
