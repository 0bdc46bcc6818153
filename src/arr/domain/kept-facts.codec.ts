import type { Identified, Logged } from '../../kernel/decider';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { Recorded } from '../../kernel/projection';
import { Chains } from './chains';
import { int32Column } from './column';
import { nextSlabBytes } from './slab-bytes';

const SLAB_BYTES_MAX = 1 << 22;
/** A unit of a text takes three bytes at most in UTF-8. */
const BYTES_OF_UNIT_MAX = 3;

interface AnyFact {
  readonly type: string;
  readonly data: object;
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
  private readonly slabOf = int32Column();
  private readonly offsets = int32Column();
  private readonly saidLengths = int32Column();
  private readonly addedLengths = int32Column();
  private readonly streams = new Chains();

  /** Takes the next fact of a stream; answers its row among all facts. Streams are numbered from 0. */
  add(stream: number, fact: Recorded<Fact>): number {
    const { type, data, id, recordedOn, version, token, sequence, recordedAt, imported, metadata } = fact;
    const said = JSON.stringify({ type, data, id, recordedOn });
    const added = JSON.stringify({ version, token, sequence, recordedAt, imported, metadata });
    const slab = this.slabWith(BYTES_OF_UNIT_MAX * (said.length + added.length));
    const start = this.used;
    const row = this.slabOf.push(this.slabs.length - 1);
    this.streams.add(stream, row);
    this.offsets.push(start);
    this.saidLengths.push(this.write(slab, said));
    this.addedLengths.push(this.write(slab, added));
    return row;
  }

  /** The facts of a stream in their order. */
  of(stream: number): readonly Recorded<Fact>[] {
    return this.rowsOf(stream).map((row) => ({ ...this.said(row), ...this.added(row) }) as Recorded<Fact>);
  }

  /** The rows of a stream's facts in their order. */
  rowsOf(stream: number): readonly number[] {
    return this.streams.of(stream);
  }

  /** The fact of a row, without what figures do not follow from. */
  said(row: number): Logged<Fact> {
    return JSON.parse(this.textAt(row, 0, this.saidLengths.at(row))) as Logged<Fact>;
  }

  private added(row: number): Omit<Recorded<Fact>, keyof Identified<Fact>> {
    return JSON.parse(this.textAt(row, this.saidLengths.at(row), this.addedLengths.at(row))) as Recorded<Fact>;
  }

  private textAt(row: number, from: number, length: number): string {
    const start = this.offsets.at(row) + from;
    const slab = this.slabs[this.slabOf.at(row)];
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
