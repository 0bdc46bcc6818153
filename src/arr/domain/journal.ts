import type { FactId } from '../../kernel/ids';
import type { Instant } from '../../kernel/instant';
import type { Contribution, Movement } from './movement';

/** Rises when a bug in the fold is mended: figures of another derivation are other figures. */
export const DERIVATION_VERSION = 1;

/** A movement asserted, or one asserted earlier taken back. The sum of all deltas is ARR, for every day and sequence. */
export interface JournalEntry extends Movement {
  /** `<sequence>-<ordinal>`: the end of the append that caused it, and its place among what that caused, from 1. */
  readonly id: string;
  readonly kind: 'assert' | 'retract';
  /** The entry that a retraction takes back; it carries that entry's delta and contributions negated. */
  readonly retracts: string | null;
  /** The fact that caused the entry. */
  readonly factId: FactId;
  readonly sequence: number;
  readonly recordedAt: Instant;
  readonly policyVersion: number;
  readonly derivationVersion: number;
}

/** What an entry takes from the append that causes it. */
export type EntryOrigin = Pick<JournalEntry, 'factId' | 'sequence' | 'recordedAt' | 'policyVersion'>;

/** What follows the day and the currency. In order of keys a day's transfer comes first, and the rest last. */
const partOf = (is: Movement['class']): string => (is === 'transfer' ? '' : is === 'fx' ? ' fx' : ' rest');

/** What a movement is known by among those of its account. */
export const keyOf = ({
  effectiveOn,
  currency,
  class: of,
}: Pick<Movement, 'effectiveOn' | 'currency' | 'class'>): string => `${effectiveOn} ${currency}${partOf(of)}`;

const isSameContribution = (a: Contribution, b: Contribution | undefined): boolean => {
  if (b === undefined) return false;
  const [keys, otherKeys] = [Object.keys(a.attributes), Object.keys(b.attributes)];
  return (
    a.subscriptionId === b.subscriptionId &&
    a.lineId === b.lineId &&
    a.factId === b.factId &&
    a.delta === b.delta &&
    keys.length === otherKeys.length &&
    keys.every((key) => a.attributes[key] === b.attributes[key])
  );
};

/** Whether a movement needs no restatement. `before`, `after` and causes are for readers and decide nothing. */
const stands = (entry: JournalEntry | undefined, movement: Movement): boolean =>
  entry !== undefined &&
  entry.class === movement.class &&
  entry.delta === movement.delta &&
  entry.contributions.length === movement.contributions.length &&
  entry.contributions.every((contribution, index) => isSameContribution(contribution, movement.contributions[index]));

/**
 * An entry to be, of which nothing is missing but what its append gives it. Here and below objects are written field by field: to
 * spread one and add to it takes many times as long, for every fact.
 */
export type Draft = Pick<JournalEntry, 'kind' | 'retracts'> & Movement;

const retraction = (entry: JournalEntry): Draft => ({
  accountId: entry.accountId,
  effectiveOn: entry.effectiveOn,
  currency: entry.currency,
  class: entry.class,
  delta: -entry.delta,
  before: entry.before,
  after: entry.after,
  contributions: entry.contributions.map((contribution) => ({ ...contribution, delta: -contribution.delta })),
  causes: entry.causes,
  kind: 'retract',
  retracts: entry.id,
});

const assertion = (movement: Movement): Draft => ({
  accountId: movement.accountId,
  effectiveOn: movement.effectiveOn,
  currency: movement.currency,
  class: movement.class,
  delta: movement.delta,
  before: movement.before,
  after: movement.after,
  contributions: movement.contributions,
  causes: movement.causes,
  kind: 'assert',
  retracts: null,
});

/** The entries in force of one account and some of its days, by `keyOf`. */
export type Asserted = ReadonlyMap<string, JournalEntry>;

/** What must be taken back and said anew so that the movements in force become those given; in order of days. */
export const restatementOf = (asserted: Asserted, movements: readonly Movement[]): readonly Draft[] => {
  if (asserted.size === 0 && movements.length === 1) return movements.map(assertion);
  const derived = new Map(movements.map((movement) => [keyOf(movement), movement] as const));
  const keys = [...new Set([...asserted.keys(), ...derived.keys()])].sort();
  return keys.flatMap((key) => {
    const [entry, movement] = [asserted.get(key), derived.get(key)];
    if (movement !== undefined && stands(entry, movement)) return [];
    return [
      ...(entry === undefined ? [] : [retraction(entry)]),
      ...(movement === undefined ? [] : [assertion(movement)]),
    ];
  });
};

/** Gives drafts their ids; `after` entries of the same append have theirs already. */
export const entriesOf = (
  drafts: readonly Draft[],
  { factId, sequence, recordedAt, policyVersion }: EntryOrigin,
  after: number,
): readonly JournalEntry[] =>
  drafts.map((draft, index) => ({
    accountId: draft.accountId,
    effectiveOn: draft.effectiveOn,
    currency: draft.currency,
    class: draft.class,
    delta: draft.delta,
    before: draft.before,
    after: draft.after,
    contributions: draft.contributions,
    causes: draft.causes,
    kind: draft.kind,
    retracts: draft.retracts,
    factId,
    sequence,
    recordedAt,
    policyVersion,
    id: `${sequence.toString()}-${(after + index + 1).toString()}`,
    derivationVersion: DERIVATION_VERSION,
  }));
