import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NO_REVISION, StoreUnavailable } from '../../../src/kernel/event-store.port';
import { LOG_START } from '../../../src/kernel/log-position';
import { DataFolderDamaged, DataFolderUnreadable } from '../../../src/platform/embedded/data-folder-problem';
import { DATA_FILE, KEYS_FILE } from '../../../src/platform/embedded/ledger-file';
import { FORMAT_VERSION, openTablesToWrite } from '../../../src/platform/embedded/ledger-tables';
import { APPEND_BYTES_MAX } from '../../../src/platform/embedded/append-limits';
import { PAGE_BYTES_MAX } from '../../../src/platform/embedded/embedded-event-store.adapter';
import { DataFolderInaccessible } from '../../../src/platform/embedded/folder-access';
import {
  appended,
  appendOf,
  ledgerOpened,
  logAfter,
  namesOf,
  record,
  streamNamed,
  streamOf,
} from '../../contracts/event-store.builders';
import { ChildProcess } from '../../support/crash/child-process';
import { openedIn, temporaryFolder, type TemporaryFolder } from './data-folder.builders';

let folder: TemporaryFolder;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => {
  folder.remove();
});

describe('a data folder', () => {
  it('is made where there is none, a name with a dot in it included', async () => {
    const path = join(folder.path, 'deep', 'ledger.v1.data');
    const store = await openedIn(path);
    await appended(store, ledgerOpened());
    await store.close();
    expect(existsSync(join(path, DATA_FILE))).toBe(true);
  });

  const hasProc = existsSync('/proc/self');
  (hasProc ? it : it.skip)('that cannot be made is refused at once (skipped where there is no /proc)', async () => {
    await expect(openedIn('/proc/no-ledger/data')).rejects.toThrow(DataFolderInaccessible);
  });

  it.each(['write', 'read'] as const)('of another format is refused to %s, and stays as it was', async (mode) => {
    await (await openedIn(folder.path)).close();
    const tables = await openTablesToWrite(folder.path);
    await tables.about.put('format', Buffer.from(JSON.stringify({ name: 'arr-ledger', version: FORMAT_VERSION + 1 })));
    await tables.root.close();
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await expect(openedIn(folder.path, { mode })).rejects.toThrow(
        /has format 2, and this version .* reads format 1/u,
      );
    }
  });

  it.each([
    ['another application', JSON.stringify({ name: 'other', version: FORMAT_VERSION })],
    ['nobody', 'null'],
    ['a damaged record', '{"name":"arr-led'],
  ])('with the format of %s is refused', async (_of, text) => {
    await (await openedIn(folder.path)).close();
    const tables = await openTablesToWrite(folder.path);
    await tables.about.put('format', Buffer.from(text));
    await tables.root.close();
    for (const mode of ['write', 'read'] as const) {
      await expect(openedIn(folder.path, { mode })).rejects.toThrow(/cannot be opened: .*format record is not ours/u);
    }
  });

  it.each(['{"position":{"sequence":', 'null', '{}', '{"position":{"sequence":1},"records":1}', ''])(
    'whose end reads %j is refused as damaged',
    async (text) => {
      await (await openedIn(folder.path)).close();
      const tables = await openTablesToWrite(folder.path);
      await tables.about.put('end', Buffer.from(text));
      await tables.root.close();
      for (const mode of ['write', 'read'] as const) {
        const opening = openedIn(folder.path, { mode });
        await expect(opening).rejects.toThrow(DataFolderDamaged);
        await expect(opening).rejects.toThrow(/the record 'end' in ledger.mdb cannot be read/u);
      }
    },
  );

  it.each(['{"term":', '[]', '{"term":1,"writer":{}}'])(
    'whose owner reads %j is refused to who writes',
    async (text) => {
      await (await openedIn(folder.path)).close();
      const tables = await openTablesToWrite(folder.path);
      await tables.about.put('owner', Buffer.from(text));
      await tables.root.close();
      await expect(openedIn(folder.path)).rejects.toThrow(DataFolderDamaged);
      await (await openedIn(folder.path, { mode: 'read' })).close();
    },
  );

  it.each(['write', 'read'] as const)('with a file of something else is refused to %s', async (mode) => {
    writeFileSync(join(folder.path, DATA_FILE), 'a shopping list '.repeat(1_000));
    await expect(openedIn(folder.path, { mode })).rejects.toThrow(DataFolderUnreadable);
  });

  it('that was begun and never written is taken', async () => {
    writeFileSync(join(folder.path, DATA_FILE), '');
    const store = await openedIn(folder.path);
    await appended(store, ledgerOpened());
    await store.close();
  });

  it('that is a file is refused', async () => {
    const path = join(folder.path, 'file');
    writeFileSync(path, '');
    await expect(openedIn(path)).rejects.toThrow(DataFolderInaccessible);
    await expect(openedIn(join(path, 'below'))).rejects.toThrow(DataFolderInaccessible);
  });

  it.each(['write', 'read'] as const)('whose file is a folder or a link to nowhere is refused to %s', async (mode) => {
    const [one, other] = [join(folder.path, 'one'), join(folder.path, 'other')];
    mkdirSync(join(one, DATA_FILE), { recursive: true });
    mkdirSync(other);
    symlinkSync('/nowhere/at-all', join(other, DATA_FILE));
    await expect(openedIn(one, { mode })).rejects.toThrow(DataFolderInaccessible);
    await expect(openedIn(other, { mode })).rejects.toThrow(DataFolderInaccessible);
  });

  it.each(['write', 'read'] as const)(
    'that the system does not let be opened is refused to %s by name',
    async (mode) => {
      for (const file of [DATA_FILE, KEYS_FILE]) {
        const path = join(folder.path, file);
        await (await openedIn(path)).close();
        rmSync(join(path, file), { force: true });
        symlinkSync(file, join(path, file));
        const opening = openedIn(path, { mode });
        await expect(opening).rejects.toThrow(DataFolderInaccessible);
        await expect(opening).rejects.toThrow(/cannot be used by this process: .*ELOOP/u);
      }
    },
  );
});

