import { StoreUnavailable } from '../kernel/event-store.port';
import { present } from '../kernel/present';
import { EXIT, type ExitCode, Refused } from './failure';
import type { components } from './service-api.generated';

export type Problem = components['schemas']['ProblemDto'];

/** What came back for a call: `data` where it was answered, else `error`. */
export interface CallResult<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

const EXITS: Readonly<Record<number, ExitCode>> = {
  400: EXIT.validation,
  404: EXIT.notFound,
  409: EXIT.conflict,
  412: EXIT.conflict,
  413: EXIT.validation,
  415: EXIT.validation,
  422: EXIT.validation,
  503: EXIT.unavailable,
};

const isProblem = (error: unknown): error is Problem =>
  typeof error === 'object' && error !== null && 'code' in error && 'detail' in error && 'fix' in error;

/** What the service says no with. Throws Refused for an answer that is none of ours, as of a proxy on the way. */
export const problemIn = ({ error, response }: CallResult<unknown>): Problem => {
  if (isProblem(error)) return error;
  throw new Refused({
    exit: EXIT.unavailable,
    code: 'service-unreachable',
    title: 'The service does not answer',
    detail: `${response.url} answers ${response.status.toString()}, and not as an arr-ledger would.`,
    fix: 'Check ARR_URL and what stands between here and the service.',
  });
};

/** What a problem ends the command line with, in the service's own words. */
export const refusedWith = ({ status, code, title, detail, fix, errors }: Problem): Error => {
  if (code === 'store-unavailable') return new StoreUnavailable(detail);
  const faults = errors?.map(({ pointer, code: fault }) => ({ pointer, detail: fault }));
  return new Refused(present({ exit: EXITS[status] ?? EXIT.failure, code, title, detail, fix, faults }));
};

/** The answer. Throws what ends the command line where there is none. */
export const dataOf = <Data>(result: CallResult<Data>): Data => {
  if (result.data !== undefined) return result.data;
  throw refusedWith(problemIn(result));
};

/** A rejection as it was before the service put it into its words; which it is, its code says. */
export const rejectionIn = ({ code, details }: Problem): { readonly code: string } => ({ ...details, code });
