import { fromEpochDay } from '../../kernel/calendar-date';
import type { AccountId } from '../../kernel/ids';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { countWhile } from '../../kernel/sorted';
import { movementsOfDay, NOTHING_STANDS, type Standing, standingAfter } from './account-movements';
import type { DaysJournal, Inherited } from './days-journal';
import { type Asserted, type JournalEntry, keyOf, restatementOf } from './journal';
import { type BookWords, isSameChanges, type KeptChange } from './kept-changes.codec';
import type { NumberReader, NumberWriter } from './number-bytes';
import { listOf, partedAt, writeDay, type WrittenDay, type WrittenDays } from './written-days';

/** A day that is worked on. */
interface Day extends WrittenDay {
  changes: readonly KeptChange[];
  closing: Standing;
  asserted: readonly number[];
  /** Whether its movements may be other than those asserted. */
  isStale: boolean;
}

/** The changes of a subscription, by days in order. */
export type ChangesByDay = ReadonlyMap<number, readonly KeptChange[]>;

const NOTHING_ASSERTED: Asserted = new Map();

interface Restating {
  readonly inherited: Inherited;
  readonly journal: DaysJournal;
}

/**
 * The days of one account in order, each with its changes. Only the days that something new may make otherwise are worked
 * out again, since an account may have thousands of subscriptions that change one after the other.
 */
export class AccountDays {
  private days: Day[] = [];
  /** The days before those, until one of them is asked for: what is new is mostly new at the end. */
  private unread: WrittenDays | undefined;
  /** The first day whose balances may be out of date, and the first that is stale. */
  private changedFrom: number | undefined;
  private staleFrom: number | undefined;
  private hadArrFrom: number | undefined;
  private changeCount = 0;

  constructor(
    private readonly accountId: AccountId,
    private readonly words: BookWords,
    /** How many whole days without ARR make one that comes back new; undefined if none do. */
    private readonly windowDays?: number,
  ) {}

  /** How many changes it holds; without any it has no days once it is restated. */
  get weight(): number {
    return this.changeCount;
  }

  /** Puts the changes of a subscription in the place of those it had; `before` are the days on which it had any. */
  replace(subscription: number, before: readonly number[], after: ChangesByDay): void {
    for (const on of before) if (!after.has(on)) this.replaceOn(on, subscription, []);
    for (const [on, changes] of after) this.replaceOn(on, subscription, changes);
  }

  private replaceOn(on: number, subscription: number, own: readonly KeptChange[]): void {
    const day = this.dayOf(on);
    const had = day.changes.filter((change) => change.subscription === subscription);
    if (isSameChanges(had, own)) return;
    const others = day.changes.filter((change) => change.subscription !== subscription);
    day.changes = others.length === 0 ? own : [...others, ...own];
    this.changeCount += own.length - had.length;
    this.changedFrom = earlierOf(on, this.changedFrom);
    this.markStale(day);
  }

  /** The first day at whose end the account has ARR. To be asked once all changes are in. */
  firstDayWithArr(): number | undefined {
    this.balance();
    return this.unread?.firstWithArr ?? this.days.find(({ closing }) => closing.lines > 0)?.on;
  }

  /**
   * Brings the movements in force up to date, day by day. `inherited` is what the accounts hand over that read as this one from
   * a day on.
   */
  restate(inherited: Inherited, journal: DaysJournal): void {
    const first = this.firstDayWithArr();
    this.setHadArrFrom(first === undefined ? inherited.from : earlierOf(first + 1, inherited.from));
    if (this.windowDays !== undefined || inherited.hadArr !== undefined) this.markReturns();
    const { staleFrom } = this;
    if (staleFrom === undefined) return;
    this.staleFrom = undefined;
    let index = this.indexOf(staleFrom);
    for (let day = this.days[index]; day !== undefined; day = this.days[index]) {
      if (day.isStale) this.restateDay(day, this.closingBefore(index), { inherited, journal });
      if (day.changes.length > 0) index += 1;
      else this.days.splice(index, 1);
    }
  }

  /** Any day on which ARR comes back may be read otherwise once an earlier day is. */
  private markReturns(): void {
    this.readFrom(0);
    this.days.forEach((day, index) => {
      if (day.closing.lines > 0 && this.closingBefore(index).lines === 0) this.markStale(day);
    });
  }

  /** The last day before one at whose end the account has ARR. To be asked once all changes are in. */
  lastDayWithArr(before: number): number | undefined {
    this.balance();
    this.readFrom(0);
    let index = this.indexOf(before) - 1;
    if ((this.days[index]?.closing.lines ?? 0) > 0) return before - 1;
    while (index > 0 && this.days[index - 1]?.closing.lines === 0) index -= 1;
    const ended = index > 0 ? this.days[index] : undefined;
    return ended === undefined ? undefined : ended.on - 1;
  }

  private hadArr(on: number, inherited: Inherited): boolean {
    if (this.windowDays === undefined) return isFrom(this.hadArrFrom, on) || inherited.hadArr?.(on) === true;
    const lasts = [this.lastDayWithArr(on), inherited.lastDayWithArr(on)].filter((last) => last !== undefined);
    return lasts.length > 0 && on - 1 - Math.max(...lasts) <= this.windowDays;
  }

