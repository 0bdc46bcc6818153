import { JitteredPause } from './jittered-pause.adapter';

const waitsOf = async (chance: number, attempts: readonly number[]): Promise<readonly number[]> => {
  const waits: number[] = [];
  const pause = new JitteredPause(
    { firstMs: 10, longestMs: 100 },
    () => chance,
    (ms) => Promise.resolve(waits.push(ms)),
  );
  for (const attempt of attempts) await pause.beforeAttempt(attempt);
  return waits;
};

it('grows from attempt to attempt, up to the longest', async () => {
  expect(await waitsOf(1, [1, 2, 3, 4, 5, 5_000])).toEqual([10, 20, 40, 80, 100, 100]);
});

it('differs by chance, and is never shorter than half', async () => {
  expect(await waitsOf(0, [1, 2, 3])).toEqual([5, 10, 20]);
  expect(await waitsOf(0.5, [1, 2, 3])).toEqual([7.5, 15, 30]);
});
