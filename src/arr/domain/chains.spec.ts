import { Chains } from './chains';

it('keeps each list in the order in which it grew', () => {
  const chains = new Chains();
  for (const [list, value] of [
    [3, 7],
    [0, 8],
    [3, 9],
    [3, 7],
  ] as const)
    chains.add(list, value);
  expect([0, 1, 2, 3, 4].map((list) => chains.of(list))).toEqual([[8], [], [], [7, 9, 7], []]);
});
