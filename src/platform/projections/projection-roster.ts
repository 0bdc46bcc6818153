import { InvariantViolated } from '../../kernel/invariant-violated';
import type { Projection } from '../../kernel/projection';
import { type Followed, joiningOf, type ProjectionStatus, statusOf } from './projection-status';
import type { RefoldProgress } from './refold';
import { type AnyRunning, RunningProjection } from './running-projection';

interface Joining<Fact extends { readonly type: string }> {
  readonly running: AnyRunning<Fact>;
  progress: RefoldProgress;
}

/** The projections that follow the log: those registered before it is read, and those that have joined them since. */
export class ProjectionRoster<Fact extends { readonly type: string }> {
  private readonly running = new Map<string, AnyRunning<Fact>>();
  private readonly joined = new Set<string>();
  private readonly joining = new Map<string, Joining<Fact>>();

  register<State>(projection: Projection<State, Fact>): RunningProjection<State, Fact> {
    this.refuseTaken(projection.name);
    const running = new RunningProjection(projection);
    this.running.set(projection.name, running);
    return running;
  }

  /** A projection that is to follow the log once it stands where the others do. */
  beginJoining<State>(projection: Projection<State, Fact>, total: number): AnyRunning<Fact> {
    this.refuseTaken(projection.name);
    const running = new RunningProjection(projection);
    this.joining.set(projection.name, { running, progress: { folded: 0, total } });
    return running;
  }

  report(name: string, progress: RefoldProgress): void {
    const joining = this.joining.get(name);
    if (joining !== undefined) joining.progress = progress;
  }

  endJoining(name: string): void {
    this.joining.delete(name);
  }

  takeIn(running: AnyRunning<Fact>): void {
    this.running.set(running.name, running);
    this.joined.add(running.name);
  }

  /** Lets go of one that had joined. */
  leave(name: string): void {
    if (this.joined.delete(name)) this.running.delete(name);
  }

  find(name: string): AnyRunning<Fact> | undefined {
    return this.running.get(name);
  }

  all(): readonly AnyRunning<Fact>[] {
    return [...this.running.values()];
  }

  /** Those whose states are kept from one process to the next. */
  registered(): readonly AnyRunning<Fact>[] {
    return this.all().filter(({ name }) => !this.joined.has(name));
  }

  statuses(followed: Followed, rebuilds: ReadonlyMap<string, RefoldProgress>): readonly ProjectionStatus[] {
    const hosted = this.all().map((running) => statusOf(running, followed, rebuilds.get(running.name)));
    return [...hosted, ...[...this.joining.values()].map(({ running, progress }) => joiningOf(running, progress))];
  }

  private refuseTaken(name: string): void {
    if (!this.running.has(name) && !this.joining.has(name)) return;
    throw new InvariantViolated(`Two projections are called ${name}.`);
  }
}
