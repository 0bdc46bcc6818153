import { CHUNK_BITS, CHUNK_CELLS, float64Column, int32Column } from './column';
import { countUpTo } from './entry-columns.codec';
import type { ReadDays } from './read-days';

/** Where amounts are added up by the day they first count for: `apart` places a day, and as many for what counts for none. */
export interface Changes {
  readonly changes: Float64Array;
  readonly apart: number;
  readonly days: ReadDays;
}

/** The columns of one block, which stands from one place up to another in them. */
interface Block {
  readonly sequences: Int32Array;
  readonly days: Int32Array;
  readonly places: Int32Array;
  readonly amounts: Float64Array;
  readonly from: number;
  readonly to: number;
}

/** What became known after one sequence and up to another. */
interface Sequences {
  readonly after: number;
  readonly upTo: number;
}

const ALL: Sequences = { after: -Infinity, upTo: Infinity };

const BYTES_A_ROW = 3 * Int32Array.BYTES_PER_ELEMENT + Float64Array.BYTES_PER_ELEMENT;

const NO_TOTAL = new Float64Array(0);

/** The places of some days when they are put in order; those of the same day stay as they are. */
const orderOf = (days: Int32Array): Float64Array => {
  const size = days.length;
  const keys = Float64Array.from(days, (day, place) => day * size + place).sort();
  return keys.map((key) => key - Math.floor(key / size) * size);
};

const arrange = (column: Int32Array | Float64Array, order: Float64Array): void => {
  const before = column.slice();
  for (let place = 0; place < order.length; place += 1) column[place] = before[order[place] ?? 0] ?? 0;
};

const addTotal = (total: Float64Array, from: number, { changes, apart }: Changes): void => {
  const count = Math.min(total.length, apart);
  for (let place = 0; place < count; place += 1) {
    changes[from + place] = (changes[from + place] ?? 0) + (total[place] ?? 0);
  }
};

/** Adds a row where it belongs, and takes it off where it was taken for one of most. */
const move = ({ days, places, amounts }: Block, row: number, slot: number, into: Changes): void => {
  const { changes, apart } = into;
  const place = places[row] ?? 0;
  if (place >= apart) return;
  const amount = amounts[row] ?? 0;
  const [to, from] = [into.days.slotOf(days[row] ?? 0) * apart + place, slot * apart + place];
  changes[to] = (changes[to] ?? 0) + amount;
  changes[from] = (changes[from] ?? 0) - amount;
};

/** Adds the rows of a block in which most became known about the day on which they count: those at once, the others one by one. */
const addByTotal = (block: Block, total: Float64Array, into: Changes): void => {
  const { days, from, to } = block;
  const read = into.days;
  const slot = read.slotOf(days[(from + to) >>> 1] ?? 0);
  addTotal(total, slot * into.apart, into);
  let row = from;
  for (; row < to && read.slotOf(days[row] ?? 0) < slot; row += 1) move(block, row, slot, into);
  for (row = to - 1; row >= from && read.slotOf(days[row] ?? 0) > slot; row -= 1) move(block, row, slot, into);
};

const addRows = (block: Block, { after, upTo }: Sequences, { changes, apart, days: read }: Changes): void => {
  const { sequences, days, places, amounts, from, to } = block;
  for (let row = from; row < to; row += 1) {
    const day = days[row] ?? 0;
    const place = places[row] ?? 0;
    const sequence = sequences[row] ?? 0;
    if (day > read.last || place >= apart || sequence <= after || sequence > upTo) continue;
    const at = read.slotOf(day) * apart + place;
    changes[at] = (changes[at] ?? 0) + (amounts[row] ?? 0);
  }
};

/**
 * Amounts by day and place in the order in which they became known, in blocks of one size. A full block stands in the order
 * of its days, with what it comes to at each place, so that it is added up by looking at those few that are late or early.
 */
export class AmountBlocks {
  private readonly sequences = int32Column();
  private readonly days = int32Column();
  private readonly places = int32Column();
  private readonly amounts = float64Column();
  /** By full block: the sequence of the last of its amounts, and what they come to at each place; nothing if that would be long. */
  private readonly lasts = int32Column();
  private readonly totals: Float64Array[] = [];
  private totalsLength = 0;
  private last = 0;

