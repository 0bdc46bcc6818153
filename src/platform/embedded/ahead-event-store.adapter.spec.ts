import {
  appendOf,
  HandSetClock,
  ledgerOpened,
  logAfter,
  record,
  streamNamed,
} from '../../../test/contracts/event-store.builders';
import { MemoryEventStore } from '../../../test/support/memory-event-store.adapter';
import { on } from '../../../test/support/subscription.builders';
import type { Append, AppendOutcome } from '../../kernel/event-store.port';
import { NO_REVISION } from '../../kernel/event-store.port';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { LOG_START } from '../../kernel/log-position';
import type { StoredRecord } from '../../kernel/log-record';
import { IntlZoneCalendar } from '../system/intl-zone-calendar.adapter';
import { AheadEventStore } from './ahead-event-store.adapter';

const A = 'subscription-a';
const B = 'subscription-b';

/** Writes when it is told to. */
class SlowStore extends MemoryEventStore {
  private readonly waiting: (() => void)[] = [];
  failure: Error | undefined;
  /** How many appends have been asked of it, but for the opening. */
  asked = -1;

  override async append(append: Append): Promise<AppendOutcome> {
    this.asked += 1;
    await new Promise<void>((go) => this.waiting.push(go));
    if (this.failure !== undefined) throw this.failure;
    return super.append(append);
  }

  writeAll(): void {
    for (const go of this.waiting.splice(0)) go();
  }
}

const opened = async (keepsOrder = true) => {
  const store = new SlowStore({ clock: new HandSetClock(), calendar: new IntlZoneCalendar() });
  const opening = store.append(ledgerOpened());
  store.writeAll();
  await opening;
  const day = { today: () => on('2025-01-01'), dayOf: (instant: string) => on(instant.slice(0, 10)) };
  return { store, ahead: new AheadEventStore(store, day, keepsOrder) };
};

const read = async (store: Pick<AheadEventStore, 'readStream'>, stream: string): Promise<readonly StoredRecord[]> => {
  const records: StoredRecord[] = [];
  for await (const one of store.readStream(streamNamed(stream))) records.push(one);
  return records;
};

it('answers before the disk does, and reads back what it has answered for', async () => {
  const { store, ahead } = await opened();
  expect(await ahead.append(appendOf(A, NO_REVISION, 'a', 'b'))).toMatchObject({ outcome: 'appended', revision: 1 });
  await ahead.append(appendOf(A, 1, 'c'));
  expect((await read(ahead, A)).map(({ revision, data }) => [revision, data['name']])).toEqual([
    [0, 'a'],
    [1, 'b'],
    [2, 'c'],
  ]);
  expect(await read(store, A)).toEqual([]);
});

it('is durable when all that was appended is', async () => {
  const { store, ahead } = await opened();
  await ahead.append(appendOf(A, NO_REVISION, 'a'));
  await ahead.append(appendOf(B, NO_REVISION, 'b'));
  const durable = ahead.durable();
  store.writeAll();
  await durable;
  expect((await logAfter(store, LOG_START)).map(({ stream }) => stream)).toEqual(['ledger-main', A, B]);
});

it('sends each append after the one before, where the store does not keep their order', async () => {
  const { store, ahead } = await opened(false);
  await ahead.append(appendOf(A, NO_REVISION, 'a'));
  await ahead.append(appendOf(B, NO_REVISION, 'b'));
  expect(store.asked).toBe(1);
  store.writeAll();
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  expect(store.asked).toBe(2);
  store.writeAll();
  await ahead.durable();
});

it('reads each record once, wherever it stands', async () => {
  const { store, ahead } = await opened();
  await ahead.append(appendOf(A, NO_REVISION, 'a'));
  store.writeAll();
  await ahead.durable();
  await ahead.append(appendOf(A, 0, 'b'));
  const reading = ahead.readStream(streamNamed(A))[Symbol.asyncIterator]();
  expect((await reading.next()).value).toMatchObject({ revision: 0 });
  store.writeAll();
  await ahead.durable();
  expect((await reading.next()).value).toMatchObject({ revision: 1 });
  expect((await reading.next()).done).toBe(true);
  expect(await read(ahead, A)).toHaveLength(2);
});

it('gives what is not durable the day on which it became known', async () => {
  const { ahead } = await opened();
  const records = [record('a', { importedAt: '2019-05-01T10:00:00.000Z' }), record('b')];
  await ahead.append({ stream: streamNamed(A), records, expectedRevision: NO_REVISION });
  expect(await read(ahead, A)).toMatchObject([{ recordedOn: '2019-05-01' }, { recordedOn: '2025-01-01' }]);
});

it('takes nothing more once the store has failed', async () => {
  const { store, ahead } = await opened();
  await ahead.append(appendOf(A, NO_REVISION, 'a'));
  store.failure = new Error('The disk is full.');
  store.writeAll();
  await expect(ahead.durable()).rejects.toThrow('The disk is full.');
  await expect(ahead.append(appendOf(B, NO_REVISION, 'b'))).rejects.toThrow('The disk is full.');
});

it('stops where somebody else has written', async () => {
  const { store, ahead } = await opened();
  const theirs = store.append(appendOf(A, NO_REVISION, 'theirs'));
  await ahead.append(appendOf(A, NO_REVISION, 'a'));
  store.writeAll();
  await theirs;
  await expect(ahead.durable()).rejects.toThrow(InvariantViolated);
});
