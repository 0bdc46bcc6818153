import { InvariantViolated } from '../../kernel/invariant-violated';

const FIRST_BYTES = 4096;
/** Seven bits of a number a byte; the eighth says that more follow. */
const MORE = 128;
/** Of the largest number that is written, 2^53 - 1. */
const NUMBER_BYTES_MAX = 8;

/** Writes whole numbers from 0 one after the other, small ones in few bytes. */
export class NumberWriter {
  private bytes = new Uint8Array(FIRST_BYTES);
  private length = 0;

  /** Begins anew. What `written` gave is no longer to be read. */
  start(): this {
    this.length = 0;
    return this;
  }

  add(number: number): void {
    if (!Number.isSafeInteger(number) || number < 0)
      throw new InvariantViolated(`${number.toString()} is not counted.`);
    if (this.length + NUMBER_BYTES_MAX > this.bytes.length) this.grow();
    let rest = number;
    while (rest >= MORE) {
      this.bytes[this.length] = (rest % MORE) + MORE;
      this.length += 1;
      rest = Math.floor(rest / MORE);
    }
    this.bytes[this.length] = rest;
    this.length += 1;
  }

  /** Adds what another writer wrote. */
  addWritten(bytes: Uint8Array): void {
    while (this.length + bytes.length > this.bytes.length) this.grow();
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  get written(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  private grow(): void {
    const larger = new Uint8Array(2 * this.bytes.length);
    larger.set(this.bytes);
    this.bytes = larger;
  }
}

/** Reads what a `NumberWriter` wrote. */
export class NumberReader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  next(): number {
    let [number, unit] = [0, 1];
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === undefined) throw new InvariantViolated('Bytes end within a number.');
      this.at += 1;
      if (byte < MORE) return number + byte * unit;
      number += (byte - MORE) * unit;
      unit *= MORE;
    }
  }

  /** Passes over so many numbers. */
  skip(count: number): void {
    for (let left = count; left > 0; this.at += 1) {
      const byte = this.bytes[this.at];
      if (byte === undefined) throw new InvariantViolated('Bytes end within a number.');
      if (byte < MORE) left -= 1;
    }
  }

  /** How many bytes it has read. */
  get place(): number {
    return this.at;
  }

  /** What it has not read yet. */
  get rest(): Uint8Array {
    return this.bytes.subarray(this.at);
  }

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }
}
