import { InvariantViolated } from '../../kernel/invariant-violated';
import { float64Column, int32Column } from './column';
import { BLOCK_ROWS, blockOf, type Places, putSums, rankFrom, rankOf, rowIn, type Shape } from './day-blocks';
import { nextSlabBytes } from './slab-bytes';

/** Numbers of a slab; a block that is larger has one of its own. The first slabs are shorter. */
const SLAB_NUMBERS = 1 << 17;
const SLAB_BYTES = SLAB_NUMBERS * Float64Array.BYTES_PER_ELEMENT;

/** The places of a table's blocks, and where copies of them are. */
interface Copied {
  readonly shape: Shape;
  readonly places: readonly number[];
  readonly copies: readonly number[];
}

/**
 * Tables of days as they once were, in a few lists of numbers: what is read of one is found with few looks, however long ago it was.
 * Those that come one after the other share the blocks that did not change between them.
 */
export class PastTables {
  private readonly slabs: Float64Array[] = [];
  private used = 0;
  private readonly shapes: Shape[] = [];
  /** By table: its shape, and the first of its blocks. */
  private readonly shapeOf = int32Column();
  private readonly firsts = int32Column();
  /** By block of each table, its place. */
  private readonly places = float64Column();

  get length(): number {
    return this.firsts.length;
  }

  /** How many numbers it holds. */
  get size(): number {
    return this.slabs.reduce((size, { length }) => size + length, this.places.length);
  }

  /** Copies a block; answers its place. */
  put(block: Float64Array): number {
    let slab = this.slabs.at(-1);
    if (slab === undefined || this.used + block.length > slab.length) {
      const length = nextSlabBytes(this.slabs.length, SLAB_BYTES) / Float64Array.BYTES_PER_ELEMENT;
      slab = new Float64Array(Math.max(block.length, length));
      this.slabs.push(slab);
      this.used = 0;
    }
    slab.set(block, this.used);
    const place = (this.slabs.length - 1) * SLAB_NUMBERS + this.used;
    this.used += block.length;
    return place;
  }

  /** Adds a table of blocks that were put there. */
  add(shape: Shape, places: readonly number[]): void {
    if (this.shapes.at(-1) !== shape) this.shapes.push(shape);
    this.shapeOf.push(this.shapes.length - 1);
    this.firsts.push(this.places.length);
    for (const place of places) this.places.push(place);
  }

  /** Puts the first so many sums of a table at the end of some days, which are in order, into a list; 0 for a day before its first. */
  read(table: number, days: readonly number[], count: number, { into, from, apart }: Places): void {
    const { width, numbers } = this.shapeAt(table);
    const known = Math.min(count, width);
    const first = this.firsts.at(table);
    let rank = rankOf(numbers, blockOf(days[0] ?? 0));
    for (let index = 0; index < days.length; index += 1) {
      const day = days[index] ?? 0;
      rank = rankFrom(numbers, rank, day);
      const target = from + index * apart;
      if (rank < 0) into.fill(0, target, target + count);
      else {
        const place = this.places.at(first + rank);
        const before = place % SLAB_NUMBERS;
        const row = before + rowIn(numbers[rank], day) * width;
        putSums(this.slabOf(place), before, row, { into, from: target, known, count });
      }
    }
  }

  /** Every other table, without the first of them, and only the blocks that those have. */
  thinned(): PastTables {
    const kept = new PastTables();
    let last: Copied | undefined;
    for (let table = 1; table < this.length; table += 2) {
      last = this.copyInto(kept, table, last);
      kept.add(last.shape, last.copies);
    }
    return kept;
  }

  /** Copies the blocks of a table that the one before it did not have. */
  private copyInto(kept: PastTables, table: number, before: Copied | undefined): Copied {
    const shape = this.shapeAt(table);
    const [places, copies]: [number[], number[]] = [[], []];
    for (let rank = 0; rank < shape.numbers.length; rank += 1) {
      const place = this.places.at(this.firsts.at(table) + rank);
      const known = before?.shape === shape ? rank : (before?.places.indexOf(place) ?? -1);
      const isKnown = before?.places[known] === place;
      places.push(place);
      copies.push((isKnown ? before.copies[known] : undefined) ?? kept.put(this.blockAt(place, shape)));
    }
    return { shape, places, copies };
  }

  private blockAt(place: number, { width }: Shape): Float64Array {
    const from = place % SLAB_NUMBERS;
    return this.slabOf(place).subarray(from, from + BLOCK_ROWS * width);
  }

  private slabOf(place: number): Float64Array {
    const slab = this.slabs[Math.floor(place / SLAB_NUMBERS)];
    if (slab === undefined) throw new InvariantViolated(`No block was kept at ${place.toString()}.`);
    return slab;
  }

  private shapeAt(table: number): Shape {
    const shape = this.shapes[this.shapeOf.at(table)];
    if (shape === undefined) throw new InvariantViolated(`Table ${table.toString()} has no shape.`);
    return shape;
  }
}
