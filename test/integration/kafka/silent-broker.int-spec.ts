import { setTimeout } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { TakingCommands } from '../../../src/commands.module';
import { Publishing } from '../../../src/publishing.module';
import { ServiceProcess } from '../../e2e/http/service-process';
import { describeWithOwnBroker } from '../../support/kafka/kafka-broker';
import { ProxiedBroker } from '../../support/kafka/proxied-broker';
import { TopicFold } from '../../support/kafka/topic-fold';
import { temporaryFolder } from '../embedded/data-folder.builders';

jest.setTimeout(180_000);

/** What whoever runs it waits for after the signal to stop, before it is killed. */
const STOPS_WITHIN_MS = 10_000;
/** What requests under way, projections and the store need of it. */
const REST_MS = 3_000;
const ASK_AGAIN_MS = 20;
const HOLDS_WITHIN_MS = 30_000;

interface Checks {
  readonly publishing: {
    readonly relays: readonly { readonly state: string; readonly published: number; readonly lag: number }[];
    readonly facts: { readonly state: string; readonly lag: number };
  };
  readonly commands: { readonly state: string; readonly partitions: readonly object[] };
}

const checksAt = async (address: string): Promise<Checks> =>
  ((await (await fetch(`${address}/health/ready`)).json()) as { readonly checks: Checks }).checks;

const until = async (address: string, holds: (checks: Checks) => boolean): Promise<void> => {
  for (const endsAt = Date.now() + HOLDS_WITHIN_MS; ; await setTimeout(ASK_AGAIN_MS)) {
    const checks = await checksAt(address);
    if (holds(checks)) return;
    if (Date.now() > endsAt) throw new Error(JSON.stringify(checks));
  }
};

const isPublished = ({ publishing: { relays, facts } }: Checks): boolean =>
  relays.length > 0 &&
  relays.every(({ state, lag }) => state === 'active' && lag === 0) &&
  facts.state === 'active' &&
  facts.lag === 0;

const started = async (address: string, id: string, accountId: string): Promise<void> => {
  const lines = [{ id: 'seats', kind: 'subscription', unitPrice: '49.00', quantity: '12', every: { months: 1 } }];
  const start = { accountId, currency: 'EUR', effectiveOn: '2025-01-01', lines };
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${address}/v1/subscriptions/${id}/start`, {
    ...{ method: 'POST', headers, body: JSON.stringify(start) },
  });
  expect(response.status).toBe(201);
};

/** Whatever is asked to end and does not. */
const NEVER_ENDS = { stop: () => new Promise<void>(() => undefined) };

it('is given up by whoever speaks to it, all at once, soon enough for the rest of the service', async () => {
  const speaking = [
    new Publishing({ journal: NEVER_ENDS, facts: NEVER_ENDS } as never),
    new TakingCommands(NEVER_ENDS as never),
  ];
  Logger.overrideLogger(false);
  const told = performance.now();
  for (const one of speaking) one.onModuleDestroy();
  for (const one of speaking) await one.beforeApplicationShutdown();
  expect(performance.now() - told).toBeLessThan(STOPS_WITHIN_MS - REST_MS);
});

describeWithOwnBroker('A broker that takes all and answers nothing', () => {
  let broker: ProxiedBroker;

  beforeAll(async () => {
    broker = await ProxiedBroker.start();
  });

  afterAll(() => broker.stop());

  it('does not keep the service from ending in time, and the next one publishes what was under way', async () => {
    const folder = temporaryFolder();
    const service = () =>
      new ServiceProcess({
        ...{ DATA_DIR: folder.path, EVENT_STORE: 'embedded', JOURNAL_SHARDS: '1', LOG_LEVEL: 'fatal' },
        ...{ KAFKA_BROKERS: broker.brokers.join(','), KAFKA_COMMANDS: 'true' },
      });
    const first = service();
    const address = await first.address();
    await started(address, 'sub-1', 'acme');
    await until(address, (checks) => isPublished(checks) && checks.commands.partitions.length === 8);
    broker.proxy.begin('black-hole');
    await started(address, 'sub-2', 'other');
    await until(address, ({ publishing }) => publishing.relays[0]?.lag === 1 && publishing.facts.lag > 0);
    const told = performance.now();
    expect(await first.stop()).toBe(0);
    expect(performance.now() - told).toBeLessThan(STOPS_WITHIN_MS);
    broker.proxy.heal();

    const second = service();
    await until(await second.address(), isPublished);
    expect(await second.stop()).toBe(0);
    const { changes, repeated } = await TopicFold.of(broker.brokers, 'arr.changes.v1', 1);
    expect(changes.map(({ delta }) => delta)).toEqual(['7056.00', '7056.00']);
    expect(repeated).toBe(0);
    folder.remove();
  });
});
