import { type CalendarDate, toEpochDay } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { AccountId } from '../../kernel/ids';
import { fromFloat, type MinorUnits } from '../../kernel/minor-units';
import type { Span } from '../../kernel/period-text';
import type { KeepsPart } from '../../kernel/projection';
import { AccountRows } from './account-rows';
import type {
  AccountFigure,
  ArrIndex,
  Figure,
  GroupCell,
  GroupFigure,
  GroupRow,
  MovementSums,
  Page,
  Point,
} from './arr-index';
import { ACCOUNTS, Cube, LEVEL, type PlacedCell, SUBSCRIPTIONS } from './cube';
import type { Selection } from './group';
import type { JournalEntry } from './journal';
import { EntryColumns } from './entry-columns.codec';
import type { MovementClass } from './movement';
import { COLUMN_PLACES, GROUP_COLUMNS, type GroupColumn } from './movement-groups';
import { PlainArrIndex } from './plain-arr-index';
import { measureIn, type Readings, type StatesKept } from './running-sums';

/** How much is kept ready. */
export interface IndexBounds {
  /** States of the past: more of the whole than of a selection, whose states are larger. */
  readonly whole: StatesKept;
  readonly selection: StatesKept;
  /** Selections that are kept, and about how many bytes of them; those that were asked for longest ago make way. */
  readonly selectionsMax: number;
  readonly bytesMax: number;
}

const BOUNDS: IndexBounds = {
  whole: { blockSize: 256, apart: 16, statesMax: 1024, cellsMax: 512 },
  selection: { blockSize: 1024, apart: 64, statesMax: 32, cellsMax: 512 },
  selectionsMax: 12,
  bytesMax: 1 << 30,
};

const EVERYTHING: Selection = { groupBy: [], filter: [] };

const isWhole = ({ groupBy, filter }: Selection): boolean => groupBy.length === 0 && filter.length === 0;

const keyOf = (selection: Selection): string => JSON.stringify(selection);

/** The cells of a cube that any entry known by then is of, in order. */
const placedIn = (cube: Cube, knownAt: number): readonly PlacedCell[] => {
  const cells = cube.inOrder();
  return cells.every(({ since }) => since <= knownAt) ? cells : cells.filter(({ since }) => since <= knownAt);
};

/** What a measure of a cell changes by between the readings of two days. */
const changeOf = (readings: Readings, [opening, closing]: Ends, cell: number, measure: number): MinorUnits => {
  const amount = measureIn(readings, closing, cell, measure) - measureIn(readings, opening, cell, measure);
  return amount === 0 ? 0n : fromFloat(amount);
};

const changesByClass = (readings: Readings, ends: Ends, cell: number): Record<MovementClass, MinorUnits> => ({
  new: changeOf(readings, ends, cell, COLUMN_PLACES.new),
  expansion: changeOf(readings, ends, cell, COLUMN_PLACES.expansion),
  reactivation: changeOf(readings, ends, cell, COLUMN_PLACES.reactivation),
  contraction: changeOf(readings, ends, cell, COLUMN_PLACES.contraction),
  churn: changeOf(readings, ends, cell, COLUMN_PLACES.churn),
  transfer: changeOf(readings, ends, cell, COLUMN_PLACES.transfer),
  // It moves no amount.
  reclassification: 0n,
});

const changesByColumn = (readings: Readings, ends: Ends, cell: number): Record<GroupColumn, MinorUnits> => {
  const { reclassification: _, ...byClass } = changesByClass(readings, ends, cell);
  return {
    ...byClass,
    entered: changeOf(readings, ends, cell, COLUMN_PLACES.entered),
    left: changeOf(readings, ends, cell, COLUMN_PLACES.left),
  };
};

/** Where a window's opening and closing day stand among the days that are read. */
type Ends = readonly [opening: number, closing: number];

/** The days before windows and their last days, each once and in order, and where those of each window stand. */
const endsOf = (windows: readonly Span[]): { readonly days: readonly number[]; readonly ends: readonly Ends[] } => {
  const days: number[] = [];
  const placeOf = (day: number): number => (days.at(-1) === day ? days.length - 1 : days.push(day) - 1);
  const ends = windows.map(({ from, to }): Ends => [placeOf(toEpochDay(from) - 1), placeOf(toEpochDay(to) - 1)]);
  return { days, ends };
};

const isEmpty = ({ opening, closing, byColumn }: GroupRow): boolean =>
  opening === 0n && closing === 0n && GROUP_COLUMNS.every((column) => byColumn[column] === 0n);

/**
 * The index that adds up beforehand: of what is known now every day's sums stand ready, and of the past every so-and-so-many-th
 * state. Amounts so large that sums of floating-point numbers would not be exact make it answer as the plain index does.
 */
export class PrefixArrIndex implements ArrIndex, KeepsPart {
  private readonly journal = new EntryColumns();
  private readonly accountRows = new AccountRows(this.journal);
  private readonly whole: Cube;
  private readonly cubes = new Map<string, Cube>();
  private plain: PlainArrIndex | undefined;

  constructor(private readonly bounds: IndexBounds = BOUNDS) {
    this.whole = new Cube(this.journal, EVERYTHING, bounds.whole);
  }

  /** A selection that lacks rows takes them when it is asked for, also while the others are written. */
  keptInSnapshot(): object {
    const { length } = this.journal;
    const fields = Object.fromEntries(Object.entries(this));
    return { ...fields, cubes: new Map([...this.cubes].filter(([, cube]) => cube.hasTaken(length))) };
  }

