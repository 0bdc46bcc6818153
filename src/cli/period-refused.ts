import type { Month } from '../kernel/month';
import {
  type AnyPeriodRejection,
  describePeriodRejection,
  type PeriodWays,
} from '../periods/domain/period-rejection-texts';
import { COMMON_EXITS } from './common-exits';
import { EXIT, type ExitCode, Refused } from './failure';

/** A code without an exit does not compile. */
const EXITS: Readonly<Record<AnyPeriodRejection['code'], ExitCode>> = {
  ...COMMON_EXITS,
  'period-is-not-over': EXIT.conflict,
  'period-is-closed': EXIT.conflict,
  'period-leaves-a-gap': EXIT.conflict,
  'period-is-not-closed': EXIT.conflict,
  'later-period-is-closed': EXIT.conflict,
};

/** How a person at the command line does what a rejection about a period advises. */
const WAYS: PeriodWays = {
  close: (period) => `arr close ${period}`,
  reopen: (period) => `arr reopen ${period}`,
  show: (period) => `arr periods ${period}`,
  list: () => 'arr periods',
};

/** Whether a command on a period may be refused with it. */
export const isPeriodRejectionCode = (code: string): boolean => Object.hasOwn(EXITS, code);

/** What ends the command line when a command on a period is refused. */
export const periodRefusedBy = (rejection: AnyPeriodRejection, period: Month): Refused =>
  new Refused({ exit: EXITS[rejection.code], ...describePeriodRejection(rejection, { period, ways: WAYS }) });
