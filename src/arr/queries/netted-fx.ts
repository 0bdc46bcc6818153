import { type CalendarDate, dayBefore } from '../../kernel/calendar-date';
import type { AccountId } from '../../kernel/ids';
import type { MinorUnits } from '../../kernel/minor-units';
import type { Span } from '../../kernel/period-text';
import type { Currency } from '../../kernel/currency';
import { atRate } from '../domain/conversion';
import type { JournalEntry } from '../domain/journal';
import type { Contribution } from '../domain/movement';
import type { RatesKnown } from '../domain/published-rates';
import { ratesReadBy } from './rates-read';
import type { BookAt } from './resolved';

/** A line under one set of attributes, as the book of native currencies has it. */
interface Stood {
  readonly of: Contribution;
  readonly currency: Currency;
  amount: MinorUnits;
}

/** A line under its attributes, as a text. */
export const lineKey = ({ subscriptionId, lineId, attributes }: Contribution): string =>
  JSON.stringify([subscriptionId, lineId, Object.entries(attributes).sort()]);

/** What stands of an account's lines before a window, with what is transferred within it. */
const stoodIn = (entries: readonly JournalEntry[], { from, to }: Span): ReadonlyMap<string, Stood> => {
  const lines = new Map<string, Stood>();
  for (const { effectiveOn, class: is, currency, contributions } of entries) {
    if (effectiveOn >= to || (effectiveOn >= from && is !== 'transfer')) continue;
    for (const of of contributions) {
      const key = `${currency} ${lineKey(of)}`;
      const known = lines.get(key) ?? { of, currency, amount: 0n };
      known.amount += of.delta;
      lines.set(key, known);
    }
  }
  return lines;
};

/** What the rate of a step's last day makes of what stood before it, line by line. */
export class StepRevaluation {
  private readonly ratesOn: (day: CalendarDate) => RatesKnown;

  constructor(
    private readonly converted: BookAt,
    /** The same ledger, in native currencies. */
    private readonly native: BookAt,
  ) {
    this.ratesOn = ratesReadBy(converted);
  }

  /** The movements of an account in native currencies. */
  entriesOf(accountId: AccountId): readonly JournalEntry[] {
    return this.native.book.index.movementsOf(accountId, this.native.knownAt);
  }

  /** Nothing where the rate of a line stays what it was. `entries` are the account's in the reporting currency. */
  of(accountId: AccountId, entries: readonly JournalEntry[], window: Span): readonly Contribution[] {
    const { reporting, policy } = this.converted.book;
    if (reporting === undefined || policy.policy.fx !== 'as-of') return [];
    const worth = this.worthOn(dayBefore(window.to), reporting);
    const was = new Map<string, MinorUnits>();
    for (const { of, amount } of stoodIn(entries, window).values()) {
      was.set(lineKey(of), (was.get(lineKey(of)) ?? 0n) + amount);
    }
    return [...stoodIn(this.entriesOf(accountId), window).values()].flatMap(({ of, currency, amount }) => {
      const delta = worth(amount, currency) - (was.get(lineKey(of)) ?? 0n);
      // What has gone over was worth something else at the opening than when it went.
      return delta === 0n ? [] : [{ ...of, delta }];
    });
  }

  private worthOn(day: CalendarDate, reporting: Currency) {
    const rates = this.ratesOn(day);
    return (amount: MinorUnits, currency: Currency): MinorUnits => {
      const rate = currency === reporting ? undefined : rates.rateOn(currency, reporting, day);
      return rate === undefined ? amount : atRate({ currency, amount }, rate, reporting).amount;
    };
  }
}