describe('a closed store', () => {
  it('answers nothing, and breaks off who follows', async () => {
    const store = await openedIn(folder.path);
    const pages = store.follow(LOG_START, new AbortController().signal)[Symbol.asyncIterator]();
    await pages.next();
    const coming = pages.next();
    await store.close();
    await store.close();
    await expect(coming).rejects.toThrow(StoreUnavailable);
    await expect(store.append(ledgerOpened())).rejects.toThrow(StoreUnavailable);
    await expect(store.head()).rejects.toThrow(StoreUnavailable);
    await expect(logAfter(store, LOG_START)).rejects.toThrow(StoreUnavailable);
  });

  it('has finished the appends that were under way', async () => {
    const store = await openedIn(folder.path);
    const appending = store.append(ledgerOpened());
    await store.close();
    expect(await appending).toMatchObject({ outcome: 'appended' });
    const again = await openedIn(folder.path);
    expect((await again.head()).sequence).toBe(1);
    await again.close();
  });
});

describe('a stream of large records', () => {
  it('is read in pages of few bytes, between which others have their turn', async () => {
    const store = await openedIn(folder.path);
    await appended(store, ledgerOpened());
    const data = { text: 'x'.repeat(APPEND_BYTES_MAX - 10_000) };
    const [stream, names] = [streamNamed('subscription-large'), ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']];
    for (const [index, name] of names.entries()) {
      await appended(store, { stream, records: [record(name, { data })], expectedRevision: index - 1 });
    }
    let turns = 0;
    let isReading = true;
    const countTurn = (): void => {
      turns += 1;
      if (isReading) setImmediate(countTurn);
    };
    setImmediate(countTurn);
    expect(namesOf(await streamOf(store, 'subscription-large'))).toEqual(names);
    isReading = false;
    expect(turns).toBeGreaterThanOrEqual(
      Math.floor((names.length * data.text.length) / (PAGE_BYTES_MAX + data.text.length)),
    );
    await store.close();
  });
});

describe('a full disk', () => {
  /** Files may grow to this many blocks of 512 bytes; the signal that would end the process is ignored, so that writes fail. */
  const LIMITED = ['sh', '-c', 'trap \'\' XFSZ; ulimit -f 4000; exec "$@"', 'sh'];

  it('makes appends fail as unavailable, and loses nothing that was acknowledged', async () => {
    const child = new ChildProcess('filling-child.ts', [folder.path], { under: LIMITED });
    expect(await child.end()).toBe(0);
    const acknowledged = child.linesThatBegin('ack ').length;
    expect(acknowledged).toBeGreaterThan(10);
    expect(child.linesThatBegin('refused ')).toHaveLength(3);
    for (const line of child.linesThatBegin('refused ')) expect(line).toMatch(/^refused StoreUnavailable: /u);
    expect(child.lines.slice(-2)).toEqual([`head ${(acknowledged + 1).toString()}`, 'closed']);

    const store = await openedIn(folder.path);
    expect(await logAfter(store, LOG_START)).toHaveLength(acknowledged + 1);
    await appended(store, appendOf('subscription-after', NO_REVISION, 'with space again'));
    await store.close();
  });
});
