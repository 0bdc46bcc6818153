import { murmur2, shardOf } from './shard';

const bytes = (text: string): Uint8Array => Buffer.from(text);

describe('the shard of a key', () => {
  it.each([
    ['21', -973_932_308],
    ['foobar', -790_332_482],
    ['a-little-bit-long-string', -985_981_536],
    ['a-little-bit-longer-string', -1_486_304_829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58_897_971],
    ['abc', 479_470_107],
  ])('hashes %s as the clients of Kafka do', (text, hash) => {
    expect(murmur2(bytes(text))).toBe(hash);
  });

  it('is the hash without its sign, modulo the number of shards', () => {
    expect(shardOf(bytes('abc'), 8)).toBe(479_470_107 % 8);
    expect(shardOf(bytes('21'), 8)).toBe((2 ** 31 - 973_932_308) % 8);
  });
});
