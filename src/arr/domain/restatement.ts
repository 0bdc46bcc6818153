import type { Instant } from '../../kernel/instant';
import type { Currency } from '../../kernel/currency';
import type { AccountId, FactId } from '../../kernel/ids';
import type { MinorUnits } from '../../kernel/minor-units';
import type { Policy } from '../../kernel/policy';
import type { CalendarDate } from '../../kernel/calendar-date';
import { toEpochDay } from '../../kernel/calendar-date';
import type { JournalEntry } from './journal';

/** Why a fact moved a figure of a day: it came in its time or late, it put right or undid another, it is about a rate, it closed a month or opened it again, or it adopted another policy. */
export const RESTATEMENT_CAUSES = ['recorded', 'late', 'corrected', 'voided', 'rate', 'period', 'policy'] as const;
export type RestatementCause = (typeof RESTATEMENT_CAUSES)[number];

/** What an append did to one account's ARR on a day, in one currency. */
export interface RestatementEffect {
  readonly sequence: number;
  readonly recordedAt: Instant;
  readonly accountId: AccountId;
  readonly currency: Currency;
  /** The last fact of the append that touched the account. */
  readonly factId: FactId;
  readonly amount: MinorUnits;
  /** An entry of the append on the account: where the fact is found. */
  readonly entry: JournalEntry;
}

/** Adds up entries of the journal, taken in its order, by append, account and currency. What comes to nothing is left out. */
export class RestatementSums {
  private readonly done: RestatementEffect[] = [];
  private readonly open = new Map<string, RestatementEffect>();
  private sequence = 0;

  take(entry: JournalEntry): void {
    const { sequence, recordedAt, accountId, currency, factId, delta } = entry;
    if (sequence !== this.sequence) this.close();
    this.sequence = sequence;
    const key = `${accountId}\n${currency}`;
    const known = this.open.get(key);
    const amount = (known?.amount ?? 0n) + delta;
    this.open.set(key, { sequence, recordedAt, accountId, currency, factId, amount, entry: known?.entry ?? entry });
  }

  /** All that have come about, in the order in which they became known. */
  effects(): readonly RestatementEffect[] {
    this.close();
    return this.done;
  }

  private close(): void {
    for (const effect of this.open.values()) if (effect.amount !== 0n) this.done.push(effect);
    this.open.clear();
  }
}

/** The fact behind an effect, as far as its cause goes. */
export interface CausingFact {
  readonly type: string;
  readonly effectiveOn: CalendarDate | undefined;
  readonly recordedOn: CalendarDate;
}

/** A fact is late that becomes known more than so many days after the day from which it is true. */
export const restatementCauseOf = (
  { type, effectiveOn, recordedOn }: CausingFact,
  { lateTolerance }: Pick<Policy, 'lateTolerance'>,
): RestatementCause => {
  if (type === 'fact-voided') return 'voided';
  if (type === 'fact-corrected') return 'corrected';
  if (type === 'exchange-rate-published') return 'rate';
  if (type === 'period-closed' || type === 'period-reopened') return 'period';
  const isLate = effectiveOn !== undefined && toEpochDay(recordedOn) - toEpochDay(effectiveOn) > lateTolerance;
  return isLate ? 'late' : 'recorded';
};
