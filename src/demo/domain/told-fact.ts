import type { AccountFact } from '../../accounts/domain/account.events';
import { type CalendarDate, toEpochDay } from '../../kernel/calendar-date';
import type { Identified } from '../../kernel/decider';
import { type Instant, instantOf } from '../../kernel/instant';
import type { SubscriptionFact } from '../../subscriptions/domain/subscription.events';
import type { Chance } from './chance';
import { factIdOf } from './made';

/** A fact as the billing system of the demo company tells it, its texts readable. */
export interface ToldFact<Fact extends AccountFact | SubscriptionFact = AccountFact | SubscriptionFact> {
  readonly fact: Identified<Fact>;
  /** The source's own name of it, unique in the company. */
  readonly sourceId: string;
  /** When it became known. */
  readonly recordedAt: Instant;
}

const MS_IN_DAY = 86_400_000;
const OPENS_MS = 7 * 3_600_000;
const OPEN_FOR_SECONDS = 12 * 3600;

/** Tells the facts of one strand: each with an id, and at a moment of its day that is later than that of the one before. */
export class Teller {
  private lastMs = 0;
  private count = 0;

  constructor(
    private readonly strand: string,
    private readonly chance: Chance,
  ) {}

  tell<Fact extends AccountFact | SubscriptionFact>(fact: Fact, day: CalendarDate): ToldFact<Fact> {
    const atMs = toEpochDay(day) * MS_IN_DAY + OPENS_MS + this.chance.below(OPEN_FOR_SECONDS) * 1000;
    this.lastMs = Math.max(atMs, this.lastMs + 1000);
    this.count += 1;
    const sourceId = `${this.strand}/${this.count.toString()}`;
    return { fact: { ...fact, id: this.nextId() }, sourceId, recordedAt: instantOf(this.lastMs) };
  }

  /** A UUID of the kind that is made by chance. */
  private nextId() {
    const hex = [0, 1, 2, 3].map(() => this.chance.bits().toString(16).padStart(8, '0')).join('');
    const variant = '89ab'.charAt(this.chance.below(4));
    const parts = [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      variant + hex.slice(17, 20),
      hex.slice(20),
    ];
    return factIdOf(parts.join('-'));
  }
}
