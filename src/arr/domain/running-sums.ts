import { AmountBlocks } from './amount-blocks';
import { int32Column } from './column';
import { DayTable } from './day-table';
import { countUpTo } from './entry-columns.codec';
import { Ladder, type Places, type Sums } from './ladder';
import { PackedLadders } from './packed-ladders';
import type { ReadDays } from './read-days';

/** Which states of the past are kept: one every so many blocks, and as many as this before they become fewer. */
export interface StatesKept {
  /** Amounts of a block, a power of two. */
  readonly blockSize: number;
  readonly apart: number;
  readonly statesMax: number;
  /** Beyond so many cells none is kept, since each would be as large as the present one. */
  readonly cellsMax: number;
  /** Beyond so many numbers there is no table of the present state, which is larger than what it is a table of. */
  readonly tableMax: number;
}

/** For each of some days, each cell and each measure, what all amounts up to and with the day come to; nothing is 0. */
export interface Readings {
  readonly cells: number;
  readonly measures: number;
  readonly amounts: Sums;
}

/** Where the measures of a cell at the end of a day stand; behind them all where it had none by then. */
export const placeIn = ({ cells, measures, amounts }: Readings, day: number, cell: number): number =>
  cell < cells ? (day * cells + cell) * measures : amounts.length;

/** Up to so many numbers stand in the garbage collector's own heap: to get memory outside of it takes longer than to read into it. */
const IN_HEAP_MAX = 4_096;

const room = (count: number): Sums => (count > IN_HEAP_MAX ? new Float64Array(count) : new Array<number>(count));

/** A larger room is not kept. */
const ROOM_KEPT_MAX = 1 << 17;

/** Room that is used again for what is worked out on the way to an answer, so that it leaves no garbage. */
class Workroom {
  private kept = new Float64Array(0);

  /** So many numbers that are all 0, to be used before as much is asked for again. */
  zeros(count: number): Float64Array {
    if (count > ROOM_KEPT_MAX) return new Float64Array(count);
    if (count > this.kept.length) this.kept = new Float64Array(Math.min(2 * count, ROOM_KEPT_MAX));
    else this.kept.fill(0, 0, count);
    return this.kept;
  }
}

const stateRoom = new Workroom();
const changesRoom = new Workroom();

/**
 * Amounts by day, cell and measure, in the order in which they became known: their sums up to any day, as known at any
 * sequence. What is known now is kept summed, and so is every so-and-so-many-th state of the past; the blocks of amounts
 * between the nearest of them and the one that is asked for are added or taken off.
 */
export class RunningSums {
  private readonly blocks: AmountBlocks;
  private readonly present: Ladder[] = [];
  /** The present state once more, to be read at once; none where there are so many cells that it would be too large. */
  private table: DayTable | undefined = new DayTable();
  /** The sequence of the first amount of each cell; never less than that of the cell before. */
  private readonly since = int32Column();
  private readonly statesMax: number;
  private readonly cellsMax: number;
  private readonly tableMax: number;
  /** The state after each `apart` full blocks. */
  private past: PackedLadders[] = [];
  private apart: number;

  constructor(
    private readonly measures: number,
    { blockSize, apart, statesMax, cellsMax, tableMax }: StatesKept,
  ) {
    this.blocks = new AmountBlocks(blockSize);
    this.apart = apart;
    this.statesMax = statesMax;
    this.cellsMax = cellsMax;
    this.tableMax = tableMax;
  }

  /** About how much room it takes. The present state takes as much as the last that was kept, or a little more. */
  get bytes(): number {
    const past = this.past.reduce((sum, { bytes }) => sum + bytes, 0);
    return this.blocks.bytes + past + (this.past.at(-1)?.bytes ?? this.blocks.bytes) + this.tableBytes;
  }

