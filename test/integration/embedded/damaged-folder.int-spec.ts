import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NO_REVISION } from '../../../src/kernel/event-store.port';
import { EmbeddedTextVault } from '../../../src/platform/embedded/embedded-text-vault.adapter';
import { DATA_FILE, KEYS_FILE, SECRETS_FILE } from '../../../src/platform/embedded/ledger-file';
import { LOCK_FILE } from '../../../src/platform/embedded/lock-file';
import { hasAllPages } from '../../../src/platform/embedded/file-pages';
import { DataFolderInaccessible } from '../../../src/platform/embedded/folder-access';
import { appended, ledgerOpened, record, streamNamed } from '../../contracts/event-store.builders';
import { ChildProcess } from '../../support/crash/child-process';
import { accountId } from '../../support/subscription.builders';
import { openedIn, temporaryFolder, type TemporaryFolder } from './data-folder.builders';

const FACTS = 31;
const PAGE_BYTES = 4_096;
let folder: TemporaryFolder;
let whole: string;

/** A ledger with facts of many sizes, so that its trees have branches and values on pages of their own, and with keys. */
const fill = async (path: string): Promise<void> => {
  const store = await openedIn(path);
  const vault = new EmbeddedTextVault({ folder: path, mode: 'write' });
  await appended(store, ledgerOpened());
  for (let index = 1; index < FACTS; index += 1) {
    const name = index.toString();
    const data = { text: 'x'.repeat(index % 5 === 0 ? 9_000 : 700) };
    const stream = streamNamed(`subscription-${name}`);
    await appended(store, { stream, records: [record(name, { data })], expectedRevision: NO_REVISION });
    const sealing = vault.sealingFor(name);
    sealing.seal(accountId(`account-${name}`), 'text');
    await sealing.keep();
  }
  await vault.close();
  await store.close();
};

beforeAll(async () => {
  folder = temporaryFolder();
  whole = join(folder.path, 'whole');
  await fill(whole);
});

afterAll(() => {
  folder.remove();
});

const shortened = (file: string, bytes: number): string => {
  const copy = join(folder.path, `${file}-${bytes.toString()}`);
  cpSync(whole, copy, { recursive: true });
  truncateSync(join(copy, file), bytes);
  return copy;
};

const opened = async (mode: string, folders: readonly string[]): Promise<readonly string[]> => {
  const child = new ChildProcess('opening-child.ts', [mode, ...folders]);
  expect(await child.end()).toBe(0);
  return child.lines;
};

describe.each([DATA_FILE, KEYS_FILE])('a folder whose %s has been cut short', (file) => {
  it.each(['write', 'read'])('is refused to who wants to %s, and stays as it was', async (mode) => {
    const { size } = statSync(join(whole, file));
    const sizes = [1, 100, PAGE_BYTES, 2 * PAGE_BYTES, 3 * PAGE_BYTES, size / 2, size - PAGE_BYTES, size - 1];
    const folders = sizes.map((bytes) => shortened(file, Math.floor(bytes)));
    const before = folders.map((path) => readFileSync(join(path, DATA_FILE)));
    const lines = await opened(mode, folders);
    expect(lines).toHaveLength(sizes.length);
    // The last pages may be free ones, without which nothing is missing.
    const refused = /^DataFolder(?:Damaged: .* is damaged: |Unreadable: )/u;
    for (const line of lines.slice(0, -2)) expect(line).toMatch(refused);
    for (const line of lines.slice(-2)) if (line !== `read ${FACTS.toString()}`) expect(line).toMatch(refused);
    expect(lines.filter((line) => line.startsWith('DataFolderDamaged')).length).toBeGreaterThanOrEqual(4);
    const after = folders.map((path) => readFileSync(join(path, DATA_FILE)));
    const changed = sizes.filter(
      (_, index) => lines[index]?.startsWith('Data') && !before[index]?.equals(after[index] ?? Buffer.of()),
    );
    expect(changed).toEqual([]);
  });
});

it.each([
  ['write', KEYS_FILE],
  ['read', KEYS_FILE],
  ['write', SECRETS_FILE],
  ['read', SECRETS_FILE],
] as const)(
  'refuses to who wants to %s a folder whose %s is gone while its other half is there',
  async (mode, file) => {
    const copy = join(folder.path, `${mode}-without-${file}`);
    cpSync(whole, copy, { recursive: true });
    rmSync(join(copy, file));
    const before = readdirSync(copy);
    await expect(openedIn(copy, { mode })).rejects.toThrow(new RegExp(`${file.replace('.', '\\.')} is missing`, 'u'));
    expect(readdirSync(copy)).toEqual(before);
  },
);

it('says that a folder in place of the lock file is in the way', async () => {
  const copy = join(folder.path, 'lock-is-a-folder');
  cpSync(whole, copy, { recursive: true });
  rmSync(join(copy, LOCK_FILE), { force: true });
  mkdirSync(join(copy, LOCK_FILE));
  await expect(openedIn(copy)).rejects.toThrow(DataFolderInaccessible);
});

it('refuses an empty file of a folder that has been written to, and to nobody one that has not', async () => {
  const emptied = shortened(DATA_FILE, 0);
  const begun = join(folder.path, 'begun');
  cpSync(emptied, begun, {
    recursive: true,
    filter: (path) => !path.includes('keys') && !path.endsWith('ledger.lock'),
  });
  expect(await opened('read', [emptied])).toEqual([expect.stringMatching(/^DataFolderDamaged: .* is empty/u)]);
  expect(await opened('write', [emptied, begun])).toEqual([
    expect.stringMatching(/^DataFolderDamaged: .* is empty/u),
    'read 0',
  ]);
});

it('reads a whole folder', async () => {
  expect(await opened('write', [whole])).toEqual([`read ${FACTS.toString()}`]);
  expect(await opened('read', [whole])).toEqual([`read ${FACTS.toString()}`]);
});

it('takes a file for whole that lacks only pages which no tree holds', () => {
  const [file, grown] = [join(whole, DATA_FILE), join(folder.path, 'grown')];
  const bytes = readFileSync(file);
  for (const meta of [0, PAGE_BYTES]) {
    const at = meta + 24 + 120;
    bytes.writeBigUInt64LE(bytes.readBigUInt64LE(at) + 7n, at);
  }
  writeFileSync(grown, bytes);
  expect(hasAllPages(grown)).toBe(true);
});

it('never takes a file for short that a process is writing to', async () => {
  const path = join(folder.path, 'busy');
  const writer = new ChildProcess('appending-child.ts', [path, '1']);
  await writer.said('ack');
  for (let acknowledged = 1; acknowledged < 400; acknowledged += 1) {
    await writer.said('ack', acknowledged);
    for (let looks = 0; looks < 5; looks += 1) expect(hasAllPages(join(path, DATA_FILE))).toBe(true);
  }
  await writer.kill();
});
