import { BalanceChains } from './balance-chains';
import { type Cell, Cells, LEFT_OUT } from './cells';
import { compareGroups, isWhole, type Selection } from './group';
import type { EntryColumns } from './entry-columns.codec';
import { type MinorUnits, toFloat } from '../../kernel/minor-units';
import { MOVEMENT_CLASSES } from './movement';
import { COLUMN_PLACES, GROUP_COLUMNS, type GroupAmount, postingsOfSums } from './movement-groups';
import { PairTable } from './pair-table';
import { RunningSums, type StatesKept } from './running-sums';

/** The column of each class; a reclassification moves no amount and has none. */
const COLUMN_OF = MOVEMENT_CLASSES.map((of) => GROUP_COLUMNS.findIndex((column) => column === of));

/** How many columns the whole has: those that stand last, from `entered` on, are between groups. */
const WHOLE_COLUMNS = COLUMN_PLACES.entered;

/** What is summed of a cell as figures: its ARR, and how many accounts and subscriptions have any. */
export const LEVEL = 0;
export const ACCOUNTS = 1;
export const SUBSCRIPTIONS = 2;
const FIGURES = 3;

/** Which states of the past are kept of the figures of a cube and of what moved in it, which are larger. */
export interface CubeStates {
  readonly figures: StatesKept;
  readonly columns: StatesKept;
}

/** A cell, and its place among those of its cube. */
export interface PlacedCell extends Cell {
  readonly place: number;
}

const compareCells = (a: Cell, b: Cell): number =>
  a.currency === b.currency ? compareGroups(a.group, b.group) : a.currency < b.currency ? -1 : 1;

/**
 * The journal by the cells of one selection: what its entries are to each cell, and how many accounts and subscriptions
 * have ARR in it. It takes the journal's rows when it is told to, a bounded number at a time.
 */
export class Cube {
  readonly figures: RunningSums;
  /** What moved, by the places of the columns of movements. */
  readonly columns: RunningSums;
  private readonly cells: Cells;
  private readonly accounts = new PairTable();
  private readonly subscriptions = new PairTable();
  private readonly accountBalances = new BalanceChains();
  private readonly subscriptionBalances = new BalanceChains();
  private sorted: readonly PlacedCell[] = [];
  /** Whether it has ever had all rows; until then whoever makes it ready would begin anew if it were dropped. */
  hasBeenReady = false;
  private taken = 0;

  constructor(
    private readonly journal: EntryColumns,
    selection: Selection,
    kept: CubeStates,
  ) {
    this.cells = new Cells(journal, selection);
    this.figures = new RunningSums(FIGURES, kept.figures);
    this.columns = new RunningSums(isWhole(selection) ? WHOLE_COLUMNS : GROUP_COLUMNS.length, kept.columns);
  }

  /** The cells in order of currencies and then of groups. */
  inOrder(): readonly PlacedCell[] {
    const { list } = this.cells;
    if (this.sorted.length !== list.length) {
      this.sorted = list.map((cell, place) => ({ ...cell, place })).sort(compareCells);
    }
    return this.sorted;
  }

  /** The sequence by which its cells are all known: they come in the order of the journal. */
  get hasCellsSince(): number {
    return this.cells.list.at(-1)?.since ?? 0;
  }

  /** About how much room its sums take. */
  get bytes(): number {
    return this.figures.bytes + this.columns.bytes;
  }

  hasTaken(rows: number): boolean {
    return this.taken === rows;
  }

  /** Takes at most so many further rows of the journal; answers whether it has them all. */
  take(rowsMax: number): boolean {
    const until = Math.min(this.journal.length, this.taken + rowsMax);
    for (; this.taken < until; this.taken += 1) this.takeRow(this.taken);
    if (this.taken === this.journal.length) this.hasBeenReady = true;
    return this.taken === this.journal.length;
  }

  private takeRow(row: number): void {
    const { journal, cells } = this;
    const [from, to] = journal.partsOf(row);
    const first = cells.groupOfAttributes(from < to ? journal.attributes.at(from) : 0);
    let isOfOneGroup = true;
    for (let part = from + 1; part < to && isOfOneGroup; part += 1) {
      isOfOneGroup = cells.groupOfAttributes(journal.attributes.at(part)) === first;
    }
    if (isOfOneGroup) this.takeWhole(row, cells.cellOf(first, journal.currencyOf.at(row), journal.sequences.at(row)));
    else this.takeParts(row);
  }

