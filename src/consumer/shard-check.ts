import { createHash } from 'node:crypto';
import type { ArrChange, ChangeMessage } from './arr-change';
import { canonicalText } from './canonical-text';
import { decimalSum } from './decimal-sum';

/** What the first change of a shard is chained to. */
const FIRST_DIGEST = `sha256:${'0'.repeat(64)}`;

/** How far a shard has been read. It is plain data: keep it with what was applied, in one transaction of your database. */
export interface ShardPosition {
  readonly epoch: number;
  readonly shard: number;
  readonly seq: number;
  readonly digest: string;
  readonly totals: Readonly<Record<string, string>>;
}

/** What a message turned out to be. */
export type Verdict =
  /** The next one, and whole: apply it. */
  | { readonly verdict: 'next'; readonly change: ArrChange; readonly position: ShardPosition }
  /** One that has been read before, or one of an epoch that is over: leave it out. */
  | { readonly verdict: 'repeated' }
  /** Changes are missing before it: fetch them from `GET /v1/journal/{epoch}/{shard}?from=`, and then take this one again. */
  | {
      readonly verdict: 'gap';
      readonly epoch: number;
      readonly shard: number;
      readonly from: number;
      readonly to: number;
    }
  /** It does not follow from what was read: stop, and find out which of the two is right. */
  | { readonly verdict: 'fork'; readonly reason: string };

export const digestAfter = (previous: string, value: string): string =>
  `sha256:${createHash('sha256').update(previous).update(value).digest('hex')}`;

/** Where a shard stands of which nothing has been read. */
export const startOf = (epoch: number, shard: number): ShardPosition => ({
  epoch,
  shard,
  seq: 0,
  digest: FIRST_DIGEST,
  totals: {},
});

const fork = (reason: string): Verdict => ({ verdict: 'fork', reason });

interface Told {
  readonly change: ArrChange;
  readonly value: string;
  /** As the headers say; what the service answers has none. */
  readonly previousDigest?: string | undefined;
  readonly digest?: string | undefined;
}

const judged = (last: ShardPosition | undefined, told: Told): Verdict => {
  const { epoch, shard, seq } = told.change;
  if (last !== undefined && epoch < last.epoch) return { verdict: 'repeated' };
  const position = last?.epoch === epoch ? last : startOf(epoch, shard);
  if (shard !== position.shard) return fork(`A change of shard ${shard} stands among those of ${position.shard}.`);
  if (seq <= position.seq) {
    const differs = seq === position.seq && told.digest !== undefined && told.digest !== position.digest;
    return differs ? fork(`Change ${seq} came twice, and not the same.`) : { verdict: 'repeated' };
  }
  if (seq > position.seq + 1) return { verdict: 'gap', epoch, shard, from: position.seq + 1, to: seq - 1 };
  return following(position, told);
};

/** Judges a change that has the next seq. */
const following = ({ digest: before, totals, ...place }: ShardPosition, told: Told): Verdict => {
  const { change, value, previousDigest = before } = told;
  const { seq, currency, delta, runningTotal } = change;
  if (previousDigest !== before) return fork(`Change ${seq} follows on another one than the one that was read.`);
  const digest = digestAfter(before, value);
  if ((told.digest ?? digest) !== digest) return fork(`Change ${seq} is not the one that its digest is of.`);
  const total = decimalSum(totals[currency], delta);
  if (total !== runningTotal)
    return fork(`Up to change ${seq} it adds up to ${total} ${currency}, not ${runningTotal}.`);
  const position = { ...place, seq, digest, totals: { ...totals, [currency]: total } };
  return { verdict: 'next', change, position };
};

/** Judges a message of `arr.changes.v1` by what was read of its shard before; undefined where nothing was. */
export const judgeMessage = (last: ShardPosition | undefined, { value, headers }: ChangeMessage): Verdict => {
  const change = JSON.parse(value) as ArrChange;
  const said = [headers['epoch'], headers['shard'], headers['seq']].join('-');
  const is = [change.epoch, change.shard, change.seq].join('-');
  if (said !== is) return fork(`The headers say ${said}, the message itself ${is}.`);
  return judged(last, { change, value, previousDigest: headers['prev-digest'], digest: headers['digest'] });
};

/** Judges an entry that the service has answered, with which a gap is filled. */
export const judgeEntry = (last: ShardPosition | undefined, change: ArrChange): Verdict =>
  judged(last, { change, value: canonicalText(change) });
