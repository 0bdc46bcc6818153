import type { LockHolder } from './lock-file';

/** What this process has open of the ledger. */
export interface DataFolder {
  /** This process, as the one that writes. Throws InvariantViolated where it only reads. */
  readonly holder: LockHolder;
  /** Tells whoever finds the folder in use where this process answers. */
  announce(address: string): void;
  close(): Promise<void>;
}

export const DATA_FOLDER = Symbol('DataFolder');
