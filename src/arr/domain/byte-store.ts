import { InvariantViolated } from '../../kernel/invariant-violated';
import { nextSlabBytes } from './slab-bytes';

/** A block is a whole number of units, and is known by the number of its first. */
const UNIT_BYTES = 16;
/** So many numbers are set aside for the blocks of a slab; the first slabs are shorter. */
const SLAB_UNITS = 1 << 16;
/** Of the content's length, in front of it; in a free block, the next free one of its size. */
const HEAD_BYTES = 4;
const NONE = -1;

/** Sizes of blocks: up to eight units each, then four from one power of two to the next, so at most a quarter is not used. */
const FINE_SIZES = 8;
const classOf = (units: number): number => {
  if (units <= FINE_SIZES) return units - 1;
  const power = 31 - Math.clz32(units - 1);
  return FINE_SIZES + (power - 3) * 4 + ((units - 1) >>> (power - 2)) - 4;
};

const unitsOf = (sizeClass: number): number => {
  if (sizeClass < FINE_SIZES) return sizeClass + 1;
  const [power, quarter] = [3 + ((sizeClass - FINE_SIZES) >>> 2), (sizeClass - FINE_SIZES) & 3];
  return (5 + quarter) << (power - 2);
};

const classFor = (length: number): number => classOf(Math.ceil((length + HEAD_BYTES) / UNIT_BYTES));

/**
 * Pieces of bytes outside the reach of the garbage collector. What is freed is used again by pieces of about the same size,
 * so that rewriting does not grow it without bound.
 */
export class ByteStore {
  private readonly slabs: Uint8Array[] = [];
  private lastSlab = NONE;
  private usedUnits = 0;
  private lastUnits = 0;
  /** The first free block of each size. */
  private readonly free: number[] = [];

  /** Keeps a copy of the bytes; answers the place at which they are found again. */
  put(bytes: Uint8Array): number {
    const place = this.take(classFor(bytes.length));
    this.write(place, bytes);
    return place;
  }

  /** What was put there, until it is replaced or dropped. */
  at(place: number): Uint8Array {
    const start = startOf(place) + HEAD_BYTES;
    return this.slabOf(place).subarray(start, start + this.headOf(place));
  }

  /** Keeps other bytes instead; answers their place, which is the same one where they fit. */
  replace(place: number, bytes: Uint8Array): number {
    if (classFor(this.headOf(place)) === classFor(bytes.length)) {
      this.write(place, bytes);
      return place;
    }
    this.drop(place);
    return this.put(bytes);
  }

  /** Adds bytes behind those of a place; answers where all are, which is the same place while they fit. */
  append(place: number, bytes: Uint8Array): number {
    const length = this.headOf(place);
    const sizeClass = classFor(length + bytes.length);
    if (classFor(length) === sizeClass) {
      this.slabOf(place).set(bytes, startOf(place) + HEAD_BYTES + length);
      this.setHead(place, length + bytes.length);
      return place;
    }
    const larger = this.take(sizeClass);
    this.setHead(larger, length + bytes.length);
    const all = this.at(larger);
    all.set(this.at(place));
    all.set(bytes, length);
    this.drop(place);
    return larger;
  }

  drop(place: number): void {
    const sizeClass = classFor(this.headOf(place));
    this.setHead(place, this.free[sizeClass] ?? NONE);
    this.free[sizeClass] = place;
  }

  private write(place: number, bytes: Uint8Array): void {
    this.setHead(place, bytes.length);
    this.slabOf(place).set(bytes, startOf(place) + HEAD_BYTES);
  }

  private take(sizeClass: number): number {
    const free = this.free[sizeClass] ?? NONE;
    if (free !== NONE) {
      this.free[sizeClass] = this.headOf(free);
      return free;
    }
    const units = unitsOf(sizeClass);
    if (units > SLAB_UNITS) return this.addSlab(units) * SLAB_UNITS;
    if (this.usedUnits + units > this.lastUnits) this.beginSlab(units);
    const place = this.lastSlab * SLAB_UNITS + this.usedUnits;
    this.usedUnits += units;
    return place;
  }

  private beginSlab(unitsMin: number): void {
    const units = nextSlabBytes(this.slabs.length, SLAB_UNITS * UNIT_BYTES) / UNIT_BYTES;
    this.lastUnits = Math.max(unitsMin, units);
    this.lastSlab = this.addSlab(this.lastUnits);
    this.usedUnits = 0;
  }

  private addSlab(units: number): number {
    return this.slabs.push(new Uint8Array(units * UNIT_BYTES)) - 1;
  }

  private slabOf(place: number): Uint8Array {
    const slab = this.slabs[Math.floor(place / SLAB_UNITS)];
    if (slab === undefined) throw new InvariantViolated(`Nothing was kept at ${place.toString()}.`);
    return slab;
  }

  private headOf(place: number): number {
    const [slab, start] = [this.slabOf(place), startOf(place)];
    const low = (slab[start] ?? 0) | ((slab[start + 1] ?? 0) << 8);
    return low | ((slab[start + 2] ?? 0) << 16) | ((slab[start + 3] ?? 0) << 24);
  }

  private setHead(place: number, head: number): void {
    const [slab, start] = [this.slabOf(place), startOf(place)];
    for (let index = 0; index < HEAD_BYTES; index += 1) slab[start + index] = (head >>> (8 * index)) & 0xff;
  }
}

const startOf = (place: number): number => (place % SLAB_UNITS) * UNIT_BYTES;
