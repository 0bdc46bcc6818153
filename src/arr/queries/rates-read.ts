import type { CalendarDate } from '../../kernel/calendar-date';
import type { RatesKnown } from '../domain/published-rates';
import { type BookAt, isRead } from './resolved';

/** The rates that stand by the facts that a day may show; worked out once for each day, or for all where they show the same. */
export const ratesReadBy = ({ book, knownAt }: BookAt): ((day: CalendarDate) => RatesKnown) => {
  const known = new Map<CalendarDate | undefined, RatesKnown>();
  const isByAll = book.policy.policy.backdating === 'restate';
  return (day) => {
    const key = isByAll ? undefined : day;
    const rates = known.get(key) ?? book.rates.known(isRead({ book, knownAt, readOn: day }));
    known.set(key, rates);
    return rates;
  };
};
