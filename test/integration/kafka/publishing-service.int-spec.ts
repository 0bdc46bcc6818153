import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { brokerForTests, describeWithBroker, type TestBroker } from '../../support/kafka/kafka-broker';
import { TopicsRead } from '../../support/kafka/topics-read';
import { messagesOf, TopicFold } from '../../support/kafka/topic-fold';
import { ServiceProcess } from '../../e2e/http/service-process';
import { BrokerUnavailable, type ReceivedMessage } from '../../../src/kernel/message-broker.port';
import { KafkaMessageBroker } from '../../../src/platform/kafka/kafka-message-broker.adapter';
import { faultsInHeaders, faultsInValue } from '../schemas/message-contract';
import { traceparentOf } from '../../support/traceparent.builders';
import { temporaryFolder } from '../embedded/data-folder.builders';

jest.setTimeout(120_000);

const ASK_AGAIN_MS = 50;

interface Publishing {
  readonly state: string;
  readonly epoch: number;
  readonly relays: readonly { readonly state: string; readonly published: number; readonly lag: number }[];
  readonly facts: { readonly state: string; readonly published: number; readonly lag: number };
}

interface FactTold {
  readonly type: string;
  readonly metadata: { readonly traceparent?: string };
}

/** A command in a trace. */
const posted = async (address: string, path: string, body: object): Promise<void> => {
  const headers = { 'content-type': 'application/json', traceparent: traceparentOf(1) };
  const { status } = await fetch(`${address}/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  expect([path, status]).toEqual([path, 201]);
};

/** Twelve of something for 49 a month from the beginning of 2025. */
const started = (address: string, id: string, accountId: string, kind: string): Promise<void> => {
  const lines = [{ id: 'seats', kind, unitPrice: '49.00', quantity: '12', every: { months: 1 } }];
  const start = { accountId, currency: 'EUR', effectiveOn: '2025-01-01', lines };
  return posted(address, `subscriptions/${id}/start`, start);
};

const publishingAt = async (address: string): Promise<Publishing> => {
  const response = await fetch(`${address}/health/ready`);
  const body = (await response.json()) as { readonly checks: { readonly publishing: Publishing } };
  return body.checks.publishing;
};

/** A service that has just been started is still making its topics. */
const noneYet = (error: unknown): undefined => {
  if (!(error instanceof BrokerUnavailable)) throw error;
};

describeWithBroker('The service with a broker', () => {
  let broker: TestBroker;

  beforeAll(async () => {
    broker = await brokerForTests();
  });

  afterAll(() => broker.stop());

  const messagesOn = async (topic: string): Promise<readonly ReceivedMessage[]> => {
    const reader = new KafkaMessageBroker({ connection: { brokers: broker.brokers, ssl: false } });
    const messages = [...(await messagesOf(reader, topic, 0)), ...(await messagesOf(reader, topic, 1))];
    await reader.close();
    return messages;
  };

  /** What is wrong with the messages of a topic; and that there are none. */
  const faultsOn = async (topic: string): Promise<readonly string[]> => {
    const messages = await messagesOn(topic);
    if (messages.length === 0) return [`There is nothing on ${topic}.`];
    return messages.flatMap(({ value, headers }) => {
      const name = headers['ce_type'] ?? '';
      return [...faultsInValue(name, JSON.parse(value ?? 'null')), ...faultsInHeaders(name, headers)];
    });
  };

  it('publishes what is recorded as the schemas say, says so in its health, and ends when it is told to', async () => {
    const folder = temporaryFolder();
    const prefix = `${randomUUID().slice(0, 8)}.`;
    const service = new ServiceProcess({
      ...{ DATA_DIR: folder.path, EVENT_STORE: 'embedded', JOURNAL_SHARDS: '2' },
      ...{ KAFKA_BROKERS: broker.brokers.join(','), KAFKA_TOPIC_PREFIX: prefix },
    });
    const address = await service.address();
    await started(address, 'sub-1', 'acme', 'subscription');
    let health = await publishingAt(address);
    while (health.relays.every(({ published }) => published === 0) || health.facts.lag > 0) {
      await setTimeout(ASK_AGAIN_MS);
      health = await publishingAt(address);
    }
    expect(health.state).toBe('running');
    expect(health.relays.map(({ state }) => state)).toContain('active');
    expect(health.facts).toMatchObject({ state: 'active', lag: 0 });
    expect(await service.stop()).toBe(0);
    expect(service.errors).toBe('');
    const { changes } = await TopicFold.of(broker.brokers, `${prefix}arr.changes.v1`, 2);
    expect(changes).toMatchObject([{ accountId: 'acme', class: 'new', delta: '7056.00', runningTotal: '7056.00' }]);
    folder.remove();
    const topics = ['arr.changes.v1', 'arr.control.v1', 'arr.current.v1', 'subscription.facts.v1'];
    for (const topic of topics) expect(await faultsOn(prefix + topic)).toEqual([]);

    const facts = (await messagesOn(`${prefix}subscription.facts.v1`)).map(({ value, headers }) => {
      const { type, metadata } = JSON.parse(value ?? 'null') as FactTold;
      return [type, headers['ce_id'], headers['traceparent'], metadata.traceparent];
    });
    const [change] = await messagesOn(`${prefix}arr.changes.v1`);
    expect(facts.sort()).toEqual([
      ['ledger-opened', expect.any(String), undefined, undefined],
      ['subscription-started', change?.headers['ce_causationid'], traceparentOf(1), traceparentOf(1)],
    ]);
    // An entry follows from the facts alone; it names the one that has the trace.
    expect(change?.headers).not.toHaveProperty('traceparent');
  });

  it('begins anew with each policy that is adopted, and leaves no account of the one before', async () => {
    const folder = temporaryFolder();
    const prefix = `${randomUUID().slice(0, 8)}.`;
    const service = new ServiceProcess({
      ...{ DATA_DIR: folder.path, EVENT_STORE: 'embedded', JOURNAL_SHARDS: '2' },
      ...{ KAFKA_BROKERS: broker.brokers.join(','), KAFKA_TOPIC_PREFIX: prefix },
    });
    const address = await service.address();
    /** What accounts have once so many of them do in an epoch. */
    const currentIn = async (epoch: number, accounts: number): Promise<readonly (readonly [string, unknown])[]> => {
      for (; ; await setTimeout(ASK_AGAIN_MS)) {
        if ((await publishingAt(address)).epoch !== epoch) continue;
        const read = await TopicsRead.of(broker.brokers, prefix, 2).catch(noneYet);
        const values = [...(read?.current.values() ?? [])];
        if (values.length === accounts && values.every((value) => value.epoch === epoch))
          return values.map(({ accountId, arr }) => [accountId, arr] as const).sort();
      }
    };
    await posted(address, 'policies', { policy: { services: 'include-contracted' } });
    await started(address, 'sub-1', 'acme', 'subscription');
    await started(address, 'sub-2', 'served', 'service');
    expect(await currentIn(2, 2)).toEqual([
      ['acme', { EUR: '7056.00' }],
      ['served', { EUR: '7056.00' }],
    ]);
    await posted(address, 'policies', { policy: { services: 'exclude' } });
    expect(await currentIn(3, 1)).toEqual([['acme', { EUR: '7056.00' }]]);
    expect(await service.stop()).toBe(0);
    const { faults, facts } = await TopicsRead.of(broker.brokers, prefix, 2);
    expect(faults).toEqual([]);
    expect(facts.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
    folder.remove();
  });
});
