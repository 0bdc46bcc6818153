import { addDays, type CalendarDate, earlierEnd } from '../../kernel/calendar-date';
import type { AccountId, SubscriptionId } from '../../kernel/ids';
import { countWhile } from '../../kernel/sorted';
import { type Balances, balancesAfter, movementsOfDay } from './account-movements';
import { type Draft, type JournalEntry, keyOf, restatementOf } from './journal';
import type { LevelChange } from './levels';

/** A day on which an account's lines change, and what the journal has in force of it. */
interface Day {
  readonly effectiveOn: CalendarDate;
  changes: readonly LevelChange[];
  closing: Balances;
  asserted: readonly JournalEntry[];
  /** Whether its movements may be other than those asserted. */
  isStale: boolean;
}

const NOTHING: Balances = new Map();

const isSameChange = (a: LevelChange, b: LevelChange | undefined): boolean => {
  if (b === undefined) return false;
  const keys = Object.keys(a.attributes);
  return (
    a.lineId === b.lineId &&
    a.currency === b.currency &&
    a.isTransfer === b.isTransfer &&
    a.delta === b.delta &&
    a.turn.factId === b.turn.factId &&
    keys.length === Object.keys(b.attributes).length &&
    keys.every((key) => a.attributes[key] === b.attributes[key])
  );
};

const isSame = (a: readonly LevelChange[], b: readonly LevelChange[]): boolean =>
  a.length === b.length && a.every((change, index) => isSameChange(change, b[index]));

const byDay = (changes: readonly LevelChange[]): ReadonlyMap<CalendarDate, readonly LevelChange[]> => {
  const days = new Map<CalendarDate, LevelChange[]>();
  for (const change of changes) {
    const known = days.get(change.effectiveOn);
    if (known === undefined) days.set(change.effectiveOn, [change]);
    else known.push(change);
  }
  return days;
};

/** Takes drafts into the journal, and answers with the entries they have become. */
export type Enter = (drafts: readonly Draft[]) => readonly JournalEntry[];

/**
 * The days of one account in order, each with its changes. Only the days that something new may make otherwise are worked
 * out again, since an account may have thousands of subscriptions that change one after the other.
 */
export class AccountDays {
  private readonly days: Day[] = [];
  /** The first day whose balances may be out of date, and the first that is stale. */
  private changedFrom: CalendarDate | undefined;
  private staleFrom: CalendarDate | undefined;
  private hadArrFrom: CalendarDate | undefined;

  constructor(private readonly accountId: AccountId) {}

  /** Puts the changes of a subscription in the place of those it had. */
  replace(subscriptionId: SubscriptionId, before: readonly LevelChange[], after: readonly LevelChange[]): void {
    const [old, fresh] = [byDay(before), byDay(after)];
    for (const effectiveOn of new Set([...old.keys(), ...fresh.keys()])) {
      const own = fresh.get(effectiveOn) ?? [];
      if (isSame(old.get(effectiveOn) ?? [], own)) continue;
      const day = this.dayOf(effectiveOn);
      day.changes = [...day.changes.filter((change) => change.subscriptionId !== subscriptionId), ...own];
      this.changedFrom = earlierEnd(effectiveOn, this.changedFrom);
      this.markStale(day);
    }
  }

  /** The first day at whose end the account has ARR. To be asked once all changes are in. */
  firstDayWithArr(): CalendarDate | undefined {
    this.balance();
    return this.days.find(({ closing }) => closing.size > 0)?.effectiveOn;
  }

  /**
   * Brings the movements in force up to date, day by day. `inheritedFrom` is the first day on which an account reads as this
   * one that had ARR on a day before.
   */
  restate(inheritedFrom: CalendarDate | undefined, enter: Enter): void {
    const first = this.firstDayWithArr();
    this.setHadArrFrom(earlierEnd(first && addDays(first, 1), inheritedFrom));
    const { staleFrom } = this;
    if (staleFrom === undefined) return;
    this.staleFrom = undefined;
    let index = this.indexOf(staleFrom);
    for (let day = this.days[index]; day !== undefined; day = this.days[index]) {
      if (day.isStale) this.restateDay(day, this.days[index - 1]?.closing ?? NOTHING, enter);
      if (day.changes.length > 0) index += 1;
      else this.days.splice(index, 1);
    }
  }

  private restateDay(day: Day, opening: Balances, enter: Enter): void {
    const { effectiveOn } = day;
    const { accountId } = this;
    const hadArr = isFrom(this.hadArrFrom, effectiveOn);
    const movements = movementsOfDay({ accountId, effectiveOn, opening, hadArr }, day.changes);
    const asserted = new Map(day.asserted.map((entry) => [keyOf(entry), entry] as const));
    for (const entry of enter(restatementOf(asserted, movements))) {
      if (entry.kind === 'assert') asserted.set(keyOf(entry), entry);
      else asserted.delete(keyOf(entry));
    }
    day.asserted = [...asserted.values()];
    day.isStale = false;
  }

  private indexOf(effectiveOn: CalendarDate): number {
    return countWhile(this.days, (day) => day.effectiveOn < effectiveOn);
  }

  private dayOf(effectiveOn: CalendarDate): Day {
    const index = this.indexOf(effectiveOn);
    const known = this.days[index];
    if (known?.effectiveOn === effectiveOn) return known;
    const closing = this.days[index - 1]?.closing ?? NOTHING;
    const day: Day = { effectiveOn, changes: [], closing, asserted: [], isStale: false };
    this.days.splice(index, 0, day);
    return day;
  }

  private markStale(day: Day): void {
    day.isStale = true;
    this.staleFrom = earlierEnd(day.effectiveOn, this.staleFrom);
  }

  /** Brings the balances up to date from the first day that has changed on. */
  private balance(): void {
    if (this.changedFrom === undefined) return;
    const start = this.indexOf(this.changedFrom);
    this.changedFrom = undefined;
    let opening = this.days[start - 1]?.closing ?? NOTHING;
    let hadOpening = opening.size > 0;
    for (const day of this.days.slice(start)) {
      const hadClosing = day.closing.size > 0;
      day.closing = balancesAfter(opening, day.changes);
      // A class follows from whether there is ARR before and after, and what a transfer leaves of it may be another.
      const turns = hadOpening !== opening.size > 0 || hadClosing !== day.closing.size > 0;
      if (turns || day.changes.some(({ isTransfer }) => isTransfer)) this.markStale(day);
      hadOpening = hadClosing;
      opening = day.closing;
    }
  }

  private setHadArrFrom(hadArrFrom: CalendarDate | undefined): void {
    const before = this.hadArrFrom;
    if (hadArrFrom === before) return;
    this.hadArrFrom = hadArrFrom;
    for (const day of this.days) {
      if (isFrom(before, day.effectiveOn) !== isFrom(hadArrFrom, day.effectiveOn)) this.markStale(day);
    }
  }
}

const isFrom = (from: CalendarDate | undefined, day: CalendarDate): boolean => from !== undefined && from <= day;
