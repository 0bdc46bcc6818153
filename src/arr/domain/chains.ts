import { int32Column } from './column';

const NONE = -1;

/** Lists of numbers that only grow, outside the reach of the garbage collector. Lists are numbered from 0. */
export class Chains {
  private readonly values = int32Column();
  /** The place, among all values, of the one before in the same list. */
  private readonly before = int32Column();
  private readonly lasts = int32Column();
  private readonly counts = int32Column();

  add(list: number, value: number): void {
    while (this.lasts.length <= list) {
      this.lasts.push(NONE);
      this.counts.push(0);
    }
    this.values.push(value);
    this.lasts.set(list, this.before.push(this.lasts.at(list)));
    this.counts.set(list, this.counts.at(list) + 1);
  }

  /** In the order in which they were added. */
  of(list: number): readonly number[] {
    if (list >= this.lasts.length) return [];
    const values = new Array<number>(this.counts.at(list));
    let place = this.lasts.at(list);
    for (let index = values.length - 1; index >= 0; index -= 1) {
      values[index] = this.values.at(place);
      place = this.before.at(place);
    }
    return values;
  }
}
