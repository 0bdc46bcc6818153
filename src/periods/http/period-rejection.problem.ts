import type { Month } from '../../kernel/month';
import { Problem } from '../../platform/http/problem';
import { COMMON_HTTP_REJECTIONS, type HttpRejection, refusedCommand } from '../../platform/http/refused-command';
import { type AnyPeriodRejection, describePeriodRejection, type PeriodWays } from '../domain/period-rejection-texts';

/** A code without a status does not compile. */
export const HTTP_PERIOD_REJECTIONS: Readonly<Record<AnyPeriodRejection['code'], HttpRejection>> = {
  ...COMMON_HTTP_REJECTIONS,
  'period-is-not-over': { status: 409 },
  'period-is-closed': { status: 409 },
  'period-leaves-a-gap': { status: 409 },
  'period-is-not-closed': { status: 409 },
  'later-period-is-closed': { status: 409 },
};

/** What can be sent, as request lines. */
const WAYS: PeriodWays = {
  close: (period) => `POST /v1/periods/${period}/close`,
  reopen: (period) => `POST /v1/periods/${period}/reopen`,
  show: (period) => `GET /v1/periods/${period}`,
  list: () => 'GET /v1/periods',
};

/** A refused command on a period in HTTP's terms. */
export const periodProblem = (rejection: AnyPeriodRejection, period: Month): Problem =>
  new Problem(
    refusedCommand(
      rejection,
      describePeriodRejection(rejection, { period, ways: WAYS }),
      HTTP_PERIOD_REJECTIONS[rejection.code],
    ),
  );
