import type { EventStore } from '../../kernel/event-store.port';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { LOG_START, type LogPosition } from '../../kernel/log-position';
import { type Pause, pauseUnlessAborted } from '../../kernel/pause.port';
import type { Projection } from '../../kernel/projection';
import type { ReadModel } from '../../kernel/read-model.port';
import type { Decode, WholeAppend } from './append-assembler';
import type { HostAttendant } from './host-attendant';
import { HostedReadModel } from './hosted-read-model';
import { FollowingEnded, type FollowerPhase, LogFollower } from './log-follower';
import { ProjectionRoster } from './projection-roster';
import type { ProjectionStatus } from './projection-status';
import { Refold, type RefoldOutcome, type RefoldProgress } from './refold';
import type { AnyRunning, FoldFailure, RunningProjection, Successor } from './running-projection';
import type { SnapshotNotice, Snapshots } from './snapshots';
import { systemTiming, type Timing } from './timing';
import { Waits } from './waits';

/** What an operator wants to read in the log. */
export type HostNotice =
  | SnapshotNotice
  | { readonly notice: 'projection-stopped'; readonly name: string; readonly failure: FoldFailure }
  | { readonly notice: 'log-unreadable'; readonly failure: FoldFailure }
  | { readonly notice: 'subscription-broken'; readonly attempt: number; readonly error: unknown }
  | { readonly notice: 'repair-failed'; readonly name: string; readonly error: unknown };

export interface ProjectionHostPorts<Fact> {
  readonly store: EventStore;
  readonly decode: Decode<Fact>;
  readonly pause: Pause;
  readonly timing?: Timing;
  readonly notify?: (notice: HostNotice) => void;
  /** Where states are kept from one process to the next; without it every start folds the whole log. */
  readonly snapshots?: Snapshots;
}

export type RebuildOutcome =
  | { readonly outcome: 'rebuilt'; readonly position: LogPosition }
  | { readonly outcome: 'aborted' }
  | { readonly outcome: 'failed'; readonly failure: FoldFailure }
  | { readonly outcome: 'refused'; readonly code: 'projection-not-found' | 'rebuild-already-running' };

interface Replacing<Fact extends { readonly type: string }> {
  readonly running: AnyRunning<Fact>;
  readonly onProgress: (progress: RefoldProgress) => void;
  readonly signal: AbortSignal | undefined;
  readonly successor: Successor | undefined;
}

/** Follows the log once and folds each append into every registered projection, so that all stand at one position. */
export class ProjectionHost<Fact extends { readonly type: string }> {
  private readonly timing: Timing;
  private readonly waits: Waits;
  private readonly follower: LogFollower<Fact>;
  private readonly roster = new ProjectionRoster<Fact>();
  private readonly rebuilds = new Map<string, RefoldProgress>();
  private attendant: HostAttendant | undefined;
  private readonly ending = new AbortController();
  private readonly tasks = new Set<Promise<unknown>>();
  private isStarted = false;

  constructor(private readonly ports: ProjectionHostPorts<Fact>) {
    this.timing = ports.timing ?? systemTiming;
    this.waits = new Waits(this.timing);
    this.follower = new LogFollower(
      { ...ports, timing: this.timing },
      {
        begin: () => this.begin(),
        onAppend: (append) => this.advanceAll(append),
        onRest: () => this.rest(),
        atRest: () => this.keepStates(false),
        onBroken: (attempt, error) => ports.notify?.({ notice: 'subscription-broken', attempt, error }),
        onUnreadable: (failure) => ports.notify?.({ notice: 'log-unreadable', failure }),
      },
    );
  }

  /** Takes a projection in, under a name that no other has, before the host starts. */
  register<State>(projection: Projection<State, Fact>): HostedReadModel<State> {
    const { name } = projection;
    if (this.isStarted) throw new InvariantViolated(`${name} would miss the facts folded before it was registered.`);
    return this.readModelOf(this.roster.register(projection));
  }

  /** Takes in the one who is asked and told, before the host starts. */
  attend(attendant: HostAttendant): void {
    this.attendant = attendant;
  }

