import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { StoreUnavailable } from '../../kernel/event-store.port';
import type { AccountId } from '../../kernel/ids';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { Sealing, TextVault } from '../../kernel/text-vault.port';
import { type KeyTables, openKeysToRead, openKeysToWrite } from './key-tables';
import { isSealed, type Key, KEY_BYTES, KEY_ID_BYTES, keyIdOf, openText, sealText } from './sealed-text';

export interface EmbeddedVaultOptions {
  readonly folder: string;
  readonly mode: 'write' | 'read';
}

/** A key that is needed and not kept yet. */
type Made = ReadonlyMap<AccountId, Key>;

const makeKey = (): Key => ({ id: randomBytes(KEY_ID_BYTES), secret: randomBytes(KEY_BYTES) });

const nameOf = (id: Buffer): string => id.toString('hex');

/** Keeps the keys of personal texts in the data folder, beside the facts and apart from them. */
export class EmbeddedTextVault implements TextVault {
  private tables: KeyTables | undefined;
  private readonly folder: string;

  constructor(private readonly options: EmbeddedVaultOptions) {
    this.folder = resolve(options.folder);
    if (options.mode === 'write') this.tables = openKeysToWrite(this.folder);
  }

  sealingFor(commandName: string): Sealing {
    const made = new Map<AccountId, Key>();
    return {
      seal: (accountId, text) => {
        const key = this.keyOf(accountId) ?? made.get(accountId) ?? makeKey();
        if (this.keyOf(accountId) === undefined) made.set(accountId, key);
        return sealText(key, commandName, text);
      },
      keep: () => (made.size === 0 ? Promise.resolve(true) : this.keep(made)),
    };
  }

  open(text: string): string | undefined {
    if (!isSealed(text)) return text;
    const id = keyIdOf(text);
    const secret = this.reading((tables) => tables.secrets.getBinary(nameOf(id)));
    return secret === undefined ? undefined : openText({ id, secret }, text);
  }

  destroy(accountId: AccountId): Promise<void> {
    return this.writing(({ current, secrets }) => {
      const id = current.getBinary(accountId);
      if (id === undefined) return;
      secrets.removeSync(nameOf(id));
      current.removeSync(accountId);
    });
  }

  async close(): Promise<void> {
    await this.tables?.root.close();
  }

  private keyOf(accountId: AccountId): Key | undefined {
    return this.reading(({ current, secrets }) => {
      const id = current.getBinary(accountId);
      if (id === undefined) return undefined;
      const secret = secrets.getBinary(nameOf(id));
      if (secret === undefined) throw new InvariantViolated(`The key of account ${accountId} is missing.`);
      return { id, secret };
    });
  }

  private keep(made: Made): Promise<boolean> {
    return this.writing(({ current, secrets }) => {
      for (const accountId of made.keys()) if (current.doesExist(accountId)) return false;
      for (const [accountId, { id, secret }] of made) {
        current.putSync(accountId, id);
        secrets.putSync(nameOf(id), secret);
      }
      return true;
    });
  }

  /** Looks into the keys as they are now; a reader waits for none to be made. */
  private reading<Answer>(look: (tables: KeyTables) => Answer): Answer | undefined {
    this.tables ??= openKeysToRead(this.folder);
    if (this.tables === undefined) return undefined;
    if (this.options.mode === 'read') this.tables.root.resetReadTxn();
    return look(this.tables);
  }

  /** Resolves when what the step has written is on disk. */
  private async writing<Answer>(step: (tables: KeyTables) => Answer): Promise<Answer> {
    const { tables } = this;
    if (this.options.mode === 'read' || tables === undefined) {
      throw new InvariantViolated(`${this.folder} was opened for reading only.`);
    }
    try {
      return await tables.root.childTransaction(() => step(tables));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new StoreUnavailable(`A key could not be made durable: ${reason}`, { cause: error });
    }
  }
}
