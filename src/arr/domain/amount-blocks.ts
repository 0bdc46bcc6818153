import { amountAt, AmountRows, BYTES_A_ROW, CELLS_A_ROW, dayAt, placeAt, sequenceAt } from './amount-rows';
import { countUpTo, int32Column } from './column';
import type { ReadDays } from './read-days';

/** Where amounts are added up by the day they first count for: `apart` places a day, and as many for what counts for none. */
export interface Changes {
  readonly changes: Float64Array;
  readonly apart: number;
  readonly days: ReadDays;
}

/** The cells of one block, which stands from one place up to another in them. */
interface Block {
  readonly cells: Int32Array;
  readonly from: number;
  readonly to: number;
}

/** What became known after one sequence and up to another. */
interface Sequences {
  readonly after: number;
  readonly upTo: number;
}

/** What is known by the end of a sequence: so many full blocks, and a part of the next. */
export interface Known {
  readonly upTo: number;
  readonly fullBlocks: number;
}

const ALL: Sequences = { after: -Infinity, upTo: Infinity };

const NO_TOTAL = new Float64Array(0);

/** Puts the rows of a block in the order of their days; those of the same day stay as they are. */
const arrange = ({ cells, from, to }: Block): void => {
  const before = cells.slice(from, to);
  const size = before.length / CELLS_A_ROW;
  const keys = new Float64Array(size);
  for (let row = 0; row < size; row += 1) keys[row] = dayAt(before, row * CELLS_A_ROW) * size + row;
  keys.sort();
  for (let row = 0; row < size; row += 1) {
    const key = keys[row] ?? 0;
    const source = (key - Math.floor(key / size) * size) * CELLS_A_ROW;
    for (let cell = 0; cell < CELLS_A_ROW; cell += 1)
      cells[from + row * CELLS_A_ROW + cell] = before[source + cell] ?? 0;
  }
};

const addTotal = (total: Float64Array, from: number, { changes, apart }: Changes): void => {
  const count = Math.min(total.length, apart);
  for (let place = 0; place < count; place += 1) {
    changes[from + place] = (changes[from + place] ?? 0) + (total[place] ?? 0);
  }
};

/** Adds a row where it belongs, and takes it off where it was taken for one of most. */
const move = (cells: Int32Array, row: number, slot: number, into: Changes): void => {
  const { changes, apart } = into;
  const place = placeAt(cells, row);
  if (place >= apart) return;
  const amount = amountAt(cells, row);
  const [to, from] = [into.days.slotOf(dayAt(cells, row)) * apart + place, slot * apart + place];
  changes[to] = (changes[to] ?? 0) + amount;
  changes[from] = (changes[from] ?? 0) - amount;
};

/** Adds the rows of a block in which most became known about the day on which they count: those at once, the others one by one. */
const addByTotal = ({ cells, from, to }: Block, total: Float64Array, into: Changes): void => {
  const read = into.days;
  const middle = from + (((to - from) / CELLS_A_ROW) >>> 1) * CELLS_A_ROW;
  const slot = read.slotOf(dayAt(cells, middle));
  if (slot < read.count) addTotal(total, slot * into.apart, into);
  let row = from;
  for (; row < to && read.slotOf(dayAt(cells, row)) < slot; row += CELLS_A_ROW) move(cells, row, slot, into);
  row = to - CELLS_A_ROW;
  for (; row >= from && read.slotOf(dayAt(cells, row)) > slot; row -= CELLS_A_ROW) move(cells, row, slot, into);
};

const addRows = (
  { cells, from, to }: Block,
  { after, upTo }: Sequences,
  { changes, apart, days: read }: Changes,
): void => {
  for (let row = from; row < to; row += CELLS_A_ROW) {
    const day = dayAt(cells, row);
    const place = placeAt(cells, row);
    const sequence = sequenceAt(cells, row);
    if (day > read.last || place >= apart || sequence <= after || sequence > upTo) continue;
    const at = read.slotOf(day) * apart + place;
    changes[at] = (changes[at] ?? 0) + amountAt(cells, row);
  }
};

/**
 * Amounts by day and place in the order in which they became known, in blocks of one size. A full block stands in the order
 * of its days, with what it comes to at each place, so that it is added up by looking at those few that are late or early.
 */
export class AmountBlocks {
  private readonly rows = new AmountRows();
  /** By full block: the sequence of the last of its amounts, and what they come to at each place; nothing if that would be long. */
  private readonly lasts = int32Column();
  private readonly totals: Float64Array[] = [];
  private totalsLength = 0;
  private last = 0;

  /** The size is a power of two, at most that of a chunk of rows. */
  constructor(private readonly size: number) {}

  /** About how much room it takes. */
  get bytes(): number {
    return this.rows.length * BYTES_A_ROW + this.totalsLength * Float64Array.BYTES_PER_ELEMENT;
  }

  /** How many blocks are full. */
  get full(): number {
    return this.lasts.length;
  }

  /** Sequences come in order. Answers whether a block has become full. */
  add(sequence: number, day: number, place: number, amount: number): boolean {
    this.rows.push(day, place, sequence, amount);
    this.last = sequence;
    const isFull = this.rows.length % this.size === 0;
    if (isFull) this.close();
    return isFull;
  }

  /** Whether all became known by then. */
  isKnown(knownAt: number): boolean {
    return this.last <= knownAt;
  }

  /** What is known by the end of a sequence. */
  knownBy(sequence: number): Known {
    return { upTo: sequence, fullBlocks: countUpTo(this.lasts, sequence) };
  }

  /** Adds what became known after the first so many blocks and by then. */
  addSince(blocks: number, { upTo, fullBlocks }: Known, into: Changes): void {
    this.addBlocks(blocks, fullBlocks, into);
    this.addPart(fullBlocks, { after: -Infinity, upTo }, into);
  }

  /** Adds what became known later and is in the first so many blocks, or in any. */
  addAfter({ upTo, fullBlocks }: Known, blocks: number | 'all', into: Changes): void {
    this.addPart(fullBlocks, { after: upTo, upTo: Infinity }, into);
    this.addBlocks(fullBlocks + 1, blocks === 'all' ? this.full : blocks, into);
    if (blocks === 'all' && fullBlocks < this.full) this.addPart(this.full, ALL, into);
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
    const place = this.rows.placeOf(start);
    if (place === undefined) return undefined;
    const { cells, from } = place;
    return { cells, from, to: from + Math.min(this.size, this.rows.length - start) * CELLS_A_ROW };
  }

  /** Puts the last block, which is full, in order, and adds it up. */
  private close(): void {
    const block = this.block(this.full);
    if (block === undefined) return;
    arrange(block);
    const total = this.totalOf(block);
    this.totals.push(total);
    this.totalsLength += total.length;
    this.lasts.push(this.last);
  }

  private totalOf({ cells, from, to }: Block): Float64Array {
    let width = 0;
    for (let row = from; row < to; row += CELLS_A_ROW) width = Math.max(width, placeAt(cells, row) + 1);
    // Longer ones would take more room than the rows.
    if (width > this.size) return NO_TOTAL;
    const total = new Float64Array(width);
    for (let row = from; row < to; row += CELLS_A_ROW) {
      const place = placeAt(cells, row);
      total[place] = (total[place] ?? 0) + amountAt(cells, row);
    }
    return total;
  }
}
