import { setImmediate } from 'node:timers/promises';
import { type AppendOutcome, StoreUnavailable } from '../../kernel/event-store.port';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { AppendTransaction } from './append-transaction';
import type { WrittenAppend } from './record.codec';

/** Callers beyond these are refused: they would wait longer than anybody does. */
export const APPENDS_WAITING_MAX = 16_384;
/** What is written in one transaction; the event loop stands still meanwhile. */
export const RECORDS_PER_COMMIT_MAX = 128;
/** How many callers are answered before others have their turn. */
const ANSWERS_IN_A_TURN = 16;
/** A commit that takes longer is given up on: whether it comes to pass is then unknown. */
export const COMMIT_TIMEOUT_MS = 5_000;

interface Waiting {
  readonly append: WrittenAppend;
  readonly resolve: (outcome: AppendOutcome) => void;
  readonly reject: (error: Error) => void;
}

export interface CommitSteps {
  /** Runs the step in a write transaction and resolves when what it wrote is on disk. If it throws, nothing is written. */
  readonly transact: <Answer>(step: () => Answer) => Promise<Answer>;
  /** Begins inside that transaction. */
  readonly begin: () => AppendTransaction;
  /** Called when facts are on disk, before their callers are answered. */
  readonly onFacts: () => void;
}

/** Calls back once after that time, unless the function that it answers is called first. */
export type Alarm = (ms: number, ring: () => void) => () => void;

const systemAlarm: Alarm = (ms, ring) => {
  const timer = setTimeout(ring, ms);
  return () => clearTimeout(timer);
};

/** What the library says of a failed commit comes in a promise of its own, which nobody else waits for. */
const causeOf = async (error: unknown): Promise<unknown> => {
  if (typeof error !== 'object' || error === null || !('commitError' in error)) return error;
  try {
    return await error.commitError;
  } catch (cause) {
    return cause;
  }
};

const unavailable = (cause: unknown): StoreUnavailable => {
  if (cause instanceof StoreUnavailable) return cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  // The library calls a full disk an input/output error as well.
  return new StoreUnavailable(`The append could not be made durable: ${reason}. Has the disk space left?`, { cause });
};

/** Callers take up their work again at once, all before anybody else has a turn; so not all of them at once. */
const tell = async (answers: readonly (() => void)[]): Promise<void> => {
  for (const [count, answer] of answers.entries()) {
    if (count > 0 && count % ANSWERS_IN_A_TURN === 0) await setImmediate();
    answer();
  }
};

/** Lets all callers who come while a commit is under way share the next one, and so one wait for the disk. */
export class GroupCommit {
  private readonly waiting: Waiting[] = [];
  private running: Promise<void> | undefined;
  private isStalled = false;

  constructor(
    private readonly steps: CommitSteps,
    private readonly setAlarm: Alarm = systemAlarm,
  ) {}

  append(append: WrittenAppend): Promise<AppendOutcome> {
    if (this.isStalled) return Promise.reject(new StoreUnavailable('The disk does not answer.'));
    if (this.waiting.length >= APPENDS_WAITING_MAX) {
      return Promise.reject(new StoreUnavailable(`${APPENDS_WAITING_MAX.toString()} appends wait already.`));
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ append, resolve, reject });
      this.running ??= this.run();
    });
  }

  /** Resolves when no append is under way; false if the last one will not end. */
  async drained(): Promise<boolean> {
    await this.running;
    return !this.isStalled;
  }

  private async run(): Promise<void> {
    while (this.waiting.length > 0) await this.commitInTime();
    this.running = undefined;
  }

  private async commitInTime(): Promise<void> {
    const aboard: Waiting[] = [];
    let unset: (() => void) | undefined;
    const late = new Promise<void>((resolve) => {
      unset = this.setAlarm(COMMIT_TIMEOUT_MS, () => {
        this.isStalled = true;
        const error = new StoreUnavailable(`The disk did not answer within ${COMMIT_TIMEOUT_MS.toString()} ms.`);
        for (const { reject } of [...aboard, ...this.waiting.splice(0)]) reject(error);
        resolve();
      });
    });
    const committed = this.commit(aboard).finally(() => {
      unset?.();
      this.isStalled = false;
    });
    await Promise.race([committed, late]);
  }

  private async commit(aboard: Waiting[]): Promise<void> {
    const answers: (() => void)[] = [];
    let hasFacts: boolean;
    try {
      hasFacts = await this.steps.transact(() => {
        const transaction = this.steps.begin();
        this.board(aboard);
        for (const caller of aboard) answers.push(this.write(transaction, caller));
        return transaction.finish();
      });
    } catch (error) {
      const refusal = unavailable(await causeOf(error));
      // Where the transaction did not even begin, nobody is aboard, and those who wait would wait for ever.
      for (const { reject } of aboard.length > 0 ? aboard : this.waiting.splice(0)) reject(refusal);
      return;
    }
    if (hasFacts) this.steps.onFacts();
    await tell(answers);
  }

  /** Takes as many of those who wait as fit, as late as can be, so that more of them have come. */
  private board(aboard: Waiting[]): void {
    let records = 0;
    let count = 0;
    for (const { append } of this.waiting) {
      records += append.records.length;
      if (count > 0 && records > RECORDS_PER_COMMIT_MAX) break;
      count += 1;
    }
    aboard.push(...this.waiting.splice(0, count));
  }

  private write(transaction: AppendTransaction, { append, resolve, reject }: Waiting): () => void {
    try {
      const outcome = transaction.write(append);
      return () => resolve(outcome);
    } catch (error) {
      if (!(error instanceof InvariantViolated)) throw error;
      return () => reject(error);
    }
  }
}
