import type { Instant } from '../../kernel/instant';
import { fault, type ReadPart, type RowFault } from './row-fault';

/** What an opening must know of the ledger and of the time it is. */
export interface KnowledgeBounds {
  /** The moment of the last fact that the ledger has. */
  readonly knownUpTo: Instant;
  readonly now: () => Instant;
}

const COLUMN = 'recordedAt';

const decreases = (recordedAt: Instant, before: string): RowFault => ({
  column: COLUMN,
  code: 'recorded-at-decreases',
  detail: `It became known at ${recordedAt}, but ${before}.`,
  fix: 'Sort the file by recordedAt: the ledger takes facts in the order in which they became known.',
});

/** A new row that became known before what the ledger has already. */
export const knownTooLate = (recordedAt: Instant, { knownUpTo }: KnowledgeBounds): RowFault => ({
  ...decreases(recordedAt, `the ledger has facts that became known later, up to ${knownUpTo}`),
  fix: 'Open another empty ledger with all the history at once, in the order in which it became known.',
});

/** Watches over the rows of an opening: each says when it became known, not before the row before it and not in the future. */
export class OrderOfKnowledge {
  private last: { readonly line: number; readonly recordedAt: Instant } | undefined;

  constructor(private readonly bounds: KnowledgeBounds) {}

  /** The moment that the next row became known, or what is wrong with it. */
  take(line: number, recordedAt: Instant | undefined): ReadPart<Instant> {
    if (recordedAt === undefined) {
      const detail = 'The row does not say when it became known.';
      return fault({ column: COLUMN, code: 'recorded-at-missing', detail, fix: 'Give it a recordedAt.' });
    }
    const { last } = this;
    if (last !== undefined && recordedAt < last.recordedAt) {
      return { faults: [decreases(recordedAt, `what stands in line ${last.line.toString()} at ${last.recordedAt}`)] };
    }
    if (recordedAt > this.bounds.now()) {
      const detail = `It became known at ${recordedAt}, which is yet to come.`;
      const fix = 'Give the moment at which it was recorded; the day from which it counts is effectiveOn.';
      return fault({ column: COLUMN, code: 'recorded-at-to-come', detail, fix });
    }
    this.last = { line, recordedAt };
    return { value: recordedAt };
  }
}
