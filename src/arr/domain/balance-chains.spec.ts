import fc from 'fast-check';
import { BalanceChains } from './balance-chains';

/** How many holders have a balance at the end of a day, by adding up all that was told of the days up to it. */
const countOn = (told: ReadonlyMap<number, number>, day: number): number =>
  [...told.entries()].filter(([of]) => of <= day).reduce((sum, [, change]) => sum + change, 0);

describe('chains of balances', () => {
  it('tell on which days how many begin and cease to have one, in whatever order the amounts come', () => {
    const anyAmount = fc.record({
      holder: fc.nat({ max: 2 }),
      day: fc.integer({ min: -4, max: 4 }),
      amount: fc.integer({ min: -2, max: 2 }),
    });
    fc.assert(
      fc.property(fc.array(anyAmount, { maxLength: 30 }), (amounts) => {
        const chains = new BalanceChains();
        const [told, numbers] = [new Map<number, number>(), new Map<number, number>()];
        amounts.forEach(({ holder, day, amount }, index) => {
          const number = numbers.get(holder) ?? numbers.size;
          numbers.set(holder, number);
          chains.add(number, day, amount, (of, change) => told.set(of, (told.get(of) ?? 0) + change));
          const known = amounts.slice(0, index + 1);
          for (let asOf = -5; asOf <= 5; asOf += 1) {
            const balanceOf = (one: number) =>
              known.filter((of) => of.holder === one && of.day <= asOf).reduce((sum, of) => sum + of.amount, 0);
            expect(countOn(told, asOf)).toBe([0, 1, 2].filter((one) => balanceOf(one) !== 0).length);
          }
        });
      }),
      { numRuns: 300 },
    );
  });
});
