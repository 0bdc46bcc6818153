import { InvariantViolated } from '../../kernel/invariant-violated';
import { HashSlots, NOT_FOUND } from './hash-slots';
import { IntRows } from './int-rows';
import { RecentTexts } from './recent-texts';
import { nextSlabBytes } from './slab-bytes';

/** A longer text gets a slab of its own. */
const SLAB_BYTES_MAX = 1 << 20;
const ONE_BYTE_MAX = 0xff;
/** How much of a text is made at once: a call takes only so many arguments. */
const PIECE = 1024;

const CELLS_A_TEXT = 3;
const SLAB = 0;
const OFFSET = 1;
const LENGTH = 2;

const { imul } = Math;

/** FNV-1a over the code units. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5 | 0;
  for (let index = 0; index < text.length; index += 1) {
    hash = imul(hash ^ text.charCodeAt(index), 0x01000193);
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
  private used = 0;
  private readonly slots = new HashSlots();
  /** By text: its slab, where it begins there, and how many code units it has, negative if each takes two bytes. */
  private readonly places = new IntRows(CELLS_A_TEXT);
  /** Few texts are most of those that are asked for: lines, causes, attributes, and what the present fact names. */
  private readonly askedFor = new RecentTexts();

  get size(): number {
    return this.slots.size;
  }

  /** The number of a text, which it gets now if it has none. */
  idOf(text: string): number {
    const hash = hashOf(text);
    const known = this.askedFor.idAt(hash, text);
    if (known !== NOT_FOUND) return known;
    const id = this.entered(text, hash);
    this.askedFor.keep(hash, text, id);
    return id;
  }

  private entered(text: string, hash: number): number {
    const known = this.lookUp(text, hash);
    if (known !== NOT_FOUND) return known;
    this.write(text);
    return this.slots.enter(hash);
  }

  find(text: string): number | undefined {
    const id = this.lookUp(text, hashOf(text));
    return id === NOT_FOUND ? undefined : id;
  }

  textOf(id: number): string {
    const slab = this.slabAt(id);
    const offset = this.places.at(id, OFFSET);
    const length = this.lengthAt(id);
    const units = Math.abs(length);
    if (units <= PIECE) return piece(slab, offset, length);
    let text = '';
    for (let from = 0; from < units; from += PIECE) {
      const count = Math.min(PIECE, units - from);
      text += length >= 0 ? piece(slab, offset + from, count) : piece(slab, offset + 2 * from, -count);
    }
    return text;
  }

  private lengthAt(id: number): number {
    return this.places.at(id, LENGTH);
  }

  private slabAt(id: number): Uint8Array {
    const slab = this.slabs[this.places.at(id, SLAB)];
    if (slab === undefined) throw new InvariantViolated(`Text ${id.toString()} has no slab.`);
    return slab;
  }

  private write(text: string): void {
    const narrow = isNarrow(text);
    const size = narrow ? text.length : 2 * text.length;
    const slab = this.slabWith(size);
    this.places.push([this.slabs.length - 1, this.used, narrow ? text.length : -text.length]);
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
    const slab = new Uint8Array(Math.max(size, nextSlabBytes(this.slabs.length, SLAB_BYTES_MAX)));
    this.slabs.push(slab);
    this.used = 0;
    return slab;
  }

  private lookUp(text: string, hash: number): number {
    return this.slots.find(hash, (id) => this.isText(id, text));
  }

  private isText(id: number, text: string): boolean {
    const length = this.lengthAt(id);
    if (Math.abs(length) !== text.length) return false;
    const slab = this.slabAt(id);
    const offset = this.places.at(id, OFFSET);
    if (length >= 0) {
      for (let index = 0; index < length; index += 1) if (slab[offset + index] !== text.charCodeAt(index)) return false;
      return true;
    }
    for (let index = 0; index < -length; index += 1) {
      if (wideUnit(slab, offset + 2 * index) !== text.charCodeAt(index)) return false;
    }
    return true;
  }
}

const wideUnit = (slab: Uint8Array, at: number): number => (slab[at] ?? 0) | ((slab[at + 1] ?? 0) << 8);

/** A short text; its length is negative where it takes two bytes for each unit. An array is spread faster than bytes are. */
const piece = (slab: Uint8Array, offset: number, length: number): string => {
  const units = new Array<number>(Math.abs(length));
  for (let index = 0; index < units.length; index += 1) {
    units[index] = length >= 0 ? (slab[offset + index] ?? 0) : wideUnit(slab, offset + 2 * index);
  }
  return String.fromCharCode(...units);
};
