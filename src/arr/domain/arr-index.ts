import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { AccountId } from '../../kernel/ids';
import type { MinorUnits } from '../../kernel/minor-units';
import type { Span } from '../../kernel/period-text';
import type { GroupValues, Selection } from './group';
import type { JournalEntry } from './journal';
import type { MovementClass } from './movement';
import type { GroupColumn } from './movement-groups';

/** The end of a day, as known at the end of the append that a sequence ends. */
export interface Point {
  readonly asOf: CalendarDate;
  readonly knownAt: number;
}

/**
 * ARR in one currency, and how many accounts and subscriptions it comes from. An index may leave it to whoever reads a figure
 * to have its amount made of the numbers it sums: to make hundreds of exact integers takes longer than to find them. What may
 * be read so late is a class here, so that the compiler sees where a spread would lose it.
 */
export abstract class Figure {
  abstract get currency(): Currency;
  abstract get arr(): MinorUnits;
  abstract get accounts(): number;
  abstract get subscriptions(): number;
}

export interface AccountFigure {
  readonly accountId: AccountId;
  readonly currency: Currency;
  readonly arr: MinorUnits;
  readonly subscriptions: number;
}

/** A part of a list of accounts: those after one, and no more than a number of them. */
export interface Page {
  readonly after?: readonly [accountId: string, currency: string];
  readonly limit?: number;
}

/** What the movements of some windows come to in one currency, class by class; losses are negative. */
export abstract class MovementSums {
  abstract get currency(): Currency;
  /** Of the window at a place among those that were asked for, from 0; beyond them nothing moves. */
  abstract byClass(window: number): Readonly<Record<MovementClass, MinorUnits>>;
}

/** A group in one currency. */
export interface GroupCell {
  readonly currency: Currency;
  readonly group: GroupValues;
}

/** ARR of a group in one currency, and how many accounts and subscriptions have ARR in it. */
export abstract class GroupFigure extends Figure implements GroupCell {
  abstract get group(): GroupValues;
}

/** Figures of groups, to be read as often as wanted: an index may make each of them when it is read. */
export interface GroupFigures {
  map<Read>(read: (figure: GroupFigure) => Read): readonly Read[];
}

/** A group's ARR at both ends of a window, and what its movements come to, column by column; losses are negative. */
export interface GroupRow extends GroupCell {
  readonly opening: MinorUnits;
  readonly closing: MinorUnits;
  readonly byColumn: Readonly<Record<GroupColumn, MinorUnits>>;
}

/**
 * Answers from the journal. An implementation may be as clever as it likes: the plain one stays beside it, and tests hold
 * that both say the same.
 */
export interface ArrIndex {
  /**
   * Takes the next entry and answers its row, from 0; entries come in the order of the journal. `takesBack` is the row of what a
   * retraction takes back: it is looked for where it is not told.
   */
  add(entry: JournalEntry, takesBack?: number): number;
  /** The entry of a row. Throws InvariantViolated for a row that no entry has. */
  entryAt(row: number): JournalEntry;
  /** The currencies that any entry known by then is in, in order of codes. */
  currencies(knownAt: number): readonly Currency[];
  /** One figure for each of them, in the same order. */
  figures(point: Point): readonly Figure[];
  /** The accounts that have ARR, in order of ids and then currencies; or a page of them. */
  accounts(point: Point, page?: Page): readonly AccountFigure[];
  /** The accounts that any entry is of, in order of ids: those after one, and no more than a number of them. */
  accountIds(after: AccountId | undefined, limit: number): readonly AccountId[];
  /** ARR at the end of each of some days, which are in order, by currency. */
  levels(days: readonly CalendarDate[], knownAt: number): readonly ReadonlyMap<Currency, MinorUnits>[];
  /**
   * The sums of some windows `from` ≤ d < `to`, which are in order and do not overlap: for each currency known by then, in
   * order of codes.
   */
  movementSums(windows: readonly Span[], knownAt: number): readonly MovementSums[];
  /**
   * Makes ready to answer by a selection, as far as taking so many entries goes; answers whether it is ready. Questions by it
   * are answered all the same if it is not, but keep the caller waiting.
   */
  prepare(selection: Selection, entriesMax: number): boolean;
  /** Whether it has been ready to answer by a selection, so that no more than what came since is to be taken. */
  hasBeenReady(selection: Selection): boolean;
  /** The groups that any entry known by then is of, in order of currencies and then of groups. */
  groups(selection: Selection, knownAt: number): readonly GroupCell[];
  /** The groups that have ARR, in the same order. */
  groupFigures(selection: Selection, point: Point): GroupFigures;
  /**
   * Of each of some windows, which are in order and do not overlap, the rows in which something stands or moves, in the same
   * order. Opening and closing are levels, not sums of the columns.
   */
  groupRows(selection: Selection, windows: readonly Span[], knownAt: number): readonly (readonly GroupRow[])[];
  /** An account's movements in force by then, in order of days and then currencies. */
  movementsOf(accountId: AccountId, knownAt: number): readonly JournalEntry[];
}
