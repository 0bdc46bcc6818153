import { MemoryTextVault } from '../../../test/support/memory-text-vault.adapter';
import { UNMERGED } from '../../kernel/account-readings.port';
import { MemoryEventStore } from '../../../test/support/memory-event-store.adapter';
import { at, cancel, currency, on, start, subscriptionId } from '../../../test/support/subscription.builders';
import type { ArrEffectPreview } from '../../kernel/arr-effect.port';
import { NO_REVISION } from '../../kernel/event-store.port';
import { FACT_LIMITS } from '../../kernel/fact-limits';
import { LEDGER_STREAM, subscriptionStream } from '../../kernel/streams';
import type { CommandContext } from '../../kernel/transact';
import { APPEND_BYTES_MAX } from '../../platform/embedded/append-limits';
import { NodeHasher } from '../../platform/system/node-hasher.adapter';
import type { SubscriptionCommand } from '../domain/subscription.commands';
import type { SubscriptionFact } from '../domain/subscription.events';
import { ExecuteSubscriptionCommand } from './execute-subscription.command';
import { ExecuteSubscriptionHandler } from './execute-subscription.handler';

const SUB = subscriptionId('sub-1');
const CONTEXT: CommandContext = { commandId: 'c-1', source: 'test', actor: 'test', correlationId: 'x' };
const EFFECT = { effectiveOn: on('2025-01-01'), currency: currency('EUR'), delta: 120_000n };

const calendar = { dayOf: () => on('2025-01-01'), isTimeZone: () => true };

/** A handler on a store in memory, with what its preview was asked. */
const handling = async () => {
  const store = new MemoryEventStore({ clock: { now: () => at('2025-01-01T12:00:00Z') }, calendar });
  const metadata = { ...CONTEXT, commandId: 'open', part: 1, parts: 1, commandHash: 'sha256:0' };
  const id = '00000000-0000-4000-8000-000000000001';
  const opening = { id, type: 'ledger-opened', version: 1, data: { timeZone: 'UTC' }, metadata };
  await store.append({ stream: LEDGER_STREAM, records: [opening], expectedRevision: NO_REVISION });
  const asked: string[] = [];
  const preview: ArrEffectPreview<SubscriptionFact> = {
    effectOf: (id, facts, { revision }) => {
      asked.push(`${id} ${facts.map(({ type }) => type).join(' ')} on ${revision}`);
      return Promise.resolve([EFFECT]);
    },
  };
  const pause = { beforeAttempt: () => Promise.resolve() };
  const vault = new MemoryTextVault();
  const ports = {
    store,
    hasher: new NodeHasher(),
    pause,
    day: { today: () => on('2025-01-01'), dayOf: () => on('2025-01-01') },
    vault,
  };
  const reader = { readingsOf: () => Promise.resolve(UNMERGED) };
  const handler = new ExecuteSubscriptionHandler(ports, reader, preview);
  const execute = (command: SubscriptionCommand, over: Partial<CommandContext> = {}, asksForEffect = true) =>
    handler.execute(new ExecuteSubscriptionCommand(command, { ...CONTEXT, ...over }, asksForEffect));
  const types = async () => {
    const read: string[] = [];
    for await (const { type } of store.readStream(subscriptionStream(SUB))) read.push(type);
    return read;
  };
  return { execute, asked, types };
};

it("records a command's facts in the stream of its subscription, without an effect", async () => {
  const { execute, asked, types } = await handling();
  const outcome = await execute(start());
  expect(outcome).toMatchObject({
    outcome: 'accepted',
    receipt: { facts: [{ type: 'subscription-started' }], revision: 0, replayed: false },
  });
  expect(outcome).not.toHaveProperty('effect');
  expect(asked).toEqual([]);
  expect(await types()).toEqual(['subscription-started']);
});

it('reads back what it has recorded, and decides on it', async () => {
  const { execute, types } = await handling();
  await execute(start());
  expect(await execute(start(), { commandId: 'c-2' })).toMatchObject({
    outcome: 'rejected',
    rejection: { code: 'subscription-already-started' },
  });
  expect(await execute(cancel(), { commandId: 'c-3' })).toMatchObject({ receipt: { revision: 1 } });
  expect(await types()).toEqual(['subscription-started', 'subscription-cancelled']);
});

it('answers a command that comes again as before', async () => {
  const { execute, types } = await handling();
  const first = await execute(start());
  expect(await execute(start())).toMatchObject({ ...first, receipt: { replayed: true } });
  expect(await types()).toEqual(['subscription-started']);
});

it('works out no effect where none is asked for', async () => {
  const { execute, asked } = await handling();
  expect(await execute(start(), { dryRun: true }, false)).not.toHaveProperty('effect');
  expect(asked).toEqual([]);
});

it('tells of a dry run what it would do to ARR, and records nothing', async () => {
  const { execute, asked, types } = await handling();
  expect(await execute(start(), { dryRun: true })).toMatchObject({ outcome: 'accepted', effect: [EFFECT] });
  expect(asked).toEqual(['sub-1 subscription-started on -1']);
  expect(await types()).toEqual([]);
});

it('asks for no effect of a dry run that is refused or has been recorded before', async () => {
  const { execute, asked } = await handling();
  expect(await execute(cancel(), { dryRun: true })).toMatchObject({
    outcome: 'rejected',
    rejection: { code: 'subscription-not-found' },
  });
  await execute(start());
  expect(await execute(start(), { dryRun: true })).toMatchObject({ receipt: { replayed: true }, effect: [] });
  expect(asked).toEqual([]);
});

describe('the size of a fact', () => {
  const padded = (length: number) => start({ attributes: { note: 'x'.repeat(length) } });
  const around = async (): Promise<number> => {
    const { execute } = await handling();
    const outcome = await execute(padded(FACT_LIMITS.bytesMax));
    const rejection = outcome.outcome === 'rejected' ? outcome.rejection : undefined;
    return rejection?.code === 'fact-too-large' ? rejection.bytes - FACT_LIMITS.bytesMax : Number.NaN;
  };

  it('is refused one byte above the limit, and taken at it', async () => {
    const { execute, types } = await handling();
    const fitting = FACT_LIMITS.bytesMax - (await around());
    expect(await execute(padded(fitting + 1))).toEqual({
      outcome: 'rejected',
      rejection: {
        code: 'fact-too-large',
        factType: 'subscription-started',
        bytes: FACT_LIMITS.bytesMax + 1,
        bytesMax: FACT_LIMITS.bytesMax,
      },
    });
    expect(await types()).toEqual([]);
    expect(await execute(padded(fitting))).toMatchObject({ outcome: 'accepted' });
  });

  it('lets the two facts of a command into one append, with all that goes with them', () => {
    const besideDataMax = 16_384;
    expect(2 * (FACT_LIMITS.bytesMax + besideDataMax)).toBeLessThan(APPEND_BYTES_MAX);
  });
});
