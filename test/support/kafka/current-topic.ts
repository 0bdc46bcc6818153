import type { ReceivedMessage } from '../../../src/kernel/message-broker.port';

/** What a record of `arr.current.v1` says. */
export interface CurrentValue {
  readonly accountId: string;
  readonly epoch: number;
  readonly shard: number;
  readonly seq: number;
  readonly sequence: number;
  readonly recordedAt: string;
  readonly asOf: string;
  readonly arr: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly effectiveOn: string; readonly currency: string; readonly delta: string }[];
  readonly stepsLeftOut: number;
}

export type CurrentByAccount = ReadonlyMap<string, CurrentValue>;

/** What a consumer has of the topic: the last record of each key, without those that are null. */
export const currentTopic = (messages: readonly ReceivedMessage[]): CurrentByAccount => {
  const values = new Map<string, CurrentValue>();
  for (const { key, value } of messages) {
    if (value === null) values.delete(key ?? '');
    else values.set(key ?? '', JSON.parse(value) as CurrentValue);
  }
  return values;
};

/** Of an entry, what the records are made of. */
export interface EntryOfAccount {
  readonly epoch: number;
  readonly shard: number;
  readonly seq: number;
  readonly accountId: string;
  readonly effectiveOn: string;
  readonly currency: string;
  readonly delta: string;
  readonly sequence: number;
  readonly recordedAt: string;
}

const smallestParts = (delta: string): bigint => BigInt(delta.replace('.', ''));

/** As many digits behind the point as another amount of the currency has. */
const written = (sum: bigint, like: string): string => {
  const digits = like.includes('.') ? like.length - like.indexOf('.') - 1 : 0;
  const text = (sum < 0n ? -sum : sum).toString().padStart(digits + 1, '0');
  const point = text.length - digits;
  return `${sum < 0n ? '-' : ''}${text.slice(0, point)}${digits === 0 ? '' : `.${text.slice(point)}`}`;
};

const summed = (entries: readonly EntryOfAccount[], keyOf: (entry: EntryOfAccount) => string) => {
  const keys = [...new Set(entries.map(keyOf))].sort();
  return keys.flatMap((key) => {
    const own = entries.filter((entry) => keyOf(entry) === key);
    const sum = own.reduce((total, { delta }) => total + smallestParts(delta), 0n);
    return sum === 0n ? [] : [[key, written(sum, own[0]?.delta ?? '')] as const];
  });
};

const valueOf = (entries: readonly EntryOfAccount[], dayOf: (instant: string) => string): CurrentValue | undefined => {
  const last = entries.at(-1);
  if (last === undefined) return undefined;
  const { accountId, epoch, shard, seq, sequence, recordedAt } = last;
  const asOf = dayOf(recordedAt);
  const arr = Object.fromEntries(
    summed(
      entries.filter(({ effectiveOn }) => effectiveOn <= asOf),
      ({ currency }) => currency,
    ),
  );
  const ahead = entries.filter(({ effectiveOn }) => effectiveOn > asOf);
  const steps = summed(ahead, ({ effectiveOn, currency }) => `${effectiveOn} ${currency}`).map(([key, delta]) => {
    const [effectiveOn = '', currency = ''] = key.split(' ');
    return { effectiveOn, currency, delta };
  });
  if (Object.keys(arr).length === 0 && steps.length === 0) return undefined;
  return { accountId, epoch, shard, seq, sequence, recordedAt, asOf, arr, steps, stepsLeftOut: 0 };
};

/** What the topic must say by its definition: of each account, from all entries of it, anew. */
export const currentByDefinition = (
  entries: readonly EntryOfAccount[],
  dayOf: (instant: string) => string,
): CurrentByAccount => {
  const byAccount = new Map<string, EntryOfAccount[]>();
  for (const entry of entries) {
    const own = byAccount.get(entry.accountId) ?? [];
    own.push(entry);
    byAccount.set(entry.accountId, own);
  }
  const values = new Map<string, CurrentValue>();
  for (const [accountId, own] of byAccount) {
    const value = valueOf(own, dayOf);
    if (value !== undefined) values.set(accountId, value);
  }
  return values;
};
