import { type CalendarDate, fromEpochDay, toEpochDay } from '../../kernel/calendar-date';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { Span } from '../../kernel/period-text';
import { hasDigits, wholeNumberAt } from '../../kernel/text-digits';
import { countUpTo, float64Column, int32Column } from './column';
import type { JournalEntry } from './journal';

/** What stands beside a row: the row that takes it back, that there is none, or that it takes another one back itself. */
const STANDS = -1;
const TAKES_BACK = -2;

/** Digits of each part of an id, so that it is a number that can be. */
const DIGITS_MAX = 15;

/** A whole number from 1 as it is written, without leading zeros. */
const countingNumber = (text: string): number | undefined => {
  const isNumber = text.length > 0 && text.length <= DIGITS_MAX && !text.startsWith('0');
  return isNumber && hasDigits(text, 0, text.length) ? wholeNumberAt(text, 0, text.length) : undefined;
};

/**
 * Where the entries of the journal are: by id, by day, and by which other each has been taken back. It holds numbers alone;
 * the entries are the index's, which is asked for them by row.
 */
export class EntryRows {
  /** By row: the day, and whether the entry stands. */
  private readonly days = int32Column();
  private readonly takenBackBy = int32Column();
  /** By append that has entries: its sequence, and the first of its rows. */
  private readonly sequences = float64Column();
  private readonly starts = int32Column();

  /** Takes the entry of the next row. `takesBack` is the row of what a retraction takes back, where it is known. */
  add({ sequence, effectiveOn, retracts }: JournalEntry, takesBack?: number): void {
    const count = this.sequences.length;
    if (count === 0 || this.sequences.at(count - 1) !== sequence) {
      this.sequences.push(sequence);
      this.starts.push(this.days.length);
    }
    const row = this.days.push(toEpochDay(effectiveOn));
    this.takenBackBy.push(retracts === null ? STANDS : TAKES_BACK);
    if (retracts !== null) this.takenBackBy.set(takesBack ?? this.standing(retracts), row);
  }

  /** How many rows are known by the end of the append that a sequence ends. */
  countKnown(knownAt: number): number {
    return this.startOf(countUpTo(this.sequences, knownAt));
  }

  /** The row of an entry; undefined where none known by then has the id. */
  find(id: string, knownAt: number): number | undefined {
    const dash = id.indexOf('-');
    const [sequence, ordinal] = [countingNumber(id.slice(0, dash)), countingNumber(id.slice(dash + 1))];
    if (dash < 0 || sequence === undefined || ordinal === undefined || sequence > knownAt) return undefined;
    const place = countUpTo(this.sequences, sequence - 1);
    if (place === this.sequences.length || this.sequences.at(place) !== sequence) return undefined;
    const row = this.startOf(place) + ordinal - 1;
    return row < this.startOf(place + 1) ? row : undefined;
  }

  /** The row that takes back the entry of another; undefined where none known by then does. */
  takenBackAt(row: number, knownAt: number): number | undefined {
    const by = this.takenBackBy.at(row);
    return by >= 0 && by < this.countKnown(knownAt) ? by : undefined;
  }

  /** The rows of the movements of a window that are in force by then, in the order of the journal. */
  inForce({ from, to }: Span, knownAt: number): readonly number[] {
    const [first, end] = [toEpochDay(from), toEpochDay(to)];
    const known = this.countKnown(knownAt);
    const rows: number[] = [];
    for (let row = 0; row < known; row += 1) {
      const day = this.days.at(row);
      if (day < first || day >= end) continue;
      const by = this.takenBackBy.at(row);
      if (by === STANDS || by >= known) rows.push(row);
    }
    return rows;
  }

  /** The days of those movements, in order, each once. */
  daysInForce(window: Span, knownAt: number): readonly CalendarDate[] {
    const days = new Set(this.inForce(window, knownAt).map((row) => this.days.at(row)));
    return [...days].sort((a, b) => a - b).map(fromEpochDay);
  }

  /** The rows that became known after one sequence and by another and are of a day or one before it, in the order of the journal. */
  enteredBetween(after: number, by: number, asOf: CalendarDate): readonly number[] {
    const last = toEpochDay(asOf);
    const end = this.countKnown(by);
    const rows: number[] = [];
    for (let row = this.countKnown(after); row < end; row += 1) if (this.days.at(row) <= last) rows.push(row);
    return rows;
  }

  private startOf(place: number): number {
    return place === this.starts.length ? this.days.length : this.starts.at(place);
  }

  private standing(id: string): number {
    const row = this.find(id, Number.MAX_SAFE_INTEGER);
    if (row === undefined) throw new InvariantViolated(`The journal takes back ${id}, which it does not have.`);
    return row;
  }
}
