import { InvariantViolated } from '../../kernel/invariant-violated';
import { float64Column, int32Column } from './column';

/** Bytes of a slab; a longer text gets a slab of its own. */
const SLAB_BYTES = 1 << 20;
/** Tables of ids by hash: each grows by itself, so that no growth takes long. */
const SHARDS = 256;
const SLOTS_FIRST = 16;
const EMPTY = -1;
const ONE_BYTE_MAX = 0xff;

/** FNV-1a over the code units. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5 | 0;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash ^ (hash >>> 15);
};

const isNarrow = (text: string): boolean => {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > ONE_BYTE_MAX) return false;
  return true;
};

/**
 * Texts, each once, numbered from 0 in the order in which they came. They are kept as bytes outside the reach of the garbage
 * collector, because a ledger has millions of ids.
 */
export class TextTable {
  private readonly slabs: Uint8Array[] = [];
  private used = SLAB_BYTES;
  private readonly hashes = int32Column();
  private readonly slabOf = int32Column();
  private readonly offsets = int32Column();
  /** In code units; negative for a text that takes two bytes for each. */
  private readonly lengths = float64Column();
  private readonly shards = Array.from({ length: SHARDS }, () => new Int32Array(SLOTS_FIRST).fill(EMPTY));
  private readonly counts = new Int32Array(SHARDS);

  get size(): number {
    return this.hashes.length;
  }

  /** The number of a text, which it gets now if it has none. */
  idOf(text: string): number {
    const hash = hashOf(text);
    const known = this.lookUp(text, hash);
    if (known !== EMPTY) return known;
    const id = this.hashes.push(hash);
    this.write(text);
    this.enter(id, hash);
    return id;
  }

  find(text: string): number | undefined {
    const id = this.lookUp(text, hashOf(text));
    return id === EMPTY ? undefined : id;
  }

  textOf(id: number): string {
    const length = this.lengths.at(id);
    const bytes = this.bytesOf(id);
    let text = '';
    if (length >= 0) {
      for (const byte of bytes) text += String.fromCharCode(byte);
      return text;
    }
    for (let index = 0; index < bytes.length; index += 2) {
      text += String.fromCharCode((bytes[index] ?? 0) | ((bytes[index + 1] ?? 0) << 8));
    }
    return text;
  }

  private bytesOf(id: number): Uint8Array {
    const slab = this.slabs[this.slabOf.at(id)];
    if (slab === undefined) throw new InvariantViolated(`Text ${id.toString()} has no slab.`);
    const [offset, length] = [this.offsets.at(id), this.lengths.at(id)];
    return slab.subarray(offset, offset + (length < 0 ? -2 * length : length));
  }

  private write(text: string): void {
    const narrow = isNarrow(text);
    const size = narrow ? text.length : 2 * text.length;
    const slab = this.slabWith(size);
    this.slabOf.push(this.slabs.length - 1);
    this.offsets.push(this.used);
    this.lengths.push(narrow ? text.length : -text.length);
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      if (narrow) {
        slab[this.used + index] = unit;
        continue;
      }
      slab[this.used + 2 * index] = unit & ONE_BYTE_MAX;
      slab[this.used + 2 * index + 1] = unit >>> 8;
    }
    this.used += size;
  }

  private slabWith(size: number): Uint8Array {
    const last = this.slabs.at(-1);
    if (last !== undefined && this.used + size <= last.length) return last;
    const slab = new Uint8Array(Math.max(size, SLAB_BYTES));
    this.slabs.push(slab);
    this.used = 0;
    return slab;
  }

  private lookUp(text: string, hash: number): number {
    const shard = this.shards[hash & (SHARDS - 1)];
    if (shard === undefined) return EMPTY;
    for (let slot = firstSlot(hash, shard); ; slot = (slot + 1) & (shard.length - 1)) {
      const id = shard[slot] ?? EMPTY;
      if (id === EMPTY || (this.hashes.at(id) === hash && this.isText(id, text))) return id;
    }
  }

  private isText(id: number, text: string): boolean {
    const length = this.lengths.at(id);
    if (Math.abs(length) !== text.length) return false;
    const bytes = this.bytesOf(id);
    for (let index = 0; index < text.length; index += 1) {
      const unit = length >= 0 ? bytes[index] : (bytes[2 * index] ?? 0) | ((bytes[2 * index + 1] ?? 0) << 8);
      if (unit !== text.charCodeAt(index)) return false;
    }
    return true;
  }

  private enter(id: number, hash: number): void {
    const place = hash & (SHARDS - 1);
    const shard = this.shards[place];
    const count = (this.counts[place] ?? 0) + 1;
    if (shard === undefined) return;
    this.counts[place] = count;
    if (2 * count <= shard.length) {
      occupy(shard, id, hash);
      return;
    }
    const larger = new Int32Array(2 * shard.length).fill(EMPTY);
    for (const known of shard) if (known !== EMPTY) occupy(larger, known, this.hashes.at(known));
    occupy(larger, id, hash);
    this.shards[place] = larger;
  }
}

const firstSlot = (hash: number, shard: Int32Array): number => (hash >>> 8) & (shard.length - 1);

const occupy = (shard: Int32Array, id: number, hash: number): void => {
  let slot = firstSlot(hash, shard);
  while (shard[slot] !== EMPTY) slot = (slot + 1) & (shard.length - 1);
  shard[slot] = id;
};