  /**
   * Folds a further projection from the start of the log, in slices, until it stands where the others do; it follows the log with
   * them from then on. Throws StoreUnavailable, and nothing has joined then.
   */
  async join<State>(
    projection: Projection<State, Fact>,
    onProgress: (progress: RefoldProgress) => void = () => undefined,
  ): Promise<RefoldOutcome> {
    const { name } = projection;
    const running = this.roster.beginJoining(projection, this.position.sequence);
    const report = (progress: RefoldProgress): void => {
      this.roster.report(name, progress);
      onProgress(progress);
    };
    const [arrive, goal] = [() => this.takeIn(running), () => this.position.sequence];
    const task = { shadow: running, arrive, onProgress: report, goal, signal: this.ending.signal };
    try {
      return await this.track(new Refold({ ...this.ports, timing: this.timing }, task).run());
    } finally {
      this.roster.endJoining(name);
    }
  }

  /** Lets go of a projection that had joined. */
  leave(name: string): void {
    this.roster.leave(name);
  }

  /** The read model of a projection that is hosted now; undefined where there is none of that name. */
  modelOf<State>(name: string): ReadModel<State> | undefined {
    const running = this.roster.find(name);
    return running === undefined ? undefined : this.readModelOf(running as RunningProjection<State, Fact>);
  }

  private readModelOf<State>(viewed: RunningProjection<State, Fact>): HostedReadModel<State> {
    const isFollowing = (): boolean => this.roster.find(viewed.name) === viewed;
    const isStopped = (): boolean =>
      viewed.failure !== undefined || this.follower.phase === 'stopped' || !isFollowing();
    const { store } = this.ports;
    return new HostedReadModel({ store, waits: this.waits, viewed, isStopped, isHeld: () => this.isHeld });
  }

  /** Whether states are being kept, or what is left to be folded is more than a page, though all of it has been folded once. */
  private get isHeld(): boolean {
    return this.ports.snapshots?.isKeeping === true || (this.hasCaughtUp && this.follower.phase === 'catching-up');
  }

  private takeIn(running: AnyRunning<Fact>): void {
    this.roster.takeIn(running);
    this.waits.recheck();
  }

  private async begin(): Promise<LogPosition> {
    await this.attendant?.beforeReading();
    if (this.attendant !== undefined) for (const running of this.roster.registered()) running.startOver();
    return (await this.ports.snapshots?.restore(this.roster.registered())) ?? LOG_START;
  }

  private rest(): void {
    this.waits.recheck();
    this.attendant?.atRest();
  }

  /** The end of the last whole append that has been folded. */
  get position(): LogPosition {
    return this.follower.position;
  }

  /** Whether the head of the log has been reached once since the start. */
  get hasCaughtUp(): boolean {
    return this.follower.hasCaughtUp;
  }

  /** Begins to follow the log, until the signal aborts or `stop` is called. */
  start(signal?: AbortSignal): void {
    if (this.isStarted) throw new InvariantViolated('The host of the projections was started twice.');
    this.isStarted = true;
    if (signal?.aborted === true) this.ending.abort();
    signal?.addEventListener('abort', () => this.ending.abort(), { once: true });
    void this.track(this.follow());
  }

  private async follow(): Promise<void> {
    await this.follower.run(this.ending.signal);
    await this.keepStates(true);
  }

  /** Answers the sequence of the head after states were kept; 0 where none were. */
  private async keepStates(isEnd: boolean): Promise<number> {
    const { snapshots, store } = this.ports;
    if (snapshots?.isDue(this.position, isEnd) !== true) return 0;
    const kept = snapshots.keep(this.roster.registered(), this.position);
    this.waits.recheck();
    await kept;
    return isEnd ? 0 : (await store.head()).sequence;
  }

  /** Resolves when nothing reads the store any more. The states go on answering, marked stale. */
  async stop(): Promise<void> {
    this.ending.abort();
    await Promise.allSettled(this.tasks);
  }

