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
  GroupFigures,
  GroupRow,
  MovementSums,
  Page,
  Point,
} from './arr-index';
import { Cube, type CubeStates, LEVEL, type PlacedCell } from './cube';
import { isWhole, type Selection } from './group';
import type { JournalEntry } from './journal';
import { EntryColumns } from './entry-columns.codec';
import { changesByColumn, figureIn, FiguresWithArr, SumsRead } from './figures-read';
import { GROUP_COLUMNS } from './movement-groups';
import { PlainArrIndex } from './plain-arr-index';
import { ReadDays, windowDaysOf } from './read-days';
import { placeIn, type Readings } from './running-sums';

/** How much is kept ready. */
export interface IndexBounds {
  /** States of the past: more of the whole than of a selection, whose states are larger. */
  readonly whole: CubeStates;
  readonly selection: CubeStates;
  /** Selections that are kept, and about how many bytes of them; those that were asked for longest ago make way. */
  readonly selectionsMax: number;
  readonly bytesMax: number;
}

/** Numbers of eight bytes: of the present state, and of those of the past. */
const TABLE_MAX = 1 << 21;
const NUMBERS_MAX = 1 << 23;
const SELECTION_TABLE_MAX = 1 << 22;
const SELECTION_NUMBERS_MAX = 1 << 24;

const BOUNDS: IndexBounds = {
  whole: {
    figures: { blockSize: 128, apart: 2, statesMax: 8192, numbersMax: NUMBERS_MAX, tableMax: TABLE_MAX },
    columns: { blockSize: 256, apart: 4, statesMax: 2048, numbersMax: NUMBERS_MAX, tableMax: TABLE_MAX },
  },
  selection: {
    figures: {
      blockSize: 1024,
      apart: 8,
      statesMax: 128,
      numbersMax: SELECTION_NUMBERS_MAX,
      tableMax: SELECTION_TABLE_MAX,
    },
    columns: {
      blockSize: 1024,
      apart: 64,
      statesMax: 32,
      numbersMax: SELECTION_NUMBERS_MAX,
      tableMax: SELECTION_TABLE_MAX,
    },
  },
  selectionsMax: 12,
  bytesMax: 1 << 30,
};

const EVERYTHING: Selection = { groupBy: [], filter: [] };

const keyOf = (selection: Selection): string => JSON.stringify(selection);

/** The cells of a cube that any entry known by then is of, in order. */
const placedIn = (cube: Cube, knownAt: number): readonly PlacedCell[] => {
  const cells = cube.inOrder();
  return cube.hasCellsSince <= knownAt ? cells : cells.filter(({ since }) => since <= knownAt);
};

const onDay = (day: CalendarDate): ReadDays => new ReadDays([toEpochDay(day)]);

