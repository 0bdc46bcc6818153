import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import { formatMinorUnits, type MinorUnits } from '../../kernel/minor-units';
import type { RestatedFigure } from './restatement-answers';
import type { Resolved } from './knowledge-resolver';

/** The figures of a day at two states of knowledge, with their differences also as numbers. */
export const restatedFiguresOf = (
  { earlier, later }: { readonly earlier: { readonly sequence: number }; readonly later: Resolved },
  asOf: CalendarDate,
): readonly (RestatedFigure & { readonly amount: MinorUnits; readonly currency: Currency })[] => {
  const [before] = later.book.index.levels([asOf], earlier.sequence);
  const [after] = later.book.index.levels([asOf], later.knownAt);
  return later.book.index.currencies(later.knownAt).map((currency) => {
    const [was, is] = [before?.get(currency) ?? 0n, after?.get(currency) ?? 0n];
    const text = (amount: MinorUnits): string => formatMinorUnits(amount, currency);
    return { currency, before: text(was), after: text(is), difference: text(is - was), amount: is - was };
  });
};
