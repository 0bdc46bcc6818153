import { MemoryEventStore } from '../../../test/support/memory-event-store.adapter';
import { accountId, at, on } from '../../../test/support/subscription.builders';
import { NO_REVISION } from '../../kernel/event-store.port';
import { accountStream, LEDGER_STREAM } from '../../kernel/streams';
import { StreamAccountReader } from './stream-account-reader';

const METADATA = { commandId: 'c', part: 1, parts: 1, source: 's', commandHash: 'h', actor: 'a', correlationId: 'r' };
const [ACME, BOLT, COIL] = [accountId('acme'), accountId('bolt'), accountId('coil')];

const factId = (ordinal: number): string => `00000000-0000-4000-8000-${ordinal.toString().padStart(12, '0')}`;

/** A reader of a ledger in which bolt is merged into acme from March, and acme into coil from June. */
const reading = async () => {
  const calendar = { dayOf: () => on('2025-01-01'), isTimeZone: () => true };
  const store = new MemoryEventStore({ clock: { now: () => at('2025-01-01T12:00:00Z') }, calendar });
  const opening = { id: factId(0), type: 'ledger-opened', version: 1, data: { timeZone: 'UTC' }, metadata: METADATA };
  await store.append({ stream: LEDGER_STREAM, records: [opening], expectedRevision: NO_REVISION });
  const merged = (ordinal: number, id: typeof ACME, intoAccountId: typeof ACME, effectiveOn: string) => {
    const data = { accountId: id, intoAccountId, effectiveOn };
    const record = { id: factId(ordinal), type: 'accounts-merged', version: 1, data, metadata: METADATA };
    return store.append({ stream: accountStream(id), records: [record], expectedRevision: NO_REVISION });
  };
  await merged(1, BOLT, ACME, '2025-03-01');
  await merged(2, ACME, COIL, '2025-06-01');
  return new StreamAccountReader(store);
};

describe('how accounts read', () => {
  it('is as themselves before any merge', async () => {
    const readings = await (await reading()).readingsOf([BOLT]);
    expect(readings.readsAs(BOLT, on('2025-02-28'))).toBe(BOLT);
  });

  it('follows a chain of merges by its days', async () => {
    const readings = await (await reading()).readingsOf([BOLT]);
    expect(readings.readsAs(BOLT, on('2025-03-01'))).toBe(ACME);
    expect(readings.readsAs(BOLT, on('2025-05-31'))).toBe(ACME);
    expect(readings.readsAs(BOLT, on('2025-06-01'))).toBe(COIL);
  });

  it('is by its own merge for one into which another was merged before', async () => {
    const readings = await (await reading()).readingsOf([ACME]);
    expect(readings.readsAs(ACME, on('2025-03-01'))).toBe(ACME);
    expect(readings.readsAs(ACME, on('2025-05-31'))).toBe(ACME);
    expect(readings.readsAs(ACME, on('2025-06-01'))).toBe(COIL);
  });

  it('is as themselves for those that nobody has spoken of', async () => {
    const readings = await (await reading()).readingsOf([COIL]);
    expect(readings.readsAs(COIL, on('2025-07-01'))).toBe(COIL);
  });
});
