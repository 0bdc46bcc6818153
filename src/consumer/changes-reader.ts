import type { ArrChange, ChangeMessage } from './arr-change';
import { judgeEntry, judgeMessage, type ShardPosition, startOf, type Verdict } from './shard-check';

/** The changes that do not follow from what was read before. Nothing after them may be applied. */
export class ChangesForked extends Error {
  override readonly name = 'ChangesForked';
}

/** Changes are missing, and the service does not have them either. */
export class ChangesMissing extends Error {
  override readonly name = 'ChangesMissing';
}

/** Answers entries of a shard from a seq on: a page of `GET /v1/journal/{epoch}/{shard}?from=`. */
export type FetchEntries = (gap: {
  readonly epoch: number;
  readonly shard: number;
  readonly from: number;
}) => Promise<readonly ArrChange[]>;

export interface ChangesReaderOptions {
  /**
   * Applies one change and keeps the position, both or neither. It is called once for each change, in the order of its shard.
   * Where `isFirst` it is the first of an epoch: what was applied and kept before goes first, that of all shards, since a
   * shard that has nothing to tell in the new epoch sends nothing. Readers that share the partitions, and what is kept, do not
   * know of each other: there, keep sums by epoch, and add up the highest epoch alone.
   */
  readonly apply: (change: ArrChange, position: ShardPosition, isFirst: boolean) => Promise<void> | void;
  /** Where gaps are filled from; without it a gap throws ChangesMissing. */
  readonly fetchEntries?: FetchEntries;
  /** The positions that were kept, where reading goes on. */
  readonly positions?: readonly ShardPosition[];
}

type Next = Extract<Verdict, { readonly verdict: 'next' }>;

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
  private fork: ChangesForked | undefined;

  /** Throws TypeError for a position that is not as it was given. */
  constructor(private readonly options: ChangesReaderOptions) {
    const { positions = [] } = options;
    for (const position of positions) expectWhole(position);
    this.epoch = positions.reduce((highest, { epoch }) => Math.max(highest, epoch), 0);
    // What is kept of several epochs adds up to nothing: the last of them is begun again.
    this.isToBegin = positions.some(({ epoch }) => epoch !== this.epoch);
    if (!this.isToBegin) for (const position of positions) this.positions.set(position.shard, position);
  }

  /** How far a shard has been read. */
  position(shard: number): ShardPosition | undefined {
    return this.positions.get(shard);
  }

  /**
   * Takes the messages of each partition in their order. A batch of them may be given at once, also of several partitions: they
   * are taken one after the other. Throws ChangesMissing, after which the same may be given again, or ChangesForked, after which
   * nothing is taken any more.
   */
  take(message: ChangeMessage): Promise<Verdict['verdict']> {
    const taken = this.last.then(() => this.takeNext(message));
    this.last = taken.catch(() => undefined);
    return taken;
  }

  private async takeNext(message: ChangeMessage): Promise<Verdict['verdict']> {
    if (this.fork !== undefined) throw this.fork;
    const shard = Number(message.headers['shard']);
    const verdict = judgeMessage(this.standing(shard), message);
    if (verdict.verdict !== 'gap') return this.settle(verdict);
    await this.fill(verdict);
    return this.settle(judgeMessage(this.standing(shard), message));
  }

  private async settle(verdict: Verdict): Promise<Verdict['verdict']> {
    if (verdict.verdict === 'fork') throw (this.fork = new ChangesForked(verdict.reason));
    if (verdict.verdict === 'gap') throw missing(verdict);
    if (verdict.verdict === 'next') await this.apply(verdict);
    return verdict.verdict;
  }

  private async fill(gap: Extract<Verdict, { readonly verdict: 'gap' }>): Promise<void> {
    const { fetchEntries } = this.options;
    if (fetchEntries === undefined) throw missing(gap);
    for (let { from } = gap; from <= gap.to;) {
      const entries = await fetchEntries({ epoch: gap.epoch, shard: gap.shard, from });
      const isOfGap = ({ epoch, shard }: ArrChange): boolean => epoch === gap.epoch && shard === gap.shard;
      const wanted = entries.filter((entry) => isOfGap(entry) && entry.seq >= from && entry.seq <= gap.to);
      if (wanted.length === 0) throw missing({ ...gap, from });
      for (const entry of wanted) await this.settle(judgeEntry(this.standing(gap.shard), entry));
      from += wanted.length;
    }
  }

  private standing(shard: number): ShardPosition {
    return this.positions.get(shard) ?? startOf(this.epoch, shard);
  }

  private async apply({ change, position }: Next): Promise<void> {
    const isFirst = this.isToBegin || change.epoch > this.epoch;
    await this.options.apply(change, position, isFirst);
    if (isFirst) this.positions.clear();
    this.isToBegin = false;
    this.epoch = change.epoch;
    this.positions.set(position.shard, position);
  }
}

/** Some databases answer whole numbers as texts, which no shard would be found by. */
const expectWhole = ({ epoch, shard, seq }: ShardPosition): void => {
  if (![epoch, shard, seq].every(Number.isSafeInteger))
    throw new TypeError('The epoch, shard and seq of a kept position are whole numbers.');
};

const missing = ({ epoch, shard, from, to }: { epoch: number; shard: number; from: number; to: number }): Error =>
  new ChangesMissing(`Changes ${from} to ${to} of shard ${shard} in epoch ${epoch} are missing.`);
