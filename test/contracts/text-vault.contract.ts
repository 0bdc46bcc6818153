import type { TextVault } from '../../src/kernel/text-vault.port';
import { accountId } from '../support/subscription.builders';

const ACME = accountId('acme');
const BOLT = accountId('bolt');

export interface VaultUnderTest {
  readonly openVault: () => TextVault;
  /** The vault as the next process finds it. */
  readonly openedAgain: (vault: TextVault) => Promise<TextVault>;
}

/** What every vault of personal texts promises. */
export const textVaultContract = ({ openVault, openedAgain }: VaultUnderTest): void => {
  const kept = async (vault: TextVault, command: string, text: string, account = ACME) => {
    const sealing = vault.sealingFor(command);
    const sealed = sealing.seal(account, text);
    expect(await sealing.keep()).toBe(true);
    return sealed;
  };

  it.each(['too expensive', '', 'Zoë 北 𝄞 \u0007', 'x'.repeat(1000)])(
    'gives back what it has sealed: %j',
    async (text) => {
      const vault = openVault();
      const sealed = await kept(vault, 'c-1', text);
      expect(sealed).toMatch(/^sealed:v1:[A-Za-z0-9_-]{20,5504}$/u);
      expect(vault.open(sealed)).toBe(text);
    },
  );

  it('seals a repeated command to the same text, and another to another', async () => {
    const vault = openVault();
    const first = await kept(vault, 'c-1', 'moved');
    expect(await kept(vault, 'c-1', 'moved')).toBe(first);
    expect(await kept(vault, 'c-2', 'moved')).not.toBe(first);
    expect(await kept(vault, 'c-1', 'moved', BOLT)).not.toBe(first);
    expect(await kept(vault, 'c-1', 'moved!')).not.toBe(first);
  });

  it('keeps no key that is not asked for', async () => {
    const vault = openVault();
    vault.sealingFor('c-1').seal(ACME, 'refused');
    const again = vault.sealingFor('c-1').seal(ACME, 'refused');
    expect(vault.open(again)).toBeUndefined();
  });

  it('lets the first of two keep its key for an account', async () => {
    const vault = openVault();
    const [quick, slow] = [vault.sealingFor('c-1'), vault.sealingFor('c-2')];
    const sealed = quick.seal(ACME, 'quick');
    slow.seal(ACME, 'slow');
    expect(await Promise.all([quick.keep(), slow.keep()])).toEqual([true, false]);
    expect(vault.open(sealed)).toBe('quick');
    expect(vault.open(await kept(vault, 'c-2', 'slow'))).toBe('slow');
  });

  it('keeps two accounts apart when one key is destroyed', async () => {
    const vault = openVault();
    const [acme, bolt] = [await kept(vault, 'c-1', 'acme leaves'), await kept(vault, 'c-1', 'bolt stays', BOLT)];
    await vault.destroy(ACME);
    expect(vault.open(acme)).toBeUndefined();
    expect(vault.open(bolt)).toBe('bolt stays');
    const later = await kept(vault, 'c-3', 'acme is back');
    expect(vault.open(later)).toBe('acme is back');
    expect(vault.open(acme)).toBeUndefined();
  });

  it('leaves a destroyed key destroyed, and what it sealed erased, when it is opened again', async () => {
    const vault = openVault();
    const [acme, bolt] = [await kept(vault, 'c-1', 'acme leaves'), await kept(vault, 'c-1', 'bolt stays', BOLT)];
    const second = await openedAgain(vault);
    expect(second.open(acme)).toBe('acme leaves');
    await second.destroy(ACME);
    const third = await openedAgain(second);
    expect(third.open(acme)).toBeUndefined();
    expect(third.open(bolt)).toBe('bolt stays');
    const later = await kept(third, 'c-1', 'acme leaves');
    expect(later).not.toBe(acme);
    const fourth = await openedAgain(third);
    expect([fourth.open(acme), fourth.open(later)]).toEqual([undefined, 'acme leaves']);
  });

  it('destroys a key twice as once', async () => {
    const vault = openVault();
    const sealed = await kept(vault, 'c-1', 'acme leaves');
    await Promise.all([vault.destroy(ACME), vault.destroy(ACME)]);
    expect(vault.open(sealed)).toBeUndefined();
  });

  it('destroys what there is not', async () => {
    const vault = openVault();
    await expect(vault.destroy(ACME)).resolves.toBeUndefined();
  });

  it('leaves a text that was never sealed as it is', async () => {
    expect(openVault().open('plain')).toBe('plain');
  });
};
