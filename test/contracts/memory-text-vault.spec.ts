import { MemoryTextVault } from '../support/memory-text-vault.adapter';
import { textVaultContract } from './text-vault.contract';

describe('a text vault in memory', () => {
  textVaultContract({ openVault: () => new MemoryTextVault(), openedAgain: (vault) => Promise.resolve(vault) });
});
