import type { CalendarDate } from '../../kernel/calendar-date';
import { accept, type Decider, type Decision, reject } from '../../kernel/decider';
import type { FactId } from '../../kernel/ids';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { dayAfterMonth, type Month, monthAfter } from '../../kernel/month';
import type { PeriodPin, PeriodReading } from '../../kernel/period-figures.port';
import type { PeriodCommand } from './period.commands';
import type { PeriodFact } from './period.events';
import type { PeriodRejection } from './period.rejections';

/** The closing of a month that has not been taken back. */
interface Closing {
  readonly factId: FactId;
  readonly pin: PeriodPin;
}

export interface PeriodState {
  readonly closing?: Closing;
  /** What the ledger says of this month and of the others; a decision needs it. */
  readonly reading?: PeriodReading;
}

type PeriodDecision = Decision<PeriodFact, PeriodRejection>;

const pinIn = ({ data: { closedAtSequence, policyVersion, totals, digest } }: PeriodFact): PeriodPin => ({
  closedAtSequence,
  policyVersion,
  totals,
  digest,
});

/** The first and the last of the closed months, where there are any. */
const endsOf = (closed: readonly Month[]): readonly [Month, Month] | undefined => {
  const [first, last] = [closed[0], closed.at(-1)];
  return first === undefined || last === undefined ? undefined : [first, last];
};

const gapLeft = (period: Month, closed: readonly Month[]): PeriodRejection | undefined => {
  const ends = endsOf(closed);
  if (ends === undefined) return undefined;
  const [firstClosed, lastClosed] = ends;
  const isNext = monthAfter(lastClosed) === period || monthAfter(period) === firstClosed;
  return isNext ? undefined : { code: 'period-leaves-a-gap', firstClosed, lastClosed };
};

const close = (
  period: Month,
  { pin, closed }: PeriodReading,
  closing: Closing | undefined,
  today: CalendarDate,
): PeriodDecision => {
  if (closing !== undefined) {
    const { factId, pin: standing } = closing;
    return reject({ code: 'period-is-closed', factId, closedAtSequence: standing.closedAtSequence });
  }
  const overOn = dayAfterMonth(period);
  if (today < overOn) return reject({ code: 'period-is-not-over', overOn, today });
  const gap = gapLeft(period, closed);
  return gap === undefined ? accept({ type: 'period-closed', data: { period, ...pin } }) : reject(gap);
};

const reopen = (period: Month, { closed }: PeriodReading, closing: Closing | undefined): PeriodDecision => {
  if (closing === undefined) return reject({ code: 'period-is-not-closed' });
  const [, lastClosed] = endsOf(closed) ?? [];
  if (lastClosed !== undefined && lastClosed !== period) return reject({ code: 'later-period-is-closed', lastClosed });
  return accept({ type: 'period-reopened', data: { period, ...closing.pin } });
};

/** A month is closed once it is over, and reopened from the last one back; closed months have no gap between them. */
export const periodDecider: Decider<PeriodCommand, PeriodFact, PeriodState, PeriodRejection> = {
  initial: {},
  evolve({ closing }, fact) {
    const isClosed = closing !== undefined;
    if (isClosed === (fact.type === 'period-closed')) {
      throw new InvariantViolated(`${fact.type} ${fact.id} follows on a fact that says the same.`);
    }
    return fact.type === 'period-closed' ? { closing: { factId: fact.id, pin: pinIn(fact) } } : {};
  },
  decide({ type, period }, { closing, reading }, today) {
    if (reading === undefined) throw new InvariantViolated('A period is decided on by what the ledger says of it.');
    return type === 'close-period' ? close(period, reading, closing, today) : reopen(period, reading, closing);
  },
};