  /** The size is a power of two, at most that of a chunk of a column. */
  constructor(private readonly size: number) {}

  /** About how much room it takes. */
  get bytes(): number {
    return this.days.length * BYTES_A_ROW + this.totalsLength * Float64Array.BYTES_PER_ELEMENT;
  }

  /** How many blocks are full. */
  get full(): number {
    return this.lasts.length;
  }

  /** Sequences come in order. Answers whether a block has become full. */
  add(sequence: number, day: number, place: number, amount: number): boolean {
    this.sequences.push(sequence);
    this.days.push(day);
    this.places.push(place);
    this.amounts.push(amount);
    this.last = sequence;
    const isFull = this.days.length % this.size === 0;
    if (isFull) this.close();
    return isFull;
  }

  /** Whether all became known by then. */
  isKnown(knownAt: number): boolean {
    return this.last <= knownAt;
  }

  /** How many blocks are full of what is known by then. */
  countKnown(knownAt: number): number {
    return countUpTo(this.lasts, knownAt);
  }

  /** Adds what became known after the first so many blocks and by then. */
  addSince(blocks: number, knownAt: number, into: Changes): void {
    const known = this.countKnown(knownAt);
    this.addBlocks(blocks, known, into);
    this.addPart(known, { after: -Infinity, upTo: knownAt }, into);
  }

  /** Adds what became known after a sequence and is in the first so many blocks, or in any. */
  addAfter(knownAt: number, blocks: number | 'all', into: Changes): void {
    const known = this.countKnown(knownAt);
    this.addPart(known, { after: knownAt, upTo: Infinity }, into);
    this.addBlocks(known + 1, blocks === 'all' ? this.full : blocks, into);
    if (blocks === 'all' && known < this.full) this.addPart(this.full, ALL, into);
  }

  private addBlocks(first: number, end: number, into: Changes): void {
    for (let number = first; number < end; number += 1) {
      const block = this.block(number);
      const total = this.totals[number] ?? NO_TOTAL;
      if (block !== undefined && total.length > 0) addByTotal(block, total, into);
      else this.addPart(number, ALL, into);
    }
  }

  private addPart(number: number, asked: Sequences, into: Changes): void {
    const block = this.block(number);
    if (block !== undefined) addRows(block, asked, into);
  }

  /** A block, also the one that is not full; undefined where it has nothing. */
  private block(number: number): Block | undefined {
    const start = number * this.size;
    const chunk = start >>> CHUNK_BITS;
    const [sequences, days] = [this.sequences.chunks[chunk], this.days.chunks[chunk]];
    const [places, amounts] = [this.places.chunks[chunk], this.amounts.chunks[chunk]];
    if (start >= this.days.length || sequences === undefined || days === undefined) return undefined;
    if (places === undefined || amounts === undefined) return undefined;
    const from = start % CHUNK_CELLS;
    return { sequences, days, places, amounts, from, to: from + Math.min(this.size, this.days.length - start) };
  }

  /** Puts the last block, which is full, in order, and adds it up. */
  private close(): void {
    const block = this.block(this.full);
    if (block === undefined) return;
    const { from, to } = block;
    const order = orderOf(block.days.subarray(from, to));
    for (const column of [block.sequences, block.days, block.places, block.amounts]) {
      arrange(column.subarray(from, to), order);
    }
    const total = this.totalOf(block);
    this.totals.push(total);
    this.totalsLength += total.length;
    this.lasts.push(this.last);
  }

  private totalOf({ places, amounts, from, to }: Block): Float64Array {
    let width = 0;
    for (let row = from; row < to; row += 1) width = Math.max(width, (places[row] ?? 0) + 1);
    // Longer ones would take more room than the rows.
    if (width > this.size) return NO_TOTAL;
    const total = new Float64Array(width);
    for (let row = from; row < to; row += 1) {
      const place = places[row] ?? 0;
      total[place] = (total[place] ?? 0) + (amounts[row] ?? 0);
    }
    return total;
  }
}
