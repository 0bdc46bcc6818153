import type { Recorded } from '../../kernel/projection';
import type { PeriodClosed } from '../../periods/domain/period.events';
import type { ClosingAnswer } from './period-answers';

export const closingShown = ({ id, sequence, recordedAt, metadata, data }: Recorded<PeriodClosed>): ClosingAnswer => {
  const { period, closedAtSequence, policyVersion, totals, digest } = data;
  return {
    ...{ period, closedAtSequence, policyVersion, totals, digest },
    ...{ closedAt: recordedAt, closedBy: metadata.actor, factId: id, sequence },
  };
};
