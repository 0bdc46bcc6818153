import fc from 'fast-check';
import { ExecuteAccountCommand } from '../../src/accounts/application/execute-account.command';
import { ExecuteAccountHandler } from '../../src/accounts/application/execute-account.handler';
import { StreamAccountReader } from '../../src/accounts/application/stream-account-reader';
import type { AccountCommand } from '../../src/accounts/domain/account.commands';
import { type Append, type AppendOutcome, NO_REVISION, StoreUnavailable } from '../../src/kernel/event-store.port';
import { LOG_START } from '../../src/kernel/log-position';
import type { StoredRecord } from '../../src/kernel/log-record';
import { LEDGER_STREAM, type StreamName } from '../../src/kernel/streams';
import type { CommandContext, TransactOutcome } from '../../src/kernel/transact';
import { NodeHasher } from '../../src/platform/system/node-hasher.adapter';
import { ExecuteSubscriptionCommand } from '../../src/subscriptions/application/execute-subscription.command';
import { ExecuteSubscriptionHandler } from '../../src/subscriptions/application/execute-subscription.handler';
import type { SubscriptionCommand } from '../../src/subscriptions/domain/subscription.commands';
import { MemoryEventStore } from '../support/memory-event-store.adapter';
import { MemoryTextVault } from '../support/memory-text-vault.adapter';
import { accountId, at, cancel, change, monthly, on, start } from '../support/subscription.builders';
import { SEED } from './check-law';

const RUNS = 200;
const DELIVERIES_MAX = 8;

/** What becomes of a call to the store: it works, it fails, or it works and the answer is lost. */
type Fate = 'works' | 'fails' | 'answer lost';

/** A store that is unreachable now and then; its calls meet their fates one after the other, and then all work. */
class UnreliableStore extends MemoryEventStore {
  fates: Fate[] = [];

  override async append(append: Append): Promise<AppendOutcome> {
    const fate = this.fates.shift() ?? 'works';
    if (fate === 'fails') throw new StoreUnavailable('The store cannot be reached.');
    const outcome = await super.append(append);
    if (fate === 'answer lost') throw new StoreUnavailable('The answer did not arrive.');
    return outcome;
  }

  override async *readStream(stream: StreamName): AsyncIterable<StoredRecord> {
    if (this.fates.at(0) === 'fails' && this.fates.shift() === 'fails') {
      throw new StoreUnavailable('The store cannot be reached.');
    }
    yield* super.readStream(stream);
  }
}

type Sent =
  | { readonly of: 'subscription'; readonly command: SubscriptionCommand }
  | { readonly of: 'account'; readonly command: AccountCommand };

const effectiveOn = on('2025-01-01');

/** Commands that are legal in any order once the subscription has started; two have a text to seal. */
const COMMANDS: readonly Sent[] = [
  ...['2025-02-01', '2025-03-01', '2025-04-01'].map((day, index): Sent => {
    const lines = monthly(`${(index + 2).toString()}00.00`);
    return { of: 'subscription', command: change({ effectiveOn: on(day), lines }) };
  }),
  { of: 'subscription', command: cancel({ effectiveOn: on('2025-06-01'), reason: 'moved away' }) },
  {
    of: 'account',
    command: { type: 'register-account', accountId: accountId('acme'), effectiveOn, name: 'Acme Ltd' },
  },
  {
    of: 'account',
    command: { type: 'merge-account', accountId: accountId('bolt'), effectiveOn, intoAccountId: accountId('acme') },
  },
];

const contextOf = (name: string): CommandContext => ({
  commandId: name,
  source: 'test',
  actor: 'test',
  correlationId: name,
});

