import type { CopyOutcome } from '../../../src/cli/folder-work';
import { type EventStore, NO_REVISION } from '../../../src/kernel/event-store.port';
import { LOG_START } from '../../../src/kernel/log-position';
import { LedgerCopy } from '../../../src/ledger-copy';
import { IntlZoneCalendar } from '../../../src/platform/system/intl-zone-calendar.adapter';
import { appended, appendOf, ledgerOpened, logAfter, record, streamNamed } from '../../contracts/event-store.builders';
import { MemoryEventStore } from '../../support/memory-event-store.adapter';
import { traceparentOf } from '../../support/traceparent.builders';
import { ServerUnderTest } from './ledger-on-double.builders';

let server: ServerUnderTest;
/** A ledger with what a copy may lose: an import, a clock that goes backwards, facts of one append, and its trace. */
let source: EventStore;

const newStore = (): EventStore => new MemoryEventStore({ clock: server.clock, calendar: new IntlZoneCalendar() });

/** Facts of one append, as a command records them. */
const together = (stream: string, ...names: readonly string[]) => {
  const append = appendOf(stream, NO_REVISION, ...names);
  const records = append.records.map((each, index) => ({
    ...each,
    metadata: {
      ...each.metadata,
      commandId: stream,
      part: index + 1,
      parts: names.length,
      traceparent: traceparentOf(1),
    },
  }));
  return { ...append, records };
};

beforeEach(async () => {
  server = await ServerUnderTest.start();
  source = newStore();
  await appended(source, ledgerOpened());
  await appended(source, {
    stream: streamNamed('account-a'),
    records: [record('imported', { importedAt: '2019-05-01T10:00:00.000Z' })],
    expectedRevision: NO_REVISION,
  });
  server.clock.set('2025-06-02T08:00:00.000Z');
  await appended(source, together('subscription-a', 'a', 'b', 'c'));
  server.clock.set('2025-06-01T08:00:00.000Z');
  await appended(source, appendOf('subscription-b', NO_REVISION, 'd'));
  await appended(source, appendOf('account-a', 0, 'e'));
  server.clock.set('2026-01-01T00:00:00.000Z');
});

afterEach(() => server.stop());

const copy = (from: EventStore, to: EventStore, stop = new AbortController()): Promise<CopyOutcome> =>
  new LedgerCopy({ source: from, target: to, onProgress: () => undefined, stop: stop.signal }).run();

const factsOf = async (store: EventStore) =>
  (await logAfter(store, LOG_START)).map(({ token: _, ...fact }) => JSON.stringify(fact));

it('takes every fact there and back, with its place and its moment', async () => {
  const there = server.open();
  const first = await copy(source, there);
  expect(first).toMatchObject({ outcome: 'copied', facts: 7, copied: 7 });
  const back = newStore();
  expect(await copy(there, back)).toEqual(first);
  const facts = await factsOf(source);
  expect(facts).toHaveLength(7);
  expect(facts.filter((fact) => fact.includes(traceparentOf(1)))).toHaveLength(3);
  expect([await factsOf(there), await factsOf(back)].map((each) => each.map(sorted))).toEqual(
    [facts, facts].map((each) => each.map(sorted)),
  );
  expect(await copy(source, there)).toMatchObject({ outcome: 'copied', facts: 7, copied: 0 });
});

/** Stores give the fields of a fact in orders of their own; those of data and metadata are compared by the copy itself. */
const sorted = (text: string): object => JSON.parse(text) as object;

it('goes on where it was broken off, at the end of an append', async () => {
  const there = server.open();
  const stop = new AbortController();
  stop.abort();
  expect(await copy(source, there, stop)).toEqual({ outcome: 'aborted', sequence: 1 });
  expect(await copy(source, there, stop)).toEqual({ outcome: 'aborted', sequence: 2 });
  expect(await copy(source, there, stop)).toEqual({ outcome: 'aborted', sequence: 5 });
  expect(await copy(source, there)).toMatchObject({ outcome: 'copied', facts: 7, copied: 2 });
});

it('leaves a store alone that holds another ledger, or more of this one', async () => {
  const there = server.open();
  await appended(there, ledgerOpened());
  await appended(there, appendOf('account-a', NO_REVISION, 'another'));
  expect(await copy(source, there)).toEqual({ outcome: 'differs', sequence: 2 });
  expect((await there.head()).sequence).toBe(2);
  expect(await copy(there, source)).toEqual({ outcome: 'differs', sequence: 3 });
});
