const STEPS_FIRST = 8;

/**
 * Several running sums by day: on each day on which anything is added, what all amounts up to and with it come to. Days that
 * nothing happens on take no room.
 */
export class Ladder {
  private days = new Int32Array(STEPS_FIRST);
  private sums: Float64Array;
  private steps = 0;

  constructor(private readonly width: number) {
    this.sums = new Float64Array(STEPS_FIRST * width);
  }

  /** Adds to a sum from a day on. */
  add(day: number, place: number, amount: number): void {
    let step = this.stepOn(day);
    if (step < 0 || this.days[step] !== day) {
      step += 1;
      this.insert(step, day);
    }
    for (let at = step * this.width + place; at < this.steps * this.width; at += this.width) {
      this.sums[at] = (this.sums[at] ?? 0) + amount;
    }
  }

  /** Adds the sums at the end of some days, which are in order, to a list that has `width` places for each. */
  read(days: readonly number[], into: Float64Array, from: number, apart: number): void {
    const { width, sums } = this;
    let low = 0;
    for (let index = 0; index < days.length; index += 1) {
      const step = this.stepOn(days[index] ?? 0, low);
      if (step < 0) continue;
      low = step;
      const [source, target] = [step * width, from + index * apart];
      for (let place = 0; place < width; place += 1) {
        into[target + place] = (into[target + place] ?? 0) + (sums[source + place] ?? 0);
      }
    }
  }

  /** A copy that later additions leave as it is, and that takes no more room than it must. */
  frozen(): Ladder {
    const copy = new Ladder(this.width);
    copy.days = this.days.slice(0, this.steps);
    copy.sums = this.sums.slice(0, this.steps * this.width);
    copy.steps = this.steps;
    return copy;
  }

  /** The last step that is not after a day, -1 if there is none; `from` is known not to be after it, or is 0. */
  private stepOn(day: number, from = 0): number {
    const { days, steps } = this;
    if (steps > 0 && (days[steps - 1] ?? 0) <= day) return steps - 1;
    let [low, high] = [from, steps];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((days[middle] ?? 0) <= day) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  private insert(step: number, day: number): void {
    const { width } = this;
    if (this.steps === this.days.length) this.grow();
    this.days.copyWithin(step + 1, step, this.steps);
    this.sums.copyWithin((step + 1) * width, step * width, this.steps * width);
    this.days[step] = day;
    this.steps += 1;
    if (step === 0) this.sums.fill(0, 0, width);
    else this.sums.copyWithin(step * width, (step - 1) * width, step * width);
  }

  private grow(): void {
    const days = new Int32Array(2 * this.days.length + 1);
    const sums = new Float64Array(days.length * this.width);
    days.set(this.days);
    sums.set(this.sums);
    this.days = days;
    this.sums = sums;
  }
}
