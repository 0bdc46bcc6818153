import type { ArrChange } from './arr-change';
import { canonicalText } from './canonical-text';
import { ChangesReader, type ChangesReaderOptions } from './changes-reader';
import { digestAfter, type ShardPosition } from './shard-check';

export const change = (seq: number, over: Partial<ArrChange> = {}): ArrChange => ({
  ...{ epoch: 1, shard: 0, seq, id: `${seq}-1`, kind: 'assert', retracts: null, accountId: 'acme', class: 'expansion' },
  ...{ effectiveOn: '2025-01-01', currency: 'EUR', delta: '10.00', before: '0.00', after: '10.00' },
  ...{ contributions: [], causes: [], factId: 'f', sequence: seq, recordedAt: '2025-01-01T00:00:00Z' },
  ...{ policyVersion: 1, derivationVersion: 1, runningTotal: `${seq * 10}.00` },
  ...over,
});

/** A message as most clients hand it over, with its headers as text. */
export interface BuiltMessage {
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The messages of changes, each chained to the one before. */
export const chained = (changes: readonly ArrChange[]): readonly BuiltMessage[] => {
  let previous = `sha256:${'0'.repeat(64)}`;
  return changes.map((one) => {
    const value = canonicalText(one);
    const headers = {
      ...{ epoch: one.epoch.toString(), shard: one.shard.toString(), seq: one.seq.toString() },
      ...{ 'prev-digest': previous, digest: digestAfter(previous, value) },
    };
    previous = headers.digest;
    return { value, headers };
  });
};

/** So many changes, from the first one on. */
export const changesUpTo = (count: number, over: Partial<ArrChange> = {}): readonly ArrChange[] =>
  Array.from({ length: count }, (_, index) => change(index + 1, over));

export const changes = changesUpTo(5);
const messages = chained(changes);

/** The message of one of them. */
export const at = (seq: number): BuiltMessage => messages[seq - 1] ?? { value: '{}', headers: {} };

/** A reader, and what it has applied. */
export const reading = (options: Partial<ChangesReaderOptions> = {}) => {
  const applied: number[] = [];
  const positions: ShardPosition[] = [];
  const reader = new ChangesReader({
    apply: ({ seq }, position) => {
      applied.push(seq);
      positions.push(position);
    },
    ...options,
  });
  return { reader, applied, positions };
};
