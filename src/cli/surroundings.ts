import type { FactSchemas } from '../kernel/fact-schema.port';
import type { OpenLedger } from './opened-ledger';

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
  /** What a fact may say, to be judged before a ledger is opened for it. */
  readonly readSchemas: () => Promise<FactSchemas>;
  /** Runs the service until it is told to stop. */
  readonly serve: () => Promise<void>;
}
