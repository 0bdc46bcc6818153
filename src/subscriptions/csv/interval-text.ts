import { hasDigits, wholeNumberAt } from '../../kernel/text-digits';
import type { Interval } from '../domain/line';

const UNITS: readonly (readonly [words: readonly string[], interval: (count: number) => Interval])[] = [
  [['day', 'days', 'daily'], (days) => ({ days })],
  [['week', 'weeks', 'weekly'], (weeks) => ({ weeks })],
  [['month', 'months', 'monthly'], (months) => ({ months })],
  [['quarter', 'quarters', 'quarterly'], (quarters) => ({ months: quarters * 3 })],
  [['year', 'years', 'yearly', 'annual', 'annually'], (years) => ({ years })],
];

const COUNT_DIGITS_MAX = 3;

const countOf = (text: string): number | undefined => {
  if (text === '') return 1;
  if (text.length > COUNT_DIGITS_MAX || !hasDigits(text, 0, text.length)) return undefined;
  const count = wholeNumberAt(text, 0, text.length);
  return count === 0 ? undefined : count;
};

/** Takes `month`, `monthly`, `annual`, `3 months`, `2-years` and their like, in any case: how often a price is charged. */
export const parseIntervalText = (text: string): Interval | undefined => {
  const [, digits = '', word = ''] = /^(\d*)[ -]?([a-z]+)$/u.exec(text.toLowerCase()) ?? [];
  const count = countOf(digits);
  const unit = UNITS.find(([words]) => words.includes(word));
  return count === undefined || unit === undefined ? undefined : unit[1](count);
};
