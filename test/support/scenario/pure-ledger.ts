import { ArrBook } from '../../../src/arr/domain/arr-book';
import type { JournalEntry } from '../../../src/arr/domain/journal';
import { PlainArrIndex } from '../../../src/arr/domain/plain-arr-index';
import { type CalendarDate, toEpochDay } from '../../../src/kernel/calendar-date';
import type { Identified } from '../../../src/kernel/decider';
import type { SubscriptionId } from '../../../src/kernel/ids';
import { BEGINNING_OF_KNOWLEDGE, type Instant, instantOf } from '../../../src/kernel/instant';
import type { Token } from '../../../src/kernel/log-record';
import { DEFAULT_POLICY } from '../../../src/kernel/policy';
import type { Recorded } from '../../../src/kernel/projection';
import { type SubscriptionCommand, subscriptionOf } from '../../../src/subscriptions/domain/subscription.commands';
import { subscriptionDecider, type SubscriptionState } from '../../../src/subscriptions/domain/subscription.decider';
import type { SubscriptionFact } from '../../../src/subscriptions/domain/subscription.events';
import type { SubscriptionRejection } from '../../../src/subscriptions/domain/subscription.rejections';
import { factIdOf } from './spelled';

export type RecordedFact = Recorded<SubscriptionFact>;

/** The sequence of the ledger's opening, before all facts of subscriptions. */
const SEQUENCE_OF_OPENING = 1;

/** What came of a command: the facts of one append (none where nothing changes), or the refusal. */
export type Executed =
  | { readonly outcome: 'accepted'; readonly facts: readonly RecordedFact[] }
  | { readonly outcome: 'rejected'; readonly rejection: SubscriptionRejection };

/** The plain index, which also keeps the journal it is given. */
class KeepingIndex extends PlainArrIndex {
  readonly journal: JournalEntry[] = [];

  override add(entry: JournalEntry): void {
    this.journal.push(entry);
    super.add(entry);
  }
}

/** A book of ARR with the journal that was written to it. */
export interface JournalledBook {
  readonly book: ArrBook;
  readonly journal: readonly JournalEntry[];
}

/** A book that knows of the ledger's opening and nothing more. */
export const emptyBook = (): JournalledBook => {
  const index = new KeepingIndex();
  const book = new ArrBook(DEFAULT_POLICY, index);
  book.settle({ sequence: SEQUENCE_OF_OPENING, recordedAt: BEGINNING_OF_KNOWLEDGE, imported: false });
  return { book, journal: index.journal };
};

/** Folds appends into a book, each settled at its end. */
export const bookOf = (appends: readonly (readonly RecordedFact[])[]): JournalledBook => {
  const folded = emptyBook();
  for (const facts of appends) {
    const last = facts.at(-1);
    if (last === undefined) continue;
    for (const fact of facts) folded.book.take(fact);
    folded.book.settle(last);
  }
  return folded;
};

const MS_IN_DAY = 86_400_000;

/**
 * The rules and the fold of the product with nothing between them: what the decider accepts is numbered and taken by the
 * book at once. No store, no bytes.
 */
export class PureLedger {
  private readonly recorded: RecordedFact[][] = [];
  private readonly states = new Map<SubscriptionId, SubscriptionState>();
  private readonly folded = emptyBook();

  get book(): ArrBook {
    return this.folded.book;
  }

  get journal(): readonly JournalEntry[] {
    return this.folded.journal;
  }

  /** The facts, append by append. */
  get appends(): readonly (readonly RecordedFact[])[] {
    return this.recorded;
  }

  get facts(): readonly RecordedFact[] {
    return this.recorded.flat();
  }

  /** The sequence of the last fact. */
  get head(): number {
    return this.recorded.at(-1)?.at(-1)?.sequence ?? SEQUENCE_OF_OPENING;
  }

  get recordedOnLast(): CalendarDate | undefined {
    return this.recorded.at(-1)?.at(-1)?.recordedOn;
  }

  /** Decides a command on a day not before that of the last fact, and records what it comes to. */
  execute(command: SubscriptionCommand, recordedOn: CalendarDate): Executed {
    const subscriptionId = subscriptionOf(command);
    const state = this.states.get(subscriptionId) ?? subscriptionDecider.initial;
    const decision = subscriptionDecider.decide(command, state, recordedOn);
    if (decision.outcome === 'rejected') return decision;
    const first = this.head + 1;
    const identified = decision.facts.map((fact, index) => ({ ...fact, id: factIdOf(first + index), recordedOn }));
    this.states.set(
      subscriptionId,
      identified.reduce((known, fact) => subscriptionDecider.evolve(known, fact), state),
    );
    return { outcome: 'accepted', facts: this.record(identified, recordedOn) };
  }

  private record(
    identified: readonly Identified<SubscriptionFact>[],
    recordedOn: CalendarDate,
  ): readonly RecordedFact[] {
    const first = this.head + 1;
    const recordedAt = this.instantOn(recordedOn);
    const facts = identified.map((fact, index): RecordedFact => ({
      ...fact,
      version: 1,
      token: (first + index).toString() as Token,
      sequence: first + index,
      recordedAt,
      recordedOn,
      imported: false,
      metadata: {
        commandId: `command-${first.toString()}`,
        part: index + 1,
        parts: identified.length,
        source: 'test',
        commandHash: '',
        actor: 'test',
        correlationId: '',
      },
    }));
    const last = facts.at(-1);
    if (last === undefined) return facts;
    this.recorded.push(facts);
    for (const fact of facts) this.book.take(fact);
    this.book.settle(last);
    return facts;
  }

  /** Each append has a moment of its own: a second after the one before on the same day. */
  private instantOn(day: CalendarDate): Instant {
    const last = this.recordedOnLast;
    if (last !== undefined && day < last) throw new Error(`nothing is recorded on ${day} after ${last}`);
    const sameDay = this.recorded.filter(([fact]) => fact?.recordedOn === day).length;
    return instantOf(toEpochDay(day) * MS_IN_DAY + sameDay * 1000);
  }
}
