import { int32Column } from './column';

/** Tables of numbers by hash: each grows by itself, so that no growth takes long. */
const SHARDS = 256;
const SLOTS_FIRST = 16;
export const NOT_FOUND = -1;

const firstSlot = (hash: number, shard: Int32Array): number => (hash >>> 8) & (shard.length - 1);

const occupy = (shard: Int32Array, id: number, hash: number): void => {
  let slot = firstSlot(hash, shard);
  while (shard[slot] !== NOT_FOUND) slot = (slot + 1) & (shard.length - 1);
  shard[slot] = id;
};

/** Finds again by its hash what was numbered from 0 in the order in which it came. Hashes are 32 bits. */
export class HashSlots {
  private readonly hashes = int32Column();
  private readonly shards = new Map<number, Int32Array>();
  private readonly counts = new Int32Array(SHARDS);

  get size(): number {
    return this.hashes.length;
  }

  /** The number among those of the same hash that `isIt` takes, or NOT_FOUND. */
  find(hash: number, isIt: (id: number) => boolean): number {
    const shard = this.shards.get(hash & (SHARDS - 1));
    if (shard === undefined) return NOT_FOUND;
    for (let slot = firstSlot(hash, shard); ; slot = (slot + 1) & (shard.length - 1)) {
      const id = shard[slot] ?? NOT_FOUND;
      if (id === NOT_FOUND || (this.hashes.at(id) === hash && isIt(id))) return id;
    }
  }

  /** Gives the next number. */
  enter(hash: number): number {
    const id = this.hashes.push(hash);
    const place = hash & (SHARDS - 1);
    const shard = this.shards.get(place);
    const count = (this.counts[place] ?? 0) + 1;
    this.counts[place] = count;
    if (shard === undefined || 2 * count > shard.length) this.grow(place);
    else occupy(shard, id, hash);
    return id;
  }

  private grow(place: number): void {
    const shard = this.shards.get(place) ?? new Int32Array(0);
    const larger = new Int32Array(Math.max(SLOTS_FIRST, 2 * shard.length)).fill(NOT_FOUND);
    for (const known of shard) if (known !== NOT_FOUND) occupy(larger, known, this.hashes.at(known));
    const id = this.hashes.length - 1;
    occupy(larger, id, this.hashes.at(id));
    this.shards.set(place, larger);
  }
}
