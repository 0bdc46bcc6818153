import { createHash, randomUUID } from 'node:crypto';
import type { Sealing, TextVault } from '../../src/kernel/text-vault.port';
import type { AccountId } from '../../src/kernel/ids';

const PREFIX = 'sealed:v1:';

interface Sealed {
  readonly key: string;
  readonly text: string;
}

/** A vault that forgets all when the process ends. It hides nothing: what it seals is kept beside a name for it. */
export class MemoryTextVault implements TextVault {
  private readonly keys = new Map<AccountId, string>();
  private readonly texts = new Map<string, Sealed>();

  sealingFor(commandName: string): Sealing {
    const made = new Map<AccountId, string>();
    const keyOf = (accountId: AccountId): string => {
      const key = this.keys.get(accountId) ?? made.get(accountId) ?? randomUUID();
      if (!this.keys.has(accountId)) made.set(accountId, key);
      return key;
    };
    return {
      seal: (accountId, text) => {
        const key = keyOf(accountId);
        const name = createHash('sha256').update(`${key} ${commandName} ${text}`).digest('base64url');
        const sealed = `${PREFIX}${name}`;
        this.texts.set(sealed, { key, text });
        return sealed;
      },
      keep: () => {
        const isFirst = [...made].every(([accountId, key]) => (this.keys.get(accountId) ?? key) === key);
        if (isFirst) for (const [accountId, key] of made) this.keys.set(accountId, key);
        return Promise.resolve(isFirst);
      },
    };
  }

  open(text: string): string | undefined {
    if (!text.startsWith(PREFIX)) return text;
    const sealed = this.texts.get(text);
    const isKept = sealed !== undefined && [...this.keys.values()].includes(sealed.key);
    return isKept ? sealed.text : undefined;
  }

  destroy(accountId: AccountId): Promise<void> {
    this.keys.delete(accountId);
    return Promise.resolve();
  }

  /** The accounts that have a key. */
  get accounts(): readonly AccountId[] {
    return [...this.keys.keys()];
  }
}
