import { Problem } from '../../platform/http/problem';
import { COMMON_HTTP_REJECTIONS, type HttpRejection, refusedCommand } from '../../platform/http/refused-command';
import { type AnyRateRejection, describeRateRejection, type RateWays } from '../domain/rate-rejection-texts';
import type { Pair } from '../domain/rate.events';

/** A code without a status does not compile. */
export const HTTP_RATE_REJECTIONS: Readonly<Record<AnyRateRejection['code'], HttpRejection>> = {
  ...COMMON_HTTP_REJECTIONS,
  'pair-is-one-currency': { status: 422, pointer: '/quote' },
  'rate-is-zero': { status: 422, pointer: '/rate' },
  'rate-ends-before-its-day': { status: 422, pointer: '/until' },
};

/** What can be sent, as request lines. */
const WAYS: RateWays = {
  list: () => 'GET /v1/rates',
  voidFact: ({ base, quote }, factId) => `POST /v1/rates/${base}/${quote}/facts/${factId}/void`,
  correctFact: ({ base, quote }, factId) => `POST /v1/rates/${base}/${quote}/facts/${factId}/correct`,
};

/** A refused command on rates in HTTP's terms. */
export const rateProblem = (rejection: AnyRateRejection, pair: Pair): Problem =>
  new Problem(
    refusedCommand(rejection, describeRateRejection(rejection, pair, WAYS), HTTP_RATE_REJECTIONS[rejection.code]),
  );
