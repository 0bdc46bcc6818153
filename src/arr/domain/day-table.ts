import {
  BLOCK_DAYS,
  BLOCK_ROWS,
  blockOf,
  firstDayOf,
  type Places,
  putSums,
  rankFrom,
  rankOf,
  rowIn,
  rowOf,
  type Shape,
} from './day-blocks';
import type { PastTables } from './past-tables';

const NO_BLOCK = new Float64Array(0);
const CHANGED = -1;

/**
 * All running sums by day side by side, so that those of one day are read in one go however many there are. What is added on a day
 * changes the rows of its block from that day on, and of each later block the first: what comes in the order of its days changes few.
 */
export class DayTable {
  private current: Shape = { width: 0, numbers: [] };
  private blocks: Float64Array[] = [];
  /** By block: the place of a copy of it, unless it has changed since. */
  private copies: number[] = [];

  /** How many numbers it holds. */
  get size(): number {
    return this.blocks.length * BLOCK_ROWS * this.current.width;
  }

  /** Adds to a sum from a day on. */
  add(day: number, place: number, amount: number): void {
    if (place >= this.current.width) this.widen(place);
    const { width } = this.current;
    const rank = this.rankFor(blockOf(day));
    const block = this.numbersAt(rank);
    for (let at = rowOf(day) * width + place; at < block.length; at += width) block[at] = (block[at] ?? 0) + amount;
    this.copies[rank] = CHANGED;
    for (let after = rank + 1; after < this.blocks.length; after += 1) {
      const later = this.numbersAt(after);
      later[place] = (later[place] ?? 0) + amount;
      this.copies[after] = CHANGED;
    }
  }

  /** Puts the first so many sums at the end of some days, which are in order, into a list; 0 for a day before the first. */
  read(days: readonly number[], count: number, { into, from, apart }: Places): void {
    const { width, numbers } = this.current;
    const known = Math.min(count, width);
    let rank = rankOf(numbers, blockOf(days[0] ?? 0));
    // Blocks of the past are walked in the same way. One loop for both takes half as long again, for each answer: it would have to ask
    // each time which of the two it reads.
    for (let index = 0; index < days.length; index += 1) {
      const day = days[index] ?? 0;
      rank = rankFrom(numbers, rank, day);
      const target = from + index * apart;
      if (rank < 0) into.fill(0, target, target + count);
      else {
        const row = rowIn(numbers[rank], day) * width;
        putSums(this.numbersAt(rank), 0, row, { into, from: target, known, count });
      }
    }
  }

  /** Adds what it holds now to the tables that are kept: copies of those blocks that have changed since the last. */
  keepIn(past: PastTables): void {
    this.copies = this.copies.map((copy, rank) => (copy === CHANGED ? past.put(this.numbersAt(rank)) : copy));
    past.add(this.current, this.copies);
  }

  /** Says that the copies are gone. */
  forgetCopies(): void {
    this.copies = this.copies.map(() => CHANGED);
  }

  /** Tells, day by day, what all that was added on it comes to at each place; not where it comes to nothing. */
  forEach(take: (day: number, place: number, amount: number) => void): void {
    const { width, numbers } = this.current;
    numbers.forEach((number, rank) => {
      const block = this.numbersAt(rank);
      for (let at = width; at < block.length; at += 1) {
        const before = at < 2 * width ? 0 : (block[at - width] ?? 0);
        const amount = (block[at] ?? 0) - before;
        if (amount !== 0) take(firstDayOf(number) + Math.floor(at / width) - 1, at % width, amount);
      }
    });
  }

  private numbersAt(rank: number): Float64Array {
    return this.blocks[rank] ?? NO_BLOCK;
  }

  /** The place of a block, which is made if there is none: it begins with what stood before it. */
  private rankFor(number: number): number {
    const { width, numbers } = this.current;
    const before = rankOf(numbers, number);
    if (before >= 0 && numbers[before] === number) return before;
    const block = new Float64Array(BLOCK_ROWS * width);
    const last = this.blocks[before];
    for (let place = 0; place < width && last !== undefined; place += 1) {
      block[place] = (last[place] ?? 0) + (last[BLOCK_DAYS * width + place] ?? 0);
    }
    this.blocks.splice(before + 1, 0, block);
    // What is added next changes this block and all later ones: none of them has a copy then.
    this.copies.push(CHANGED);
    this.current = { width, numbers: numbers.toSpliced(before + 1, 0, number) };
    return before + 1;
  }

  private widen(place: number): void {
    const { width: before, numbers } = this.current;
    const width = Math.max(place + 1, before + (before >> 3));
    this.blocks = this.blocks.map((block) => {
      const wider = new Float64Array(BLOCK_ROWS * width);
      for (let row = 0; row < BLOCK_ROWS; row += 1)
        wider.set(block.subarray(row * before, (row + 1) * before), row * width);
      return wider;
    });
    this.forgetCopies();
    this.current = { width, numbers };
  }
}
