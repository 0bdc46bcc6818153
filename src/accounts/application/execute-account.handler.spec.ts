import { givenFactId } from '../../../test/support/decider-scenario';
import { MemoryEventStore } from '../../../test/support/memory-event-store.adapter';
import { MemoryTextVault } from '../../../test/support/memory-text-vault.adapter';
import { accountId, at, on } from '../../../test/support/subscription.builders';
import { NO_REVISION } from '../../kernel/event-store.port';
import type { FactId } from '../../kernel/ids';
import { LEDGER_STREAM } from '../../kernel/streams';
import { NodeHasher } from '../../platform/system/node-hasher.adapter';
import type { AccountCommand } from '../domain/account.commands';
import { type AccountOutcome, ExecuteAccountCommand } from './execute-account.command';
import { ExecuteAccountHandler } from './execute-account.handler';
import { StreamAccountReader } from './stream-account-reader';

const [ACME, BOLT, COIL] = [accountId('acme'), accountId('bolt'), accountId('coil')];
const effectiveOn = on('2025-01-01');
const reason = 'a mistake';

/** A handler on a store in memory; each command has an id of its own. */
const handling = async () => {
  const calendar = { dayOf: () => on('2025-01-01'), isTimeZone: () => true };
  const store = new MemoryEventStore({ clock: { now: () => at('2025-01-01T12:00:00Z') }, calendar });
  const origin = { source: 'test', actor: 'test', correlationId: 'x' };
  const metadata = { ...origin, commandId: 'open', part: 1, parts: 1, commandHash: 'sha256:0' };
  const opening = { id: givenFactId(1), type: 'ledger-opened', version: 1, data: { timeZone: 'UTC' }, metadata };
  await store.append({ stream: LEDGER_STREAM, records: [opening], expectedRevision: NO_REVISION });
  const pause = { beforeAttempt: () => Promise.resolve() };
  const day = { today: () => on('2025-01-01'), dayOf: () => on('2025-01-01') };
  const ports = { store, hasher: new NodeHasher(), pause, day, vault: new MemoryTextVault() };
  const handler = new ExecuteAccountHandler(ports, new StreamAccountReader(store));
  let sent = 0;
  return (command: AccountCommand): Promise<AccountOutcome> => {
    sent += 1;
    return handler.execute(new ExecuteAccountCommand(command, { ...origin, commandId: `c-${sent.toString()}` }));
  };
};

const merge = (from: typeof ACME, intoAccountId: typeof ACME): AccountCommand => ({
  type: 'merge-account',
  accountId: from,
  effectiveOn,
  intoAccountId,
});

const voiding = (of: typeof ACME, factId: FactId): AccountCommand => ({
  type: 'void-account-fact',
  accountId: of,
  factId,
  reason,
});

const factIn = (outcome: AccountOutcome): FactId => {
  const [fact] = outcome.outcome === 'accepted' ? outcome.receipt.facts : [];
  if (fact === undefined) throw new Error(`Nothing was recorded: ${JSON.stringify(outcome)}`);
  return fact.id;
};

it('refuses a merge that leads back by way of others', async () => {
  const execute = await handling();
  await execute(merge(ACME, BOLT));
  await execute(merge(BOLT, COIL));
  expect(await execute(merge(COIL, ACME))).toMatchObject({
    rejection: { code: 'merge-closes-a-circle', path: ['coil', 'acme', 'bolt', 'coil'] },
  });
});

it('refuses the void of a void that would bring such a merge back', async () => {
  const execute = await handling();
  const merged = factIn(await execute(merge(ACME, BOLT)));
  const undone = factIn(await execute(voiding(ACME, merged)));
  await execute(merge(BOLT, ACME));
  expect(await execute(voiding(ACME, undone))).toMatchObject({ rejection: { code: 'merge-closes-a-circle' } });
});

it('lets one of two merges through that are sent at once and would close a circle', async () => {
  const execute = await handling();
  const outcomes = await Promise.all([execute(merge(ACME, BOLT)), execute(merge(BOLT, ACME))]);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['accepted', 'rejected']);
});

it('says that it is too busy once a thousand merges are waiting, and goes on after them', async () => {
  const execute = await handling();
  const waiting = Array.from({ length: 1_000 }, () => execute(merge(ACME, BOLT)));
  await expect(execute(merge(BOLT, COIL))).rejects.toThrow('Too many merges');
  const described = await execute({ type: 'describe-account', accountId: BOLT, effectiveOn });
  expect(described).toMatchObject({ outcome: 'accepted' });
  await Promise.all(waiting);
  expect(await execute(merge(BOLT, COIL))).toMatchObject({ outcome: 'accepted' });
});
