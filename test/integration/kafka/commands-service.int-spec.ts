import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { ServiceProcess } from '../../e2e/http/service-process';
import { brokerForTests, describeWithBroker, type TestBroker } from '../../support/kafka/kafka-broker';
import {
  changing,
  groupOf,
  makeTopic,
  sendCommands,
  type Sent,
  standingIn,
  starting,
} from '../../support/kafka/sent-commands';
import { traceparentOf } from '../../support/traceparent.builders';
import { temporaryFolder } from '../embedded/data-folder.builders';

jest.setTimeout(180_000);

const ASK_AGAIN_MS = 50;
const SUBSCRIPTIONS = Array.from({ length: 12 }, (_, index) => `sub-${index}`);
const CHANGES = 5;

interface Commands {
  readonly state: string;
  readonly reason?: string;
  readonly partitions: readonly { readonly state: string; readonly lag: number; readonly next: number }[];
}

interface Fact {
  readonly type: string;
  readonly data: { readonly lines?: readonly { readonly quantity?: string }[] };
  readonly metadata: Readonly<Record<string, unknown>>;
}

const commandsAt = async (address: string): Promise<Commands> => {
  const response = await fetch(`${address}/health/ready`);
  const body = (await response.json()) as { readonly checks: { readonly commands: Commands } };
  return body.checks.commands;
};

const factsOf = async (address: string, subscriptionId: string): Promise<readonly Fact[]> => {
  const response = await fetch(`${address}/v1/subscriptions/${subscriptionId}/facts`);
  if (!response.ok) return [];
  return ((await response.json()) as { readonly facts: readonly Fact[] }).facts;
};

/** One message of every kind that is refused, with the code of the refusal. */
const BAD: readonly (readonly [string, Sent])[] = [
  ['message-is-empty', { key: 'sub-0', value: null }],
  ['message-too-large', { key: 'sub-0', value: `{"command":"start","x":"${'x'.repeat(1_048_576)}"}` }],
  ['message-not-utf-8', { key: 'sub-1', value: Buffer.from([0x7b, 0xff, 0xfe, 0x00]) }],
  ['message-key-is-invalid', { ...starting('sub-2'), key: null }],
  ['message-key-is-invalid', { ...starting('sub-2'), key: 'no id' }],
  ['message-key-is-invalid', starting('sub-2', { subscriptionId: 'sub-3' })],
  ['json-malformed', { key: 'sub-3', value: '{"command": "start",' }],
  ['json-key-repeated', { key: 'sub-3', value: '{"command": "start", "command": "cancel"}' }],
  ['json-too-deep', { key: 'sub-3', value: '['.repeat(8_000) }],
  ['json-key-reserved', { key: 'sub-3', value: '{"command":"start","__proto__":{}}' }],
  ['request-is-invalid', { key: 'sub-4', value: '[]' }],
  ['request-is-invalid', { key: 'sub-4', value: { command: 'begin' } }],
  ['request-is-invalid', { key: 'sub-4', value: { command: 'constructor' } }],
  ['request-is-invalid', { key: 'sub-4', value: {} }],
  ['request-is-invalid', starting('sub-4', { effectiveOn: '2025-02-30' })],
  ['request-is-invalid', starting('sub-4', { unheardOf: 1 })],
  ['subscription-already-started', starting('sub-5', { effectiveOn: '2025-03-01' })],
  ['subscription-not-found', changing('nobody', 1)],
  ['fact-not-found', { key: 'sub-5', value: { command: 'void-fact', factId: randomUUID(), reason: 'Never was.' } }],
  ['command-id-reused', starting('sub-6', { commandId: 'start-sub-6', currency: 'USD' })],
];

