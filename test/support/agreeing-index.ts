import assert from 'node:assert/strict';
import type { ArrIndex, Figure, GroupFigure, MovementSums, Page, Point } from '../../src/arr/domain/arr-index';
import type { Selection } from '../../src/arr/domain/group';
import type { JournalEntry } from '../../src/arr/domain/journal';
import { PlainArrIndex } from '../../src/arr/domain/plain-arr-index';
import { type IndexBounds, PrefixArrIndex } from '../../src/arr/domain/prefix-arr-index';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import type { AccountId } from '../../src/kernel/ids';
import type { Span } from '../../src/kernel/period-text';

/** So small that histories of a few facts have states of the past, and selections that make way. */
const SMALL: IndexBounds = {
  whole: {
    figures: { blockSize: 2, apart: 2, statesMax: 3, numbersMax: 1 << 20, tableMax: 5_000 },
    columns: { blockSize: 2, apart: 3, statesMax: 2, numbersMax: 1 << 20, tableMax: 5_000 },
  },
  selection: {
    figures: { blockSize: 64, apart: 1, statesMax: 3, numbersMax: 1 << 20, tableMax: 0 },
    columns: { blockSize: 32, apart: 1, statesMax: 3, numbersMax: 1 << 20, tableMax: 0 },
  },
  selectionsMax: 2,
  bytesMax: 1 << 20,
};

/** Answers as they are read: one index has numbers made ready, the other makes them when they are asked for. */
const figureRead = ({ currency, arr, accounts, subscriptions }: Figure) => ({ currency, arr, accounts, subscriptions });
const groupRead = (figure: GroupFigure) => ({ ...figureRead(figure), group: figure.group });
const sumsRead = (sums: MovementSums, windows: readonly Span[]) => ({
  currency: sums.currency,
  byClass: windows.map((_, window) => sums.byClass(window)),
});

/** Both indexes at once: each question is put to the two, and they must say the same. */
export class AgreeingIndex implements ArrIndex {
  readonly journal: JournalEntry[] = [];
  private readonly plain = new PlainArrIndex();
  private readonly fast: PrefixArrIndex;

  constructor(bounds: IndexBounds = SMALL) {
    this.fast = new PrefixArrIndex(bounds);
  }

  add(entry: JournalEntry): number {
    this.journal.push(entry);
    this.plain.add(entry);
    return this.fast.add(entry);
  }

  entryAt(row: number): JournalEntry {
    return this.agreed((index) => index.entryAt(row));
  }

  currencies(knownAt: number) {
    return this.agreed((index) => index.currencies(knownAt));
  }

  figures(point: Point) {
    return this.agreed((index) => index.figures(point).map(figureRead));
  }

  accounts(point: Point, page?: Page) {
    return this.agreed((index) => index.accounts(point, page));
  }

  accountIds(after: AccountId | undefined, limit: number) {
    return this.agreed((index) => index.accountIds(after, limit));
  }

  levels(days: readonly CalendarDate[], knownAt: number) {
    // A currency that has had nothing by a day may be left out or be zero.
    const withoutZeros = (index: ArrIndex) =>
      index.levels(days, knownAt).map((levels) => new Map([...levels].filter(([, level]) => level !== 0n).sort()));
    return this.agreed(withoutZeros);
  }

  movementSums(windows: readonly Span[], knownAt: number) {
    this.agreed((index) => index.movementSums(windows, knownAt).map((sums) => sumsRead(sums, windows)));
    return this.fast.movementSums(windows, knownAt);
  }

  prepare(selection: Selection, entriesMax: number): boolean {
    return this.fast.prepare(selection, entriesMax);
  }

  hasBeenReady(selection: Selection): boolean {
    return this.fast.hasBeenReady(selection);
  }

  groups(selection: Selection, knownAt: number) {
    return this.agreed((index) => index.groups(selection, knownAt));
  }

  groupFigures(selection: Selection, point: Point) {
    return this.agreed((index) => index.groupFigures(selection, point).map(groupRead));
  }

  groupRows(selection: Selection, windows: readonly Span[], knownAt: number) {
    return this.agreed((index) => index.groupRows(selection, windows, knownAt));
  }

  movementsOf(accountId: AccountId, knownAt: number) {
    return this.agreed((index) => index.movementsOf(accountId, knownAt));
  }

  private agreed<Answer>(ask: (index: ArrIndex) => Answer): Answer {
    const answer = ask(this.fast);
    assert.deepStrictEqual(answer, ask(this.plain));
    return answer;
  }
}
