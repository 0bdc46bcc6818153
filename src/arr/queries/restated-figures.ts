import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import { formatMinorUnits, type MinorUnits } from '../../kernel/minor-units';
import type { RestatedFigure } from './restatement-answers';
import type { BookAt } from './resolved';

/** The figures of a day at two states of knowledge, each in its own book, with their differences also as numbers. */
export const restatedFiguresOf = (
  { earlier, later }: { readonly earlier: BookAt; readonly later: BookAt },
  asOf: CalendarDate,
): readonly (RestatedFigure & { readonly amount: MinorUnits; readonly currency: Currency })[] => {
  const [before] = earlier.book.index.levels([asOf], earlier.knownAt);
  const [after] = later.book.index.levels([asOf], later.knownAt);
  // Under another policy there may be entries in a currency in which there are none under this one.
  const currencies = [earlier, later].flatMap(({ book, knownAt }) => book.index.currencies(knownAt));
  return [...new Set(currencies)].sort().map((currency) => {
    const [was, is] = [before?.get(currency) ?? 0n, after?.get(currency) ?? 0n];
    const text = (amount: MinorUnits): string => formatMinorUnits(amount, currency);
    return { currency, before: text(was), after: text(is), difference: text(is - was), amount: is - was };
  });
};
