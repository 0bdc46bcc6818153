import type { EventStore } from '../../kernel/event-store.port';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { LOG_START, type LogPosition } from '../../kernel/log-position';
import type { AnyRunning } from './running-projection';
import type { Snapshot, SnapshotFiles, SnapshotHeader } from './snapshot-file';

/** After so many further facts the states are kept anew; fewer are folded again in a few seconds. */
export const FACTS_BETWEEN = 50_000;
/** And not before a log has grown by this part, so that all that is written while it grows is a few times its last state. */
const GROWTH = 1 / 4;
/** At the end of the process fewer are worth keeping. */
export const FACTS_AT_END = 5000;

/** Why a start folds the whole log though there is a snapshot. */
export type SnapshotRefusal =
  'torn' | 'unreadable' | 'unknown-format' | 'other-code' | 'other-log' | 'no-state' | 'apart';

export type SnapshotNotice =
  | {
      readonly notice: 'snapshot-refused';
      readonly name: string;
      readonly reason: SnapshotRefusal;
      readonly error?: unknown;
    }
  | { readonly notice: 'snapshot-not-written'; readonly name: string; readonly error: unknown };

export interface SnapshotsPorts {
  readonly files: SnapshotFiles;
  readonly store: Pick<EventStore, 'readLog'>;
  /** Of all code that folds. */
  readonly code: string;
  readonly notify: (notice: SnapshotNotice) => void;
  readonly factsBetween?: number;
  readonly factsAtEnd?: number;
}

/**
 * Keeps the states of projections from one process to the next. They go on from one position, so they are kept and found all
 * together or not at all. Any doubt about one, and the log is folded instead.
 */
export class Snapshots {
  /** Whether states are being written, none of which may change meanwhile. */
  isKeeping = false;
  /** Where the states stood when they were last kept, and when that was last tried. */
  private keptAt = LOG_START.sequence;
  private triedAt = LOG_START.sequence;

  constructor(private readonly ports: SnapshotsPorts) {}

  /**
   * Puts projections where snapshots have them, all at one position, and answers it; LOG_START if that cannot be, and none has
   * changed then. Throws StoreUnavailable while the log cannot be asked whether the snapshots are of it.
   */
  async restore(projections: readonly AnyRunning<never>[]): Promise<LogPosition> {
    if (!canBeKept(projections)) return LOG_START;
    const snapshots: Snapshot[] = [];
    for (const projection of projections) {
      const snapshot = await this.find(projection);
      if (snapshot === undefined) return LOG_START;
      snapshots.push(snapshot);
    }
    const [first] = snapshots;
    if (first === undefined) return LOG_START;
    const { position } = first.header;
    const apart = snapshots.find(({ header }) => header.position.token !== position.token);
    if (apart !== undefined) return this.refuse(apart.header.projection, 'apart');
    const adoptions: (() => void)[] = [];
    for (const [index, projection] of projections.entries()) {
      const snapshot = snapshots[index];
      const adopt = snapshot && this.read(projection, snapshot);
      if (adopt === undefined) return LOG_START;
      adoptions.push(adopt);
    }
    for (const adopt of adoptions) adopt();
    this.keptAt = position.sequence;
    this.triedAt = position.sequence;
    return position;
  }

  private read(projection: AnyRunning<never>, snapshot: Snapshot): (() => void) | undefined {
    try {
      return projection.restored(snapshot);
    } catch (error) {
      // Whatever is wrong in it, the log has all that it should have said.
      this.refuse(projection.name, 'no-state', error);
      return undefined;
    }
  }

  /** Whether so many facts have come that the states should be kept. What failed is tried again at the end, or much later. */
  isDue(position: LogPosition, isEnd = false): boolean {
    const { factsBetween = FACTS_BETWEEN, factsAtEnd = FACTS_AT_END, files } = this.ports;
    const facts = position.sequence - (isEnd ? this.keptAt : this.triedAt);
    const factsMin = isEnd ? factsAtEnd : Math.max(factsBetween, this.triedAt * GROWTH);
    return files.isWriter && facts >= factsMin;
  }

  /** Writes all states, which stand at one position. None may change until this resolves. */
  async keep(projections: readonly AnyRunning<never>[], { sequence }: LogPosition): Promise<void> {
    this.triedAt = sequence;
    if (!canBeKept(projections)) return;
    this.isKeeping = true;
    const areKept = await this.writeAll(projections).finally(() => (this.isKeeping = false));
    if (areKept) this.keptAt = sequence;
  }

  private async writeAll(projections: readonly AnyRunning<never>[]): Promise<boolean> {
    for (const projection of projections) if (!(await this.write(projection))) return false;
    return true;
  }

  /** Answers whether it has been written. */
  private async write(projection: AnyRunning<never>): Promise<boolean> {
    const { name, version } = projection;
    try {
      const header: SnapshotHeader = { projection: name, version, code: this.ports.code, ...projection.mark() };
      await this.ports.files.write(header, await projection.image());
      return true;
    } catch (error) {
      // Without a snapshot the next start takes longer, and nothing else.
      this.ports.notify({ notice: 'snapshot-not-written', name, error });
      return false;
    }
  }

  private async find({ name, version }: AnyRunning<never>): Promise<Snapshot | undefined> {
    const read = await this.ports.files.read(name);
    if (read.outcome === 'absent') return undefined;
    const refuse = (reason: SnapshotRefusal): undefined => void this.refuse(name, reason);
    if (read.outcome === 'refused') return refuse(read.reason);
    const { header } = read.snapshot;
    if (header.projection !== name || header.version !== version || header.code !== this.ports.code) {
      return refuse('other-code');
    }
    return (await this.isOfThisLog(header)) ? read.snapshot : refuse('other-log');
  }

  /** Whether the log has, where the snapshot ends, the fact that it ends with. */
  private async isOfThisLog({ before, position, lastFactId }: SnapshotHeader): Promise<boolean> {
    try {
      for await (const { records } of this.ports.store.readLog(before)) {
        const last = records.find(({ sequence }) => sequence === position.sequence);
        if (last !== undefined) return last.id === lastFactId && last.token === position.token;
      }
      return false;
    } catch (error) {
      if (error instanceof InvariantViolated) return false;
      throw error;
    }
  }

  private refuse(name: string, reason: SnapshotRefusal, error?: unknown): LogPosition {
    this.ports.notify({ notice: 'snapshot-refused', name, reason, ...(error === undefined ? {} : { error }) });
    return LOG_START;
  }
}

/** Whether each may be kept, and none has stopped before the position of the others. */
const canBeKept = (projections: readonly AnyRunning<never>[]): boolean =>
  projections.every(({ isKept, failure }) => isKept && failure === undefined);
