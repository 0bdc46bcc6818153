import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { InvariantViolated } from '../../../src/kernel/invariant-violated';
import { EmbeddedTextVault } from '../../../src/platform/embedded/embedded-text-vault.adapter';
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
  textVaultContract(() => openVault(newFolder()));

  it('finds its keys again', async () => {
    const folder = newFolder();
    const vault = openVault(folder);
    const sealed = await sealedIn(vault, 'too expensive');
    await vault.close();
    opened.length = 0;
    expect(openVault(folder).open(sealed)).toBe('too expensive');
  });

  it('is read beside the process that writes, also keys that are made later', async () => {
    const folder = newFolder();
    const writer = openVault(folder);
    const reader = openVault(folder, 'read');
    expect(reader.open(await sealedIn(writer, 'first'))).toBe('first');
    const sealing = writer.sealingFor('c-2');
    const sealed = sealing.seal(accountId('bolt'), 'second');
    await sealing.keep();
    expect(reader.open(sealed)).toBe('second');
    await writer.destroy(ACME);
    expect(reader.open(await Promise.resolve(sealed))).toBe('second');
  });

  it('lets nobody else read the file, and holds no text', async () => {
    const folder = newFolder();
    await sealedIn(openVault(folder), 'Wilhelmina leaves');
    const file = path.join(folder, 'keys.mdb');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file).includes('Wilhelmina')).toBe(false);
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
