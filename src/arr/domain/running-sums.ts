import { InvariantViolated } from '../../kernel/invariant-violated';
import { CHUNK_BITS, CHUNK_CELLS, float64Column, int32Column } from './column';
import { countUpTo } from './entry-columns.codec';
import { Ladder } from './ladder';
import { GROUP_COLUMNS } from './movement-groups';

/** What is summed of a cell: the columns of movements, their sum, which is its level, and two counts. */
export const LEVEL = GROUP_COLUMNS.length;
export const ACCOUNTS = LEVEL + 1;
export const SUBSCRIPTIONS = ACCOUNTS + 1;
export const MEASURES = SUBSCRIPTIONS + 1;

/** Which states of the past are kept: one every so many amounts, and as many as this before they become fewer. */
export interface StatesKept {
  readonly apart: number;
  readonly statesMax: number;
  /** Beyond so many cells none is kept, since each would be as large as the present one. */
  readonly cellsMax: number;
}

/**
 * For each of some days, each cell and each measure, what all amounts up to and with the day come to. To be used before any
 * sums are read again: that takes the same room.
 */
export interface Readings {
  readonly cells: number;
  /** How many of the amounts are theirs. */
  readonly size: number;
  readonly amounts: Float64Array;
}

export const measureIn = ({ cells, amounts }: Readings, day: number, cell: number, measure: number): number =>
  cell < cells ? (amounts[(day * cells + cell) * MEASURES + measure] ?? 0) : 0;

/** Rooms larger than this are not kept for the next answer. */
const ROOM_KEPT_MAX = 1 << 17;

/** Numbers that are all 0 whenever they are asked for: the same room again, so that no answer leaves garbage behind. */
class Room {
  private numbers = new Float64Array(0);

  /** At least so many. */
  of(count: number): Float64Array {
    if (count > ROOM_KEPT_MAX) return new Float64Array(count);
    if (count > this.numbers.length) this.numbers = new Float64Array(Math.min(2 * count, ROOM_KEPT_MAX));
    else this.numbers.fill(0, 0, count);
    return this.numbers;
  }
}

/** One for all sums, since what was read of any is used before anything else is read. */
const readingsRoom = new Room();
const changesRoom = new Room();

/** Days in order, and for each day from the first to the last of them the first that is not before it. */
interface DayTable {
  readonly first: number;
  readonly last: number;
  readonly indexes: Int32Array;
}

const dayTable = (days: readonly number[]): DayTable => {
  const [first = 0, last = 0] = [days[0], days.at(-1)];
  const indexes = new Int32Array(last - first + 1);
  let index = 0;
  for (let day = first; day <= last; day += 1) {
    while ((days[index] ?? last) < day) index += 1;
    indexes[day - first] = index;
  }
  return { first, last, indexes };
};

/** Where the first of the days stands that is not before a day, which is not after the last. */
const indexOf = ({ first, indexes }: DayTable, day: number): number => (day <= first ? 0 : (indexes[day - first] ?? 0));

/**
 * Amounts by day, cell and measure, in the order in which they became known: their sums up to any day, as known at any
 * sequence. What is known now is kept summed, and so is every so-and-so-many-th state of the past; the amounts between the
 * nearest of them and the one that is asked for are added or taken off.
 */
export class RunningSums {
  private readonly sequences = int32Column();
  private readonly days = int32Column();
  private readonly places = int32Column();
  private readonly amounts = float64Column();
  private readonly present: Ladder[] = [];
  /** The sequence of the first amount of each cell; never less than that of the cell before. */
  private readonly since = int32Column();
  private readonly statesMax: number;
  private readonly cellsMax: number;
  /** The state after each full `apart` amounts. */
  private past: (readonly Ladder[])[] = [];
  private apart: number;

  constructor({ apart, statesMax, cellsMax }: StatesKept) {
    this.apart = apart;
    this.statesMax = statesMax;
    this.cellsMax = cellsMax;
  }

  /** Sequences come in order. */
  add(sequence: number, day: number, cell: number, [measure, amount]: readonly [number, number]): void {
    while (this.present.length <= cell) {
      this.present.push(new Ladder(MEASURES));
      this.since.push(sequence);
    }
    this.present[cell]?.add(day, measure, amount);
    if (measure < LEVEL) this.present[cell]?.add(day, LEVEL, amount);
    this.sequences.push(sequence);
    this.days.push(day);
    this.places.push(cell * MEASURES + measure);
    this.amounts.push(amount);
    const { length } = this.sequences;
    if (length % this.apart === 0 && this.present.length <= this.cellsMax) {
      // States are kept without a gap or not at all.
      if (this.past.length === length / this.apart - 1) this.past.push(this.present.map((ladder) => ladder.frozen()));
      if (this.past.length > this.statesMax) this.thinOut();
    }
  }

