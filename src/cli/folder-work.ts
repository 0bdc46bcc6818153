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
}
