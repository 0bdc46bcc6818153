import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { EventStoreDBClient, FORWARDS, jsonEvent, NO_STREAM, START, streamNameFilter } from '@eventstore/db-client';
import { built } from './built.mjs';
import { measuredInTurns, medianOf } from './turns.mjs';

const { EventStoreDbEventStore } = built('./platform/eventstoredb/eventstoredb-event-store.adapter.js');
const { IntlZoneCalendar } = built('./platform/system/intl-zone-calendar.adapter.js');
const { LOG_START } = built('./kernel/log-position.js');
const { SystemClock } = built('./platform/system/system-clock.adapter.js');

const { values: options, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '9' }, events: { type: 'string', default: '600' } },
  allowPositionals: true,
});
const ROUNDS = Number(options.rounds);
const EVENTS = Number(options.events);
/** So many appends are under way at once, as those of a service that is busy. */
const AT_ONCE = 16;
const GOAL = 0.9;
const PREFIX = 'bench_';
/** The adapter follows all that is of its own ledger: what the bare client appends must be none of it, or it would be read twice. */
const BARE_PREFIX = 'bare_';
const UNREAD_PREFIX = 'unread_';
/** As the adapter asks: of the leader, and with credentials, which make the client append over a call of its own. */
const OWN_CALL = { credentials: { username: 'none', password: 'none' }, requiresLeader: true };

const startDouble = async () => {
  const child = fork(fileURLToPath(new URL('event-store-double.cjs', import.meta.url)));
  const [{ url }] = await once(child, 'message');
  return { child, url };
};

const LINE = { id: 'seats', kind: 'subscription', unitPrice: '49.00', quantity: '12', every: { months: 1 } };
const dataOf = (name) => ({
  ...{ subscriptionId: name, accountId: 'acme', currency: 'EUR', effectiveOn: '2025-01-01', lines: [LINE] },
});
const metadataOf = (id, part, parts) => ({
  ...{ commandId: id, part, parts, source: 'bench', commandHash: id, actor: 'bench', correlationId: id },
});

const eventsOf = (name, count) => {
  const id = randomUUID();
  return Array.from({ length: count }, (_, index) => ({
    ...{
      id: randomUUID(),
      type: 'subscription-started',
      data: dataOf(name),
      metadata: metadataOf(id, index + 1, count),
    },
  }));
};

/** Does something for each number below a count, some at once. */
const forEach = async (count, work) => {
  let next = 0;
  const lane = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
};

const { child, url } = await startDouble();
const client = EventStoreDBClient.connectionString(url);
const store = new EventStoreDbEventStore({
  ...{ url, streamPrefix: PREFIX, mode: 'write', clock: new SystemClock(), calendar: new IntlZoneCalendar() },
});

const appendBare = (prefix, own) => async (names, batch) => {
  await forEach(names.length, async (index) => {
    const events = eventsOf(names[index], batch).map(({ id, type, data, metadata }) =>
      jsonEvent({ id, type, data, metadata: { version: 1, ...metadata } }),
    );
    await client.appendToStream(`${prefix}${names[index]}`, events, { expectedRevision: NO_STREAM, ...own });
  });
};

const appendThrough = async (names, batch) => {
  await forEach(names.length, async (index) => {
    const records = eventsOf(names[index], batch).map((event) => ({ ...event, version: 1 }));
    const { outcome } = await store.append({ stream: names[index], records, expectedRevision: -1 });
    if (outcome !== 'appended') throw new Error(`The append was answered ${outcome}.`);
  });
};

/** How many come, or so many of them as are wanted. */
const counted = async (items, wanted = Infinity) => {
  const iterator = items[Symbol.asyncIterator]();
  let count = 0;
  while (count < wanted && !(await iterator.next()).done) count += 1;
  await iterator.return?.();
  return count;
};

let made = 0;
const newNames = (count) => Array.from({ length: count }, () => `subscription-b${(made += 1).toString()}`);

const rateIn = (measurements) => Math.round(medianOf(measurements.map(({ rate }) => rate))).toString();

const failures = [];

