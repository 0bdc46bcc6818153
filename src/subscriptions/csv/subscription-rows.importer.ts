import type { CommandContext } from '../../kernel/transact';
import type { Ways } from '../domain/rejection-text';
import { type SubscriptionCommand, subscriptionOf } from '../domain/subscription.commands';
import { counted, emptyTally, type ImportTally, type RowOutcome } from './import-tally';
import type { RejectedRow } from './rejected-rows';
import { type Judged, outcomeOf, recordedBy } from './row-outcome';
import type { AccountRow, RowCommand, SourceRow } from './row-source';

/** How many rows wait for the store at once. Together they share its writes; more would only hold memory. */
export const IN_FLIGHT_MAX = 256;

/** Reports come after so many rows, and after the last. */
const ROWS_BETWEEN_REPORTS = 100;

export type ExecuteCommand = (command: SubscriptionCommand, context: CommandContext) => Promise<Judged>;

export interface ImportRun {
  readonly execute: ExecuteCommand;
  /** Who imports; a row that names its own source keeps it. */
  readonly context: Pick<CommandContext, 'source' | 'actor' | 'correlationId' | 'dryRun'>;
  readonly ways: Ways;
  /** How many rows wait for the store at once; IN_FLIGHT_MAX unless said. */
  readonly inFlightMax?: number;
  readonly signal?: AbortSignal;
  onRejected(row: RejectedRow): void | Promise<void>;
  onProgress?(tally: ImportTally): void;
}

export interface ImportSummary extends ImportTally {
  /** Whether it was told to stop. What is counted is recorded; the rest of the file has not been read. */
  readonly interrupted: boolean;
}

/** A row's outcome, or that the store failed: kept as a value until its turn, so that no rejection goes unhandled while it waits. */
type SentOutcome = RowOutcome | { readonly outcome: 'failed'; readonly error: unknown };

interface Pending {
  readonly row: SourceRow;
  readonly outcome: Promise<SentOutcome>;
}

type Sent = RowCommand | AccountRow;

/** What a row is about: rows of one subject are sent in their order. */
const subjectOf = (sent: Sent): string =>
  'command' in sent ? `subscription ${subscriptionOf(sent.command)}` : `account ${sent.accountFact.accountId}`;

const holdsUpOthers = (sent: Sent): boolean => 'accountFact' in sent && sent.accountFact.holdsUpOthers;

/** A row that was recorded once stands, or has been undone since: the file does not do again what somebody undid. */
const recalledOutcomeOf = (sent: RowCommand, judged: Judged, ways: Ways): RowOutcome => {
  const outcome = outcomeOf(sent, judged, ways);
  if (outcome.outcome !== 'recorded') return outcome;
  const subscriptionId = subscriptionOf(sent.command);
  const detail = `What this row said of ${subscriptionId} was recorded before and has been voided since.`;
  const fix = `If the row is right after all, import it again with --correct; see ${ways.facts(subscriptionId)}`;
  return { outcome: 'rejected', faults: [{ code: 'row-undone', detail, fix }] };
};

/** Sends rows on, those of one subscription or account one after the other, and settles them in the order of the file. */
class ImportWindow {
  private readonly pending: Pending[] = [];
  private readonly lastOf = new Map<string, Promise<SentOutcome>>();
  /** The last row that holds up all that follow it, until it is through. */
  private barrier: Promise<unknown> | undefined;
  tally = emptyTally();

  constructor(private readonly run: ImportRun) {}

  get isFull(): boolean {
    return this.pending.length >= (this.run.inFlightMax ?? IN_FLIGHT_MAX);
  }

  get isEmpty(): boolean {
    return this.pending.length === 0;
  }

  add(row: SourceRow): void {
    const { read } = row;
    const outcome = read.outcome === 'command' ? this.send(read.sent) : Promise.resolve(read);
    this.pending.push({ row, outcome });
  }

