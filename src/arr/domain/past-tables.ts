import { float64Column, int32Column } from './column';
import { type DayBlocks, readDays, type Shape } from './day-blocks';
import type { Places } from './ladder';
import { nextSlabBytes } from './slab-bytes';

/** Numbers of a slab; a block that is larger has one of its own. The first slabs are shorter. */
const SLAB = 1 << 17;
const SLAB_BYTES = SLAB * Float64Array.BYTES_PER_ELEMENT;

/**
 * Tables of days as they once were, in a few lists of numbers: what is read of one is found with few looks, however long ago it was.
 * Those that come one after the other share the blocks that did not change between them.
 */
export class PastTables {
  private readonly slabs: Float64Array[] = [];
  private used = 0;
  private readonly shapes: Shape[] = [];
  /** By table: its shape, and the first of its blocks. */
  private shapeOf = int32Column();
  private firsts = int32Column();
  /** By block of each table, its place. */
  private readonly places = float64Column();

  get length(): number {
    return this.firsts.length;
  }

  /** How many numbers it holds. */
  get size(): number {
    return this.slabs.reduce((size, { length }) => size + length, 0);
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
    const place = (this.slabs.length - 1) * SLAB + this.used;
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

  /** Puts the first so many sums of a table at the end of some days into a list; none of a day before its first. */
  read(table: number, days: readonly number[], count: number, places: Places): void {
    readDays(this.tableAt(table), days, count, places);
  }

  /** Drops every other table, the first of them first. Their blocks stay: most are those of others as well. */
  thinOut(): void {
    const [shapeOf, firsts] = [int32Column(), int32Column()];
    for (let table = 1; table < this.length; table += 2) {
      shapeOf.push(this.shapeOf.at(table));
      firsts.push(this.firsts.at(table));
    }
    [this.shapeOf, this.firsts] = [shapeOf, firsts];
  }

  private tableAt(table: number): DayBlocks {
    const { slabs, places } = this;
    const first = this.firsts.at(table);
    return {
      shape: this.shapes[this.shapeOf.at(table)] ?? NO_SHAPE,
      numbersAt: (rank) => slabs[Math.floor(places.at(first + rank) / SLAB)],
      startAt: (rank) => places.at(first + rank) % SLAB,
    };
  }
}

const NO_SHAPE: Shape = { width: 0, numbers: [] };
