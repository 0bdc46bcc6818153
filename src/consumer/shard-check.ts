import { createHash } from 'node:crypto';
import type { ArrChange } from './arr-change';
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

/** A change as it was told, which has been seen to be one. */
export interface Told {
  readonly change: ArrChange;
  /** The text that its digest is of. */
  readonly value: string;
  /** What the headers of a message say; what the service answers has none. */
  readonly said?: { readonly place: string; readonly previousDigest: string; readonly digest: string };
}

/** The next change, and whole: apply it. */
export interface Next {
  readonly verdict: 'next';
  readonly change: ArrChange;
  readonly position: ShardPosition;
}

/** Changes are missing before it: fetch them from `GET /v1/journal/{epoch}/{shard}?from=`, and then judge it again. */
export interface Gap {
  readonly verdict: 'gap';
  readonly epoch: number;
  readonly shard: number;
  readonly from: number;
  readonly to: number;
}

/** What a change turned out to be. */
export type Verdict =
  | Next
  /** One that has been read before, or one of an epoch that is over: leave it out. */
  | { readonly verdict: 'repeated' }
  | Gap
  /** It does not follow from what was read: stop, and find out which of the two is right. */
  | { readonly verdict: 'fork'; readonly reason: string };

export const digestAfter = (previous: string, value: string): string =>
  `sha256:${createHash('sha256').update(previous).update(value).digest('hex')}`;

/** A position that nobody can change, with nothing in it but its own fields. */
export const fixedPosition = ({ epoch, shard, seq, digest, totals }: ShardPosition): ShardPosition =>
  Object.freeze({ epoch, shard, seq, digest, totals: Object.freeze({ ...totals }) });

/** Where a shard stands of which nothing has been read. */
export const startOf = (epoch: number, shard: number): ShardPosition => ({
  epoch,
  shard,
  seq: 0,
  digest: FIRST_DIGEST,
  totals: {},
});

const fork = (reason: string): Verdict => ({ verdict: 'fork', reason });

/** Judges a change by what was read of its shard before; undefined where nothing was. */
export const judge = (last: ShardPosition | undefined, told: Told): Verdict => {
  const { change, said } = told;
  const { epoch, shard, seq } = change;
  const place = `${epoch}-${shard}-${seq}`;
  if (said !== undefined && said.place !== place)
    return fork(`The headers say ${said.place}, the message itself ${place}.`);
  if (last !== undefined && epoch < last.epoch) return { verdict: 'repeated' };
  const position = last?.epoch === epoch ? last : startOf(epoch, shard);
  if (shard !== position.shard) return fork(`A change of shard ${shard} stands among those of ${position.shard}.`);
  if (seq > position.seq + 1) return behindGap(position, told);
  if (seq === position.seq + 1) return following(position, told);
  return readBefore(position, told);
};

const readBefore = (position: ShardPosition, { change: { seq }, said }: Told): Verdict => {
  const differs = seq === position.seq && said !== undefined && said.digest !== position.digest;
  return differs ? fork(`Change ${seq} came twice, and not the same.`) : { verdict: 'repeated' };
};

const notOfItsDigest = (seq: number): Verdict => fork(`Change ${seq} is not the one that its digest is of.`);

/** Nothing is fetched for a message that is not even what it says of itself. */
const behindGap = (position: ShardPosition, { change, value, said }: Told): Verdict => {
  const { epoch, shard, seq } = change;
  if (said !== undefined && said.digest !== digestAfter(said.previousDigest, value)) return notOfItsDigest(seq);
  return { verdict: 'gap', epoch, shard, from: position.seq + 1, to: seq - 1 };
};

/** Judges a change that has the next seq. */
const following = ({ digest: before, totals, ...place }: ShardPosition, { change, value, said }: Told): Verdict => {
  const { seq, currency, delta, runningTotal } = change;
  if (said !== undefined && said.previousDigest !== before)
    return fork(`Change ${seq} follows on another one than the one that was read.`);
  const digest = digestAfter(before, value);
  if (said !== undefined && said.digest !== digest) return notOfItsDigest(seq);
  const total = decimalSum(totals[currency], delta);
  if (total === undefined)
    return fork(`Change ${seq} adds ${delta} ${currency}, which has other decimals than what was read.`);
  if (total !== runningTotal)
    return fork(`Up to change ${seq} it adds up to ${total} ${currency}, not ${runningTotal}.`);
  return {
    verdict: 'next',
    change,
    position: fixedPosition({ ...place, seq, digest, totals: { ...totals, [currency]: total } }),
  };
};
