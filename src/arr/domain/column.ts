import { InvariantViolated } from '../../kernel/invariant-violated';

/** Cells of a chunk: a column grows by chunks, so that growing never copies what is there. */
const CHUNK_BITS = 14;
export const CHUNK_CELLS = 1 << CHUNK_BITS;
const WITHIN = CHUNK_CELLS - 1;
/** A short column does not take a whole chunk. */
const CELLS_FIRST = 16;

type Numbers = Int32Array | Float64Array | Uint8Array;

/** Numbers by row, from 0, outside the reach of the garbage collector. Typed arrays drop what does not fit; this throws. */
export abstract class Column<Chunk extends Numbers> {
  private readonly chunks: Chunk[] = [];
  private count = 0;

  protected abstract chunkOf(cells: number): Chunk;

  get length(): number {
    return this.count;
  }

  /** Answers the row. */
  push(value: number): number {
    const row = this.count;
    if ((row & WITHIN) === 0) this.chunks.push(this.chunkOf(row === 0 ? CELLS_FIRST : CHUNK_CELLS));
    else if (row === this.chunks[0]?.length) this.growFirst(this.chunks[0]);
    this.count += 1;
    this.set(row, value);
    return row;
  }

  private growFirst(first: Chunk): void {
    const larger = this.chunkOf(2 * first.length);
    larger.set(first);
    this.chunks[0] = larger;
  }

  at(row: number): number {
    const value = this.chunks[row >>> CHUNK_BITS]?.[row & WITHIN];
    if (value === undefined || row >= this.count) throw new InvariantViolated(`A column has no row ${row.toString()}.`);
    return value;
  }

  set(row: number, value: number): void {
    const chunk = this.chunks[row >>> CHUNK_BITS];
    if (chunk === undefined || row >= this.count) {
      throw new InvariantViolated(`A column has no row ${row.toString()}.`);
    }
    chunk[row & WITHIN] = value;
    if (chunk[row & WITHIN] !== value) throw new InvariantViolated(`A column cannot hold ${value.toString()}.`);
  }
}

export class Int32Column extends Column<Int32Array> {
  protected override chunkOf(cells: number): Int32Array {
    return new Int32Array(cells);
  }
}

export class Float64Column extends Column<Float64Array> {
  protected override chunkOf(cells: number): Float64Array {
    return new Float64Array(cells);
  }
}

export class ByteColumn extends Column<Uint8Array> {
  protected override chunkOf(cells: number): Uint8Array {
    return new Uint8Array(cells);
  }
}

export const int32Column = (): Int32Column => new Int32Column();
export const float64Column = (): Float64Column => new Float64Column();
export const byteColumn = (): ByteColumn => new ByteColumn();

/**
 * How many rows from the first have a number that is not above a bound; the column never falls. It has a loop of its own, since every
 * answer waits for it.
 */
export const countUpTo = (column: Int32Column | Float64Column, bound: number): number => {
  let [low, high] = [0, column.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (column.at(middle) <= bound) low = middle + 1;
    else high = middle;
  }
  return low;
};