  add(entry: JournalEntry): number {
    const row = this.journal.add(entry);
    this.accountRows.add(row);
    if (this.plain !== undefined) this.plain.add(entry);
    else if (this.journal.isExact) this.whole.take(1);
    else this.plain = this.plainOfAll();
    return row;
  }

  entryAt(row: number): JournalEntry {
    return this.journal.entryAt(row);
  }

  currencies(knownAt: number): readonly Currency[] {
    return this.plain?.currencies(knownAt) ?? placedIn(this.whole, knownAt).map(({ currency }) => currency);
  }

  figures(point: Point): readonly Figure[] {
    if (this.plain !== undefined) return this.plain.figures(point);
    return figuresIn(this.whole, point).map(({ group: _, ...figure }) => figure);
  }

  accounts(point: Point, page: Page = {}): readonly AccountFigure[] {
    return this.accountRows.figures(point, page);
  }

  levels(days: readonly CalendarDate[], knownAt: number): readonly ReadonlyMap<Currency, MinorUnits>[] {
    if (this.plain !== undefined) return this.plain.levels(days, knownAt);
    const cells = placedIn(this.whole, knownAt);
    const readings = this.whole.figures.read(days.map(toEpochDay), knownAt);
    return days.map(
      (_, day) =>
        new Map(cells.map(({ currency, place }) => [currency, fromFloat(measureIn(readings, day, place, LEVEL))])),
    );
  }

  movementSums(windows: readonly Span[], knownAt: number): readonly (readonly MovementSums[])[] {
    if (this.plain !== undefined) return this.plain.movementSums(windows, knownAt);
    const cells = placedIn(this.whole, knownAt);
    const { days, ends } = endsOf(windows);
    const readings = this.whole.columns.read(days, knownAt);
    return ends.map((ofWindow) =>
      cells.map(({ currency, place }) => {
        // Of the whole nothing enters or leaves.
        const byClass = changesByClass(readings, ofWindow, place);
        return { currency, byClass };
      }),
    );
  }

  prepare(selection: Selection, entriesMax: number): boolean {
    return this.plain !== undefined || this.cubeOf(selection).take(entriesMax);
  }

  hasBeenReady(selection: Selection): boolean {
    return this.plain !== undefined || isWhole(selection) || this.cubes.get(keyOf(selection))?.hasBeenReady === true;
  }

  groups(selection: Selection, knownAt: number): readonly GroupCell[] {
    if (this.plain !== undefined) return this.plain.groups(selection, knownAt);
    return placedIn(this.readyCube(selection), knownAt).map(({ currency, group }) => ({ currency, group }));
  }

  groupFigures(selection: Selection, point: Point): readonly GroupFigure[] {
    if (this.plain !== undefined) return this.plain.groupFigures(selection, point);
    return figuresIn(this.readyCube(selection), point).filter(({ arr }) => arr !== 0n);
  }

  groupRows(selection: Selection, windows: readonly Span[], knownAt: number): readonly (readonly GroupRow[])[] {
    if (this.plain !== undefined) return this.plain.groupRows(selection, windows, knownAt);
    const cube = this.readyCube(selection);
    const cells = placedIn(cube, knownAt);
    const { days, ends } = endsOf(windows);
    const [figures, columns] = [cube.figures.read(days, knownAt), cube.columns.read(days, knownAt)];
    return ends.map(([opening, closing]) =>
      cells
        .map(({ currency, group, place }) => ({
          currency,
          group,
          opening: fromFloat(measureIn(figures, opening, place, LEVEL)),
          closing: fromFloat(measureIn(figures, closing, place, LEVEL)),
          byColumn: changesByColumn(columns, [opening, closing], place),
        }))
        .filter((row) => !isEmpty(row)),
    );
  }

  movementsOf(accountId: AccountId, knownAt: number): readonly JournalEntry[] {
    return this.accountRows.movementsOf(accountId, knownAt);
  }

  private readyCube(selection: Selection): Cube {
    const cube = this.cubeOf(selection);
    cube.take(this.journal.length);
    return cube;
  }

  private cubeOf(selection: Selection): Cube {
    if (isWhole(selection)) return this.whole;
    const key = keyOf(selection);
    const cube = this.cubes.get(key) ?? new Cube(this.journal, selection, this.bounds.selection);
    // The last that was asked for goes last.
    this.cubes.delete(key);
    this.cubes.set(key, cube);
    this.makeWay(cube);
    return cube;
  }

  private makeWay(asked: Cube): void {
    let bytes = [...this.cubes.values()].reduce((sum, cube) => sum + cube.bytes, 0);
    for (const [key, cube] of this.cubes) {
      if (this.cubes.size <= this.bounds.selectionsMax && bytes <= this.bounds.bytesMax) return;
      // One that is being made ready would have to be begun anew.
      if (cube === asked || !cube.hasBeenReady) continue;
      this.cubes.delete(key);
      bytes -= cube.bytes;
    }
  }

  private plainOfAll(): PlainArrIndex {
    const plain = new PlainArrIndex();
    for (let row = 0; row < this.journal.length; row += 1) plain.add(this.journal.entryAt(row));
    this.cubes.clear();
    return plain;
  }
}

const figuresIn = (cube: Cube, { asOf, knownAt }: Point): readonly GroupFigure[] => {
  const readings = cube.figures.read([toEpochDay(asOf)], knownAt);
  return placedIn(cube, knownAt).map(({ currency, group, place }) => ({
    currency,
    group,
    arr: fromFloat(measureIn(readings, 0, place, LEVEL)),
    accounts: measureIn(readings, 0, place, ACCOUNTS),
    subscriptions: measureIn(readings, 0, place, SUBSCRIPTIONS),
  }));
};
