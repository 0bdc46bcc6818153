import type { ArrChange, ChangeMessage } from './arr-change';
import { type FetchEntries, provenChanges } from './gap-fill';
import { keptPosition } from './kept-position';
import { ChangesForked, ChangesMissing, ChangesRefused } from './reader-errors';
import { judge, type Next, type ShardPosition, startOf, type Verdict } from './shard-check';
import { toldByMessage } from './told-change';

export { ChangesForked, ChangesMissing, ChangesRefused, type FetchEntries };

/** More than a Kafka client hands over at once; whoever does not wait for `take` would else fill the memory. */
const WAITING_MAX = 10_000;

export interface ChangesReaderOptions {
  /**
   * Applies one change and keeps the position, both or neither. It is called once for each change, in the order of its shard.
   * Where `isFirst` it is the first of an epoch: what was applied and kept before goes first, that of all shards, since a
   * shard that has nothing to tell in the new epoch sends nothing. Readers that share the partitions, and what is kept, do not
   * know of each other: there, keep sums by epoch, and add up the highest epoch alone. It must not wait for `take`, which waits
   * for it.
   */
  readonly apply: (change: ArrChange, position: ShardPosition, isFirst: boolean) => Promise<void> | void;
  /** Where gaps are filled from; without it a gap throws ChangesMissing. */
  readonly fetchEntries?: FetchEntries;
  /** The positions that were kept, where reading goes on; of several of one shard, behind the highest. */
  readonly positions?: readonly ShardPosition[];
}

/**
 * Reads `arr.changes.v1`: leaves out what comes again, fills gaps from the service, and stops where the changes do not follow
 * from one another. What it has applied adds up to the ledger's own figure.
 */
export class ChangesReader {
  private readonly positions = new Map<number, ShardPosition>();
  /** The epoch that is read: the highest that any shard has told of. */
  private epoch: number;
  /** Whether its next change is its first. */
  private isToBegin: boolean;
  private last: Promise<unknown> = Promise.resolve();
  /** How many messages are being taken, or wait until they are. */
  private waiting = 0;
  private fork: ChangesForked | undefined;

  /** Throws ChangesRefused for a position that is not as it was given. */
  constructor(private readonly options: ChangesReaderOptions) {
    const positions = (options.positions ?? []).map(keptPosition);
    this.epoch = positions.reduce((highest, { epoch }) => Math.max(highest, epoch), 0);
    // What is kept of several epochs adds up to nothing: the last of them is begun again.
    this.isToBegin = positions.some(({ epoch }) => epoch !== this.epoch);
    if (!this.isToBegin) for (const position of positions) this.goOnFrom(position);
  }

  /** How far a shard has been read. */
  position(shard: number): ShardPosition | undefined {
    return this.positions.get(shard);
  }

  /**
   * Takes the messages of each partition in their order. A batch of them may be given at once, up to 10,000, also of several
   * partitions: they are taken one after the other. Throws ChangesMissing or ChangesRefused, after which the same may be given
   * again, or ChangesForked, after which nothing is taken any more; nothing that is not proven has been applied.
   */
  take(message: ChangeMessage): Promise<Verdict['verdict']> {
    if (this.waiting >= WAITING_MAX) return Promise.reject(tooManyWaiting());
    this.waiting += 1;
    const taken = this.last.then(() => this.takeNext(message)).finally(() => (this.waiting -= 1));
    this.last = taken.catch(() => undefined);
    return taken;
  }

  private async takeNext(message: ChangeMessage): Promise<Verdict['verdict']> {
    if (this.fork !== undefined) throw this.fork;
    const told = toldByMessage(message);
    const last = this.standing(told.change.shard);
    const verdict = judge(last, told);
    if (verdict.verdict === 'fork') throw (this.fork = new ChangesForked(verdict.reason));
    if (verdict.verdict === 'next') await this.apply(verdict);
    if (verdict.verdict !== 'gap') return verdict.verdict;
    const { fetchEntries } = this.options;
    if (fetchEntries === undefined) throw new ChangesMissing(verdict);
    for await (const next of provenChanges(fetchEntries, { last, gap: verdict, told })) await this.apply(next);
    return 'next';
  }

  private goOnFrom(position: ShardPosition): void {
    const { shard, seq } = position;
    if (seq > this.standing(shard).seq) this.positions.set(shard, position);
  }

  private standing(shard: number): ShardPosition {
    return this.positions.get(shard) ?? startOf(this.epoch, shard);
  }

  private async apply({ change, position }: Next): Promise<void> {
    const isFirst = this.isToBegin || position.epoch > this.epoch;
    await this.options.apply(change, position, isFirst);
    if (isFirst) this.positions.clear();
    this.isToBegin = false;
    this.epoch = position.epoch;
    this.positions.set(position.shard, position);
  }
}

const tooManyWaiting = (): ChangesRefused => {
  const detail = `${WAITING_MAX} messages wait already.`;
  const fix = 'Await what `take` answers before giving more, and then give the same message again.';
  return new ChangesRefused({ code: 'reader-is-full', detail, fix });
};