  /** Resolves when the head of the log has been reached. Throws FollowingEnded if that cannot come about. */
  async caughtUp(): Promise<void> {
    const seen: { phase?: FollowerPhase } = {};
    await this.waits.until(() => {
      seen.phase = this.follower.phase;
      return seen.phase !== 'catching-up';
    });
    if (seen.phase === 'live') return;
    const cause = this.follower.failure?.error;
    throw new FollowingEnded(`The log is followed no further than ${this.position.sequence.toString()}.`, { cause });
  }

  statuses(): readonly ProjectionStatus[] {
    return this.roster.statuses(this.follower, this.rebuilds);
  }

  /**
   * Folds a projection anew beside the state that answers, and lets it take that one's place where both stand at the
   * same fact. A projection that had stopped goes on from there. Throws StoreUnavailable, and nothing has changed then.
   */
  async rebuild(
    name: string,
    onProgress: (progress: RefoldProgress) => void = () => undefined,
    signal?: AbortSignal,
    successor?: Successor,
  ): Promise<RebuildOutcome> {
    const running = this.roster.find(name);
    if (running === undefined) return { outcome: 'refused', code: 'projection-not-found' };
    if (this.rebuilds.has(name)) return { outcome: 'refused', code: 'rebuild-already-running' };
    const report = (progress: RefoldProgress): void => {
      this.rebuilds.set(name, progress);
      onProgress(progress);
    };
    this.rebuilds.set(name, { folded: 0, total: this.position.sequence });
    try {
      return await this.track(this.replace({ running, onProgress: report, signal, successor }));
    } finally {
      this.rebuilds.delete(name);
    }
  }

  private async replace({ running, onProgress, signal, successor }: Replacing<Fact>): Promise<RebuildOutcome> {
    const { shadow, adopt } = running.replacement(successor?.create);
    const arrive = (): void => {
      if (successor !== undefined) this.takeIn(running.detached(successor.formerName));
      adopt();
      this.waits.recheck();
    };
    const signals = signal === undefined ? [this.ending.signal] : [this.ending.signal, signal];
    const task = {
      shadow,
      arrive,
      onProgress,
      goal: () => this.position.sequence,
      signal: AbortSignal.any(signals),
    };
    const outcome = await new Refold({ ...this.ports, timing: this.timing }, task).run();
    return outcome.outcome === 'arrived' ? { outcome: 'rebuilt', position: shadow.position } : outcome;
  }

  /** Runs without a pause: a reader never comes between two facts of an append, or between two projections. */
  private advanceAll(append: WholeAppend<Fact>): void {
    for (const running of this.roster.all()) {
      const failure = running.advance(append);
      if (failure === undefined) continue;
      this.ports.notify?.({ notice: 'projection-stopped', name: running.name, failure });
      void this.track(this.repair(running));
    }
  }

  /**
   * Folds a projection that stopped within an append again, up to the append before, which it answers from then on.
   * Gives up only where the fold fails anew: a store that does not answer is asked again.
   */
  private async repair(running: AnyRunning<Fact>): Promise<void> {
    const { sequence } = running.position;
    const signal = this.ending.signal;
    const isNeeded = (): boolean => running.isTorn && running.position.sequence === sequence;
    for (let attempt = 1; isNeeded() && !signal.aborted; attempt += 1) {
      const { shadow, adoptStopped } = running.replacement();
      const arrive = (): void => {
        if (isNeeded()) adoptStopped();
        this.waits.recheck();
      };
      const task = { shadow, arrive, onProgress: () => undefined, goal: () => sequence, signal };
      try {
        const outcome = await new Refold({ ...this.ports, timing: this.timing }, task).run();
        if (outcome.outcome !== 'failed') return;
        this.ports.notify?.({ notice: 'repair-failed', name: running.name, error: outcome.failure.error });
        return;
      } catch (error) {
        this.ports.notify?.({ notice: 'repair-failed', name: running.name, error });
        await pauseUnlessAborted(this.ports.pause, attempt, signal);
      }
    }
  }

  private async track<Result>(task: Promise<Result>): Promise<Result> {
    this.tasks.add(task);
    try {
      return await task;
    } finally {
      this.tasks.delete(task);
    }
  }
}
