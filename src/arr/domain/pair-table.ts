import { HashSlots, NOT_FOUND } from './hash-slots';
import { IntRows } from './int-rows';

const FIRST = 0;
const SECOND = 1;
const CELLS_A_PAIR = 2;

const { imul } = Math;

const hashOf = (first: number, second: number): number => {
  let hash = imul(first, 0x9e3779b1) ^ imul(second + 1, 0x85ebca6b);
  hash = imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return hash ^ (hash >>> 13);
};

/** Pairs of whole numbers, each once, numbered from 0 in the order in which they came. */
export class PairTable {
  private readonly pairs = new IntRows(CELLS_A_PAIR);
  private readonly slots = new HashSlots();

  /** The number of a pair, which it gets now if it has none. */
  idOf(first: number, second: number): number {
    const hash = hashOf(first, second);
    const known = this.slots.find(hash, (id) => this.pairs.at(id, FIRST) === first && this.secondOf(id) === second);
    if (known !== NOT_FOUND) return known;
    this.pairs.push([first, second]);
    return this.slots.enter(hash);
  }

  secondOf(id: number): number {
    return this.pairs.at(id, SECOND);
  }
}
