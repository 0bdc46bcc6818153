import { setImmediate } from 'node:timers/promises';
import { Turns } from './turns';

/** Whatever can go on without another turn of the event loop has gone on then. */
const withinTheTurn = async (): Promise<void> => {
  for (let step = 0; step < 100; step += 1) await Promise.resolve();
};

describe('turns', () => {
  it('let no more be begun in one than they are told, and everything in the end', async () => {
    const turns = new Turns(3);
    let begun = 0;
    const begin = async (): Promise<void> => {
      await turns.take();
      begun += 1;
    };
    const all = Promise.all(Array.from({ length: 8 }, begin));
    await withinTheTurn();
    expect(begun).toBe(3);
    await setImmediate();
    await withinTheTurn();
    expect(begun).toBe(6);
    await all;
    expect(begun).toBe(8);
  });
});
