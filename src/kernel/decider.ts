import type { FactId } from './ids';
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

/** The rules of one kind of stream, as three plain values. No clock, no store, no chance. */
export interface Decider<Command, Fact, State, Rejection> {
  readonly initial: State;
  evolve(state: State, fact: Identified<Fact>): State;
  decide(command: Command, state: State): Decision<Fact, Rejection>;
}

/** A decider with its place in the store: which stream a command speaks of, and how facts become records and back. */
export interface Ledger<Command, Fact, State, Rejection> {
  readonly decider: Decider<Command, Fact, State, Rejection>;
  streamOf(command: Command): StreamName;
  encode(fact: Fact): Pick<NewRecord, 'type' | 'version' | 'data'>;
  decode(record: StoredRecord): Identified<Fact>;
}
