const GOLDEN = 0x9e3779b9;

/** Spreads the bits of a whole number; the same number gives the same one, on every machine. */
const mixed = (value: number): number => {
  const first = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  const second = Math.imul(first ^ (first >>> 15), 0x735a2d97);
  return (second ^ (second >>> 15)) >>> 0;
};

/** Chance that a seed decides: the same seed, asked the same, always answers the same. */
export class Chance {
  private state: number;

  /** Two with other numbers have nothing to do with one another. */
  constructor(...seeds: readonly number[]) {
    this.state = seeds.reduce((state, seed) => mixed((state + GOLDEN) ^ mixed(seed)), 0);
  }

  /** 32 bits, as a whole number from 0. */
  bits(): number {
    this.state = (this.state + GOLDEN) | 0;
    return mixed(this.state);
  }

  /** A whole number from 0, less than `count`. */
  below(count: number): number {
    return this.bits() % count;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** True so many times in a thousand. */
  happens(perMille: number): boolean {
    return this.below(1000) < perMille;
  }

  /** One of the values, each as often as its weight says. There is at least one. */
  weighted<Value>(first: Weighted<Value>, ...others: readonly Weighted<Value>[]): Value {
    const total = others.reduce((sum, [weight]) => sum + weight, first[0]);
    let left = this.below(total) - first[0];
    if (left < 0) return first[1];
    for (const [weight, value] of others) {
      left -= weight;
      if (left < 0) return value;
    }
    return first[1];
  }
}

export type Weighted<Value> = readonly [weight: number, value: Value];
