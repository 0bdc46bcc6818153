import { AmountBlocks, type Known } from './amount-blocks';
import { countUpTo, int32Column } from './column';
import type { Places, Sums } from './day-blocks';
import { DayTable } from './day-table';
import { Ladder } from './ladder';
import { PastTables } from './past-tables';
import type { ReadDays } from './read-days';

/** Which states of the past are kept: one every so many blocks, and as many as this before they become fewer. */
export interface StatesKept {
  /** Amounts of a block, a power of two. */
  readonly blockSize: number;
  readonly apart: number;
  readonly statesMax: number;
  /** The same of the numbers that they hold: facts that come in no order of days change many of them between two states. */
  readonly numbersMax: number;
  /** Beyond so many numbers the present state is kept cell by cell, and no further state of the past is kept. */
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

const bytesOf = (count: number): number => count * Float64Array.BYTES_PER_ELEMENT;

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
  /** The present state; none where there are so many cells and days that it would be too large. */
  private table: DayTable | undefined = new DayTable();
  /** The present state once there is no table: cell by cell. */
  private readonly ladders: Ladder[] = [];
  /** The sequence of the first amount of each cell; never less than that of the cell before. */
  private readonly since = int32Column();
  private readonly statesMax: number;
  private readonly numbersMax: number;
  private readonly tableMax: number;
  /** The state after each `apart` full blocks. */
  private past = new PastTables();
  private apart: number;

  constructor(
    private readonly measures: number,
    { blockSize, apart, statesMax, numbersMax, tableMax }: StatesKept,
  ) {
    this.blocks = new AmountBlocks(blockSize);
    this.apart = apart;
    this.statesMax = statesMax;
    this.numbersMax = numbersMax;
    this.tableMax = tableMax;
  }

  /** About how much room it takes. */
  get bytes(): number {
    const ofLadders = this.ladders.reduce((size, ladder) => size + ladder.size, 0);
    return this.blocks.bytes + bytesOf(this.past.size + (this.table?.size ?? ofLadders));
  }

  /** Sequences come in order. */
  add(sequence: number, day: number, cell: number, [measure, amount]: readonly [number, number]): void {
    while (this.since.length <= cell) this.since.push(sequence);
    const place = cell * this.measures + measure;
    if (this.table === undefined) this.addToLadder(day, place, amount);
    else this.table.add(day, place, amount);
    if (this.table !== undefined && this.table.size > this.tableMax) this.partTable(this.table);
    if (this.blocks.add(sequence, day, place, amount)) this.keepState();
  }

  private addToLadder(day: number, place: number, amount: number): void {
    const { ladders, measures } = this;
    const cell = Math.floor(place / measures);
    while (ladders.length <= cell) ladders.push(new Ladder(measures));
    ladders[cell]?.add(day, place % measures, amount);
  }

  private partTable(table: DayTable): void {
    table.forEach((day, place, amount) => {
      this.addToLadder(day, place, amount);
    });
    this.table = undefined;
  }

  private keepState(): void {
    const { table, past } = this;
    if (table === undefined || this.blocks.full % this.apart !== 0) return;
    table.keepIn(past);
    if (past.length > this.statesMax || past.size > this.numbersMax) this.thinOut(table);
  }

  /** Keeps every other state of the past, and from now on keeps them half as often. */
  private thinOut(table: DayTable): void {
    this.past = this.past.thinned();
    table.forgetCopies();
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
    const { table, ladders, measures } = this;
    if (table !== undefined) {
      table.read(days, places.apart, places);
      return;
    }
    for (let at = 0; at < places.apart; at += measures) {
      ladders[at / measures]?.read(days, { ...places, from: at });
    }
  }

  /** Reads a state, and adds what became known since, or takes off what is in it and became known later. */
  private readPast(of: ReadDays, knownAt: number, { cells, amounts }: Readings): void {
    const apart = cells * this.measures;
    const state = stateRoom.zeros(amounts.length);
    const changes = changesRoom.zeros(amounts.length + apart);
    const known = this.blocks.knownBy(knownAt);
    const blocks = this.nearest(known);
    const places = { into: state, from: 0, apart };
    if (blocks === 'all') this.readPresent(of.days, places);
    else if (blocks > 0) this.past.read(blocks / this.apart - 1, of.days, apart, places);
    const isBefore = blocks !== 'all' && blocks <= known.fullBlocks;
    if (isBefore) this.blocks.addSince(blocks, known, { changes, apart, days: of });
    else this.blocks.addAfter(known, blocks, { changes, apart, days: of });
    putRunning(amounts, state, changes, { apart, sign: isBefore ? 1 : -1 });
  }

  /** How many blocks the summed state holds that is the fewest away from what is known by then; the present one holds all. */
  private nearest({ fullBlocks }: Known): number | 'all' {
    const blocks = Math.min(this.past.length, Math.round(fullBlocks / this.apart)) * this.apart;
    return this.blocks.full - fullBlocks <= Math.abs(fullBlocks - blocks) ? 'all' : blocks;
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