const report = (title, rates, comparand) => {
  const { adapter, ...bare } = rates;
  const shown = Object.entries(bare).map(([name, each]) => {
    const ratioOf = (of) => medianOf(adapter.map((one, round) => of(one) / of(each[round])));
    const [ratio, byProcessor] = [ratioOf((one) => one.rate), ratioOf((one) => one.byProcessor)];
    if (name === comparand && ratio < GOAL) failures.push(`${title}: ${ratio.toFixed(2)}`);
    return `${name} ${rateIn(each)}/s, ratio ${ratio.toFixed(2)} (by processor time ${byProcessor.toFixed(2)})`;
  });
  console.log(`${title}: adapter ${rateIn(adapter)} events/s; ${shown.join('; ')}`);
};

const opened = { timeZone: 'UTC', baseCurrency: 'USD', ledgerId: randomUUID() };
await store.append({
  stream: 'ledger-main',
  records: [{ id: randomUUID(), type: 'ledger-opened', version: 1, data: opened, metadata: metadataOf('open', 1, 1) }],
  expectedRevision: -1,
});

const filter = (prefix) => streamNameFilter({ regex: `^${prefix}`, maxSearchWindow: 1000, checkpointInterval: 1 });

/** Far more than the adapter keeps of the newest facts: a log that it remembers it would not read. */
const STREAMS = Math.ceil(Math.max(20 * EVENTS, 12_000) / EVENTS);

const fill = async () => {
  const filled = newNames(STREAMS);
  for (const stream of filled) {
    for (let expectedRevision = -1; expectedRevision < EVENTS - 1; expectedRevision += 100) {
      const count = Math.min(100, EVENTS - 1 - expectedRevision);
      const records = eventsOf(stream, count).map((event) => ({ ...event, version: 1 }));
      await store.append({ stream, records, expectedRevision });
    }
  }
  return filled;
};

const readStreams = async () => {
  const filled = await fill();
  const inTurn = async (read) => {
    let count = 0;
    for (const stream of filled) count += await counted(read(stream));
    return count;
  };
  const options = { direction: FORWARDS, ...OWN_CALL };
  const rates = await measuredInTurns(ROUNDS, {
    client: () => inTurn((stream) => client.readStream(`${PREFIX}${stream}`, options)),
    adapter: () => inTurn((stream) => store.readStream(stream)),
  });
  report('read streams, one by one', rates, 'client');
};

const readLog = async () => {
  await fill();
  const total = (await store.head()).sequence;
  const followed = () =>
    counted(client.subscribeToAll({ fromPosition: START, filter: filter(PREFIX), ...OWN_CALL }), total);
  const logRead = async () => {
    let count = 0;
    for await (const { records } of store.readLog(LOG_START)) count += records.length;
    return count;
  };
  const rates = await measuredInTurns(ROUNDS, {
    'client, subscribed': followed,
    'client, reading': () => counted(client.readAll({ direction: FORWARDS, fromPosition: START, ...OWN_CALL })),
    adapter: logRead,
  });
  report('read all streams', rates, 'client, subscribed');
};

const append = async (batch, times) => {
  /** A reader that has nothing to do but to keep up, as every service has one: the adapter's own is part of it. */
  const reader = client.subscribeToAll({ fromPosition: 'end', filter: filter(BARE_PREFIX), ...OWN_CALL });
  reader.on('data', () => undefined);
  await once(reader, 'confirmation');
  const run = (way) => async () => {
    await way(newNames(times), batch);
    return times * batch;
  };
  const rates = await measuredInTurns(ROUNDS, {
    'client with a reader': run(appendBare(BARE_PREFIX, OWN_CALL)),
    'client alone': run(appendBare(UNREAD_PREFIX, OWN_CALL)),
    'client over its shared stream': run(appendBare(UNREAD_PREFIX, {})),
    adapter: run(appendThrough),
  });
  report(`append, ${batch.toString()} a write`, rates, 'client with a reader');
  await reader.unsubscribe();
};

const PARTS = {
  streams: readStreams,
  log: readLog,
  single: () => append(1, EVENTS),
  hundred: () => append(100, Math.ceil(EVENTS / 30)),
};

await PARTS[positionals[0]]();
await store.close();
await client.dispose();
child.disconnect();
for (const failure of failures) console.log(`slower than ${GOAL.toString()} of the client: ${failure}`);
process.exit(failures.length === 0 ? 0 : 1);
