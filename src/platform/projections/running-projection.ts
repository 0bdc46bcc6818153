import { InvariantViolated } from '../../kernel/invariant-violated';
import { LOG_START, type LogPosition } from '../../kernel/log-position';
import { fold, type Projection } from '../../kernel/projection';
import type { Snapshot, SnapshotHeader } from './snapshot-file';
import { imageOf, type StateImage, stateOf } from './state-image';
import type { WholeAppend } from './append-assembler';

/** Where and why folding ended. */
export interface FoldFailure {
  readonly sequence: number;
  readonly error: unknown;
}

/** How far a state has come, as a snapshot says it. */
export type SnapshotMark = Pick<SnapshotHeader, 'position' | 'before' | 'lastFactId'>;

/** A state on its way along the log. `position` is the end of the last append that it holds in whole. */
export class ProjectionFold<State, Fact extends { readonly type: string }> {
  readonly state: State;
  position: LogPosition = LOG_START;
  /** Where the last append began, and its last fact: by them a snapshot is found to be of this log. */
  before: LogPosition = LOG_START;
  lastFactId = '';
  /** Once set, the state may hold a part of the append that failed, and is good for nothing. */
  failure: FoldFailure | undefined;

  constructor(
    private readonly projection: Projection<State, Fact>,
    state?: State,
  ) {
    this.state = state ?? projection.create();
  }

  advance({ facts, position }: WholeAppend<Fact>): void {
    let sequence = position.sequence;
    try {
      for (const fact of facts) {
        ({ sequence } = fact);
        fold(this.projection, this.state, fact);
      }
      this.before = this.position;
      this.position = position;
      this.lastFactId = facts.at(-1)?.id ?? '';
    } catch (error) {
      this.failure = { sequence, error };
    }
  }
}

/** Whether one is of the class of the other, and has the same fields. */
const isLike = (one: object, other: object): boolean =>
  Object.getPrototypeOf(one) === Object.getPrototypeOf(other) &&
  Object.keys(other).every((key) => Object.hasOwn(one, key));

/** A second state of a projection, folded beside the one that answers until it takes its place. */
export interface Shadow<Fact extends { readonly type: string }> {
  readonly position: LogPosition;
  readonly failure: FoldFailure | undefined;
  advance(append: WholeAppend<Fact>): void;
}

/** What a projection is made anew by, where its states are to be others from now on. */
export interface Successor<State = unknown> {
  readonly create: () => State;
  /** Under which name the state that has answered goes on beside. */
  readonly formerName: string;
}

export interface Replacement<Fact extends { readonly type: string }> {
  readonly shadow: Shadow<Fact>;
  /** Makes the shadow the state that answers and follows the log. */
  readonly adopt: () => void;
  /** Makes the shadow the state that answers, but leaves the projection stopped where it is. */
  readonly adoptStopped: () => void;
}

/** One registered projection: the state that answers, and whether it still follows the log. */
export class RunningProjection<State, Fact extends { readonly type: string }> {
  readonly name: string;
  readonly version: number;
  /** Why it no longer follows the log. */
  failure: FoldFailure | undefined;
  private current: ProjectionFold<State, Fact>;

  constructor(
    private projection: Projection<State, Fact>,
    current?: ProjectionFold<State, Fact>,
  ) {
    ({ name: this.name, version: this.version } = projection);
    this.current = current ?? new ProjectionFold(projection);
  }

  get state(): State {
    return this.current.state;
  }

  get position(): LogPosition {
    return this.current.position;
  }

  /** Whether the state may hold half an append, which nobody may see. */
  get isTorn(): boolean {
    return this.current.failure !== undefined;
  }

  /** Makes its state anew, before anything is folded into it. */
  startOver(): void {
    this.current = new ProjectionFold(this.projection);
  }

  /** Answers the failure with which it stops here, if it does. */
  advance(append: WholeAppend<Fact>): FoldFailure | undefined {
    if (this.failure !== undefined) return undefined;
    this.current.advance(append);
    this.failure = this.current.failure;
    return this.failure;
  }

  /** Whether its state may be kept from one process to the next. */
  get isKept(): boolean {
    return this.projection.stateClasses !== undefined;
  }

  /** A picture of the state, good for as long as nothing is folded into it. */
  image(): Promise<StateImage> {
    return imageOf(this.current.state as object, this.projection.stateClasses ?? []);
  }

  /** What a snapshot says of the state as it is now. */
  mark(): SnapshotMark {
    const { position, before, lastFactId } = this.current;
    return { position, before, lastFactId };
  }

  /** Reads the state of a snapshot whole, and answers what goes on from it. Throws if it is no state of this projection. */
  restored({ header: { position, before, lastFactId }, graph, buffer, blocksAt }: Snapshot): () => void {
    const state = stateOf(graph, { buffer, from: blocksAt }, this.projection.stateClasses ?? []);
    if (!isLike(state, this.projection.create() as object)) {
      throw new InvariantViolated(`The snapshot holds no state of ${this.name}.`);
    }
    const fold = new ProjectionFold(this.projection, state as State);
    Object.assign(fold, { position, before, lastFactId });
    return () => {
      this.current = fold;
    };
  }

  /** The state that answers, as a projection of its own that goes on from where it stands. */
  detached(name: string): AnyRunning<Fact> {
    const detached = new RunningProjection({ ...this.projection, name }, this.current);
    detached.failure = this.failure;
    return detached;
  }

  replacement(create?: () => State): Replacement<Fact> {
    const projection = create === undefined ? this.projection : { ...this.projection, create };
    const shadow = new ProjectionFold(projection);
    const adoptStopped = (): void => {
      this.projection = projection;
      this.current = shadow;
    };
    const adopt = (): void => {
      adoptStopped();
      this.failure = undefined;
    };
    return { shadow, adopt, adoptStopped };
  }
}

/** A running projection whatever its state is. */
export type AnyRunning<Fact extends { readonly type: string }> = Omit<RunningProjection<unknown, Fact>, 'state'>;
