import type { FactMetadata } from './fact-metadata';
import type { CalendarDate } from './calendar-date';
import type { Identified } from './decider';
import type { Instant } from './instant';
import type { Token } from './log-record';

/** A fact as the log has it. */
export type Recorded<Fact> = Identified<Fact> & {
  readonly version: number;
  readonly token: Token;
  readonly sequence: number;
  readonly recordedAt: Instant;
  readonly recordedOn: CalendarDate;
  readonly imported: boolean;
  readonly metadata: FactMetadata;
};

/** Says that a projection has looked at a fact's type and has no use for it. */
export const ignored = Symbol('ignored');

export type FactHandlers<State, Fact extends { readonly type: string }> = {
  readonly [Type in Fact['type']]:
    typeof ignored | ((state: State, fact: Recorded<Extract<Fact, { readonly type: Type }>>) => void);
};

/** A class whose instances a state may have in it. Their fields are all that they are: no private names, no functions. */
export interface StateClass {
  readonly name: string;
  readonly prototype: object;
}

/** A part of a state that is not kept whole from one process to the next, since questions may change the rest. */
export interface KeepsPart {
  /** The fields that are kept, all of them. */
  keptInSnapshot(): object;
}

/**
 * A named, versioned fold of the log. Its state is its own and changes in place, because a rebuild folds millions
 * of facts. Facts of one append become known together, so `settle` is called once after the last of them.
 */
export interface Projection<State, Fact extends { readonly type: string }> {
  readonly name: string;
  readonly version: number;
  create(): State;
  /** The classes of all that a state is made of, where it may be kept from one process to the next. */
  readonly stateClasses?: readonly StateClass[];
  readonly on: FactHandlers<State, Fact>;
  /** Called after the last fact of each append, with that fact. */
  settle?(state: State, last: Recorded<Fact>): void;
}

type AnyHandler<State, Fact> = typeof ignored | ((state: State, fact: Recorded<Fact>) => void);

/** Folds one fact, and settles the append that ends with it. */
export const fold = <State, Fact extends { readonly type: string }>(
  projection: Projection<State, Fact>,
  state: State,
  fact: Recorded<Fact>,
): void => {
  const handlers: Readonly<Record<string, AnyHandler<State, Fact>>> = projection.on as never;
  const handler = handlers[fact.type];
  if (typeof handler === 'function') handler(state, fact);
  if (fact.metadata.part === fact.metadata.parts) projection.settle?.(state, fact);
};
