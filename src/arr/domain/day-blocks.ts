import { countWhile } from '../../kernel/sorted';

/** Days of a block: one row for each, behind the row of what stood before the block. */
const BLOCK_BITS = 5;
export const BLOCK_DAYS = 1 << BLOCK_BITS;
const WITHIN = BLOCK_DAYS - 1;
export const BLOCK_ROWS = BLOCK_DAYS + 1;

/** A list stands in the garbage collector's own heap: unless sums are many, to get memory outside of it takes longer than to read them. */
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

/** The same for a day, looked for from the place of an earlier one on. */
export const rankFrom = (numbers: readonly number[], rank: number, day: number): number => {
  let next = rank + 1;
  while ((numbers[next] ?? Infinity) <= blockOf(day)) next += 1;
  return next - 1;
};

/** The row of a day in the last block that is not after it, which may be one before the day's own: then it is its last. */
export const rowIn = (block: number | undefined, day: number): number =>
  block === blockOf(day) ? rowOf(day) : BLOCK_DAYS;

/** Where the sums of a day are put, and how many of them there are in a row. */
interface Target {
  readonly into: Sums;
  readonly from: number;
  readonly known: number;
  readonly count: number;
}

/** Puts the sums of a day together: what a row says is added to what stood before its block. Beyond those known they are 0. */
export const putSums = (
  block: Float64Array,
  before: number,
  row: number,
  { into, from, known, count }: Target,
): void => {
  for (let place = 0; place < known; place += 1) {
    into[from + place] = (block[before + place] ?? 0) + (block[row + place] ?? 0);
  }
  for (let place = known; place < count; place += 1) into[from + place] = 0;
};
