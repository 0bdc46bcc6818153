import { randomUUID } from 'node:crypto';
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Kafka, logLevel } from 'kafkajs';
import { built } from './built.mjs';
import { startService } from './service.mjs';
import { Times } from './timing.mjs';
import { measuredInTurns, medianOf } from './turns.mjs';

const require = createRequire(import.meta.url);
require('../scripts/typescript-hook.js');
const { KafkaBroker } = require('../test/support/kafka/kafka-broker');

const { KafkaMessageBroker } = built('./platform/kafka/kafka-message-broker.adapter.js');
const { NodeHasher } = built('./platform/system/node-hasher.adapter.js');
const { pointAfter, publishedEntry, SHARD_START } = built('./arr/application/published-entry.js');
const { arrChanged } = built('./arr/publishing/arr-changed.message.js');
const { arrControl } = built('./arr/publishing/arr-control.message.js');
const { messageBytes } = built('./arr/publishing/transaction-limits.js');

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    entries: { type: 'string', default: '20000' },
    appends: { type: 'string', default: '500' },
  },
});
const ROUNDS = Number(options.rounds);
const ENTRIES = Number(options.entries);
const APPENDS = Number(options.appends);
const BATCHES = [1, 100, 1_000];
/** As many transactions as a round has at most: single entries are told from fewer of them. */
const SENDS_MAX = 400;
const GOAL = 0.8;
const GOAL_BATCH = 1_000;
/** More than a thousand entries take, so that both ways send them in one piece; a relay sends fewer than 900 kB at once. */
const MESSAGE_BYTES_MAX = '4194304';
const BETWEEN_APPENDS_MS = 20;
const WARM_UP = 20;
const PLACE = { epoch: 1, shard: 0 };
const SAMPLE = new URL('../schemas/samples/messages/arr.changed.v1.json', import.meta.url);

/** Entries of one shard, as they are stored, with where it stands after each. */
const entriesOf = async (count) => {
  const sample = JSON.parse(await readFile(SAMPLE, 'utf8'));
  const hasher = new NodeHasher();
  let after = SHARD_START;
  return Array.from({ length: count }, (_, index) => {
    const fields = { ...sample, ...PLACE, seq: index + 1, factId: randomUUID(), sequence: index + 1 };
    const entry = publishedEntry(fields, after.digest, hasher);
    after = pointAfter(after, entry);
    return { entry, after };
  });
};

/** The messages of a transaction as a relay makes them: entries, and the control record of the last. */
const messagesOf = (publication, steps) => {
  const last = steps.at(-1);
  const messages = steps.map(({ entry }) => arrChanged(publication, PLACE, entry));
  return [...messages, arrControl(publication, PLACE, last.after, last.entry)];
};

/** Entries a second of the adapter with its transactions, and of the bare client that sends the same bytes without any. */
const throughput = async (brokers) => {
  const topicPrefix = 'bench.';
  const publication = { ledgerId: randomUUID(), topicPrefix };
  const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  const topics = ['arr.changes.v1', 'arr.control.v1', 'bare'].map((name) => ({
    ...{ topic: topicPrefix + name, numPartitions: 1, replicationFactor: 1 },
    configEntries: [{ name: 'max.message.bytes', value: MESSAGE_BYTES_MAX }],
  }));
  await admin.createTopics({ topics });
  await admin.disconnect();
  const broker = new KafkaMessageBroker({ connection: { brokers, ssl: false } });
  const sender = await broker.openSender(`bench-${randomUUID()}`);
  const bare = kafka.producer({ maxInFlightRequests: 1, allowAutoTopicCreation: false });
  await bare.connect();
  const entries = await entriesOf(ENTRIES);
  const bytes = messageBytes(arrChanged(publication, PLACE, entries[0].entry));
  console.log(`${ENTRIES.toString()} entries in a shard, ${bytes.toString()} bytes a message with key and headers`);
  const failures = [];
  for (const batch of BATCHES) {
    const sends = Math.min(SENDS_MAX, Math.floor(ENTRIES / batch));
    const stepsOf = (send) => entries.slice(send * batch, (send + 1) * batch);
    const rates = await measuredInTurns(ROUNDS, {
      adapter: async () => {
        for (let send = 0; send < sends; send += 1) await sender.send(messagesOf(publication, stepsOf(send)));
        return sends * batch;
      },
      bare: async () => {
        for (let send = 0; send < sends; send += 1) {
          const messages = stepsOf(send).map(({ entry }) => {
            const { key, value, headers, partition } = arrChanged(publication, PLACE, entry);
            return { key, value, headers, partition };
          });
          await bare.send({ topic: `${topicPrefix}bare`, acks: -1, messages });
        }
        return sends * batch;
      },
    });
    const shown = (name) => Math.round(medianOf(rates[name].map(({ rate }) => rate))).toString();
    const ratioOf = (of) => medianOf(rates.adapter.map((one, round) => of(one) / of(rates.bare[round])));
    const [ratio, byProcessor] = [ratioOf(({ rate }) => rate), ratioOf((one) => one.byProcessor)];
    if (batch === GOAL_BATCH && ratio < GOAL) failures.push(`${batch.toString()} at once: ${ratio.toFixed(2)}`);
    console.log(
      `${batch.toString()} at once: with transactions ${shown('adapter')} entries/s, bare ${shown('bare')}/s, ` +
        `ratio ${ratio.toFixed(2)} (by processor time ${byProcessor.toFixed(2)})`,
    );
  }
  await sender.close();
  await broker.close();
  await bare.disconnect();
  return failures;
};

