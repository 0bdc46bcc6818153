import { alignedLength, imageOf, stateOf } from './state-image';

class Tally {
  readonly bytes = Uint8Array.from([1, 2, 3]);
  readonly amounts = Float64Array.from([0.5, -1]);
  readonly again = this.amounts;
  readonly counts = new Map([[7n, { is: undefined, of: new Set([null]) }]]);
}

const keptAndRead = (state: object): object => {
  const { graph, blocks } = imageOf(state, [Tally]);
  const buffer = new ArrayBuffer(8 + blocks.reduce((sum, { length }) => sum + alignedLength(length), 0));
  let at = 8;
  for (const block of blocks) {
    new Uint8Array(buffer).set(block, at);
    at += alignedLength(block.length);
  }
  return stateOf(graph, { buffer, from: 8 }, [Tally]);
};

it('gives back numbers of every kind, whole numbers of any size, none, and one object where one was', () => {
  const state = new Tally();
  const again = keptAndRead(state);
  expect(again).toEqual(state);
  expect(again instanceof Tally && again.again === again.amounts).toBe(true);
});

it('refuses what it cannot write', () => {
  expect(() =>
    imageOf(
      {
        of: new (class Other {
          readonly one = 1;
        })(),
      },
      [Tally],
    ),
  ).toThrow('holds a Other');
  expect(() => imageOf({ of: (): number => 1 }, [Tally])).toThrow('holds a function');
  expect(() => imageOf({ of: Number.NaN }, [Tally])).toThrow('holds NaN');
});
