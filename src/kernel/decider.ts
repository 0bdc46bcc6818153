import type { CalendarDate } from './calendar-date';
import type { AccountId, FactId } from './ids';
import type { NewRecord, StoredRecord } from './log-record';
import type { StreamName } from './streams';

/** What a command comes to: facts to record (none where nothing changes), or the reason why not. */
export type Decision<Fact, Rejection> =
  | { readonly outcome: 'accepted'; readonly facts: readonly Fact[] }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection };

export const accept = <Fact>(...facts: readonly Fact[]): Decision<Fact, never> => ({ outcome: 'accepted', facts });

export const reject = <Rejection>(rejection: Rejection): Decision<never, Rejection> => ({
  outcome: 'rejected',
  rejection,
});

/** A fact with the id it is stored under. */
export type Identified<Fact> = Fact & { readonly id: FactId };

/** A fact of a stream, with the day on which it was recorded. */
export type Logged<Fact> = Identified<Fact> & { readonly recordedOn: CalendarDate };

/** The rules of one kind of stream, as three plain values. No clock, no store, no chance. */
export interface Decider<Command, Fact, State, Rejection> {
  readonly initial: State;
  evolve(state: State, fact: Logged<Fact>): State;
  /** `today` is the day on which the facts will be recorded. */
  decide(command: Command, state: State, today: CalendarDate): Decision<Fact, Rejection>;
}

/** Seals a text that may be personal, under the key of the account it is about. */
export type SealText = (accountId: AccountId, text: string) => string;

/** A decider with its place in the store: which stream a command speaks of, and how facts become records and back. */
export interface Ledger<Command, Fact, State, Rejection> {
  readonly decider: Decider<Command, Fact, State, Rejection>;
  streamOf(command: Command): StreamName;
  encode(fact: Fact): Pick<NewRecord, 'type' | 'version' | 'data'>;
  decode(record: StoredRecord): Identified<Fact>;
  /** The command with its personal texts sealed: the log never holds one that can be read without a key. */
  sealed?(command: Command, state: State, seal: SealText): Command;
}
