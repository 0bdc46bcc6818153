import { type Append, type AppendOutcome, type EventStore, NO_REVISION } from '../../../src/kernel/event-store.port';
import type { NewRecord, Token } from '../../../src/kernel/log-record';
import type { StreamName } from '../../../src/kernel/streams';
import { SchemaCatalogue } from '../../../src/platform/schemas/schema-catalogue';
import { SchemaCheckedEventStore } from '../../../src/platform/schemas/schema-checked-event-store.adapter';
import { changed, readSample } from './stored-samples';

const catalogue = new SchemaCatalogue();
const outcome: AppendOutcome = { outcome: 'appended', revision: 0, token: '1' as Token, recognised: false };
const started = readSample('subscription-started.v1');
const FACTS = 'subscription-sub-1' as StreamName;

/** Keeps what is appended; nothing else of a store is asked for here. */
const keeping = (appended: Append[]): EventStore =>
  ({
    append: (append: Append) => {
      appended.push(append);
      return Promise.resolve(outcome);
    },
  }) as unknown as EventStore;

const appending = async (stream: StreamName, records: readonly NewRecord[]): Promise<readonly Append[]> => {
  const appended: Append[] = [];
  const store = new SchemaCheckedEventStore(keeping(appended), catalogue);
  const append = { stream, records, expectedRevision: NO_REVISION };
  expect(await store.append(append)).toBe(outcome);
  expect(appended).toEqual([append]);
  return appended;
};

describe('a store that checks what is written', () => {
  it('passes on facts that are as published', async () => {
    await expect(appending(FACTS, [started])).resolves.toHaveLength(1);
  });

  it('writes none of an append in which one fact is not, and names the fault', async () => {
    const appended: Append[] = [];
    const store = new SchemaCheckedEventStore(keeping(appended), catalogue);
    const wrong = { ...started, data: changed(started.data, '/lines/0/unitPrice', '-1') };
    await expect(
      store.append({ stream: FACTS, records: [started, wrong], expectedRevision: NO_REVISION }),
    ).rejects.toMatchObject({
      name: 'InvariantViolated',
      message: expect.stringContaining('subscription-sub-1 is not as published: /data/lines/0/unitPrice is not'),
    });
    expect(appended).toEqual([]);
  });

  it('leaves records that are not facts alone', async () => {
    const entry = { ...started, type: 'arr-changed', data: { delta: '1' } };
    await expect(appending('arrJournal-1-0' as StreamName, [entry])).resolves.toHaveLength(1);
  });
});