  private restateDay(day: Day, opening: Standing, { inherited, journal }: Restating): void {
    const { accountId, words } = this;
    const effectiveOn = fromEpochDay(day.on);
    const hadArr = this.hadArr(day.on, inherited);
    const changes = day.changes.map((change) => words.told(change, effectiveOn));
    const movements = movementsOfDay({ accountId, effectiveOn, opening, hadArr }, changes);
    day.isStale = false;
    if (day.asserted.length === 0) {
      day.asserted = journal.enter(restatementOf(NOTHING_ASSERTED, movements)).map(({ row }) => row);
      return;
    }
    const rows = new Map<string, number>();
    const asserted = new Map<string, JournalEntry>();
    for (const row of day.asserted) {
      const entry = journal.entryAt(row);
      rows.set(keyOf(entry), row);
      asserted.set(keyOf(entry), entry);
    }
    for (const { row, entry } of journal.enter(restatementOf(asserted, movements))) {
      if (entry.kind === 'assert') rows.set(keyOf(entry), row);
      else rows.delete(keyOf(entry));
    }
    day.asserted = [...rows.values()];
  }

  private indexOf(on: number): number {
    return countWhile(this.days, (day) => day.on < on);
  }

  /** What stands before one of the days that are read. */
  private closingBefore(index: number): Standing {
    return this.days[index - 1]?.closing ?? this.unread?.closing ?? NOTHING_STANDS;
  }

  private dayOf(on: number): Day {
    this.readFrom(on);
    const index = this.indexOf(on);
    const known = this.days[index];
    if (known?.on === on) return known;
    const closing = this.closingBefore(index);
    const day: Day = { on, changes: [], closing, asserted: [], isStale: false };
    this.days.splice(index, 0, day);
    return day;
  }

  private markStale(day: Day): void {
    day.isStale = true;
    this.staleFrom = earlierOf(day.on, this.staleFrom);
  }

  /** Brings the balances up to date from the first day that has changed on. */
  private balance(): void {
    if (this.changedFrom === undefined) return;
    const start = this.indexOf(this.changedFrom);
    this.changedFrom = undefined;
    let opening = this.closingBefore(start);
    let hadOpening = opening.lines > 0;
    for (let index = start; index < this.days.length; index += 1) {
      const day = this.days[index];
      if (day === undefined) break;
      const hadClosing = day.closing.lines > 0;
      day.closing = standingAfter(opening, day.changes);
      // A class follows from whether there is ARR before and after, and what a transfer leaves of it may be another.
      const turns = hadOpening !== opening.lines > 0 || hadClosing !== day.closing.lines > 0;
      if (turns || day.changes.some(({ isTransfer }) => isTransfer)) this.markStale(day);
      hadOpening = hadClosing;
      opening = day.closing;
    }
  }

  private setHadArrFrom(hadArrFrom: number | undefined): void {
    const before = this.hadArrFrom;
    if (hadArrFrom === before) return;
    this.hadArrFrom = hadArrFrom;
    this.readFrom(Math.min(before ?? Infinity, hadArrFrom ?? Infinity));
    for (const day of this.days) {
      if (isFrom(before, day.on) !== isFrom(hadArrFrom, day.on)) this.markStale(day);
    }
  }

  /** Writes all it holds. Throws InvariantViolated while something is to be restated. */
  write(writer: NumberWriter): void {
    if (this.staleFrom !== undefined || this.changedFrom !== undefined) {
      throw new InvariantViolated(`Days of account ${this.accountId} are not restated yet.`);
    }
    this.writeHead(writer);
    if (this.unread !== undefined) writer.addWritten(this.unread.bytes);
    let last = this.unread?.last ?? 0;
    for (const day of this.days) {
      writeDay(writer, day, { last, words: this.words });
      last = day.on;
    }
  }

  /** What can be known without reading the days. */
  private writeHead(writer: NumberWriter): void {
    writer.add(placeOf(this.hadArrFrom));
    writer.add(placeOf(this.firstDayWithArr()));
    writer.add(this.changeCount);
    writer.add(this.days.at(-1)?.on ?? this.unread?.last ?? 0);
    const closing = this.closingBefore(this.days.length);
    writer.add(closing.lines);
    writer.add(closing.balances.size);
    for (const [currency, delta] of closing.balances) {
      this.words.writeAmount(writer, { currency, isTransfer: false, isFx: false, lines: 0, delta });
    }
  }

  /** Takes in what was written, to the end of it, which is to stay as it is; the account has no days before. */
  read(reader: NumberReader): void {
    this.hadArrFrom = placedAt(reader.next());
    const firstWithArr = placedAt(reader.next());
    this.changeCount = reader.next();
    const last = reader.next();
    const lines = reader.next();
    const amounts = listOf(reader, () => this.words.readAmount(reader));
    const closing = { balances: new Map(amounts.map(({ currency, delta }) => [currency, delta] as const)), lines };
    this.unread = { bytes: reader.rest, last, closing, firstWithArr };
  }

  /** Sees to it that all days from one on are read. */
  private readFrom(on: number): void {
    if (this.unread === undefined || on > this.unread.last) return;
    const { stays, days } = partedAt(this.unread, on, this.words);
    this.unread = stays;
    const read = days.map(({ on, changes, closing, asserted }) => ({ on, changes, closing, asserted, isStale: false }));
    this.days = [...read, ...this.days];
  }
}

/** A day that may be none, as a whole number from 0. */
const placeOf = (on: number | undefined): number => (on === undefined ? 0 : on + 1);

const placedAt = (place: number): number | undefined => (place === 0 ? undefined : place - 1);

const earlierOf = (a: number, b: number | undefined): number => (b === undefined || a < b ? a : b);

const isFrom = (from: number | undefined, on: number): boolean => from !== undefined && from <= on;
