import { int32Column } from './column';
import { HashSlots, NOT_FOUND } from './hash-slots';

const { imul } = Math;

const hashOf = (first: number, second: number): number => {
  let hash = imul(first, 0x9e3779b1) ^ imul(second + 1, 0x85ebca6b);
  hash = imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return hash ^ (hash >>> 13);
};

/** Pairs of whole numbers, each once, numbered from 0 in the order in which they came. */
export class PairTable {
  private readonly firsts = int32Column();
  private readonly seconds = int32Column();
  private readonly slots = new HashSlots();

  /** The number of a pair, which it gets now if it has none. */
  idOf(first: number, second: number): number {
    const hash = hashOf(first, second);
    const known = this.slots.find(hash, (id) => this.firsts.at(id) === first && this.seconds.at(id) === second);
    if (known !== NOT_FOUND) return known;
    this.firsts.push(first);
    this.seconds.push(second);
    return this.slots.enter(hash);
  }

  secondOf(id: number): number {
    return this.seconds.at(id);
  }
}
