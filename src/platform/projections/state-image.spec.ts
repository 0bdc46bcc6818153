import { setImmediate } from 'node:timers/promises';
import { alignedLength, imageOf, stateOf } from './state-image';

class Tally {
  readonly bytes = Uint8Array.from([1, 2, 3]);
  readonly amounts = Float64Array.from([0.5, -1]);
  readonly again = this.amounts;
  readonly counts = new Map([[7n, { is: undefined, of: new Set([null]) }]]);
}

class Partly {
  constructor(
    readonly known: number,
    readonly passing: number,
  ) {}

  keptInSnapshot(): object {
    return { known: this.known, passing: 0 };
  }
}

const CLASSES = [Tally, Partly];

const keptAndRead = async (state: object): Promise<object> => {
  const { graph, blocks } = await imageOf(state, CLASSES);
  const buffer = new ArrayBuffer(8 + blocks.reduce((sum, { length }) => sum + alignedLength(length), 0));
  let at = 8;
  for (const block of blocks) {
    new Uint8Array(buffer).set(block, at);
    at += alignedLength(block.length);
  }
  return stateOf(Buffer.concat(graph).toString('utf8'), { buffer, from: 8 }, CLASSES);
};

it('gives back numbers of every kind, whole numbers of any size, none, and one object where one was', async () => {
  const state = new Tally();
  const again = await keptAndRead(state);
  expect(again).toEqual(state);
  expect(again instanceof Tally && again.again === again.amounts).toBe(true);
});

it('gives back a text of any length and in any script', async () => {
  const state = { texts: Array.from({ length: 3000 }, (_, at) => ({ of: `Überschuß ${'🏔'.repeat(at % 50)}` })) };
  expect(await keptAndRead(state)).toEqual(state);
});

it('keeps of a part what that says is kept', async () => {
  const state = new Partly(1, 2);
  const again = await keptAndRead({ state });
  expect(again).toEqual({ state: new Partly(1, 0) });
});

it('lets others have their turn while it pictures many objects', async () => {
  let [turns, isOver] = [0, false];
  const counted = (async () => {
    for (; !isOver; turns += 1) await setImmediate();
  })();
  await imageOf({ many: Array.from({ length: 10_000 }, (_, at) => ({ at })) }, CLASSES);
  isOver = true;
  await counted;
  expect(turns).toBeGreaterThan(20);
});

it('gives the text of many objects in pieces, so that no turn copies it all', async () => {
  const { graph } = await imageOf({ many: Array.from({ length: 10_000 }, (_, at) => ({ at })) }, CLASSES);
  expect(graph.length).toBeGreaterThan(5);
  // The list of the objects, which is one of them, is the longest.
  expect(Math.max(...graph.map(({ length }) => length))).toBeLessThan(300_000);
});

it('refuses what it cannot write', async () => {
  class Other {
    readonly one = 1;
  }
  await expect(imageOf({ of: new Other() }, CLASSES)).rejects.toThrow('holds a Other');
  await expect(imageOf({ of: (): number => 1 }, CLASSES)).rejects.toThrow('holds a function');
  await expect(imageOf({ of: Number.NaN }, CLASSES)).rejects.toThrow('holds NaN');
});
