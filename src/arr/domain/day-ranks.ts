/** Days of a word: one bit for each. */
const WORD_BITS = 5;
const WITHIN = (1 << WORD_BITS) - 1;
/** A word takes two places: how many days there are before it, and its bits. */
const PLACES = 2;

const bitsIn = (word: number): number => {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/** The place, among the days of a word, of the last that is not after a day. */
const rankIn = (before: number, bits: number, day: number): number =>
  before + bitsIn(bits & (-1 >>> (WITHIN - (day & WITHIN)))) - 1;

/** Some days, and how many of them there are up to any day: one look at two numbers, however many days there are. */
export class DayRanks {
  private words = new Int32Array(0);
  /** The number of the first word, counted from 1970-01-01. */
  private first = 0;
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** The place of the last of them that is not after a day, from 0; -1 if there is none. */
  rankOf(day: number): number {
    const { words } = this;
    const place = ((day >> WORD_BITS) - this.first) * PLACES;
    if (place < 0) return -1;
    if (place >= words.length) return this.count - 1;
    return rankIn(words[place] ?? 0, words[place + 1] ?? 0, day);
  }

  has(day: number): boolean {
    const bits = this.words[((day >> WORD_BITS) - this.first) * PLACES + 1] ?? 0;
    return ((bits >>> (day & WITHIN)) & 1) === 1;
  }

  /** Adds a day that is not among them; answers its place. Those of later days move up by one. */
  add(day: number): number {
    const word = day >> WORD_BITS;
    this.makeRoomFor(word);
    const { words } = this;
    const place = (word - this.first) * PLACES;
    words[place + 1] = (words[place + 1] ?? 0) | (1 << (day & WITHIN));
    for (let after = place + PLACES; after < words.length; after += PLACES) words[after] = (words[after] ?? 0) + 1;
    this.count += 1;
    return this.rankOf(day);
  }

  private makeRoomFor(word: number): void {
    const { words, count } = this;
    if (count === 0) this.first = word;
    const end = this.first + words.length / PLACES;
    if (word >= this.first && word < end) return;
    const first = Math.min(word, this.first);
    const larger = new Int32Array((Math.max(word + 1, end) - first) * PLACES);
    larger.set(words, (this.first - first) * PLACES);
    for (let place = (end - first) * PLACES; place < larger.length; place += PLACES) larger[place] = count;
    this.words = larger;
    this.first = first;
  }
}