const amountAt = (figures: Readings, day: number, cell: number): MinorUnits =>
  fromFloat(figures.amounts[placeIn(figures, day, cell) + LEVEL] ?? 0);

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
  /** The key of the last of them, which series and reports ask for again and again. */
  private lastAsked: string | undefined;
  private plain: PlainArrIndex | undefined;

  constructor(private readonly bounds: IndexBounds = BOUNDS) {
    this.whole = new Cube(this.journal, EVERYTHING, bounds.whole);
  }

  /** A selection that lacks rows takes them when it is asked for, also while the others are written. */
  keptInSnapshot(): object {
    const { length } = this.journal;
    const fields = Object.fromEntries(Object.entries(this));
    return {
      ...fields,
      lastAsked: undefined,
      cubes: new Map([...this.cubes].filter(([, cube]) => cube.hasTaken(length))),
    };
  }

  add(entry: JournalEntry, takesBack?: number): number {
    const row = this.journal.add(entry, takesBack);
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

  figures({ asOf, knownAt }: Point): readonly Figure[] {
    if (this.plain !== undefined) return this.plain.figures({ asOf, knownAt });
    const readings = this.whole.figures.read(onDay(asOf), knownAt);
    return placedIn(this.whole, knownAt).map((cell) => figureIn(readings, cell));
  }

  accounts(point: Point, page: Page = {}): readonly AccountFigure[] {
    return this.accountRows.figures(point, page);
  }

  accountIds(after: AccountId | undefined, limit: number): readonly AccountId[] {
    return this.accountRows.accountIds(after, limit);
  }

  levels(days: readonly CalendarDate[], knownAt: number): readonly ReadonlyMap<Currency, MinorUnits>[] {
    if (this.plain !== undefined) return this.plain.levels(days, knownAt);
    const cells = placedIn(this.whole, knownAt);
    const readings = this.whole.figures.read(new ReadDays(days.map(toEpochDay)), knownAt);
    const levelOf = (day: number, { place }: PlacedCell): MinorUnits => amountAt(readings, day, place);
    return days.map((_, day) => new Map(cells.map((cell) => [cell.currency, levelOf(day, cell)])));
  }

  movementSums(windows: readonly Span[], knownAt: number): readonly MovementSums[] {
    if (this.plain !== undefined) return this.plain.movementSums(windows, knownAt);
    const { days, ends } = windowDaysOf(windows);
    const readings = this.whole.columns.read(days, knownAt);
    return placedIn(this.whole, knownAt).map((cell) => new SumsRead(cell, readings, ends));
  }

  prepare(selection: Selection, entriesMax: number): boolean {
    return this.plain !== undefined || this.taken(this.cubeOf(selection), entriesMax);
  }

  hasBeenReady(selection: Selection): boolean {
    return this.plain !== undefined || isWhole(selection) || this.cubes.get(keyOf(selection))?.hasBeenReady === true;
  }

  groups(selection: Selection, knownAt: number): readonly GroupCell[] {
    if (this.plain !== undefined) return this.plain.groups(selection, knownAt);
    return placedIn(this.readyCube(selection), knownAt).map(({ currency, group }) => ({ currency, group }));
  }

  groupFigures(selection: Selection, { asOf, knownAt }: Point): GroupFigures {
    if (this.plain !== undefined) return this.plain.groupFigures(selection, { asOf, knownAt });
    const cube = this.readyCube(selection);
    return new FiguresWithArr(placedIn(cube, knownAt), cube.figures.read(onDay(asOf), knownAt));
  }

  groupRows(selection: Selection, windows: readonly Span[], knownAt: number): readonly (readonly GroupRow[])[] {
    if (this.plain !== undefined) return this.plain.groupRows(selection, windows, knownAt);
    const cube = this.readyCube(selection);
    const cells = placedIn(cube, knownAt);
    const { days, ends } = windowDaysOf(windows);
    const [figures, columns] = [cube.figures.read(days, knownAt), cube.columns.read(days, knownAt)];
    return ends.map((window) =>
      cells
        .map(({ currency, group, place }) => ({
          currency,
          group,
          opening: amountAt(figures, window.opening, place),
          closing: amountAt(figures, window.closing, place),
          byColumn: changesByColumn({
            readings: columns,
            opening: placeIn(columns, window.opening, place),
            closing: placeIn(columns, window.closing, place),
          }),
        }))
        .filter((row) => !isEmpty(row)),
    );
  }

  movementsOf(accountId: AccountId, knownAt: number): readonly JournalEntry[] {
    return this.accountRows.movementsOf(accountId, knownAt);
  }

  private readyCube(selection: Selection): Cube {
    const cube = this.cubeOf(selection);
    this.taken(cube, this.journal.length);
    return cube;
  }

  /** Has a cube take at most so many rows that it lacks, for which others make way; answers whether it has them all. */
  private taken(cube: Cube, rowsMax: number): boolean {
    const isOld =
      cube.hasBeenReady && cube.hasTaken(this.journal.length) && this.cubes.size <= this.bounds.selectionsMax;
    const hasAll = isOld || cube.take(rowsMax);
    if (!isOld) this.makeWay(cube);
    return hasAll;
  }

  private cubeOf(selection: Selection): Cube {
    if (isWhole(selection)) return this.whole;
    const key = keyOf(selection);
    const known = this.cubes.get(key);
    if (known !== undefined && key === this.lastAsked) return known;
    const cube = known ?? new Cube(this.journal, selection, this.bounds.selection);
    // The last that was asked for goes last.
    this.cubes.delete(key);
    this.cubes.set(key, cube);
    this.lastAsked = key;
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
