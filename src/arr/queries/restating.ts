import type { CalendarDate } from '../../kernel/calendar-date';
import type { SubscriptionId } from '../../kernel/ids';
import { present } from '../../kernel/present';
import {
  type RestatementCause,
  restatementCauseOf,
  type RestatementEffect,
  RestatementSums,
} from '../domain/restatement';
import { factBehind } from './facts-behind';
import { ENTRIES_AT_ONCE } from './resolved';
import type { TwoKnown } from './two-known';

/** An effect, and what of its fact is shown. */
export interface Caused {
  readonly effect: Omit<RestatementEffect, 'entry'>;
  readonly cause: RestatementCause;
  readonly fact: {
    readonly type: string;
    readonly effectiveOn?: CalendarDate;
    readonly subscriptionId?: SubscriptionId;
  };
}

const caused = (known: TwoKnown['later'], effect: RestatementEffect): Caused => {
  const { type, data, recordedOn } = known.book.periods.find(effect.entry.factId) ?? factBehind(known, effect.entry);
  const effectiveOn = 'effectiveOn' in data ? data.effectiveOn : undefined;
  const subscriptionId = 'subscriptionId' in data ? data.subscriptionId : undefined;
  const cause = restatementCauseOf({ type, effectiveOn, recordedOn }, known.book.policy.policy);
  return { effect, cause, fact: { type, ...present({ effectiveOn, subscriptionId }) } };
};

/**
 * The effects of these rows, which are in the order of the journal, on the figure they are all part of; each with its fact.
 * Stops now and then for others to have their turn.
 */
export function* restating(later: TwoKnown['later'], rows: readonly number[]): Generator<undefined, readonly Caused[]> {
  const sums = new RestatementSums();
  for (const [place, row] of rows.entries()) {
    if (place % ENTRIES_AT_ONCE === 0) yield;
    sums.take(later.book.index.entryAt(row));
  }
  const all: Caused[] = [];
  for (const [place, effect] of sums.effects().entries()) {
    if (place % ENTRIES_AT_ONCE === 0) yield;
    all.push(caused(later, effect));
  }
  return all;
}