  /** Keeps every other state of the past, and from now on keeps them half as often. */
  private thinOut(): void {
    this.past = this.past.filter((_, place) => place % 2 === 1);
    this.apart *= 2;
  }

  /**
   * The sums of the cells known by then at the end of some days, which are in order: of all measures, or of those from one on.
   * Cells that came later take neither time nor room.
   */
  read(days: readonly number[], knownAt: number, first = 0): Readings {
    for (let index = 1; index < days.length; index += 1) {
      if ((days[index] ?? 0) < (days[index - 1] ?? 0)) throw new InvariantViolated('Sums are read of days in order.');
    }
    const cells = countUpTo(this.since, knownAt);
    const size = days.length * cells * MEASURES;
    const amounts = readingsRoom.of(size);
    const known = this.knownBy(knownAt);
    const { ladders, rows } = this.nearest(known);
    for (let cell = 0; cell < Math.min(cells, ladders.length); cell += 1) {
      ladders[cell]?.read(days, { into: amounts, from: cell * MEASURES, apart: cells * MEASURES, first });
    }
    if (rows !== known) this.addBetween(rows, known, days, { cells, size, amounts });
    return { cells, size, amounts };
  }

  private knownBy(knownAt: number): number {
    const { length } = this.sequences;
    return length === 0 || this.sequences.at(length - 1) <= knownAt ? length : countUpTo(this.sequences, knownAt);
  }

  /** The summed state that is the fewest amounts away from the first `known` ones, and how many amounts it holds. */
  private nearest(known: number): { readonly ladders: readonly Ladder[]; readonly rows: number } {
    const number = Math.min(this.past.length, Math.round(known / this.apart));
    const rows = number * this.apart;
    const { length } = this.sequences;
    if (length - known <= Math.abs(known - rows)) return { ladders: this.present, rows: length };
    return { ladders: this.past[number - 1] ?? [], rows };
  }

  /** Adds what lies between the first `rows` and the first `known` amounts, or takes it off where `known` is less. */
  private addBetween(rows: number, known: number, days: readonly number[], readings: Readings): void {
    const [from, to] = rows < known ? [rows, known] : [known, rows];
    const changes = changesRoom.of(readings.size);
    const into = { changes, apart: readings.cells * MEASURES, sign: rows < known ? 1 : -1, table: dayTable(days) };
    for (let start = from; start < to; start = ((start >>> CHUNK_BITS) + 1) * CHUNK_CELLS) {
      this.addChunk(start, to, into);
    }
    addRunning(changes, readings, into.apart);
  }

  /** The same within one chunk of the columns. */
  private addChunk(start: number, to: number, { changes, apart, sign, table }: Changes): void {
    const chunk = start >>> CHUNK_BITS;
    const [days, places, amounts] = [this.days.chunks[chunk], this.places.chunks[chunk], this.amounts.chunks[chunk]];
    if (days === undefined || places === undefined || amounts === undefined) return;
    const first = start % CHUNK_CELLS;
    const end = Math.min(CHUNK_CELLS, first + to - start);
    for (let row = first; row < end; row += 1) {
      const day = days[row] ?? 0;
      const inDay = places[row] ?? 0;
      if (day > table.last || inDay >= apart) continue;
      const place = indexOf(table, day) * apart + inDay;
      changes[place] = (changes[place] ?? 0) + sign * (amounts[row] ?? 0);
    }
  }
}

/** Where amounts are added up that are not in a summed state: by days, `apart` places for each. */
interface Changes {
  readonly changes: Float64Array;
  readonly apart: number;
  readonly sign: number;
  readonly table: DayTable;
}

/** Adds to each day what changes on it and on the days before; a level changes by what its columns do. */
const addRunning = (changes: Float64Array, { size, amounts }: Readings, apart: number): void => {
  for (let cell = 0; cell < size; cell += MEASURES) {
    let level = 0;
    for (let place = cell; place < cell + LEVEL; place += 1) level += changes[place] ?? 0;
    changes[cell + LEVEL] = level;
  }
  for (let place = 0; place < size; place += 1) {
    if (place >= apart) changes[place] = (changes[place] ?? 0) + (changes[place - apart] ?? 0);
    amounts[place] = (amounts[place] ?? 0) + (changes[place] ?? 0);
  }
};
