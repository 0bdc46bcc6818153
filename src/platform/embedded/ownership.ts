import { StoreUnavailable } from '../../kernel/event-store.port';
import { hasFields, readAbout, writeAbout } from './about-records';
import { DataFolderInUse } from './data-folder-problem';
import type { LedgerTables } from './ledger-tables';
import { type LockHolder, readLockFile, removeLockFile } from './lock-file';
import { isRunning, type ProcessIdentity } from './process-identity';

/** Who may write. The term rises with every owner, so that no two owners have the same text. */
interface Ownership {
  readonly term: number;
  readonly writer?: LockHolder;
}

const KEY = 'owner';

const isOwnership = (value: unknown): value is Ownership => {
  if (!hasFields(value, { term: 'number' })) return false;
  const { writer } = value as { readonly writer?: unknown };
  return writer === undefined || hasFields(writer, { pid: 'number', startedAt: 'string' });
};

const readOwnership = (tables: LedgerTables): Ownership => readAbout(tables, KEY, isOwnership) ?? { term: 0 };

const withAddress = (folder: string, writer: LockHolder): LockHolder => {
  const announced = readLockFile(folder);
  const isSame = announced?.pid === writer.pid && announced.startedAt === writer.startedAt;
  return isSame ? announced : writer;
};

/**
 * The right of this process to write to a data folder. It is taken and checked inside write transactions, which the
 * store lets through one at a time for all processes: two can never hold it, nor can one write that has lost it.
 */
export class OwnedFolder {
  private constructor(
    private readonly tables: LedgerTables,
    private readonly ownership: Ownership,
  ) {}

  /** Throws DataFolderInUse if the process that took it before still runs; one that was killed is followed at once. */
  static take(
    tables: LedgerTables,
    writer: LockHolder,
    isAlive: (process: ProcessIdentity) => boolean = isRunning,
  ): OwnedFolder {
    return tables.root.transactionSync(() => {
      const { term, writer: holder } = readOwnership(tables);
      if (holder !== undefined && isAlive(holder)) {
        throw new DataFolderInUse(tables.folder, withAddress(tables.folder, holder));
      }
      const ownership = { term: term + 1, writer };
      writeAbout(tables, KEY, ownership);
      return new OwnedFolder(tables, ownership);
    });
  }

  /** To be called inside every write transaction: throws StoreUnavailable once another process has taken the folder. */
  verify(): void {
    const { term, writer } = readOwnership(this.tables);
    if (term === this.ownership.term && writer !== undefined) return;
    const successor = writer === undefined ? '' : ` by process ${writer.pid.toString()}`;
    throw new StoreUnavailable(`${this.tables.folder} has been taken over${successor}: this process may not write.`);
  }

  /** Lets the next process take the folder; does nothing where one has already. */
  release(): void {
    this.tables.root.transactionSync(() => {
      const { term } = readOwnership(this.tables);
      if (term !== this.ownership.term) return;
      // Before the transaction ends there is no successor yet whose file it could be.
      removeLockFile(this.tables.folder);
      writeAbout(this.tables, KEY, { term });
    });
  }
}
