import { resolve } from 'node:path';
import type { Clock } from '../../kernel/clock.port';
import { type LedgerTables, openTablesToWrite } from './ledger-tables';
import type { LockHolder } from './lock-file';
import { WriterSeat } from './writer-seat';

/** A data folder of a ledger whose facts are elsewhere: keys and snapshots lie in it, and one process writes to it. */
export class HeldFolder {
  private isClosed = false;

  private constructor(
    private readonly tables: LedgerTables,
    private readonly seat: WriterSeat,
  ) {}

  /** Throws what stands in data-folder-problem.ts, and leaves the folder as it was. */
  static async take(folder: string, clock: Clock): Promise<HeldFolder> {
    const tables = await openTablesToWrite(resolve(folder));
    try {
      return new HeldFolder(tables, WriterSeat.take(tables, clock));
    } catch (error) {
      await tables.root.close();
      throw error;
    }
  }

  get holder(): LockHolder {
    return this.seat.holder;
  }

  announce(address: string): void {
    this.seat.announce(address);
  }

  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    this.seat.release();
    await this.tables.root.close();
  }
}
