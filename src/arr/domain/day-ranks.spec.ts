import { DayRanks } from './day-ranks';

/** The days of a set in some order that is not theirs. */
const DAYS = [20_000, 19_999, 20_031, 0, 20_032, 15, 84_000, 31, 32, 20_001];

describe('ranks of days', () => {
  it('say for every day how many of them are not after it', () => {
    const ranks = new DayRanks();
    const known: number[] = [];
    expect(ranks.rankOf(20_000)).toBe(-1);
    for (const day of DAYS) {
      expect(ranks.has(day)).toBe(false);
      const before = known.filter((one) => one < day).length;
      expect(ranks.add(day)).toBe(before);
      known.push(day);
      expect(ranks.has(day)).toBe(true);
      expect(ranks.size).toBe(known.length);
      for (const asked of DAYS.flatMap((one) => [one - 1, one, one + 1, one + 32])) {
        expect([asked, ranks.rankOf(asked)]).toEqual([asked, known.filter((one) => one <= asked).length - 1]);
      }
    }
  });
});
