import type { Places } from './day-blocks';
import { DayRanks } from './day-ranks';

const STEPS_FIRST = 8;

/**
 * Several running sums by day: on each day on which anything is added, what all amounts up to and with it come to. Days that
 * nothing happens on take next to no room.
 */
export class Ladder {
  private readonly days = new DayRanks();
  private sums: Float64Array;

  constructor(private readonly width: number) {
    this.sums = new Float64Array(STEPS_FIRST * width);
  }

  /** Adds to a sum from a day on. */
  add(day: number, place: number, amount: number): void {
    const { width } = this;
    if (!this.days.has(day)) this.insert(this.days.add(day));
    const { sums } = this;
    const end = this.days.size * width;
    for (let at = this.days.rankOf(day) * width + place; at < end; at += width) sums[at] = (sums[at] ?? 0) + amount;
  }

  /** Puts the sums at the end of some days into a list; nothing for a day before the first. */
  read(days: readonly number[], { into, from, apart }: Places): void {
    const { width, sums } = this;
    for (let index = 0; index < days.length; index += 1) {
      const source = this.days.rankOf(days[index] ?? 0) * width;
      if (source < 0) continue;
      const target = from + index * apart;
      for (let place = 0; place < width; place += 1) {
        into[target + place] = sums[source + place] ?? 0;
      }
    }
  }

  /** How many numbers there is room for. */
  get size(): number {
    return this.sums.length;
  }

  /** Makes room for a new step, which begins with what stood before it. */
  private insert(step: number): void {
    const { width } = this;
    const { size } = this.days;
    if (size * width > this.sums.length) this.grow();
    this.sums.copyWithin((step + 1) * width, step * width, (size - 1) * width);
    if (step === 0) this.sums.fill(0, 0, width);
    else this.sums.copyWithin(step * width, (step - 1) * width, step * width);
  }

  private grow(): void {
    const sums = new Float64Array(2 * this.sums.length + this.width);
    sums.set(this.sums);
    this.sums = sums;
  }
}