const LINES = [{ id: 'seats', kind: 'subscription', unitPrice: '49.00', quantity: '12', every: { months: 1 } }];

const start = async (address, name) => {
  const response = await fetch(`${address}/v1/subscriptions/${name}/start`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ accountId: name, currency: 'EUR', effectiveOn: '2025-01-01', lines: LINES }),
  });
  if (response.status !== 201) throw new Error(`${name} was answered ${response.status.toString()}.`);
};

/** From the request that records a fact to the message of what it comes to, as a reader of committed messages has it. */
const delays = async (brokers) => {
  const folder = await mkdtemp(join(tmpdir(), 'arr-bench-kafka-'));
  Object.assign(process.env, { KAFKA_BROKERS: brokers.join(','), KAFKA_TOPIC_PREFIX: 'live.' });
  const service = await startService(folder);
  const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING });
  const consumer = kafka.consumer({ groupId: `bench-${randomUUID()}`, maxWaitTimeInMs: 100 });
  await consumer.connect();
  const isThere = async () => {
    const { checks } = await (await fetch(`${service.address}/health/ready`)).json();
    const { relays = [] } = checks.publishing;
    return relays.length > 0 && relays.every(({ state }) => state === 'active');
  };
  while (!(await isThere())) await setTimeout(100);
  await consumer.subscribe({ topic: 'live.arr.changes.v1', fromBeginning: true });
  const awaited = new Map();
  await consumer.run({ eachMessage: ({ message }) => Promise.resolve(awaited.get(String(message.key))?.()) });
  const times = new Times(APPENDS);
  const answered = new Times(APPENDS);
  for (let turn = 0; turn < WARM_UP + APPENDS; turn += 1) {
    const name = `sub-${turn.toString()}`;
    const seen = new Promise((resolve) => awaited.set(name, resolve));
    const began = performance.now();
    await start(service.address, name);
    const answeredMs = performance.now() - began;
    await seen;
    if (turn >= WARM_UP) {
      answered.add(answeredMs * 1_000);
      times.add((performance.now() - began) * 1_000);
    }
    await setTimeout(BETWEEN_APPENDS_MS);
  }
  await consumer.disconnect();
  await service.stop();
  await rm(folder, { recursive: true, force: true });
  const shown = ({ p50, p99 }) => `p50 ${(p50 / 1_000).toFixed(1)} ms, p99 ${(p99 / 1_000).toFixed(1)} ms`;
  console.log(`request to readable, of ${APPENDS.toString()}: ${shown(times)}; to its answer: ${shown(answered)}`);
};

console.log(
  `${cpus()[0].model}, ${cpus().length.toString()} cores, Node ${process.version}; medians of ${ROUNDS.toString()} rounds`,
);
const broker = await KafkaBroker.start();
try {
  const failures = await throughput([...broker.brokers]);
  await delays([...broker.brokers]);
  for (const failure of failures) console.log(`slower than ${GOAL.toString()} of the bare client: ${failure}`);
  process.exitCode = failures.length === 0 ? 0 : 1;
} finally {
  await broker.stop();
}
