import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { StoreUnavailable } from '../../kernel/event-store.port';
import type { AccountId } from '../../kernel/ids';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { Sealing, TextVault } from '../../kernel/text-vault.port';
import { type KeyTables, openKeysToRead, openKeysToWrite, placesGivenOut, putPlacesGivenOut } from './key-tables';
import { isSealed, type Key, KEY_BYTES, KEY_ID_BYTES, keyIdOf, openText, sealText } from './sealed-text';

export interface EmbeddedVaultOptions {
  readonly folder: string;
  readonly mode: 'write' | 'read';
}

/** A key that is needed and not kept yet. */
type Made = ReadonlyMap<AccountId, Key>;

const makeKey = (): Key => ({ id: randomBytes(KEY_ID_BYTES), secret: randomBytes(KEY_BYTES) });

const nameOf = (id: Buffer): string => id.toString('hex');

const placeOf = ({ places }: KeyTables, id: Buffer): number | undefined => {
  const place = places.getBinary(nameOf(id));
  return place && Number(place.toString());
};

/** Undefined for a key that has been destroyed, even where a crash has left its place on record. */
const secretOf = (tables: KeyTables, id: Buffer): Buffer | undefined => {
  const place = placeOf(tables, id);
  return place === undefined ? undefined : tables.secrets.read(place);
};

const keyIn = (tables: KeyTables, accountId: AccountId): Key | undefined => {
  const id = tables.current.getBinary(accountId);
  if (id === undefined) return undefined;
  if (placeOf(tables, id) === undefined) throw new InvariantViolated(`The key of account ${accountId} is missing.`);
  const secret = secretOf(tables, id);
  return secret && { id, secret };
};

/** Keeps the keys of personal texts in the data folder, beside the facts and apart from them. */
export class EmbeddedTextVault implements TextVault {
  private tables: KeyTables | undefined;
  private readonly folder: string;
  private isClosed = false;

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
    const secret = this.reading((tables) => secretOf(tables, id));
    return secret === undefined ? undefined : openText({ id, secret }, text);
  }

  destroy(accountId: AccountId): Promise<void> {
    return this.writing((tables) => {
      const id = tables.current.getBinary(accountId);
      if (id === undefined) return;
      const place = placeOf(tables, id);
      if (place !== undefined) {
        // Before the tables forget where it stands: a crash in between leaves zeros, which say the same.
        tables.secrets.erase(place);
        tables.secrets.flush();
      }
      tables.places.removeSync(nameOf(id));
      tables.current.removeSync(accountId);
    });
  }

  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    if (this.tables === undefined) return;
    const { root, secrets } = this.tables;
    await root.close();
    secrets.close();
  }

  private keyOf(accountId: AccountId): Key | undefined {
    return this.reading((tables) => keyIn(tables, accountId));
  }

  private keep(made: Made): Promise<boolean> {
    return this.writing((tables) => {
      for (const accountId of made.keys()) if (keyIn(tables, accountId) !== undefined) return false;
      let place = placesGivenOut(tables);
      for (const [accountId, { id, secret }] of made) {
        tables.secrets.write(place, secret);
        tables.current.putSync(accountId, id);
        tables.places.putSync(nameOf(id), Buffer.from(place.toString()));
        place += 1;
      }
      tables.secrets.flush();
      putPlacesGivenOut(tables, place);
      return true;
    });
  }

  /** Looks into the keys as they are now; a reader waits for none to be made. */
  private reading<Answer>(look: (tables: KeyTables) => Answer): Answer | undefined {
    this.assertOpen();
    this.tables ??= openKeysToRead(this.folder);
    if (this.tables === undefined) return undefined;
    if (this.options.mode === 'read') this.tables.root.resetReadTxn();
    return look(this.tables);
  }

  /** Resolves when what the step has written is on disk. */
  private async writing<Answer>(step: (tables: KeyTables) => Answer): Promise<Answer> {
    this.assertOpen();
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

  private assertOpen(): void {
    if (this.isClosed) throw new StoreUnavailable(`The keys of ${this.folder} have been closed.`);
  }
}
