import { countWhile } from '../../kernel/sorted';

/** Days of a block: one row for each, behind the row of what stood before the block. */
const BLOCK_BITS = 5;
export const BLOCK_DAYS = 1 << BLOCK_BITS;
const WITHIN = BLOCK_DAYS - 1;
export const BLOCK_ROWS = BLOCK_DAYS + 1;

/** A list in which what was never put in is as good as 0. */
export type Sums = Float64Array | number[];

/** Where sums are put: those of the first day from a place on, and of each next day so far apart. */
export interface Places {
  readonly into: Sums;
  readonly from: number;
  readonly apart: number;
}

/** Sums by day in blocks of some days: how many stand side by side in a row, and the number of each block, in order. */
export interface Shape {
  readonly width: number;
  readonly numbers: readonly number[];
}

/** The number of the block of a day, counted from 1970-01-01. */
export const blockOf = (day: number): number => day >> BLOCK_BITS;

export const firstDayOf = (block: number): number => block << BLOCK_BITS;

export const rowOf = (day: number): number => (day & WITHIN) + 1;

/** The place of the last block that is not after one of a number; -1 if there is none. */
export const rankOf = (numbers: readonly number[], number: number): number =>
  countWhile(numbers, (other) => other <= number) - 1;

/** Running sums by day in blocks: a row says what is added to that of what stood before its block. */
export interface DayBlocks {
  readonly shape: Shape;
  /** The numbers that a block is among. */
  numbersAt(rank: number): Float64Array;
  /** Where it begins in them. */
  startAt(rank: number): number;
}

/** Puts the first so many sums at the end of some days, which are in order, into a list; none of a day before the first. */
export const readDays = (
  blocks: DayBlocks,
  days: readonly number[],
  count: number,
  { into, from, apart }: Places,
): void => {
  const { width, numbers } = blocks.shape;
  const known = Math.min(count, width);
  let rank = rankOf(numbers, blockOf(days[0] ?? 0));
  for (let index = 0; index < days.length; index += 1) {
    const day = days[index] ?? 0;
    while ((numbers[rank + 1] ?? Infinity) <= blockOf(day)) rank += 1;
    if (rank < 0) continue;
    const block = blocks.numbersAt(rank);
    const before = blocks.startAt(rank);
    const row = before + (numbers[rank] === blockOf(day) ? rowOf(day) : BLOCK_DAYS) * width;
    const target = from + index * apart;
    for (let place = 0; place < known; place += 1) {
      into[target + place] = (block[before + place] ?? 0) + (block[row + place] ?? 0);
    }
  }
};
