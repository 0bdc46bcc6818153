/** The times of something that was done again and again, in microseconds. */
export class Times {
  constructor(capacity) {
    this.us = new Float64Array(capacity);
    this.count = 0;
  }

  add(us) {
    if (this.count === this.us.length) throw new RangeError('More was measured than there is room for.');
    this.us[this.count++] = us;
  }

  /** A percentile by nearest rank; nothing where nothing was measured. */
  percentile(share) {
    if (this.count === 0) return undefined;
    const sorted = this.us.slice(0, this.count).sort();
    return sorted[Math.min(this.count - 1, Math.ceil(this.count * share) - 1)];
  }

  get p50() {
    return this.percentile(0.5);
  }

  get p99() {
    return this.percentile(0.99);
  }
}

/** Does something once and tells what came of it and how many microseconds it took. */
export const timed = (work) => {
  const began = process.hrtime.bigint();
  const answer = work();
  return { answer, us: Number(process.hrtime.bigint() - began) / 1000 };
};

export const timedAsync = async (work) => {
  const began = process.hrtime.bigint();
  const answer = await work();
  return { answer, us: Number(process.hrtime.bigint() - began) / 1000 };
};
