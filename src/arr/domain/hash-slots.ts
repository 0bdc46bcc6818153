/** Tables of numbers by hash: each grows by itself, so that no growth takes long. */
const SHARDS = 256;
const SLOTS_FIRST = 16;
export const NOT_FOUND = -1;

/** A slot is a number and its hash side by side: what is of another hash need not be looked at. */
const CELLS_A_SLOT = 2;

const firstSlot = (hash: number, shard: Int32Array): number =>
  ((hash >>> 8) & (shard.length / CELLS_A_SLOT - 1)) * CELLS_A_SLOT;

const nextSlot = (slot: number, shard: Int32Array): number => (slot + CELLS_A_SLOT) & (shard.length - 1);

const occupy = (shard: Int32Array, id: number, hash: number): void => {
  let slot = firstSlot(hash, shard);
  while (shard[slot] !== NOT_FOUND) slot = nextSlot(slot, shard);
  shard[slot] = id;
  shard[slot + 1] = hash;
};

/** Finds again by its hash what was numbered from 0 in the order in which it came. Hashes are 32 bits, with a sign. */
export class HashSlots {
  private count = 0;
  private readonly shards: Int32Array[] = Array.from({ length: SHARDS }, () => NO_SLOTS);
  private readonly counts = new Int32Array(SHARDS);

  get size(): number {
    return this.count;
  }

  /** The number among those of the same hash that `isIt` takes, or NOT_FOUND. */
  find(hash: number, isIt: (id: number) => boolean): number {
    const shard = this.shards[hash & (SHARDS - 1)] ?? NO_SLOTS;
    if (shard.length === 0) return NOT_FOUND;
    for (let slot = firstSlot(hash, shard); ; slot = nextSlot(slot, shard)) {
      const id = shard[slot] ?? NOT_FOUND;
      if (id === NOT_FOUND || (shard[slot + 1] === hash && isIt(id))) return id;
    }
  }

  /** Gives the next number. */
  enter(hash: number): number {
    const id = this.count;
    this.count += 1;
    const place = hash & (SHARDS - 1);
    const count = (this.counts[place] ?? 0) + 1;
    this.counts[place] = count;
    const shard = this.shards[place] ?? NO_SLOTS;
    occupy(2 * count * CELLS_A_SLOT > shard.length ? this.grown(place) : shard, id, hash);
    return id;
  }

  private grown(place: number): Int32Array {
    const shard = this.shards[place] ?? NO_SLOTS;
    const larger = new Int32Array(Math.max(SLOTS_FIRST * CELLS_A_SLOT, 2 * shard.length)).fill(NOT_FOUND);
    for (let slot = 0; slot < shard.length; slot += CELLS_A_SLOT) {
      const id = shard[slot] ?? NOT_FOUND;
      if (id !== NOT_FOUND) occupy(larger, id, shard[slot + 1] ?? 0);
    }
    this.shards[place] = larger;
    return larger;
  }
}

const NO_SLOTS = new Int32Array(0);
