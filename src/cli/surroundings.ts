import type { FactSchemas } from '../kernel/fact-schema.port';
import type { FolderWork } from './folder-work';
import type { OpenedLedger, OpenLedger } from './opened-ledger';
import type { RunningService } from './running-service';

/** What a command sees of the machine it runs on. */
export interface Surroundings {
  /** The version of this program. */
  readonly version: string;
  /** Data goes here and nothing else does, so that it can be piped on. */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether a person watches `err`. */
  readonly isWatched: boolean;
  readonly input: AsyncIterable<Uint8Array>;
  /** Aborts when the user asks to stop. */
  readonly stop: AbortSignal;
  readonly openLedger: OpenLedger;
  /** The ledger of a folder that is named, in this process. Throws Refused where it cannot be had. */
  readonly openFolder: (mode: 'read' | 'write', folder: string) => Promise<OpenedLedger>;
  /** The service that a command should go to, where one runs. Throws Refused for one that does not answer. */
  readonly findService: (mode: 'read' | 'write') => Promise<RunningService | undefined>;
  /** What can be done with a data folder beside whoever writes to it. */
  readonly besideWriter: () => Promise<FolderWork>;
  /** What a fact may say, to be judged before a ledger is opened for it. */
  readonly readSchemas: () => Promise<FactSchemas>;
  /** Runs the service until it is told to stop. */
  readonly serve: () => Promise<void>;
}
