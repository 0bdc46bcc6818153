import { InvariantViolated } from '../../kernel/invariant-violated';
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

/** For each of some days, each cell and each measure, what all amounts up to and with the day come to. */
export interface Readings {
  readonly cells: number;
  readonly measures: number;
  readonly amounts: Sums;
}

/** Where the measures of a cell at the end of a day stand; behind them all where it had none by then. */
export const placeIn = ({ cells, measures, amounts }: Readings, day: number, cell: number): number =>
  cell < cells ? (day * cells + cell) * measures : amounts.length;

const bytesOf = (count: number): number => count * Float64Array.BYTES_PER_ELEMENT;

/** A larger room is not kept. */
const ROOM_KEPT_MAX = 1 << 17;

/** Room that is used again for what is worked out on the way to an answer, so that it leaves no garbage. */
class Workroom<Room extends Sums> {
  private kept: Room;

  constructor(private readonly made: (count: number) => Room) {
    this.kept = made(0);
  }

  /** Room for so many numbers, in which others may stand, to be used before as much is asked for again. */
  for(count: number): Room | Float64Array {
    if (count > ROOM_KEPT_MAX) return new Float64Array(count);
    if (count > this.kept.length) this.kept = this.made(Math.min(2 * count, ROOM_KEPT_MAX));
    return this.kept;
  }
}

/**
 * Filled with NaN, so that the engine keeps it as bare doubles without holes, whatever whole numbers are put there later: of such a list an
 * answer is copied as bytes, four times as fast as number by number.
 */
const roomOfDoubles = (count: number): number[] => Array.from({ length: count }, () => NaN);

const sumsRoom = new Workroom(roomOfDoubles);
const changesRoom = new Workroom((count) => new Float64Array(count));

/** The first so many numbers, which are nobody else's. */
const ownOf = (numbers: Sums, count: number): Sums => (count > ROOM_KEPT_MAX ? numbers : numbers.slice(0, count));

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
    if (measure >= this.measures) throw new InvariantViolated(`No measure ${measure.toString()} is summed here.`);
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
    const count = days.length * apart;
    const places = { into: sumsRoom.for(count), from: 0, apart };
    if (this.blocks.isKnown(knownAt)) this.readPresent(days, places);
    else this.readPast(of, knownAt, places);
    return { cells, measures, amounts: ownOf(places.into, count) };
  }

  private readPresent(days: readonly number[], places: Places): void {
    const { table, ladders, measures } = this;
    if (table !== undefined) {
      table.read(days, places.apart, places);
      return;
    }
    places.into.fill(0, 0, days.length * places.apart);
    for (let at = 0; at < places.apart; at += measures) {
      ladders[at / measures]?.read(days, { ...places, from: at });
    }
  }

  /** Reads a state, and adds what became known since, or takes off what is in it and became known later. */
  private readPast(of: ReadDays, knownAt: number, places: Places): void {
    const { into, apart } = places;
    const count = of.count * apart;
    const changes = changesRoom.for(count + apart).fill(0, 0, count + apart);
    const known = this.blocks.knownBy(knownAt);
    const blocks = this.nearest(known);
    if (blocks === 'all') this.readPresent(of.days, places);
    else if (blocks > 0) this.past.read(blocks / this.apart - 1, of.days, apart, places);
    else into.fill(0, 0, count);
    const isBefore = blocks !== 'all' && blocks <= known.fullBlocks;
    if (isBefore) this.blocks.addSince(blocks, known, { changes, apart, days: of });
    else this.blocks.addAfter(known, blocks, { changes, apart, days: of });
    addRunning(into, changes, { apart, count, sign: isBefore ? 1 : -1 });
  }

  /** How many blocks the summed state holds that is the fewest away from what is known by then; the present one holds all. */
  private nearest({ fullBlocks }: Known): number | 'all' {
    const blocks = Math.min(this.past.length, Math.round(fullBlocks / this.apart)) * this.apart;
    return this.blocks.full - fullBlocks <= Math.abs(fullBlocks - blocks) ? 'all' : blocks;
  }
}

/** Adds to each day's state what changes on it and on the days before, or takes it off. */
const addRunning = (
  sums: Sums,
  changes: Float64Array,
  { apart, count, sign }: { readonly apart: number; readonly count: number; readonly sign: number },
): void => {
  for (let place = 0; place < count; place += 1) {
    if (place >= apart) changes[place] = (changes[place] ?? 0) + (changes[place - apart] ?? 0);
    sums[place] = (sums[place] ?? 0) + sign * (changes[place] ?? 0);
  }
};
