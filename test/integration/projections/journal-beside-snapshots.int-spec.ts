import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { JournalEpochs } from '../../../src/arr/application/journal-epochs';
import { JournalKeeper } from '../../../src/arr/application/journal-keeper';
import { decodeLedgerFact } from '../../../src/arr/domain/ledger-fact.codec';
import { PrefixArrIndex } from '../../../src/arr/domain/prefix-arr-index';
import { arrJournal } from '../../../src/arr/projections/arr-journal.projection';
import type { LedgerFact } from '../../../src/arr/domain/ledger-fact';
import { DEFAULT_POLICY } from '../../../src/kernel/policy';
import { ProjectionHost } from '../../../src/platform/projections/projection-host';
import { SnapshotFiles } from '../../../src/platform/projections/snapshot-file';
import { Snapshots } from '../../../src/platform/projections/snapshots';
import { IntlZoneCalendar } from '../../../src/platform/system/intl-zone-calendar.adapter';
import { NodeHasher } from '../../../src/platform/system/node-hasher.adapter';
import { appended, HandSetClock, ledgerOpened } from '../../contracts/event-store.builders';
import { toldCompany } from '../../support/kafka/told-company';
import { MemoryEventStore } from '../../support/memory-event-store.adapter';

const WRITING_MS = 200;
const WAITED_MS_MAX = 20_000;
jest.setTimeout(2 * WAITED_MS_MAX);

class SlowFiles extends SnapshotFiles {
  override async write(...written: Parameters<SnapshotFiles['write']>): Promise<void> {
    await later(WRITING_MS);
    await super.write(...written);
  }
}

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'arr-ledger-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the stored journal beside snapshots', () => {
  it('has every entry once all is folded, though facts came while a snapshot was written and none comes after', async () => {
    const store = new MemoryEventStore({ clock: new HandSetClock(), calendar: new IntlZoneCalendar() });
    await appended(store, ledgerOpened());
    const pause = { beforeAttempt: () => later(20) };
    const files = new SlowFiles(folder, true);
    const kept = { factsBetween: 20, factsAtEnd: 100_000 };
    const snapshots = new Snapshots({ files, store, code: 'a', notify: () => undefined, ...kept });
    const host = new ProjectionHost<LedgerFact>({ store, decode: decodeLedgerFact, pause, snapshots });
    const books = host.register(arrJournal(DEFAULT_POLICY, () => new PrefixArrIndex()));
    const keeper = new JournalKeeper({
      ...{
        store,
        hasher: new NodeHasher(),
        books,
        epochs: new JournalEpochs(store, new NodeHasher()),
        pause,
        shards: 2,
      },
      atPoint: () => undefined,
    });
    host.start();
    await host.caughtUp();
    const ending = new AbortController();
    const journal = await keeper.open(ending.signal);
    if (journal === undefined) throw new Error('The journal was not opened.');
    const keeping = keeper.keep(journal, ending.signal);
    for (const append of [...toldCompany(60)].slice(0, 80)) await appended(store, append);
    const entries = async (): Promise<number> => {
      const { state, position } = await books.view((await store.head()).token);
      return state.rows.countKnown(position.sequence);
    };
    const stored = async (): Promise<number> => {
      const ends = await Promise.all(journal.shards.map((shard) => shard.end()));
      return ends.reduce((sum, { seq }) => sum + seq, 0);
    };
    const expected = await entries();
    for (let waited = 0; waited < WAITED_MS_MAX && (await stored()) < expected; waited += WRITING_MS) {
      await later(WRITING_MS);
    }
    expect(expected).toBeGreaterThan(80);
    expect(await stored()).toBe(expected);
    ending.abort();
    await keeping;
    await host.stop();
  });
});
