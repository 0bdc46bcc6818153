// Adds up arr.changes.v1 to ARR by currency and account, and keeps what it has read in a file: it may be stopped at any time.
//   npm run build && KAFKA_BROKERS=127.0.0.1:9092 ARR_URL=http://127.0.0.1:3000 node examples/read-changes.mjs
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { ChangesReader } from 'arr-ledger/consumer';
import { Kafka } from 'kafkajs';

const { KAFKA_BROKERS = '127.0.0.1:9092', KAFKA_TOPIC_PREFIX = '', ARR_URL = 'http://127.0.0.1:3000' } = process.env;
const FILE = 'read-changes.json';

/** For each shard the sums of deltas by `<account> <currency> <day>`, and its position: one file, so that both or neither are kept. */
const kept = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : { deltas: {}, positions: [] };

const keep = () => {
  writeFileSync(`${FILE}.new`, JSON.stringify(kept));
  renameSync(`${FILE}.new`, FILE);
};

const minor = (amount) => BigInt(amount.replace('.', ''));

const reader = new ChangesReader({
  positions: kept.positions,
  apply: ({ shard, accountId, currency, effectiveOn, delta }, position, isFirst) => {
    // Another epoch adds the log up in another way: what was read of the one before goes, of all shards.
    if (isFirst) [kept.deltas, kept.positions] = [{}, []];
    const key = `${accountId} ${currency} ${effectiveOn}`;
    const ofShard = (kept.deltas[shard] ??= {});
    ofShard[key] = (BigInt(ofShard[key] ?? 0) + minor(delta)).toString();
    kept.positions = [...kept.positions.filter((known) => known.shard !== shard), position];
  },
  fetchEntries: async ({ epoch, shard, from }) => {
    const response = await fetch(`${ARR_URL}/v1/journal/${epoch}/${shard}?from=${from}`);
    if (!response.ok) throw new Error(`${ARR_URL} answers ${response.status}.`);
    return (await response.json()).items;
  },
});

const arrToday = () => {
  const today = new Date().toISOString().slice(0, 10);
  const sums = {};
  for (const [key, delta] of Object.values(kept.deltas).flatMap((ofShard) => Object.entries(ofShard))) {
    const [, currency, day] = key.split(' ');
    if (day <= today) sums[currency] = (sums[currency] ?? 0n) + BigInt(delta);
  }
  return Object.entries(sums).map(([currency, sum]) => `${sum} ${currency}`);
};

/** Another attempt would be met by the same: what does not follow is for someone to look at. */
const giveUp = (error) => {
  console.error([error.message, error.fix].join(' ').trim());
  process.exit(1);
};

// The file says how far it has read. A group of its own, which commits nothing, waits for no reader that was killed.
const consumer = new Kafka({ brokers: KAFKA_BROKERS.split(',') }).consumer({ groupId: `read-changes-${randomUUID()}` });
await consumer.connect();
await consumer.subscribe({ topic: `${KAFKA_TOPIC_PREFIX}arr.changes.v1`, fromBeginning: true });
await consumer.run({
  autoCommit: false,
  eachBatch: async ({ batch }) => {
    for (const message of batch.messages) await reader.take(message).catch(giveUp);
    keep();
    console.log(`partition ${batch.partition}: ARR today, in smallest parts: ${arrToday().join(', ')}`);
  },
});
