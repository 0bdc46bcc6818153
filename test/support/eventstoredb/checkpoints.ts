import type { Filter } from './read-request';
import type { LogEntry } from './server-log';
import type { ServerTraits } from './server-version';

/** Tells the reader of a filtered subscription how far the server has looked, whether or not there was anything for it. */
export class Checkpoints {
  private considered = 0;
  private lastConsidered: bigint | undefined;
  private lastWanted: bigint | undefined;
  private lastTold: bigint | undefined;

  constructor(
    private readonly filter: Filter | undefined,
    private readonly traits: ServerTraits,
  ) {}

  /** The position to tell after a record was looked at. */
  after(
    entry: LogEntry,
    { isWanted, isLive }: { readonly isWanted: boolean; readonly isLive: boolean },
  ): bigint | undefined {
    this.considered += 1;
    this.lastConsidered = entry.position;
    if (isWanted) this.lastWanted = entry.position;
    if (this.filter === undefined || this.considered % this.filter.checkpointInterval !== 0) return undefined;
    if (isLive || this.traits.hasCheckpointAtEnd) return this.advanceTo(entry.position);
    // The older servers tell where the last event stood that was sent, as often as the interval has it.
    return this.lastWanted;
  }

  /** The position to tell before a change between catching up and live. */
  atTurn(): bigint | undefined {
    const { filter, traits, lastConsidered } = this;
    if (filter === undefined || !traits.hasCheckpointAtEnd || lastConsidered === undefined) return undefined;
    return this.advanceTo(lastConsidered);
  }

  private advanceTo(position: bigint): bigint | undefined {
    if (this.lastTold !== undefined && position <= this.lastTold) return undefined;
    this.lastTold = position;
    return position;
  }
}