  /** Waits for the oldest row and counts it. */
  async settleOldest(): Promise<void> {
    const oldest = this.pending.shift();
    if (oldest === undefined) return;
    const outcome = await oldest.outcome;
    if (outcome.outcome === 'failed') throw outcome.error;
    this.tally = counted(this.tally, outcome);
    const { line, cells } = oldest.row;
    if (outcome.outcome === 'rejected') await this.run.onRejected({ line, cells, faults: outcome.faults });
    if (this.tally.rows % ROWS_BETWEEN_REPORTS === 0) this.run.onProgress?.(this.tally);
  }

  /** Waits until nothing is on its way any more, whatever comes of it. */
  async drain(): Promise<void> {
    await Promise.all(this.pending.map(({ outcome }) => outcome));
  }

  private send(sent: Sent): Promise<SentOutcome> {
    const subject = subjectOf(sent);
    const before = this.waitsFor(sent, subject);
    const outcome = before === undefined ? this.execute(sent) : before.then(() => this.execute(sent));
    this.lastOf.set(subject, outcome);
    if (holdsUpOthers(sent)) this.barrier = outcome;
    void outcome.then(() => {
      if (this.lastOf.get(subject) === outcome) this.lastOf.delete(subject);
      if (this.barrier === outcome) this.barrier = undefined;
    });
    return outcome;
  }

  /** A row comes after the last of its subject, and after the last that held up others, which itself comes after all before it. */
  private waitsFor(sent: Sent, subject: string): Promise<unknown> | undefined {
    if (holdsUpOthers(sent)) return Promise.all(this.pending.map(({ outcome }) => outcome));
    const [last, barrier] = [this.lastOf.get(subject), this.barrier];
    return last === undefined || barrier === undefined ? (last ?? barrier) : Promise.all([last, barrier]);
  }

  private async execute(sent: Sent): Promise<SentOutcome> {
    try {
      return 'command' in sent ? await this.executeCommand(sent) : await this.recordAccountFact(sent);
    } catch (error) {
      return { outcome: 'failed', error };
    }
  }

  private async recordAccountFact({ accountFact, ...from }: AccountRow): Promise<RowOutcome> {
    const taken = await accountFact.record({ ...this.run.context, ...from });
    return taken.outcome === 'rejected' ? { outcome: 'rejected', faults: [taken.refusal] } : recordedBy(taken.receipt);
  }

  private async executeCommand(sent: RowCommand): Promise<RowOutcome> {
    const { command, commandId, ...from } = sent;
    const context = { ...this.run.context, ...from, commandId };
    const outcome = await this.run.execute(command, context);
    const isRecalled = outcome.outcome === 'accepted' && outcome.receipt.replayed;
    if (!isRecalled || command.type !== 'record-period') return outcomeOf(sent, outcome, this.run.ways);
    // What was recorded of the row may have been corrected or voided since; the first answer would hide that.
    const judged = { ...context, commandId: `${commandId}:judged-again`, dryRun: true };
    return recalledOutcomeOf(sent, await this.run.execute(command, judged), this.run.ways);
  }
}
/**
 * Imports rows of any number in constant memory, a bounded number of them at once. A bad row never stops the others; a
 * store that fails does, and its error is thrown once nothing is on its way any more. The same rows may then be imported
 * again: what has been recorded of them is not recorded twice.
 */
export const importRows = async (rows: AsyncIterable<SourceRow>, run: ImportRun): Promise<ImportSummary> => {
  const window = new ImportWindow(run);
  let interrupted = false;
  try {
    for await (const row of rows) {
      interrupted = run.signal?.aborted === true;
      if (interrupted) break;
      if (window.isFull) await window.settleOldest();
      window.add(row);
    }
    while (!window.isEmpty) await window.settleOldest();
  } finally {
    await window.drain();
    run.onProgress?.(window.tally);
  }
  return { ...window.tally, interrupted };
};
