import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { AccountId } from '../../kernel/ids';
import type { MinorUnits } from '../../kernel/minor-units';
import type { Span } from '../../kernel/period-text';
import type { JournalEntry } from './journal';
import type { MovementClass } from './movement';

/** The end of a day, as known at the end of the append that a sequence ends. */
export interface Point {
  readonly asOf: CalendarDate;
  readonly knownAt: number;
}

/** ARR in one currency, and how many accounts and subscriptions it comes from. */
export interface Figure {
  readonly currency: Currency;
  readonly arr: MinorUnits;
  readonly accounts: number;
  readonly subscriptions: number;
}

export interface AccountFigure {
  readonly accountId: AccountId;
  readonly currency: Currency;
  readonly arr: MinorUnits;
  readonly subscriptions: number;
}

/** What a window's movements come to in one currency, class by class; losses are negative. */
export interface MovementSums {
  readonly currency: Currency;
  readonly byClass: Readonly<Record<MovementClass, MinorUnits>>;
}

/**
 * Answers from the journal. An implementation may be as clever as it likes: the plain one stays beside it, and tests hold
 * that both say the same.
 */
export interface ArrIndex {
  /** Takes the next entry; entries come in the order of the journal. */
  add(entry: JournalEntry): void;
  /** One figure for each currency that any entry known by then is in, in order of codes. */
  figures(point: Point): readonly Figure[];
  /** The accounts that have ARR, in order of ids and then currencies. */
  accounts(point: Point): readonly AccountFigure[];
  /** ARR at the end of each of some days, which are in order, by currency. */
  levels(days: readonly CalendarDate[], knownAt: number): readonly ReadonlyMap<Currency, MinorUnits>[];
  /**
   * The sums of each of some windows `from` ≤ d < `to`, which are in order and do not overlap: one for each currency known
   * by then, in order of codes.
   */
  movementSums(windows: readonly Span[], knownAt: number): readonly (readonly MovementSums[])[];
  /** An account's movements in force by then, in order of days and then currencies. */
  movementsOf(accountId: AccountId, knownAt: number): readonly JournalEntry[];
}
