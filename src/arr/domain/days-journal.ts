import type { Draft, JournalEntry } from './journal';

/** An entry and its row in the journal. */
export interface Entered {
  readonly row: number;
  readonly entry: JournalEntry;
}

/** The journal, as far as the days of an account write and read it. */
export interface DaysJournal {
  /** Takes drafts in, and answers with the entries they have become. */
  enter(drafts: readonly Draft[]): readonly Entered[];
  entryAt(row: number): JournalEntry;
}

/** What other accounts hand over to the one as which they read from a day on. */
export interface Inherited {
  /** The first day on which one reads as it that had ARR on a day before. */
  readonly from: number | undefined;
  /** Whether an account had ARR on a day before one that reads as it on that day, where `from` does not say so for good. */
  hadArr?(before: number): boolean;
  /** The last day, before one, at whose end an account had ARR that reads as it by then. */
  lastDayWithArr(before: number): number | undefined;
}

/** Of an account as which no other reads. */
export const INHERITS_NOTHING: Inherited = { from: undefined, lastDayWithArr: () => undefined };
