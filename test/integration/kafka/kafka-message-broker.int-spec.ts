import { randomUUID } from 'node:crypto';
import {
  MessageTooLarge,
  type OutgoingMessage,
  SenderFenced,
  TopicMissing,
} from '../../../src/kernel/message-broker.port';
import { KAFKA_TIMINGS } from '../../../src/platform/kafka/client-settings';
import { KafkaMessageBroker } from '../../../src/platform/kafka/kafka-message-broker.adapter';
import { Gate } from '../../support/kafka/gate';
import { brokerForTests, describeWithBroker, type TestBroker } from '../../support/kafka/kafka-broker';

jest.setTimeout(120_000);

describeWithBroker('KafkaMessageBroker on a real broker', () => {
  let real: TestBroker;
  let broker: KafkaMessageBroker;

  const connectionTo = ({ brokers }: TestBroker) => ({ brokers, ssl: false });

  beforeAll(async () => {
    real = await brokerForTests();
    broker = new KafkaMessageBroker({ connection: connectionTo(real) });
  });

  afterAll(async () => {
    await broker.close();
    await real.stop();
  });

  const topicOf = async (partitions = 1, cleanup: 'delete' | 'compact' = 'delete'): Promise<string> => {
    const topic = `t-${randomUUID()}`;
    expect(await broker.ensureTopic({ topic, partitions, cleanup })).toBeUndefined();
    return topic;
  };

  const said = (topic: string, ...values: readonly string[]): readonly OutgoingMessage[] =>
    values.map((value) => ({ topic, partition: 0, key: 'k', value, headers: { seq: value } }));

  const allOf = async (topic: string, partition = 0): Promise<readonly (string | null)[]> => {
    const values: (string | null)[] = [];
    for (let from = 0n; ;) {
      const page = await broker.read({ topic, partition }, from);
      values.push(...page.messages.map(({ value }) => value));
      if (page.isLast) return values;
      from = page.next;
    }
  };

  const lastOf = async (topic: string) => (await broker.lastOf({ topic, partition: 0 }))?.value;

  it('reads what was committed, with key and headers, and the last of it', async () => {
    const topic = await topicOf();
    expect(await broker.lastOf({ topic, partition: 0 })).toBeUndefined();
    const sender = await broker.openSender(`id-${topic}`);
    await sender.send(said(topic, '1', '2'));
    await sender.send(said(topic, '3'));
    await sender.close();
    expect(await allOf(topic)).toEqual(['1', '2', '3']);
    expect(await broker.lastOf({ topic, partition: 0 })).toMatchObject({ key: 'k', value: '3', headers: { seq: '3' } });
  });

  it('fences the sender before as soon as there is another of its id, and shows nothing of what that had open', async () => {
    const topic = await topicOf();
    const hung = new Gate();
    const sent = new Gate();
    const slow = new KafkaMessageBroker({
      connection: connectionTo(real),
      atPoint: async (point) => {
        if (point !== 'after-send') return;
        sent.open();
        await hung.opened;
      },
    });
    const before = await slow.openSender(`id-${topic}`);
    const lost = before.send(said(topic, 'lost'));
    await sent.opened;
    const after = await broker.openSender(`id-${topic}`);
    // What is read now decides where to go on: the one before must not be able to commit any more.
    hung.open();
    await expect(lost).rejects.toThrow(SenderFenced);
    expect(await lastOf(topic)).toBeUndefined();
    await after.send(said(topic, 'kept'));
    expect(await allOf(topic)).toEqual(['kept']);
    expect(await lastOf(topic)).toBe('kept');
    await Promise.all([before.close(), after.close(), slow.close()]);
  });

  it('finds the last committed message behind many that were aborted', async () => {
    const topic = await topicOf();
    const first = await broker.openSender(`id-${topic}`);
    await first.send(said(topic, 'kept'));
    await first.close();
    const failing = new KafkaMessageBroker({
      connection: connectionTo(real),
      atPoint: (point) => {
        if (point === 'after-send') throw new Error('no commit');
      },
    });
    const many = Array.from({ length: 300 }, (_, index) => `aborted ${index.toString()}`);
    for (let turn = 0; turn < 3; turn += 1) {
      const sender = await failing.openSender(`id-${topic}`);
      await expect(sender.send(said(topic, ...many))).rejects.toThrow('no commit');
      await sender.close();
    }
    await (await broker.openSender(`id-${topic}`)).close();
    expect(await lastOf(topic)).toBe('kept');
    await failing.close();
  });

  it('takes a sender out of use after its first failure', async () => {
    const topic = await topicOf();
    const sender = await broker.openSender(`id-${topic}`);
    const elsewhere = said(topic, 'lost').map((message) => ({ ...message, partition: 7 }));
    await expect(sender.send(elsewhere)).rejects.toThrow(`nothing for ${topic}/7`);
    await expect(sender.send(said(topic, 'late'))).rejects.toThrow('follows one whose end is not known');
    await sender.close();
    expect(await allOf(topic)).toEqual([]);
  });

  it.each([
    [{ partitions: 3 }, 'has 2 partitions and must have 3'],
    [{ cleanup: 'compact' as const }, 'has cleanup.policy=delete and must have compact'],
    [{ messageBytesMax: 8_388_608 }, 'has max.message.bytes=1048588 and must have 8388608 or more'],
  ])('refuses a topic that is there and will not do: %j', async (over, reason) => {
    const topic = await topicOf(2);
    expect(await broker.ensureTopic({ topic, partitions: 2, cleanup: 'delete', ...over })).toContain(reason);
  });

  it('says of a message that the broker does not take that it is too large, and for which topic', async () => {
    const topic = await topicOf();
    const sender = await broker.openSender(`id-${topic}`);
    const sent = sender.send(said(topic, 'x'.repeat(2_000_000)));
    await expect(sent).rejects.toThrow(MessageTooLarge);
    await expect(sent).rejects.toThrow(` to ${topic}: `);
    await sender.close();
    expect(await allOf(topic)).toEqual([]);
  });

  it('tells a topic that is not there from a broker that does not answer', async () => {
    const topic = `t-${randomUUID()}`;
    await expect(broker.lastOf({ topic, partition: 0 })).rejects.toThrow(TopicMissing);
    await expect(broker.read({ topic, partition: 0 }, 0n)).rejects.toThrow(TopicMissing);
  });

  it('looks at topics without making or changing any', async () => {
    const wanted = { topic: `t-${randomUUID()}`, partitions: 1, cleanup: 'delete' } as const;
    expect(await broker.standingOf(wanted)).toEqual({ isThere: false });
    expect(await broker.standingOf(wanted)).toEqual({ isThere: false });
    expect(await broker.ensureTopic(wanted)).toBeUndefined();
    expect(await broker.standingOf(wanted)).toEqual({ isThere: true, partitions: 1 });
    const text = expect.stringContaining('has 1 partitions and must have 2') as unknown;
    const standing = await broker.standingOf({ ...wanted, partitions: 2 });
    expect(standing).toMatchObject({ partitions: 1, fault: { of: 'partitions', text } });
    expect(await broker.brokersThere()).toBeGreaterThan(0);
  });

  it('says within its deadline that there is no broker', async () => {
    const nowhere = new KafkaMessageBroker({
      connection: { brokers: ['127.0.0.1:1'], ssl: false },
      timings: { ...KAFKA_TIMINGS, deadlineMs: 2_000 },
    });
    await expect(nowhere.openSender('id')).rejects.toThrow('Connecting as id');
    await expect(nowhere.lastOf({ topic: 't', partition: 0 })).rejects.toThrow('Reading t/0');
    await nowhere.close();
  });
});
