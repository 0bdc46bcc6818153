import { lastDayOf, rankIn, wordOf } from './day-ranks';
import type { Ladder, Places } from './ladder';

/** A word takes two places. */
const PLACES = 2;

/**
 * Several ladders as they once were, in three lists: what is read of one day stands side by side in the words of all, so that
 * a state of the past that is in no cache is read with few looks.
 */
export class PackedLadders {
  private readonly cells: number;
  private readonly first: number;
  private readonly end: number;
  /** By word and then by ladder. */
  private readonly words: Int32Array;
  /** Where the sums of each ladder begin. */
  private readonly starts: Int32Array;
  private readonly sums: Float64Array;

  constructor(
    ladders: readonly Ladder[],
    private readonly width: number,
  ) {
    this.cells = ladders.length;
    const spans = ladders.filter(({ length }) => length > 0).map(({ words }) => words.span);
    this.first = Math.min(...spans.map(({ first }) => first));
    this.end = Math.max(...spans.map(({ end }) => end));
    this.words = new Int32Array((this.end - this.first) * this.cells * PLACES);
    this.starts = new Int32Array(this.cells);
    this.sums = new Float64Array(ladders.reduce((length, ladder) => length + ladder.length, 0));
    let start = 0;
    ladders.forEach((ladder, cell) => {
      ladder.words.copyInto(this.words, { first: this.first, at: cell * PLACES, apart: this.cells * PLACES });
      ladder.copyInto(this.sums, start);
      this.starts[cell] = start;
      start += ladder.length;
    });
  }

  get bytes(): number {
    return this.words.byteLength + this.starts.byteLength + this.sums.byteLength;
  }

  /** Puts the sums of the first so many ladders at the end of some days into a list; none of a day before their first. */
  read(days: readonly number[], count: number, { into, from, apart }: Places): void {
    const { words, starts, sums, width } = this;
    const cells = Math.min(count, this.cells);
    for (let index = 0; index < days.length; index += 1) {
      // After the last word nothing changes any more.
      const day = Math.min(days[index] ?? 0, lastDayOf(this.end - 1));
      if (wordOf(day) < this.first) continue;
      const row = (wordOf(day) - this.first) * this.cells * PLACES;
      for (let cell = 0; cell < cells; cell += 1) {
        const rank = rankIn(words[row + cell * PLACES] ?? 0, words[row + cell * PLACES + 1] ?? 0, day);
        if (rank < 0) continue;
        const [source, target] = [(starts[cell] ?? 0) + rank * width, from + index * apart + cell * width];
        for (let place = 0; place < width; place += 1) into[target + place] = sums[source + place] ?? 0;
      }
    }
  }
}
