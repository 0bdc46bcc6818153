import type { FieldFault } from '../../kernel/field-fault';
import type { BuildingProgress } from '../../kernel/policy-building';
import type { ProblemStatement } from './problem';

/** How many faults a text names; `errors` has them all. */
const NAMED_MAX = 3;
/** When to come back to what is not ready yet. */
const RETRY_AFTER_SECONDS = '2';

/** What the service cannot answer now, and may in a moment. */
export const IN_A_MOMENT = { status: 503, headers: { 'Retry-After': RETRY_AFTER_SECONDS } } as const;

/** Refusals that have nothing to do with what the ledger holds. */
export const STATEMENTS = {
  notFound: (method: string, path: string): ProblemStatement => ({
    status: 404,
    code: 'not-found',
    title: 'There is no such resource',
    detail: `${method} ${path} leads nowhere.`,
    fix: 'Take a path from the page /docs, or from GET /openapi.json.',
  }),
  methodNotAllowed: (method: string, path: string, allowed: readonly string[]): ProblemStatement => ({
    status: 405,
    code: 'method-not-allowed',
    title: 'The resource does not take this method',
    detail: `${path} takes ${allowed.join(', ')}, not ${method}.`,
    fix: `Send ${allowed.join(' or ')} to ${path}.`,
    headers: { Allow: allowed.join(', ') },
  }),
  notStarted: (): ProblemStatement => ({
    ...IN_A_MOMENT,
    code: 'not-started',
    title: 'The service is starting',
    detail: 'The ledger is being opened. Nothing has been acknowledged.',
    fix: 'Send the same request again in a moment.',
  }),
  storeUnavailable: (): ProblemStatement => ({
    ...IN_A_MOMENT,
    code: 'store-unavailable',
    title: 'The store does not answer',
    detail: 'The event store did not answer in time. Nothing has been acknowledged.',
    fix: 'Send the same request again, with the same Idempotency-Key if it has one: it is not recorded twice.',
  }),
  positionNotReached: (): ProblemStatement => ({
    ...IN_A_MOMENT,
    code: 'position-not-reached',
    title: 'The figures have not come that far',
    detail: 'Not all facts that this needs have been read into the figures yet.',
    fix: 'Ask again in a moment. A question with minPosition is answered at once without it, by the facts that have been read.',
  }),
  policyBuilding: (version: number, { folded, total }: BuildingProgress): ProblemStatement => ({
    ...IN_A_MOMENT,
    code: 'policy-building',
    title: 'The figures of this policy are being folded',
    detail: `${folded.toString()} of ${total.toString()} facts are folded under policy ${version.toString()}.`,
    fix: 'Ask again in a moment: it goes on by itself. GET /v1/projections shows how far it is.',
    details: { version, folded, total },
  }),
  requestRefused: (status: number, reason: string): ProblemStatement => ({
    status,
    code: 'request-refused',
    title: 'The request cannot be taken',
    detail: reason,
    fix: 'Compare the request with GET /openapi.json.',
  }),
  internalError: (): ProblemStatement => ({
    status: 500,
    code: 'internal-error',
    title: 'The service has failed',
    detail: 'The request met a fault in the service. It is in the log under the correlation id.',
    fix: 'Tell the operator the correlation id. A command may be sent again with the same Idempotency-Key.',
  }),
} as const;

const named = (faults: readonly FieldFault[]): string => {
  const details = faults.slice(0, NAMED_MAX).map(({ detail }) => detail);
  const more = faults.length - details.length;
  return [...details, ...(more > 0 ? [`${more.toString()} more.`] : [])].join(' ');
};

/** A request that can be read, with fields that cannot be taken. */
export const requestIsInvalid = (faults: readonly FieldFault[]): ProblemStatement => ({
  status: 422,
  code: 'request-is-invalid',
  title: 'The request has faults',
  detail: named(faults),
  fix: 'Correct the fields that "errors" points to and send the request again.',
  errors: faults.map(({ pointer, code }) => ({ pointer, code })),
});