/** The ledger's write side on an unreliable store, with one subscription started. */
const writeSide = async () => {
  const calendar = { dayOf: () => on('2025-01-01'), isTimeZone: () => true };
  const store = new UnreliableStore({ clock: { now: () => at('2025-01-01T12:00:00Z') }, calendar });
  const metadata = { ...contextOf('open'), part: 1, parts: 1, commandHash: 'sha256:0' };
  const id = '00000000-0000-4000-8000-000000000001';
  const opening = { id, type: 'ledger-opened', version: 1, data: { timeZone: 'UTC' }, metadata };
  await store.append({ stream: LEDGER_STREAM, records: [opening], expectedRevision: NO_REVISION });
  const pause = { beforeAttempt: () => Promise.resolve() };
  const day = { today: () => on('2025-01-01'), dayOf: () => on('2025-01-01') };
  const ports = { store, hasher: new NodeHasher(), pause, day, vault: new MemoryTextVault() };
  const reader = new StreamAccountReader(store);
  const subscriptions = new ExecuteSubscriptionHandler(ports, reader, { effectOf: () => Promise.resolve([]) });
  const accounts = new ExecuteAccountHandler(ports, reader);
  const execute = (sent: Sent, context: CommandContext): Promise<TransactOutcome<object, { readonly code: string }>> =>
    sent.of === 'subscription'
      ? subscriptions.execute(new ExecuteSubscriptionCommand(sent.command, context))
      : accounts.execute(new ExecuteAccountCommand(sent.command, context));
  await execute({ of: 'subscription', command: start() }, contextOf('start'));
  return { store, execute };
};

type WriteSide = Awaited<ReturnType<typeof writeSide>>;

/** Sends a command until it is answered, as its sender would: what failed or lost too many races is sent again. */
const deliver = async ({ execute }: WriteSide, sent: Sent, name: string): Promise<readonly string[]> => {
  for (;;) {
    try {
      const outcome = await execute(sent, contextOf(name));
      if (outcome.outcome === 'accepted') return outcome.receipt.facts.map(({ id }) => id);
      if (outcome.rejection.code !== 'too-many-writers') throw new Error(`${name}: ${outcome.rejection.code}`);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
    }
  }
};

/** The ids of the facts in the log, by the command that they were recorded for. */
const recordedBy = async ({ store }: WriteSide): Promise<ReadonlyMap<string, readonly string[]>> => {
  const facts = new Map<string, string[]>();
  for await (const { records } of store.readLog(LOG_START)) {
    for (const { id, metadata } of records) {
      facts.set(metadata.commandId, [...(facts.get(metadata.commandId) ?? []), id]);
    }
  }
  return facts;
};

const anyFates = fc.array(fc.constantFrom<Fate>('works', 'works', 'fails', 'answer lost'), { maxLength: 60 });
/** Which command each delivery brings; those of a wave are sent at once. */
const anyWaves = fc.array(fc.array(fc.nat({ max: COMMANDS.length - 1 }), { minLength: 1, maxLength: DELIVERIES_MAX }), {
  minLength: 1,
  maxLength: 4,
});

it(`records each command once, however often, in whatever order and on however bad a store (seed ${SEED.toString()})`, async () => {
  const law = fc.asyncProperty(anyWaves, anyFates, async (waves, fates) => {
    const side = await writeSide();
    side.store.fates = [...fates];
    const answers = new Map<string, Set<string>>();
    for (const wave of waves) {
      const sending = wave.map(async (index) => {
        const sent = COMMANDS[index];
        if (sent === undefined) throw new RangeError(`There is no command ${index.toString()}.`);
        const name = `command-${index.toString()}`;
        const ids = await deliver(side, sent, name);
        answers.set(name, (answers.get(name) ?? new Set()).add(ids.join(' ')));
      });
      await Promise.all(sending);
    }
    const facts = await recordedBy(side);
    expect(facts.size).toBe(answers.size + 2);
    for (const [name, told] of answers) expect([name, ...told]).toEqual([name, facts.get(name)?.join(' ')]);
  });
  await fc.assert(law, { seed: SEED, numRuns: RUNS });
});

it('records a command once that is delivered a thousand times at once, and again later', async () => {
  const side = await writeSide();
  const [sent] = COMMANDS;
  if (sent === undefined) throw new RangeError('There is no command.');
  const answers = new Set<string>();
  for (const deliveries of [999, 1]) {
    const sending = Array.from({ length: deliveries }, () => deliver(side, sent, 'thousandfold'));
    for (const ids of await Promise.all(sending)) answers.add(ids.join(' '));
  }
  expect(answers.size).toBe(1);
  expect((await recordedBy(side)).get('thousandfold')).toEqual([[...answers][0]]);
});
