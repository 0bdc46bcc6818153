import type { CalendarDate } from '../../kernel/calendar-date';
import { type FactId, isUnrecorded } from '../../kernel/ids';
import type { SubscriptionCancellationRevoked } from './subscription.events';
import type { RevocationRejection } from './subscription.rejections';
import { counts, type Statement, type Timeline } from './timeline';

type Revocation = Statement & { readonly fact: SubscriptionCancellationRevoked };

const isRevocation = (statement: Statement): statement is Revocation =>
  statement.fact.type === 'subscription-cancellation-revoked';

const isCancellation = ({ fact }: Statement): boolean => fact.type === 'subscription-cancelled';

const standsIn = ({ statements }: Timeline, cancellationId: FactId): Statement | undefined =>
  statements.find((statement) => statement.id === cancellationId && isCancellation(statement));

/** A new revocation comes before the day of its cancellation: by what it says, and by when it is recorded. */
const tooLate = (revocation: Revocation, cancellation: Statement): RevocationRejection | undefined => {
  const { effectiveOn } = cancellation.fact.data;
  const isInTime = revocation.fact.data.effectiveOn < effectiveOn && revocation.recordedOn < effectiveOn;
  return isInTime ? undefined : { code: 'cancellation-has-taken-effect', factId: cancellation.id, effectiveOn };
};

/**
 * Why the revocations that would stand do not fit: each takes back one standing cancellation, which no other takes back,
 * and which is neither voided nor corrected meanwhile. `before` is asked for the timeline as recorded, if it matters.
 */
export const revocationFault = (after: Timeline, before: () => Timeline): RevocationRejection | undefined => {
  const revokedBy = new Map<FactId, FactId>();
  for (const revocation of after.statements.filter(isRevocation)) {
    const { cancellationId: factId } = revocation.fact.data;
    const cancellation = standsIn(after, factId);
    const by = revokedBy.get(factId);
    if (by !== undefined) return { code: 'cancellation-is-revoked', factId, by: isUnrecorded(by) ? revocation.id : by };
    if (cancellation === undefined) {
      const isTakenAway = !isUnrecorded(revocation.id) && standsIn(before(), factId) !== undefined;
      return isTakenAway
        ? { code: 'cancellation-is-revoked', factId, by: revocation.id }
        : { code: 'cancellation-not-found', factId };
    }
    const late = isUnrecorded(revocation.id) ? tooLate(revocation, cancellation) : undefined;
    if (late !== undefined) return late;
    revokedBy.set(factId, revocation.id);
  }
  return undefined;
};

/** The one cancellation that counts and is still to come, for a command that names none. */
export const cancellationToCome = (
  { statements }: Timeline,
  today: CalendarDate,
): { readonly cancellationId: FactId } | { readonly rejection: RevocationRejection } => {
  const toCome = statements.filter(
    (statement) => isCancellation(statement) && counts(statement) && statement.fact.data.effectiveOn > today,
  );
  const [only] = toCome;
  if (only === undefined) return { rejection: { code: 'cancellation-not-found' } };
  if (toCome.length === 1) return { cancellationId: only.id };
  return { rejection: { code: 'cancellation-is-ambiguous', factIds: toCome.map(({ id }) => id) } };
};
