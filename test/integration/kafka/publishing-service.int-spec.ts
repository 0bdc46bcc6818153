import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { brokerForTests, describeWithBroker, type TestBroker } from '../../support/kafka/kafka-broker';
import { messagesOf, TopicFold } from '../../support/kafka/topic-fold';
import { ServiceProcess } from '../../e2e/http/service-process';
import { KafkaMessageBroker } from '../../../src/platform/kafka/kafka-message-broker.adapter';
import { faultsInHeaders, faultsInValue } from '../schemas/message-contract';
import { temporaryFolder } from '../embedded/data-folder.builders';

jest.setTimeout(120_000);

const ASK_AGAIN_MS = 50;

interface Publishing {
  readonly state: string;
  readonly relays: readonly { readonly state: string; readonly published: number; readonly lag: number }[];
  readonly facts: { readonly state: string; readonly published: number; readonly lag: number };
}

const publishingAt = async (address: string): Promise<Publishing> => {
  const response = await fetch(`${address}/health/ready`);
  const body = (await response.json()) as { readonly checks: { readonly publishing: Publishing } };
  return body.checks.publishing;
};

describeWithBroker('The service with a broker', () => {
  let broker: TestBroker;

  beforeAll(async () => {
    broker = await brokerForTests();
  });

  afterAll(() => broker.stop());

  /** What is wrong with the messages of a topic; and that there are none. */
  const faultsOn = async (topic: string): Promise<readonly string[]> => {
    const reader = new KafkaMessageBroker({ connection: { brokers: broker.brokers, ssl: false } });
    const messages = [...(await messagesOf(reader, topic, 0)), ...(await messagesOf(reader, topic, 1))];
    await reader.close();
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
    const lines = [{ id: 'seats', kind: 'subscription', unitPrice: '49.00', quantity: '12', every: { months: 1 } }];
    const started = await fetch(`${address}/v1/subscriptions/sub-1/start`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ accountId: 'acme', currency: 'EUR', effectiveOn: '2025-01-01', lines }),
    });
    expect(started.status).toBe(201);
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
  });
});
