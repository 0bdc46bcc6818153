import { givenFactId } from '../../../test/support/decider-scenario';
import { MemoryEventStore } from '../../../test/support/memory-event-store.adapter';
import { MemoryTextVault } from '../../../test/support/memory-text-vault.adapter';
import { at, on } from '../../../test/support/subscription.builders';
import { NO_REVISION } from '../../kernel/event-store.port';
import { LOG_START } from '../../kernel/log-position';
import { type Month, parseMonth } from '../../kernel/month';
import type { PeriodFigures } from '../../kernel/period-figures.port';
import { PositionNotReached } from '../../kernel/read-model.port';
import { LEDGER_STREAM } from '../../kernel/streams';
import { NodeHasher } from '../../platform/system/node-hasher.adapter';
import type { PeriodCommand } from '../domain/period.commands';
import { ExecutePeriodCommand, type PeriodOutcome } from './execute-period.command';
import { ExecutePeriodHandler } from './execute-period.handler';

const [MARCH, APRIL, MAY] = ['2025-03', '2025-04', '2025-05'].map((text) => parseMonth(text) as Month);

/** Reads the closed months off the store's log. */
const figuresOf = (store: MemoryEventStore, failures: string[]): PeriodFigures => ({
  asKnownNow: async () => {
    if (failures.pop() !== undefined) throw new PositionNotReached('not yet');
    const closed = new Set<Month>();
    let sequence = 0;
    for await (const { records } of store.readLog(LOG_START)) {
      for (const record of records) {
        ({ sequence } = record);
        const period = record.data['period'] as Month;
        if (record.type === 'period-closed') closed.add(period);
        else closed.delete(period);
      }
    }
    return {
      pin: { closedAtSequence: sequence, policyVersion: 1, totals: [], digest: 'sha256:0' },
      closed: [...closed].sort(),
    };
  },
});

/** A handler on a store in memory; the first questions for figures may fail. */
const handling = async (failures: string[] = []) => {
  const calendar = { dayOf: () => on('2025-06-01'), isTimeZone: () => true };
  const store = new MemoryEventStore({ clock: { now: () => at('2025-06-01T12:00:00Z') }, calendar });
  const origin = { source: 'test', actor: 'test', correlationId: 'x' };
  const metadata = { ...origin, commandId: 'open', part: 1, parts: 1, commandHash: 'sha256:0' };
  const opening = { id: givenFactId(1), type: 'ledger-opened', version: 1, data: { timeZone: 'UTC' }, metadata };
  await store.append({ stream: LEDGER_STREAM, records: [opening], expectedRevision: NO_REVISION });
  const pause = { beforeAttempt: () => Promise.resolve() };
  const day = { today: () => on('2025-06-01'), dayOf: () => on('2025-06-01') };
  const ports = { store, hasher: new NodeHasher(), pause, day, vault: new MemoryTextVault() };
  const handler = new ExecutePeriodHandler(ports, figuresOf(store, failures));
  return (type: PeriodCommand['type'], period = MARCH, commandId = `${type} ${String(period)}`) =>
    handler.execute(new ExecutePeriodCommand({ type, period: period as Month }, { ...origin, commandId }));
};

const codeOf = (outcome: PeriodOutcome): string =>
  outcome.outcome === 'rejected' ? outcome.rejection.code : outcome.outcome;

it('closes at the sequence that the figures are of', async () => {
  const execute = await handling();
  const outcome = await execute('close-period');
  expect(outcome).toMatchObject({ receipt: { facts: [{ type: 'period-closed', data: { closedAtSequence: 1 } }] } });
});

it('gives a repeated close its first answer, and refuses a second one', async () => {
  const execute = await handling();
  await execute('close-period');
  expect(await execute('close-period')).toMatchObject({ outcome: 'accepted', receipt: { replayed: true } });
  expect(codeOf(await execute('close-period', MARCH, 'another'))).toBe('period-is-closed');
});

it('leaves no gap where a close and a reopening come at once', async () => {
  const execute = await handling();
  await execute('close-period', MARCH);
  await execute('close-period', APRIL);
  const outcomes = await Promise.all([execute('reopen-period', APRIL), execute('close-period', MAY)]);
  expect(outcomes.map(codeOf)).toEqual(['accepted', 'period-leaves-a-gap']);
});

it('goes on after a command that failed', async () => {
  const execute = await handling(['once']);
  await expect(execute('close-period')).rejects.toThrow('not yet');
  expect(codeOf(await execute('close-period'))).toBe('accepted');
});
