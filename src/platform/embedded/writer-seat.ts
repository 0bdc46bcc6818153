import type { Clock } from '../../kernel/clock.port';
import { accessing } from './folder-access';
import type { LedgerTables } from './ledger-tables';
import { type LockHolder, writeLockFile } from './lock-file';
import { OwnedFolder } from './ownership';
import { thisProcess } from './process-identity';

/** The place of the one process that writes to a data folder, held until it is released. */
export class WriterSeat {
  private constructor(
    private readonly tables: LedgerTables,
    private readonly owned: OwnedFolder,
    /** This process, as others are told of it. */
    public holder: LockHolder,
  ) {}

  /** Throws DataFolderInUse where another process has it. */
  static take(tables: LedgerTables, clock: Clock): WriterSeat {
    const holder = { ...thisProcess(), startedAt: clock.now() };
    const seat = new WriterSeat(tables, OwnedFolder.take(tables, holder), holder);
    seat.tell();
    return seat;
  }

  /** To be called inside every write transaction: throws StoreUnavailable once another process has taken the folder. */
  verify(): void {
    this.owned.verify();
  }

  /** Writes into the lock file where this process answers, for whoever finds the folder in use. */
  announce(address: string): void {
    this.verify();
    this.holder = { ...this.holder, address };
    this.tell();
  }

  release(): void {
    this.owned.release();
  }

  private tell(): void {
    const { folder } = this.tables;
    accessing(folder, () => {
      writeLockFile(folder, this.holder);
    });
  }
}
