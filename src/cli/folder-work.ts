import type { MovementAnswer } from '../arr/queries/answers';
import type { LogRecord } from '../kernel/log-record';
import type { Finding } from './finding';

/** How far the log has been folded. */
export interface FoldProgress {
  readonly folded: number;
  readonly total: number;
  readonly ratePerSecond?: number;
}

/** What came of folding the log twice. */
export type RefoldOutcome =
  | { readonly outcome: 'not-found'; readonly names: readonly string[] }
  | { readonly outcome: 'aborted' }
  | { readonly outcome: 'failed'; readonly sequence: number; readonly reason: string }
  | {
      readonly outcome: 'folded';
      /** The last fact that both folds hold. */
      readonly sequence: number;
      /** Of today's figures as the first fold has them, and the second. */
      readonly digests: readonly [string, string];
    };

export interface TailRequest {
  readonly of: 'facts' | 'movements';
  /** The first sequence to tell of; left out, what is recorded from now on. */
  readonly from?: number;
  /** Whether to end at the last fact there is instead of waiting for more. */
  readonly isOnce: boolean;
}

/** A fact as it was recorded, its sealed texts open. */
export type TailedFact = Omit<LogRecord, 'token' | 'recordedOn'>;

/** An entry of the journal: a movement asserted, or one asserted earlier that is taken back. */
export interface TailedMovement extends MovementAnswer {
  readonly kind: 'assert' | 'retract';
  readonly retracts: string | null;
  readonly policyVersion: number;
  readonly derivationVersion: number;
}

export type Tailed =
  /** Where the tail begins, told before anything else. */
  | { readonly tailed: 'beginning'; readonly from: number }
  | { readonly tailed: 'fact'; readonly fact: TailedFact }
  | { readonly tailed: 'movement'; readonly movement: TailedMovement };

/** A kind of store that a ledger may be in. */
export type StoreKind = 'embedded' | 'eventstoredb';

export const STORE_KINDS: readonly StoreKind[] = ['embedded', 'eventstoredb'];

export interface CopyRequest {
  readonly from: StoreKind;
  readonly to: StoreKind;
}

/** How far a copy has come: facts are copied, then both logs are read and compared. */
export interface CopyProgress extends FoldProgress {
  readonly phase: 'copying' | 'comparing';
}

export type CopyOutcome =
  | { readonly outcome: 'aborted'; readonly sequence: number }
  /** The target has a fact at that sequence that the source has not. Nothing was copied behind it. */
  | { readonly outcome: 'differs'; readonly sequence: number }
  | {
      readonly outcome: 'copied';
      readonly facts: number;
      /** How many of them this run has copied. */
      readonly copied: number;
      /** Of both logs, read from their first fact to the last. */
      readonly digest: string;
    };

/** Something of a topic that is not as it must be. */
export interface TopicFault {
  /** `control`: the record that says how far the shard is does not fit; `ahead`: the ledger does not have it. */
  readonly found: 'missing' | 'doubled' | 'altered' | 'forked' | 'foreign' | 'ahead' | 'control';
  readonly detail: string;
}

/** What was found of a shard. */
export interface CheckedShard {
  readonly shard: number;
  /** How many messages were read. */
  readonly messages: number;
  /** The first entry on the topic; null where there is none. Those before it were cleared away in time. */
  readonly first: number | null;
  /** The last entry of the ledger's epoch on the topic, 0 where there is none; and how many the ledger has. */
  readonly last: number;
  readonly ledger: number;
  /** How many of them are not published yet. */
  readonly behind: number;
  readonly faults: readonly TopicFault[];
  /** How many more there are than are told. */
  readonly faultsMore: number;
}

export interface TopicVerification {
  readonly topic: string;
  readonly epoch: number;
  /** Whether the user stopped it before all was read. */
  readonly isAborted: boolean;
  readonly shards: readonly CheckedShard[];
}

export interface TopicProgress {
  readonly shard: number;
  readonly shards: number;
  readonly messages: number;
}

/** Reads a topic of changes, that of its name or the usual one, and holds it against the ledger. Throws Refused. */
export type VerifyTopic = (
  name: string | undefined,
  onProgress: (progress: TopicProgress) => void,
  stop: AbortSignal,
) => Promise<TopicVerification>;

/** Work on a data folder beside whoever writes to it. It changes nothing there. */
export interface FolderWork {
  /** Folds the log twice and says what either came to. */
  readonly refold: (
    name: string,
    onProgress: (progress: FoldProgress) => void,
    stop: AbortSignal,
  ) => Promise<RefoldOutcome>;
  /** Looks at the configuration, the folder and the log, and says what each check came to, in order. */
  readonly examine: () => AsyncIterable<Finding>;
  /** Whether the environment names brokers, so that what is recorded is to be published. */
  readonly hasBrokers: boolean;
  /** The facts or entries as they are recorded, beside the writer. Throws Refused for a sequence that is ahead. */
  readonly tail: (request: TailRequest, stop: AbortSignal) => AsyncIterable<Tailed>;
  readonly verifyTopic: VerifyTopic;
  /** Copies every fact from one store to the other, none of which anybody may write to meanwhile. Throws Refused. */
  readonly copy: (
    request: CopyRequest,
    onProgress: (progress: CopyProgress) => void,
    stop: AbortSignal,
  ) => Promise<CopyOutcome>;
}
