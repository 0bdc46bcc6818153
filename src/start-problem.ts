import { EXIT, type Refusal, Refused } from './cli/failure';
import { LedgerMissing } from './ledger-missing';
import { LedgerTermsDiffer } from './ledger-terms-differ';
import { ConfigFaults } from './platform/config/config-faults';
import {
  DataFolderDamaged,
  DataFolderInUse,
  DataFolderMissing,
  DataFolderUnreadable,
} from './platform/embedded/data-folder-problem';
import { DataFolderInaccessible } from './platform/embedded/folder-access';
import { LogGap, UnreadableFact } from './platform/projections/append-assembler';
import { FollowingEnded } from './platform/projections/log-follower';

/** Whether somebody else listens there already. */
export const isPortTaken = (error: unknown): error is Error & { readonly port: unknown } =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'EADDRINUSE' && 'port' in error;

/** Only the first says nothing of the reason itself. */
const reasonOf = (error: FollowingEnded | LogGap | UnreadableFact): string =>
  error instanceof FollowingEnded && error.cause instanceof Error
    ? `${error.message} ${error.cause.message}`
    : error.message;

/** What keeps the log from being folded to its end. */
const logProblemOf = (error: unknown): Refusal | undefined => {
  const isKnown = error instanceof FollowingEnded || error instanceof LogGap || error instanceof UnreadableFact;
  if (!isKnown) return undefined;
  const [title, fix] = ['The log is not whole', 'Run arr doctor, which reads all of it and says what is wrong.'];
  return { exit: EXIT.unverified, code: 'log-not-whole', title, detail: reasonOf(error), fix };
};

/** What keeps the ledger from being opened and a person can set right, for the service and the command line alike. */
export const startProblemOf = (error: unknown): Refusal | undefined => {
  const detail = error instanceof Error ? error.message : '';
  if (error instanceof DataFolderInUse) {
    const title = 'Another process writes to the data folder';
    const fix =
      'If it is a service, send it commands with arr or over HTTP; else wait until it has ended, stop it, or name another folder with DATA_DIR.';
    return { exit: EXIT.unavailable, code: 'data-folder-in-use', title, detail, fix };
  }
  if (error instanceof DataFolderMissing) {
    const fix =
      'Record something first (arr import, arr start, arr serve), or name a ledger that is there with DATA_DIR.';
    return { exit: EXIT.unavailable, code: 'data-folder-missing', title: 'There is no ledger there', detail, fix };
  }
  if (error instanceof LedgerMissing) {
    const fix =
      'Record something first (arr import, arr start, arr serve), or name a ledger that is there with EVENTSTOREDB_URL and STREAM_PREFIX.';
    return { exit: EXIT.unavailable, code: 'ledger-missing', title: 'There is no ledger there', detail, fix };
  }
  if (error instanceof DataFolderUnreadable) {
    const title = 'The data folder cannot be opened';
    const fix = 'Name another folder with DATA_DIR, or restore this one.';
    return { exit: EXIT.unavailable, code: 'data-folder-unreadable', title, detail, fix };
  }
  if (error instanceof DataFolderDamaged) {
    const fix = 'Restore the whole folder from a copy, or name another folder with DATA_DIR.';
    return { exit: EXIT.unavailable, code: 'data-folder-damaged', title: 'The data folder is damaged', detail, fix };
  }
  if (error instanceof DataFolderInaccessible) {
    const title = 'The data folder cannot be used';
    const fix = 'Let this user read and write the folder and its files, or name another folder with DATA_DIR.';
    return { exit: EXIT.unavailable, code: 'data-folder-inaccessible', title, detail, fix };
  }
  if (isPortTaken(error)) {
    const [title, port] = ['The port is taken', String(error.port)];
    const fix = 'Set PORT, or PORT=0 for any that is free.';
    return { exit: EXIT.unavailable, code: 'port-taken', title, detail: `Port ${port} is taken.`, fix };
  }
  if (error instanceof ConfigFaults || error instanceof LedgerTermsDiffer) {
    const [title, fix] = ['The environment does not fit', 'Set or unset the variables that are named.'];
    return { exit: EXIT.usage, code: 'environment-unusable', title, detail, fix };
  }
  return logProblemOf(error);
};

/** The same error for whoever is at the command line: Refused where it is one that a person can set right. */
export const inWordsOf = (error: unknown): unknown => {
  const refusal = startProblemOf(error);
  return refusal === undefined ? error : new Refused(refusal);
};

/** What the work comes to. Throws Refused for what a person can set right, and all else as it is. */
export const explained = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    throw inWordsOf(error);
  }
};