  /** Sequences come in order. */
  add(sequence: number, day: number, cell: number, [measure, amount]: readonly [number, number]): void {
    while (this.present.length <= cell) {
      this.present.push(new Ladder(this.measures));
      this.since.push(sequence);
    }
    const place = cell * this.measures + measure;
    this.present[cell]?.add(day, measure, amount);
    this.table?.add(day, place, amount);
    if (this.table !== undefined && this.table.size > this.tableMax) this.table = undefined;
    if (this.blocks.add(sequence, day, place, amount)) this.keepState();
  }

  private get tableBytes(): number {
    return (this.table?.size ?? 0) * Float64Array.BYTES_PER_ELEMENT;
  }

  private keepState(): void {
    const { full } = this.blocks;
    // States are kept without a gap or not at all.
    if (full % this.apart !== 0 || this.past.length !== full / this.apart - 1) return;
    if (this.present.length > this.cellsMax) return;
    this.past.push(new PackedLadders(this.present, this.measures));
    if (this.past.length > this.statesMax) this.thinOut();
  }

  /** Keeps every other state of the past, and from now on keeps them half as often. */
  private thinOut(): void {
    this.past = this.past.filter((_, place) => place % 2 === 1);
    this.apart *= 2;
  }

  /**
   * The sums of the cells known by then at the end of some days, which are in order. Cells that came later take neither time
   * nor room.
   */
  read(of: ReadDays, knownAt: number): Readings {
    const { days } = of;
    const { measures } = this;
    const cells = countUpTo(this.since, knownAt);
    const apart = cells * measures;
    const readings = { cells, measures, amounts: room(days.length * apart) };
    if (this.blocks.isKnown(knownAt)) this.readPresent(days, { into: readings.amounts, from: 0, apart });
    else this.readPast(of, knownAt, readings);
    return readings;
  }

  private readPresent(days: readonly number[], places: Places): void {
    if (this.table !== undefined) {
      this.table.read(days, places.apart, places);
      return;
    }
    for (let from = 0; from < places.apart; from += this.measures) {
      this.present[from / this.measures]?.read(days, { ...places, from });
    }
  }

  /** Reads a state, and adds what became known since, or takes off what is in it and became known later. */
  private readPast(of: ReadDays, knownAt: number, { cells, amounts }: Readings): void {
    const apart = cells * this.measures;
    const state = stateRoom.zeros(amounts.length);
    const changes = changesRoom.zeros(amounts.length + apart);
    const blocks = this.nearest(knownAt);
    const places = { into: state, from: 0, apart };
    if (blocks === 'all') this.readPresent(of.days, places);
    else this.past[blocks / this.apart - 1]?.read(of.days, cells, places);
    const isBefore = blocks !== 'all' && blocks <= this.blocks.countKnown(knownAt);
    if (isBefore) this.blocks.addSince(blocks, knownAt, { changes, apart, days: of });
    else this.blocks.addAfter(knownAt, blocks, { changes, apart, days: of });
    putRunning(amounts, state, changes, { apart, sign: isBefore ? 1 : -1 });
  }

  /** How many blocks the summed state holds that is the fewest away from what is known by then; the present one holds all. */
  private nearest(knownAt: number): number | 'all' {
    const known = this.blocks.countKnown(knownAt);
    const blocks = Math.min(this.past.length, Math.round(known / this.apart)) * this.apart;
    return this.blocks.full - known <= Math.abs(known - blocks) ? 'all' : blocks;
  }
}

/** Puts together each day's state and what changes on it and on the days before. */
const putRunning = (
  amounts: Sums,
  state: Float64Array,
  changes: Float64Array,
  { apart, sign }: { readonly apart: number; readonly sign: number },
): void => {
  const { length } = amounts;
  for (let place = 0; place < length; place += 1) {
    if (place >= apart) changes[place] = (changes[place] ?? 0) + (changes[place - apart] ?? 0);
    amounts[place] = (state[place] ?? 0) + sign * (changes[place] ?? 0);
  }
};
