import { ByteStore } from './byte-store';
import { int32Column } from './column';
import { NumberReader, NumberWriter } from './number-bytes';

const NONE = -1;
const NOTHING = new Uint8Array(0);

/**
 * Lists of whole numbers from 0 that only grow, outside the reach of the garbage collector. A list stands in one place, since to find it
 * takes longer than to read it.
 */
export class NumberLists {
  private readonly bytes = new ByteStore();
  private readonly places = int32Column();
  private readonly writer = new NumberWriter();

  /** Adds some numbers to a list. Lists are numbered from 0. */
  add(list: number, numbers: readonly number[]): void {
    while (this.places.length <= list) this.places.push(NONE);
    const place = this.places.at(list);
    this.writer.start();
    for (const number of numbers) this.writer.add(number);
    const { written } = this.writer;
    this.places.set(list, place === NONE ? this.bytes.put(written) : this.bytes.append(place, written));
  }

  /** Reads a list from its first number on; to be read before anything is added to any list. */
  of(list: number): NumberReader {
    const place = list < this.places.length ? this.places.at(list) : NONE;
    return new NumberReader(place === NONE ? NOTHING : this.bytes.at(place));
  }
}
