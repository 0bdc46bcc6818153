import { DayRanks } from './day-ranks';
import type { Places } from './ladder';

/** Days of a block: one row for each, behind the row of what stood before the block. */
const BLOCK_BITS = 5;
const BLOCK_DAYS = 1 << BLOCK_BITS;
const WITHIN = BLOCK_DAYS - 1;
const ROWS = BLOCK_DAYS + 1;

/**
 * All running sums by day side by side, so that those of one day are read in one go however many there are. What is added on a day
 * changes the rows of its block from that day on, and of each later block the first.
 */
export class DayTable {
  private readonly numbers = new DayRanks();
  private blocks: Float64Array[] = [];
  /** The number of each block, counted from 1970-01-01. */
  private readonly order: number[] = [];
  private width = 0;

  /** How many numbers it holds. */
  get size(): number {
    return this.blocks.length * ROWS * this.width;
  }

  /** Adds to a sum from a day on. */
  add(day: number, place: number, amount: number): void {
    const number = day >> BLOCK_BITS;
    if (place >= this.width) this.widen(place);
    const rank = this.numbers.has(number) ? this.numbers.rankOf(number) : this.insert(number);
    const block = this.blocks[rank];
    if (block !== undefined) addFrom(block, { at: rowOf(day) * this.width + place, apart: this.width, amount });
    for (let after = rank + 1; after < this.blocks.length; after += 1) {
      const later = this.blocks[after];
      if (later !== undefined) later[place] = (later[place] ?? 0) + amount;
    }
  }

  /** Puts the first so many sums at the end of some days into a list; none of a day before the first. */
  read(days: readonly number[], count: number, { into, from, apart }: Places): void {
    const { width } = this;
    const known = Math.min(count, width);
    for (let index = 0; index < days.length; index += 1) {
      const day = days[index] ?? 0;
      const rank = this.numbers.rankOf(day >> BLOCK_BITS);
      const block = this.blocks[rank];
      if (block === undefined) continue;
      const row = this.order[rank] === day >> BLOCK_BITS ? rowOf(day) : BLOCK_DAYS;
      const [source, target] = [row * width, from + index * apart];
      for (let place = 0; place < known; place += 1) {
        into[target + place] = (block[place] ?? 0) + (block[source + place] ?? 0);
      }
    }
  }

  /** Makes a block, which begins with what stood before it. Answers its place. */
  private insert(number: number): number {
    const rank = this.numbers.add(number);
    const block = new Float64Array(ROWS * this.width);
    const before = this.blocks[rank - 1];
    if (before !== undefined) {
      const last = BLOCK_DAYS * this.width;
      for (let place = 0; place < this.width; place += 1)
        block[place] = (before[place] ?? 0) + (before[last + place] ?? 0);
    }
    this.blocks.splice(rank, 0, block);
    this.order.splice(rank, 0, number);
    return rank;
  }

  private widen(place: number): void {
    const before = this.width;
    this.width = Math.max(place + 1, before + (before >> 1));
    this.blocks = this.blocks.map((block) => {
      const wider = new Float64Array(ROWS * this.width);
      for (let row = 0; row < ROWS; row += 1)
        wider.set(block.subarray(row * before, (row + 1) * before), row * this.width);
      return wider;
    });
  }
}

const rowOf = (day: number): number => (day & WITHIN) + 1;

const addFrom = (
  block: Float64Array,
  { at, apart, amount }: { readonly at: number; readonly apart: number; readonly amount: number },
): void => {
  for (let place = at; place < block.length; place += apart) block[place] = (block[place] ?? 0) + amount;
};