  /** An entry whose contributions are all of one group: nothing of it cancels out between groups. */
  private takeWhole(row: number, cell: number): void {
    if (cell === LEFT_OUT) return;
    const { journal } = this;
    const column = COLUMN_OF[journal.classes.at(row)] ?? LEFT_OUT;
    const delta = journal.deltas.floatAt(row);
    if (column !== LEFT_OUT && delta !== 0) this.post(row, cell, column, delta);
    this.count(row, () => cell);
  }

  private takeParts(row: number): void {
    const { journal, cells } = this;
    const [currency, sequence] = [journal.currencyOf.at(row), journal.sequences.at(row)];
    // A retraction takes back what its movement was to each group.
    const sign = journal.isRetraction(row) ? -1 : 1;
    for (const { group, column, amount } of postingsOfSums(journal.classAt(row), this.sumsOf(row))) {
      const cell = cells.cellOf(cells.numberOfValues(group), currency, sequence);
      if (cell !== LEFT_OUT) this.post(row, cell, GROUP_COLUMNS.indexOf(column), sign * toFloat(amount));
    }
    this.count(row, (part) => cells.cellOf(cells.groupOfAttributes(journal.attributes.at(part)), currency, sequence));
  }

  /** What the contributions of a movement, or of the one that is taken back, come to by group. */
  private sumsOf(row: number): readonly GroupAmount[] {
    const { journal, cells } = this;
    const [from, to] = journal.partsOf(row);
    const sums = new Map<number, MinorUnits>();
    for (let part = from; part < to; part += 1) {
      const group = cells.groupOfAttributes(journal.attributes.at(part));
      sums.set(group, (sums.get(group) ?? 0n) + journal.parts.at(part));
    }
    return [...sums].map(([group, amount]) => ({ group: cells.valuesOf(group), amount }));
  }

  /** Follows who has ARR in a cell. What one holder has of an entry in one cell is taken at once, as it comes to. */
  private count(row: number, cellIn: (part: number) => number): void {
    const { journal } = this;
    const [from, to] = journal.partsOf(row);
    const account = journal.accounts.at(row);
    const sign = journal.isRetraction(row) ? -1 : 1;
    const [ofAccounts, ofSubscriptions] = [new Map<number, number>(), new Map<number, number>()];
    for (let part = from; part < to; part += 1) {
      const cell = cellIn(part);
      if (cell === LEFT_OUT) continue;
      const amount = sign * journal.parts.floatAt(part);
      const holder = this.accounts.idOf(account, cell);
      const subscription = this.subscriptions.idOf(journal.subscriptions.at(part), cell);
      if (to - from === 1) {
        // As most entries are, and there is nothing to add up.
        this.countAccount(row, holder, amount);
        this.countSubscription(row, subscription, amount);
        return;
      }
      ofAccounts.set(holder, (ofAccounts.get(holder) ?? 0) + amount);
      ofSubscriptions.set(subscription, (ofSubscriptions.get(subscription) ?? 0) + amount);
    }
    for (const [holder, amount] of ofAccounts) this.countAccount(row, holder, amount);
    for (const [holder, amount] of ofSubscriptions) this.countSubscription(row, holder, amount);
  }

  private countAccount(row: number, holder: number, amount: number): void {
    if (amount === 0) return;
    const { journal } = this;
    const [sequence, cell] = [journal.sequences.at(row), this.accounts.secondOf(holder)];
    this.accountBalances.add(holder, journal.days.at(row), amount, (day, change) => {
      this.figures.add(sequence, day, cell, [ACCOUNTS, change]);
    });
  }

  private countSubscription(row: number, holder: number, amount: number): void {
    if (amount === 0) return;
    const { journal } = this;
    const [sequence, cell] = [journal.sequences.at(row), this.subscriptions.secondOf(holder)];
    this.subscriptionBalances.add(holder, journal.days.at(row), amount, (day, change) => {
      this.figures.add(sequence, day, cell, [SUBSCRIPTIONS, change]);
    });
  }

  private post(row: number, cell: number, column: number, amount: number): void {
    const [sequence, day] = [this.journal.sequences.at(row), this.journal.days.at(row)];
    this.columns.add(sequence, day, cell, [column, amount]);
    this.figures.add(sequence, day, cell, [LEVEL, amount]);
  }
}
