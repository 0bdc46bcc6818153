import type { Identified, Logged } from '../../kernel/decider';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { Recorded } from '../../kernel/projection';
import { int32Column } from './column';
import { IntRows } from './int-rows';
import { NumberLists } from './number-lists';
import { nextSlabBytes } from './slab-bytes';

const SLAB_BYTES_MAX = 1 << 22;
/** A unit of a text takes three bytes at most in UTF-8. */
const BYTES_OF_UNIT_MAX = 3;

interface AnyFact {
  readonly type: string;
  readonly data: object;
}

/** Of a fact: its slab, where it begins there, and how many bytes each of its two texts has. */
const CELLS_A_FACT = 4;
const SLAB = 0;
const OFFSET = 1;
const SAID_LENGTH = 2;
const ADDED_LENGTH = 3;

/** The facts of a stream in their order: the row of each, and what it was marked with. */
export interface MarkedRows {
  readonly rows: readonly number[];
  readonly marks: readonly number[];
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * The facts of many streams, as JSON in bytes outside the reach of the garbage collector. What a fact says and what the log
 * adds to it are two texts, since figures follow from the first alone.
 */
export class KeptFacts<Fact extends AnyFact> {
  private readonly slabs: Uint8Array[] = [];
  private used = 0;
  private readonly places = new IntRows(CELLS_A_FACT);
  /** Of each stream: how many rows further each fact is than the one before, and its mark. */
  private readonly streams = new NumberLists();
  /** The row of the last fact of each stream. */
  private readonly lastRows = int32Column();

  /**
   * Takes the next fact of a stream, which may be marked with a whole number from 0; answers its row among all facts. Streams are
   * numbered from 0.
   */
  add(stream: number, fact: Recorded<Fact>, mark = 0): number {
    const { type, data, id, recordedOn, version, token, sequence, recordedAt, imported, metadata } = fact;
    const said = JSON.stringify({ type, data, id, recordedOn });
    const added = JSON.stringify({ version, token, sequence, recordedAt, imported, metadata });
    const slab = this.slabWith(BYTES_OF_UNIT_MAX * (said.length + added.length));
    const start = this.used;
    const row = this.places.push([this.slabs.length - 1, start, this.write(slab, said), this.write(slab, added)]);
    while (this.lastRows.length <= stream) this.lastRows.push(0);
    this.streams.add(stream, [row - this.lastRows.at(stream), mark]);
    this.lastRows.set(stream, row);
    return row;
  }

  /** The facts of a stream in their order. */
  of(stream: number): readonly Recorded<Fact>[] {
    return this.markedRowsOf(stream).rows.map((row) => ({ ...this.said(row), ...this.added(row) }) as Recorded<Fact>);
  }

  /** The rows of a stream's facts in their order. */
  markedRowsOf(stream: number): MarkedRows {
    const reader = this.streams.of(stream);
    const [rows, marks]: [number[], number[]] = [[], []];
    for (let row = 0; !reader.isAtEnd;) {
      row += reader.next();
      rows.push(row);
      marks.push(reader.next());
    }
    return { rows, marks };
  }

  /** The fact of a row, without what figures do not follow from. */
  said(row: number): Logged<Fact> {
    return JSON.parse(this.textAt(row, 0, this.places.at(row, SAID_LENGTH))) as Logged<Fact>;
  }

  private added(row: number): Omit<Recorded<Fact>, keyof Identified<Fact>> {
    const text = this.textAt(row, this.places.at(row, SAID_LENGTH), this.places.at(row, ADDED_LENGTH));
    return JSON.parse(text) as Recorded<Fact>;
  }

  private textAt(row: number, from: number, length: number): string {
    const start = this.places.at(row, OFFSET) + from;
    const slab = this.slabs[this.places.at(row, SLAB)];
    if (slab === undefined) throw new InvariantViolated(`Fact ${row.toString()} has no slab.`);
    return decoder.decode(slab.subarray(start, start + length));
  }

  private write(slab: Uint8Array, text: string): number {
    const { read, written } = encoder.encodeInto(text, slab.subarray(this.used));
    if (read !== text.length) throw new InvariantViolated('A fact is longer than the room for it.');
    this.used += written;
    return written;
  }

  private slabWith(bytes: number): Uint8Array {
    const last = this.slabs.at(-1);
    if (last !== undefined && this.used + bytes <= last.length) return last;
    const slab = new Uint8Array(Math.max(bytes, nextSlabBytes(this.slabs.length, SLAB_BYTES_MAX)));
    this.slabs.push(slab);
    this.used = 0;
    return slab;
  }
}
