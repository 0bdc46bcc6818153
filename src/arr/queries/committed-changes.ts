import { addDays, type CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import { BEGINNING_OF_KNOWLEDGE_ON } from '../../kernel/instant';
import type { MinorUnits } from '../../kernel/minor-units';
import { DAY_AFTER_LAST, type Span } from '../../kernel/period-text';
import type { Rational } from '../../kernel/rational';
import { atRate } from '../domain/conversion';
import type { JournalEntry } from '../domain/journal';
import type { Contribution } from '../domain/movement';
import type { MissingRate } from './missing-rate';
import { lineKey } from './netted-fx';
import { type BookAt, ENTRIES_AT_ONCE } from './resolved';

const ALL_DAYS: Span = { from: BEGINNING_OF_KNOWLEDGE_ON, to: DAY_AFTER_LAST };

/** What changes on a day in one currency. */
export interface Change {
  readonly effectiveOn: CalendarDate;
  readonly currency: Currency;
  readonly delta: MinorUnits;
  /** Those of which an amount changes. */
  readonly accounts: ReadonlySet<string>;
}

type Growing = Pick<Change, 'effectiveOn' | 'currency'> & { delta: MinorUnits; readonly accounts: Set<string> };

const keyOf = ({ effectiveOn, currency }: Pick<Change, 'effectiveOn' | 'currency'>): string =>
  `${effectiveOn} ${currency}`;

/** Changes by day and currency, in that order; what moves no amount of any account is none. */
class Changes {
  private readonly known = new Map<string, Growing>();

  at(effectiveOn: CalendarDate, currency: Currency): Growing {
    const key = keyOf({ effectiveOn, currency });
    const change = this.known.get(key) ?? { effectiveOn, currency, delta: 0n, accounts: new Set<string>() };
    this.known.set(key, change);
    return change;
  }

  all(): readonly Change[] {
    return [...this.known]
      .filter(([, { accounts }]) => accounts.size > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, change]) => change);
  }
}

/** What these movements come to by day and currency. Stops now and then for others to have their turn. */
export function* changesIn({ book }: BookAt, rows: readonly number[]): Generator<undefined, readonly Change[]> {
  const changes = new Changes();
  for (const [place, row] of rows.entries()) {
    if (place % ENTRIES_AT_ONCE === 0) yield;
    const entry = book.index.entryAt(row);
    const change = changes.at(entry.effectiveOn, entry.currency);
    change.delta += entry.delta;
    if (entry.delta !== 0n) change.accounts.add(entry.accountId);
  }
  return changes.all();
}

/** At which rates all days after one are converted: those of one day. */
export interface RatesFrozen {
  readonly after: CalendarDate;
  readonly rateDay: CalendarDate;
  readonly reporting: Currency;
  /** Undefined where there is none. */
  readonly rateOf: (currency: Currency) => Rational | undefined;
}

/** What stands at the end of a day and how it changes after it, or the rates that are missing for that. */
export interface FrozenChanges {
  readonly standing: MinorUnits;
  readonly changes: readonly Change[];
  readonly missing: readonly MissingRate[];
}

interface Line {
  readonly currency: Currency;
  amount: MinorUnits;
}

/** The lines of a ledger in the currencies that were agreed, and what a rate makes of them. */
class FrozenLines {
  readonly lacking = new Set<Currency>();
  private readonly lines = new Map<string, Line>();

  constructor(private readonly rates: RatesFrozen) {}

  add({ currency, contributions }: JournalEntry): void {
    for (const of of contributions) this.lineOf(currency, of).amount += of.delta;
  }

  /** What all lines come to. */
  standing(): MinorUnits {
    return [...this.lines.values()].reduce((sum, line) => sum + this.worth(line), 0n);
  }

  /** Adds to each line of an entry what it adds; answers what that adds to all of them. */
  added({ currency, contributions }: JournalEntry): MinorUnits {
    let added = 0n;
    for (const of of contributions) {
      const line = this.lineOf(currency, of);
      const before = this.worth(line);
      line.amount += of.delta;
      added += this.worth(line) - before;
    }
    return added;
  }

  private lineOf(currency: Currency, of: Contribution): Line {
    const key = `${currency} ${lineKey(of)}`;
    const line = this.lines.get(key) ?? { currency, amount: 0n };
    this.lines.set(key, line);
    return line;
  }

  private worth({ currency, amount }: Line): MinorUnits {
    const { reporting, rateOf } = this.rates;
    if (amount === 0n || currency === reporting) return amount;
    const rate = rateOf(currency);
    if (rate === undefined) this.lacking.add(currency);
    return rate === undefined ? 0n : atRate({ currency, amount }, rate, reporting).amount;
  }
}

const byDay = (a: JournalEntry, b: JournalEntry): number => (a.effectiveOn < b.effectiveOn ? -1 : 1);

/**
 * What is agreed for the end of a day and after it, all of it converted at the rates of one day. `native` is the ledger in native
 * currencies. Stops now and then for others to have their turn.
 */
export function* frozenChanges(native: BookAt, rates: RatesFrozen): Generator<undefined, FrozenChanges> {
  const { after, rateDay, reporting } = rates;
  const { book, knownAt } = native;
  const lines = new FrozenLines(rates);
  const ahead: JournalEntry[] = [];
  for (const [place, row] of book.rows.inForce(ALL_DAYS, knownAt).entries()) {
    if (place % ENTRIES_AT_ONCE === 0) yield;
    const entry = book.index.entryAt(row);
    if (entry.effectiveOn <= after) lines.add(entry);
    else ahead.push(entry);
  }
  const standing = lines.standing();
  const changes = new Changes();
  for (const [place, entry] of ahead.sort(byDay).entries()) {
    if (place % ENTRIES_AT_ONCE === 0) yield;
    const change = changes.at(entry.effectiveOn, reporting);
    change.delta += lines.added(entry);
    if (entry.delta !== 0n) change.accounts.add(entry.accountId);
  }
  const days = [{ from: rateDay, until: addDays(rateDay, 1) }];
  const missing = [...lines.lacking].sort().map((base) => ({ base, quote: reporting, days }));
  return { standing, changes: changes.all(), missing };
}
