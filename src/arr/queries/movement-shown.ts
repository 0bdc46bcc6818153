import { formatMinorUnits, type MinorUnits } from '../../kernel/minor-units';
import type { JournalEntry } from '../domain/journal';
import type { MovementAnswer } from './answers';

/** An entry of the journal as it is answered. */
export const movementShown = (entry: JournalEntry): MovementAnswer => {
  const { id, accountId, effectiveOn, currency, causes, factId, sequence, recordedAt } = entry;
  const text = (minor: MinorUnits): string => formatMinorUnits(minor, currency);
  return {
    id,
    accountId,
    effectiveOn,
    class: entry.class,
    currency,
    delta: text(entry.delta),
    before: text(entry.before),
    after: text(entry.after),
    causes,
    contributions: entry.contributions.map((contribution) => ({ ...contribution, delta: text(contribution.delta) })),
    factId,
    sequence,
    recordedAt,
  };
};
