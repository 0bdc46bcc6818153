import { setImmediate } from 'node:timers/promises';
import type { Instant } from '../../kernel/instant';
import type { CommandContext } from '../../kernel/transact';
import { counted, emptyTally, type RowOutcome } from './import-tally';
import { type KnowledgeBounds, knownTooLate, OrderOfKnowledge } from './order-of-knowledge';
import { isFaulty } from './row-fault';
import { outcomeOf, recordedBy } from './row-outcome';
import type { AccountRow, RowCommand, SourceRow } from './row-source';
import type { ImportRun, ImportSummary } from './subscription-rows.importer';

/** How many rows are accepted ahead of the disk; more would only hold memory. */
const AHEAD_MAX = 2_048;

/** After so many rows the event loop has its turn: the store writes in it, and would be thought not to answer. */
const ROWS_A_TURN = 64;

/** Reports come after so many rows, and after the last. */
const ROWS_BETWEEN_REPORTS = 1_000;

export interface OpeningRun extends ImportRun, KnowledgeBounds {
  /** Resolves when all that has been accepted so far is on disk. */
  readonly durable: () => Promise<void>;
}

export interface OpeningSummary extends ImportSummary {
  /** The line that was rejected and so ended the opening, if one was. */
  readonly endedByLine: number | undefined;
}

interface Accepted {
  readonly row: SourceRow;
  readonly outcome: RowOutcome;
  readonly durable: Promise<void>;
}

/** Records rows one after the other, so that the log has the order of the file, and counts them when they are on disk. */
class Opening {
  private readonly ahead: Accepted[] = [];
  private readonly order: OrderOfKnowledge;
  private taken = 0;
  tally = emptyTally();

  constructor(private readonly run: OpeningRun) {
    this.order = new OrderOfKnowledge(run);
  }

  /** Whether the row was taken; one that is rejected ends the opening. */
  async take(row: SourceRow): Promise<boolean> {
    this.taken += 1;
    if (this.taken % ROWS_A_TURN === 0) await setImmediate();
    if (this.ahead.length >= AHEAD_MAX) await this.settleOldest();
    const outcome = row.read.outcome === 'command' ? await this.judge(row.line, row.read.sent) : row.read;
    const durable = this.run.durable();
    // It is waited for in its turn; until then a failure is nobody's.
    durable.catch(() => undefined);
    this.ahead.push({ row, outcome, durable });
    return outcome.outcome !== 'rejected';
  }

  async finish(): Promise<void> {
    while (this.ahead.length > 0) await this.settleOldest();
    this.run.onProgress?.(this.tally);
  }

  private async settleOldest(): Promise<void> {
    const oldest = this.ahead.shift();
    if (oldest === undefined) return;
    const { row, outcome, durable } = oldest;
    await durable;
    this.tally = counted(this.tally, outcome);
    const { line, cells } = row;
    if (outcome.outcome === 'rejected') await this.run.onRejected({ line, cells, faults: outcome.faults });
    if (this.tally.rows % ROWS_BETWEEN_REPORTS === 0) this.run.onProgress?.(this.tally);
  }

  private async judge(line: number, sent: RowCommand | AccountRow): Promise<RowOutcome> {
    const recordedAt = this.order.take(line, sent.importedRecordedAt);
    if (isFaulty(recordedAt)) return { outcome: 'rejected', faults: recordedAt.faults };
    return recordedAt.value < this.run.knownUpTo ? this.recall(sent, recordedAt.value) : this.send(sent);
  }

  /** The ledger has gone on since: a row that it has not recorded before cannot become known any more. */
  private async recall(sent: RowCommand | AccountRow, recordedAt: Instant): Promise<RowOutcome> {
    const outcome = await this.send(sent, true);
    if (outcome.outcome !== 'recorded') return outcome;
    return { outcome: 'rejected', faults: [knownTooLate(recordedAt, this.run)] };
  }

  private async send(sent: RowCommand | AccountRow, dryRun = this.run.context.dryRun ?? false): Promise<RowOutcome> {
    if ('command' in sent) {
      const { command, ...from } = sent;
      const context: CommandContext = { ...this.run.context, ...from, dryRun };
      return outcomeOf(sent, await this.run.execute(command, context), this.run.ways);
    }
    const { accountFact, ...from } = sent;
    const taken = await accountFact.record({ ...this.run.context, ...from, dryRun });
    return taken.outcome === 'rejected' ? { outcome: 'rejected', faults: [taken.refusal] } : recordedBy(taken.receipt);
  }
}

/**
 * Opens a ledger with the rows of its history, in constant memory. The first row that is rejected ends it: what comes after
 * would be known before that row could be mended. The same rows may be given again: what has been recorded of them is not
 * recorded twice. A store that fails ends it, too, and its error is thrown.
 */
export const importOpening = async (rows: AsyncIterable<SourceRow>, run: OpeningRun): Promise<OpeningSummary> => {
  const opening = new Opening(run);
  let interrupted = false;
  let endedByLine: number | undefined;
  for await (const row of rows) {
    interrupted = run.signal?.aborted === true;
    if (interrupted) break;
    if (await opening.take(row)) continue;
    endedByLine = row.line;
    break;
  }
  await opening.finish();
  return { ...opening.tally, interrupted, endedByLine };
};
