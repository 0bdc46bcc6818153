import { type EventStore, StoreUnavailable } from '../../kernel/event-store.port';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { LOG_START, type LogPosition } from '../../kernel/log-position';
import type { AnyRunning } from './running-projection';
import type { Snapshot, SnapshotFiles, SnapshotHeader } from './snapshot-file';

/** After so many further facts the states are kept anew; fewer are folded again in a few seconds. */
export const FACTS_BETWEEN = 50_000;
/** At the end of the process fewer are worth keeping. */
export const FACTS_AT_END = 5000;

/** Why a start folds the whole log though there is a snapshot. */
export type SnapshotRefusal = 'torn' | 'unreadable' | 'unknown-format' | 'other-code' | 'other-log' | 'apart';

export type SnapshotNotice =
  | { readonly notice: 'snapshot-refused'; readonly name: string; readonly reason: SnapshotRefusal }
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

/** Keeps the states of projections from one process to the next. Any doubt about one, and the log is folded instead. */
export class Snapshots {
  private keptAt = LOG_START.sequence;

  constructor(private readonly ports: SnapshotsPorts) {}

  /** Puts projections where snapshots have them, all at one position, and answers it; LOG_START if that cannot be. */
  async restore(projections: readonly AnyRunning<never>[]): Promise<LogPosition> {
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
    for (const [index, projection] of projections.entries()) {
      const snapshot = snapshots[index];
      if (snapshot === undefined) return LOG_START;
      projection.restore(snapshot);
    }
    this.keptAt = position.sequence;
    return position;
  }

  /** Whether so many facts have come that the states should be kept. */
  isDue(position: LogPosition, isEnd = false): boolean {
    const { factsBetween = FACTS_BETWEEN, factsAtEnd = FACTS_AT_END, files } = this.ports;
    return files.isWriter && position.sequence - this.keptAt >= (isEnd ? factsAtEnd : factsBetween);
  }

  /** Writes all states. None may change until this resolves. */
  async keep(projections: readonly AnyRunning<never>[]): Promise<void> {
    for (const projection of projections) {
      const { name, version } = projection;
      if (!projection.isKept || projection.failure !== undefined) continue;
      const mark = projection.mark();
      this.keptAt = mark.position.sequence;
      try {
        const header: SnapshotHeader = { projection: name, version, code: this.ports.code, ...mark };
        await this.ports.files.write(header, projection.image());
      } catch (error) {
        // Without a snapshot the next start takes longer, and nothing else.
        this.ports.notify({ notice: 'snapshot-not-written', name, error });
      }
    }
  }

  private async find({ name, version, isKept }: AnyRunning<never>): Promise<Snapshot | undefined> {
    if (!isKept) return undefined;
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
      // A store that does not answer now is asked again by what follows the log.
      if (error instanceof InvariantViolated || error instanceof StoreUnavailable) return false;
      throw error;
    }
  }

  private refuse(name: string, reason: SnapshotRefusal): LogPosition {
    this.ports.notify({ notice: 'snapshot-refused', name, reason });
    return LOG_START;
  }
}
