import { InvariantViolated } from '../../kernel/invariant-violated';

/** A row is five whole numbers side by side, so that those of a block are read from one place: finding it takes longer than reading. */
export const CELLS_A_ROW = 5;
const DAY = 0;
const PLACE = 1;
const SEQUENCE = 2;
/** An amount takes two cells: what is left when it is parted by 2^32, and how often that is in it. */
const LOW = 3;
const HIGH = 4;
const HIGH_UNIT = 2 ** 32;

export const BYTES_A_ROW = CELLS_A_ROW * Int32Array.BYTES_PER_ELEMENT;

/** Rows of a chunk, which no block is larger than; the first chunk begins with few. */
const CHUNK_ROWS_BITS = 12;
const CHUNK_ROWS = 1 << CHUNK_ROWS_BITS;
const ROWS_FIRST = 16;

export const dayAt = (cells: Int32Array, at: number): number => cells[at + DAY] ?? 0;
export const placeAt = (cells: Int32Array, at: number): number => cells[at + PLACE] ?? 0;
export const sequenceAt = (cells: Int32Array, at: number): number => cells[at + SEQUENCE] ?? 0;
export const amountAt = (cells: Int32Array, at: number): number =>
  (cells[at + HIGH] ?? 0) * HIGH_UNIT + ((cells[at + LOW] ?? 0) >>> 0);

/** Amounts by day and place, each with the sequence by which it became known, outside the reach of the garbage collector. */
export class AmountRows {
  private readonly chunks: Int32Array[] = [];
  private count = 0;

  get length(): number {
    return this.count;
  }

  /** Numbers are whole. Throws InvariantViolated for a day, a place or a sequence that does not fit in 32 bits, and for an amount that is not exact. */
  push(day: number, place: number, sequence: number, amount: number): void {
    const chunk = this.chunkFor(this.count);
    const at = (this.count % CHUNK_ROWS) * CELLS_A_ROW;
    chunk[at + DAY] = day;
    chunk[at + PLACE] = place;
    chunk[at + SEQUENCE] = sequence;
    chunk[at + LOW] = amount | 0;
    chunk[at + HIGH] = Math.floor(amount / HIGH_UNIT);
    if (chunk[at + DAY] !== day || chunk[at + PLACE] !== place || chunk[at + SEQUENCE] !== sequence) {
      const texts = [day, place, sequence].map((number) => number.toString());
      throw new InvariantViolated(`An amount cannot be of day, place and sequence ${texts.join(', ')}.`);
    }
    if (amountAt(chunk, at) !== amount) throw new InvariantViolated(`An amount cannot be ${amount.toString()}.`);
    this.count += 1;
  }

  /** The cells that a row is among, and where it begins in them; so many rows from it on are among the same if they fit in a chunk. */
  placeOf(row: number): { readonly cells: Int32Array; readonly from: number } | undefined {
    const cells = this.chunks[row >>> CHUNK_ROWS_BITS];
    return cells === undefined || row >= this.count ? undefined : { cells, from: (row % CHUNK_ROWS) * CELLS_A_ROW };
  }

  private chunkFor(row: number): Int32Array {
    const known = this.chunks[row >>> CHUNK_ROWS_BITS];
    if (known !== undefined && (row % CHUNK_ROWS) * CELLS_A_ROW < known.length) return known;
    const rows = row >= CHUNK_ROWS ? CHUNK_ROWS : Math.max(ROWS_FIRST, 2 * row);
    const chunk = new Int32Array(rows * CELLS_A_ROW);
    if (known !== undefined) chunk.set(known);
    this.chunks[row >>> CHUNK_ROWS_BITS] = chunk;
    return chunk;
  }
}
