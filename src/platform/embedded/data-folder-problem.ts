import type { LockHolder } from './lock-file';

/** Another process writes to the data folder. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse';

  constructor(
    readonly folder: string,
    readonly holder: LockHolder,
  ) {
    const { pid, startedAt, address } = holder;
    const where = address === undefined ? '' : ` and answers at ${address}`;
    super(
      `${folder} is being written by process ${pid.toString()}, which began at ${startedAt}${where}. ` +
        'Only one process may write to a data folder.',
    );
  }
}

/** There is no ledger in the folder to read. */
export class DataFolderMissing extends Error {
  override readonly name = 'DataFolderMissing';

  constructor(readonly folder: string) {
    super(`${folder} holds no ledger yet.`);
  }
}

/** What stands in the folder is not what this version writes. */
export class DataFolderUnreadable extends Error {
  override readonly name = 'DataFolderUnreadable';

  constructor(
    readonly folder: string,
    reason: string,
  ) {
    super(`${folder} cannot be opened: ${reason}`);
  }
}

/** What stands in the folder is ours, and parts of it are missing or spoilt. */
export class DataFolderDamaged extends Error {
  override readonly name = 'DataFolderDamaged';

  constructor(
    readonly folder: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`${folder} is damaged: ${reason} Nothing has been recorded.`, options);
  }
}
