import { abandonedAfter } from './within';

const never = (): Promise<void> => new Promise(() => undefined);

describe('what ends', () => {
  it('is waited for as long as it has, and then abandoned, which is said', async () => {
    const said: string[] = [];
    await abandonedAfter(5, never(), (text) => said.push(text));
    expect(said).toEqual([expect.stringContaining('longer than 5 ms. What is under way is abandoned')]);
  });

  it('is not abandoned in time, and keeps its own failure', async () => {
    const said: string[] = [];
    await abandonedAfter(60_000, Promise.resolve(), (text) => said.push(text));
    const failure = new Error('It cannot end.');
    await expect(abandonedAfter(60_000, Promise.reject(failure), (text) => said.push(text))).rejects.toBe(failure);
    expect(said).toEqual([]);
  });
});
