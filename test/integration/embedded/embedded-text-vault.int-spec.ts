import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { open } from 'lmdb';
import { InvariantViolated } from '../../../src/kernel/invariant-violated';
import { EmbeddedTextVault } from '../../../src/platform/embedded/embedded-text-vault.adapter';
import { DataFolderDamaged } from '../../../src/platform/embedded/data-folder-problem';
import { KEYS_FILE, SECRETS_FILE } from '../../../src/platform/embedded/ledger-file';
import { KEY_BYTES } from '../../../src/platform/embedded/sealed-text';
import { textVaultContract } from '../../contracts/text-vault.contract';
import { accountId } from '../../support/subscription.builders';
import { type TemporaryFolder, temporaryFolder } from './data-folder.builders';

const ACME = accountId('acme');
const opened: EmbeddedTextVault[] = [];
const folders: TemporaryFolder[] = [];

const newFolder = (): string => {
  const folder = temporaryFolder();
  folders.push(folder);
  return folder.path;
};

const openVault = (folder: string, mode: 'read' | 'write' = 'write'): EmbeddedTextVault => {
  const vault = new EmbeddedTextVault({ folder, mode });
  opened.push(vault);
  return vault;
};

afterEach(async () => {
  await Promise.all(opened.splice(0).map((vault) => vault.close()));
  for (const folder of folders.splice(0)) folder.remove();
});

const sealedIn = async (vault: EmbeddedTextVault, text: string): Promise<string> => {
  const sealing = vault.sealingFor('c-1');
  const sealed = sealing.seal(ACME, text);
  await sealing.keep();
  return sealed;
};

describe('the text vault of a data folder', () => {
  textVaultContract({
    openVault: () => openVault(newFolder()),
    openedAgain: async (vault) => {
      const place = opened.findIndex((each) => each === vault);
      await opened[place]?.close();
      return openVault(folders.at(-1)?.path ?? 'nowhere');
    },
  });

  it('finds its keys again', async () => {
    const folder = newFolder();
    const vault = openVault(folder);
    const sealed = await sealedIn(vault, 'too expensive');
    await vault.close();
    expect(openVault(folder).open(sealed)).toBe('too expensive');
  });

  it('is read beside the process that writes, also keys that are made later', async () => {
    const folder = newFolder();
    const writer = openVault(folder);
    const reader = openVault(folder, 'read');
    const first = await sealedIn(writer, 'first');
    expect(reader.open(first)).toBe('first');
    const sealing = writer.sealingFor('c-2');
    const sealed = sealing.seal(accountId('bolt'), 'second');
    await sealing.keep();
    expect(reader.open(sealed)).toBe('second');
    await writer.destroy(ACME);
    expect(reader.open(first)).toBeUndefined();
    expect(reader.open(sealed)).toBe('second');
  });

  it('has no keys yet for who reads while the tables are being made', async () => {
    const [folder, other] = [newFolder(), newFolder()];
    const sealed = await sealedIn(openVault(other), 'elsewhere');
    const root = open({ path: path.join(folder, KEYS_FILE), noSubdir: true, encoding: 'binary', maxDbs: 4 });
    await root.openDB('current', { encoding: 'binary' }).put('a', Buffer.of(1));
    writeFileSync(path.join(folder, SECRETS_FILE), '');
    const reader = openVault(folder, 'read');
    expect(reader.open(sealed)).toBeUndefined();
    await root.openDB('current', { encoding: 'binary' }).remove('a');
    await root.close();
    expect(reader.open(await sealedIn(openVault(folder), 'first'))).toBe('first');
  });

  it('overwrites a key that is destroyed, in every file that has held it', async () => {
    const folder = newFolder();
    const vault = openVault(folder);
    await sealedIn(vault, 'before');
    const sealing = vault.sealingFor('c-2');
    const bolt = sealing.seal(accountId('bolt'), 'stays');
    await sealing.keep();
    const secret = readFileSync(path.join(folder, SECRETS_FILE)).subarray(0, KEY_BYTES);
    const holders = () => readdirSync(folder).filter((file) => readFileSync(path.join(folder, file)).includes(secret));
    expect(holders()).toEqual([SECRETS_FILE]);
    await vault.destroy(ACME);
    expect(holders()).toEqual([]);
    await vault.close();
    expect(holders()).toEqual([]);
    expect(openVault(folder).open(bolt)).toBe('stays');
  });

  it('takes a key for destroyed whose destroying was broken off', async () => {
    const folder = newFolder();
    const vault = openVault(folder);
    const sealed = await sealedIn(vault, 'before');
    await vault.close();
    writeFileSync(path.join(folder, SECRETS_FILE), Buffer.alloc(KEY_BYTES));
    const after = openVault(folder);
    expect(after.open(sealed)).toBeUndefined();
    const later = await sealedIn(after, 'before');
    expect(later).not.toBe(sealed);
    expect([after.open(sealed), after.open(later)]).toEqual([undefined, 'before']);
  });

  it.each(['write', 'read'] as const)('is refused to %s when secrets are missing', async (mode) => {
    const folder = newFolder();
    const vault = openVault(folder);
    const sealed = await sealedIn(vault, 'before');
    await vault.close();
    truncateSync(path.join(folder, SECRETS_FILE), KEY_BYTES - 1);
    expect(() => openVault(folder, mode).open(sealed)).toThrow(DataFolderDamaged);
    rmSync(path.join(folder, SECRETS_FILE));
    expect(() => openVault(folder, mode).open(sealed)).toThrow(DataFolderDamaged);
  });

  it('lets nobody else read the file, and holds no text', async () => {
    const folder = newFolder();
    await sealedIn(openVault(folder), 'Wilhelmina leaves');
    for (const file of [KEYS_FILE, SECRETS_FILE].map((name) => path.join(folder, name))) {
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(readFileSync(file).includes('Wilhelmina')).toBe(false);
    }
  });

  it('stops at a text that is not as it was sealed', async () => {
    const vault = openVault(newFolder());
    const sealed = await sealedIn(vault, 'too expensive');
    const place = sealed.length - 8;
    const damaged = sealed.slice(0, place) + (sealed[place] === 'A' ? 'B' : 'A') + sealed.slice(place + 1);
    expect(() => vault.open(damaged)).toThrow(InvariantViolated);
    expect(() => vault.open('sealed:v1:AAAA')).toThrow(InvariantViolated);
  });
});
