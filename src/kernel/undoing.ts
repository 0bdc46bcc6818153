import type { CalendarDate } from './calendar-date';
import { type FactId, unrecordedFactId } from './ids';
import { type Dated, standingOf, type StreamFact } from './standing';

/** Why a fact is neither voided nor corrected: it is not there, has been undone before, or is itself a void. */
export type UndoingRejection =
  | { readonly code: 'fact-not-found'; readonly factId: FactId }
  | { readonly code: 'fact-is-voided'; readonly factId: FactId; readonly by: FactId }
  | { readonly code: 'fact-is-corrected'; readonly factId: FactId; readonly by: FactId }
  | { readonly code: 'void-cannot-be-corrected'; readonly factId: FactId };

const undoneBefore = <Statement extends Dated>(
  facts: readonly StreamFact<Statement>[],
  factId: FactId,
): UndoingRejection | undefined => {
  const undoing = standingOf(facts).undone.get(factId);
  if (undoing === undefined) return undefined;
  return { code: undoing.how === 'voided' ? 'fact-is-voided' : 'fact-is-corrected', factId, by: undoing.by };
};

const notStanding = <Statement extends Dated>(
  facts: readonly StreamFact<Statement>[],
  factId: FactId,
): UndoingRejection | undefined =>
  facts.some(({ id }) => id === factId) ? undoneBefore(facts, factId) : { code: 'fact-not-found', factId };

/** Why a fact cannot be voided. What a void of a void or correction brings back must not have been undone otherwise meanwhile. */
export const notVoidable = <Statement extends Dated>(
  facts: readonly StreamFact<Statement>[],
  { type, data }: { readonly type: 'fact-voided'; readonly data: { readonly factId: FactId } },
  today: CalendarDate,
): UndoingRejection | undefined => {
  const missing = notStanding(facts, data.factId);
  if (missing !== undefined) return missing;
  const voiding = { type, data, id: unrecordedFactId(0), recordedOn: today };
  const { undoneTwice } = standingOf<Statement>([...facts, voiding]);
  return undoneTwice && undoneBefore(facts, undoneTwice);
};

/** Why a fact cannot be corrected. */
export const notCorrectable = <Statement extends Dated>(
  facts: readonly StreamFact<Statement>[],
  factId: FactId,
): UndoingRejection | undefined => {
  const missing = notStanding(facts, factId);
  if (missing !== undefined) return missing;
  const isVoid = facts.some(({ id, type }) => id === factId && type === 'fact-voided');
  return isVoid ? { code: 'void-cannot-be-corrected', factId } : undefined;
};
