const SEED = 0x97_47_b2_8c;
const FACTOR = 0x5b_d1_e9_95;
const WORD_BYTES = 4;

const mixed = (word: number): number => {
  const product = Math.imul(word, FACTOR);
  return Math.imul(product ^ (product >>> 24), FACTOR);
};

/** The murmur2 hash of Kafka's clients, as a signed number of 32 bits. */
export const murmur2 = (bytes: Uint8Array): number => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const inWords = bytes.length - (bytes.length % WORD_BYTES);
  let hash = SEED ^ bytes.length;
  for (let at = 0; at < inWords; at += WORD_BYTES) hash = Math.imul(hash, FACTOR) ^ mixed(view.getInt32(at, true));
  if (inWords < bytes.length) {
    for (let at = bytes.length - 1; at >= inWords; at -= 1) hash ^= view.getUint8(at) << (8 * (at - inWords));
    hash = Math.imul(hash, FACTOR);
  }
  hash = Math.imul(hash ^ (hash >>> 13), FACTOR);
  return hash ^ (hash >>> 15);
};

/** The shard of a key, which is the partition that Kafka's default partitioner puts it in where there are as many. */
export const shardOf = (key: Uint8Array, shards: number): number => (murmur2(key) & 0x7f_ff_ff_ff) % shards;