describeWithBroker('A service that takes commands', () => {
  let broker: TestBroker;

  beforeAll(async () => {
    broker = await brokerForTests();
  });

  afterAll(() => broker.stop());

  const serviceIn = (folder: string, prefix: string): ServiceProcess =>
    new ServiceProcess({
      ...{ DATA_DIR: folder, EVENT_STORE: 'embedded', JOURNAL_SHARDS: '2', LOG_LEVEL: 'fatal' },
      ...{ KAFKA_BROKERS: broker.brokers.join(','), KAFKA_TOPIC_PREFIX: prefix, KAFKA_COMMANDS: 'true' },
    });

  /** Resolves when nothing is left to take; what was sent before must have been seen. */
  const taken = async (address: string, messages: number): Promise<Commands> => {
    for (;;) {
      const commands = await commandsAt(address);
      const seen = commands.partitions.reduce((sum, { next }) => sum + next, 0);
      if (seen >= messages && commands.partitions.every(({ lag }) => lag === 0)) return commands;
      await setTimeout(ASK_AGAIN_MS);
    }
  };

  const running = async (address: string): Promise<void> => {
    while ((await commandsAt(address)).partitions.length < 8) await setTimeout(ASK_AGAIN_MS);
  };

  it('records good ones in their order, hands on bad ones with their reason, and leaves nothing over', async () => {
    const [folder, prefix] = [temporaryFolder(), `${randomUUID().slice(0, 8)}.`];
    const topic = `${prefix}subscription.commands.v1`;
    // One that takes larger messages than the service does, so that these come through to it.
    const settings = { 'max.message.bytes': '4194304', 'compression.type': 'uncompressed' };
    await makeTopic(broker.brokers, topic, 8, settings);
    const service = serviceIn(folder.path, prefix);
    const address = await service.address();
    await running(address);
    const starts = SUBSCRIPTIONS.map((id) => starting(id, { commandId: `start-${id}` }));
    const changes = Array.from({ length: CHANGES }, (_, nth) => SUBSCRIPTIONS.map((id) => changing(id, nth + 1)));
    const headers = { 'x-correlation-id': 'billing-run-7', ce_source: 'urn:billing', traceparent: traceparentOf(7) };
    // Bad ones stand between the good ones, so that none of them is behind the last.
    await sendCommands(broker.brokers, topic, [...starts, ...BAD.map(([, sent]) => sent)]);
    await sendCommands(
      broker.brokers,
      topic,
      changes.flat().map((sent) => ({ ...sent, headers })),
    );
    const sent = starts.length + BAD.length + changes.flat().length;
    expect((await taken(address, sent)).state).toBe('running');

    for (const id of SUBSCRIPTIONS) {
      const facts = await factsOf(address, id);
      expect(facts.map(({ data }) => data.lines?.[0]?.quantity)).toEqual(['12', '13', '14', '15', '16', '17']);
      expect(facts[0]?.metadata).toMatchObject({ commandId: `start-${id}`, source: 'kafka' });
      expect(facts[1]?.metadata).toMatchObject({ correlationId: 'billing-run-7', source: 'urn:billing' });
      expect(facts.map(({ metadata }) => metadata['traceparent'])).toEqual([
        undefined,
        ...changes.map(() => traceparentOf(7)),
      ]);
      expect(facts[1]?.metadata['causationId']).toMatch(
        new RegExp(`^${prefix}subscription[.]commands[.]v1/\\d/\\d+$`, 'u'),
      );
    }
    const dead = await standingIn(broker.brokers, `${prefix}subscription.commands.dead.v1`);
    expect(dead.map(({ headers: { code } }) => code).sort()).toEqual(BAD.map(([code]) => code).sort());
    for (const { headers: said } of dead) {
      expect(said).toMatchObject({ 'origin-topic': topic, reason: expect.stringMatching(/\S/u) as string });
      expect(Number(said['origin-offset'])).toBeGreaterThanOrEqual(0);
      expect(said['fix']).toMatch(/\S/u);
    }
    expect(await service.stop()).toBe(0);
    expect(service.errors).toBe('');
    expect(await groupOf(broker.brokers, `${prefix}arr-ledger-commands`, topic)).toEqual({ members: 0, lag: 0 });

    const next = serviceIn(folder.path, prefix);
    const nextAddress = await next.address();
    await running(nextAddress);
    await sendCommands(broker.brokers, topic, [starting('sub-0', { commandId: 'start-sub-0' }), changing('sub-1', 6)]);
    await taken(nextAddress, sent + 2);
    expect(await factsOf(nextAddress, 'sub-0')).toHaveLength(1 + CHANGES);
    expect(await factsOf(nextAddress, 'sub-1')).toHaveLength(2 + CHANGES);
    expect(await standingIn(broker.brokers, `${prefix}subscription.commands.dead.v1`)).toHaveLength(BAD.length);
    expect(await next.stop()).toBe(0);
    folder.remove();
  });

  it('takes none that are meant for the ledger whose facts stand there', async () => {
    const [ours, other, prefix] = [temporaryFolder(), temporaryFolder(), `${randomUUID().slice(0, 8)}.`];
    const first = serviceIn(ours.path, prefix);
    await running(await first.address());
    // The opening of the ledger is its first fact.
    const control = `${prefix}subscription.facts.control.v1`;
    while ((await standingIn(broker.brokers, control)).length === 0) await setTimeout(ASK_AGAIN_MS);
    expect(await first.stop()).toBe(0);
    await sendCommands(broker.brokers, `${prefix}subscription.commands.v1`, [starting('sub-1')]);
    const mistaken = serviceIn(other.path, prefix);
    const address = await mistaken.address();
    for (let state = ''; state !== 'refused'; await setTimeout(ASK_AGAIN_MS)) ({ state } = await commandsAt(address));
    expect(await factsOf(address, 'sub-1')).toEqual([]);
    await mistaken.stop();
    const again = serviceIn(ours.path, prefix);
    const rightAddress = await again.address();
    await taken(rightAddress, 1);
    expect(await factsOf(rightAddress, 'sub-1')).toHaveLength(1);
    await again.stop();
    ours.remove();
    other.remove();
  });
});
