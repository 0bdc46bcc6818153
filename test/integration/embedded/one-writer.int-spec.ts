import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { NO_REVISION, StoreUnavailable } from '../../../src/kernel/event-store.port';
import { LOG_START } from '../../../src/kernel/log-position';
import { DataFolderInUse } from '../../../src/platform/embedded/data-folder-problem';
import type { EmbeddedEventStore } from '../../../src/platform/embedded/embedded-event-store.adapter';
import { openTablesToWrite } from '../../../src/platform/embedded/ledger-tables';
import { findWriter, LOCK_FILE } from '../../../src/platform/embedded/lock-file';
import { OwnedFolder } from '../../../src/platform/embedded/ownership';
import { appended, appendOf, instant, ledgerOpened, logAfter, namesOf } from '../../contracts/event-store.builders';
import { ChildProcess } from '../../support/crash/child-process';
import { openedIn, temporaryFolder, type TemporaryFolder } from './data-folder.builders';

let folder: TemporaryFolder;
let children: ChildProcess[];
let stores: EmbeddedEventStore[];

beforeEach(() => {
  folder = temporaryFolder();
  children = [];
  stores = [];
});

afterEach(async () => {
  for (const child of children) await child.kill();
  for (const store of stores) await store.close();
  folder.remove();
});

const writingChild = async (...parameters: readonly string[]): Promise<ChildProcess> => {
  const child = new ChildProcess('writing-child.ts', [folder.path, ...parameters]);
  children.push(child);
  await child.said('');
  return child;
};

const opened = async (): Promise<EmbeddedEventStore> => {
  const store = await openedIn(folder.path);
  stores.push(store);
  return store;
};

const refusal = async (): Promise<DataFolderInUse> => {
  try {
    await opened();
  } catch (error) {
    if (error instanceof DataFolderInUse) return error;
    throw error;
  }
  throw new Error('The folder was opened a second time.');
};

describe('a second writing process', () => {
  it('is refused, and told which process writes, since when, and where it answers', async () => {
    const child = await writingChild('http://127.0.0.1:4000');
    const { message, holder } = await refusal();
    expect(holder).toMatchObject({ pid: child.pid, address: 'http://127.0.0.1:4000' });
    expect(message).toContain(`process ${child.pid.toString()}`);
    expect(message).toContain(holder.startedAt);
    expect(message).toContain('http://127.0.0.1:4000');
  });

  it('is refused where this process is the first, without an address as long as there is none', async () => {
    const store = await opened();
    const child = await writingChild();
    expect(await child.end()).toBe(3);
    expect(child.lines.join()).toMatch(
      new RegExp(
        `^DataFolderInUse: .*written by process ${process.pid.toString()}, which began at [^ ]*Z\\. Only`,
        'u',
      ),
    );
    await appended(store, ledgerOpened());
  });

  it('is refused within the same process too, and the first goes on', async () => {
    const store = await opened();
    expect((await refusal()).holder.pid).toBe(process.pid);
    await appended(store, ledgerOpened());
    expect((await store.head()).sequence).toBe(1);
  });

  it('is let through by exactly one of several that begin at once', async () => {
    const racers = await Promise.all(Array.from({ length: 4 }, () => writingChild()));
    expect(racers.map(({ lines }) => lines[0]).filter((line) => line === 'open')).toHaveLength(1);
    const losers = racers.filter(({ lines }) => lines[0] !== 'open');
    for (const { lines } of losers) expect(lines[0]).toMatch(/^DataFolderInUse: /u);
  });

  it('is let through once the first was killed', async () => {
    const child = await writingChild('http://127.0.0.1:4000');
    await child.kill();
    expect(existsSync(join(folder.path, LOCK_FILE))).toBe(true);
    expect(findWriter(folder.path)).toBeUndefined();
    await appended(await opened(), ledgerOpened());
    expect(findWriter(folder.path)).toMatchObject({ pid: process.pid });
    expect(findWriter(folder.path)).not.toHaveProperty('address');
  });

  it('is let through once the first has closed, which leaves no lock file', async () => {
    const child = await writingChild();
    expect(await child.stop()).toBe(0);
    expect(existsSync(join(folder.path, LOCK_FILE))).toBe(false);
    await appended(await opened(), ledgerOpened());
  });
});

describe('the lock file', () => {
  it('says in plain JSON who writes, since when and where it answers', async () => {
    const store = await opened();
    const textOf = (): unknown => JSON.parse(readFileSync(join(folder.path, LOCK_FILE), 'utf8'));
    expect(textOf()).toMatchObject({ pid: process.pid, startedAt: expect.stringMatching(/Z$/u) as string });
    store.announce('http://127.0.0.1:4001');
    expect(textOf()).toMatchObject({ pid: process.pid, address: 'http://127.0.0.1:4001' });
    expect(findWriter(folder.path)).toEqual(textOf());
  });
});

describe('a lock file that the disk has no space for', () => {
  const fillDisk = (): void => symlinkSync('/dev/full', join(folder.path, `${LOCK_FILE}.${process.pid.toString()}`));

  it('keeps nobody from writing, and leaves no draft behind', async () => {
    fillDisk();
    const store = await opened();
    fillDisk();
    store.announce('http://127.0.0.1:4003');
    await appended(store, ledgerOpened());
    expect(readdirSync(folder.path).filter((name) => name.startsWith(LOCK_FILE))).toEqual([]);
    expect((await refusal()).holder.pid).toBe(process.pid);
  });
});

describe('a writer whose folder was taken over', () => {
  it('can append no more, is told by whom, and leaves the lock file of its successor', async () => {
    const store = await opened();
    await appended(store, ledgerOpened());
    const tables = await openTablesToWrite(folder.path);
    const successor = { pid: 4_000_000, startedAt: instant('2025-01-01T00:00:00.000Z') };
    OwnedFolder.take(tables, successor, () => false);

    const late = store.append(appendOf('subscription-a', NO_REVISION, 'late'));
    await expect(late).rejects.toThrow(StoreUnavailable);
    await expect(late).rejects.toThrow(/taken over by process 4000000/u);
    expect(() => store.announce('http://127.0.0.1:4002')).toThrow(StoreUnavailable);
    expect(namesOf(await logAfter(store, LOG_START))).toEqual(['opening']);

    await store.close();
    expect(existsSync(join(folder.path, LOCK_FILE))).toBe(true);
    expect(() => OwnedFolder.take(tables, successor, () => true)).toThrow(DataFolderInUse);
    await tables.root.close();
  });
});
