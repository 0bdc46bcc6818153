import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { KafkaMessageBroker } from '../../../src/platform/kafka/kafka-message-broker.adapter';
import { brokerForTests, describeWithBroker, type TestBroker } from '../../support/kafka/kafka-broker';
import { messagesOf } from '../../support/kafka/topic-fold';
import { BUILT, ServiceProcess } from '../http/service-process';
import { ArrProcess, LATE_FACTS, SAMPLE, SAMPLE_MAP_FILE } from './arr-process';

jest.setTimeout(180_000);

const ASK_AGAIN_MS = 50;
const SHARDS = '2';

interface Verified {
  readonly epoch: number;
  readonly shards: readonly {
    readonly messages: number;
    readonly last: number;
    readonly ledger: number;
    readonly behind: number;
  }[];
}

describeWithBroker('arr verify --topic', () => {
  let broker: TestBroker;
  let arr: ArrProcess;
  const prefix = `${randomUUID().slice(0, 8)}.`;

  beforeAll(async () => {
    broker = await brokerForTests();
    arr = await ArrProcess.onNewFolder({
      ...{ KAFKA_BROKERS: broker.brokers.join(','), KAFKA_TOPIC_PREFIX: prefix, JOURNAL_SHARDS: SHARDS },
      EVENT_STORE: 'embedded',
    });
    expect(await arr.run(['import', SAMPLE, '--map-file', SAMPLE_MAP_FILE])).toMatchObject({ status: 0 });
    expect(await arr.run(['import', LATE_FACTS])).toMatchObject({ status: 0 });
  });

  afterAll(async () => {
    await arr.remove();
    await broker.stop();
  });

  const published = async (service: ServiceProcess): Promise<void> => {
    const address = await service.address();
    for (let left = -1; left !== 0; await setTimeout(ASK_AGAIN_MS)) {
      const body = (await (await fetch(`${address}/health/ready`)).json()) as {
        readonly checks: { readonly publishing: { readonly relays: readonly { lag: number; stored: number }[] } };
      };
      const { relays } = body.checks.publishing;
      const isRead = relays.length > 0 && relays.some(({ stored }) => stored > 0);
      left = isRead ? relays.reduce((sum, { lag }) => sum + lag, 0) : -1;
    }
  };

  it('says that there is no topic yet, and no broker where none is named', async () => {
    const missing = await arr.run(['verify', '--topic']);
    expect(missing).toMatchObject({ status: 3, stdout: '' });
    expect(missing.stderr).toContain('topic-missing');
    expect(missing.stderr).toContain(`${prefix}arr.changes.v1: `);
    const away = await arr.runScript('export KAFKA_BROKERS=127.0.0.1:1; arr verify --topic');
    expect([away.status, away.stderr]).toEqual([6, expect.stringContaining('broker-unavailable')]);
    const unnamed = await arr.runScript('unset KAFKA_BROKERS; arr verify --topic');
    expect(unnamed).toMatchObject({ status: 2, stdout: '' });
    expect(unnamed.stderr).toContain('KAFKA_BROKERS=');
  });

  it('finds all entries of a ledger there once, beside the service that publishes them', async () => {
    const service = new ServiceProcess(
      {
        ...{ DATA_DIR: arr.dataDir, EVENT_STORE: 'embedded', JOURNAL_SHARDS: SHARDS },
        ...{ KAFKA_BROKERS: broker.brokers.join(','), KAFKA_TOPIC_PREFIX: prefix },
      },
      BUILT,
    );
    await published(service);
    const { status, stdout } = await arr.run(['verify', '--topic', '--json']);
    expect(status).toBe(0);
    const { shards } = JSON.parse(stdout) as Verified;
    expect(shards).toHaveLength(2);
    expect(shards.reduce((sum, { ledger }) => sum + ledger, 0)).toBeGreaterThan(20);
    for (const shard of shards) {
      expect(shard).toMatchObject({ messages: shard.ledger, last: shard.ledger, behind: 0, faults: [] });
    }
    expect(await service.stop()).toBe(0);
  });

  it('tells what is not published yet', async () => {
    const words = ['start', 'sub-new', '--account', 'acme', '--currency', 'EUR', '--effective-on', '2026-01-01'];
    const terms = ['--price', '10.00', '--quantity', '1', '--every', 'month'];
    expect(await arr.run([...words, ...terms])).toMatchObject({ status: 0 });
    const { status, stdout } = await arr.run(['verify', '--topic']);
    expect(status).toBe(0);
    expect(stdout).toContain("Not published yet: 1 of the ledger's entries.");
  });

  it('finds what another has sent to the topic', async () => {
    const topic = `${prefix}arr.changes.v1`;
    const kafka = new KafkaMessageBroker({ connection: { brokers: broker.brokers, ssl: false } });
    const messages = await messagesOf(kafka, topic, 0);
    const [first] = messages;
    if (first === undefined) throw new Error('There is nothing on the topic.');
    const sender = await kafka.openSender('somebody');
    await sender.send([{ topic, partition: 0, key: first.key ?? '', value: first.value, headers: first.headers }]);
    await sender.close();
    await kafka.close();
    const { status, stdout, stderr } = await arr.run(['verify', '--topic', 'arr.changes.v1']);
    expect(status).toBe(7);
    expect(stdout).toMatch(/^ +0 +\d+ +1 +\d+ +\d+ +\d+ +1$/mu);
    expect(stderr).toContain('topic-not-whole');
    expect(stderr).toContain('shard 0: doubled: What stands at offset');
  });
});
