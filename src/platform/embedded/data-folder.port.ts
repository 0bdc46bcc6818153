/** What this process has open of the ledger. */
export interface DataFolder {
  close(): Promise<void>;
}

export const DATA_FOLDER = Symbol('DataFolder');
