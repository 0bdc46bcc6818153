import {
  AccessDeniedError,
  DeadlineExceededError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
} from '@eventstore/db-client';
import { StoreUnavailable } from '../../kernel/event-store.port';
import { InvariantViolated } from '../../kernel/invariant-violated';

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.message === '' ? error.name : error.message;
};

/** What the port says in place of what the client has thrown. */
export const portErrorOf = (error: unknown): Error => {
  if (error instanceof StoreUnavailable || error instanceof InvariantViolated) return error;
  if (error instanceof StreamDeletedError) {
    return new InvariantViolated(`The stream ${error.streamName} has been deleted from the event store.`, {
      cause: error,
    });
  }
  if (error instanceof MaxAppendSizeExceededError) {
    const most = error.maxAppendSize.toString();
    return new InvariantViolated(`The event store takes ${most} bytes in an append, and this one has more.`, {
      cause: error,
    });
  }
  if (error instanceof AccessDeniedError) {
    return new StoreUnavailable('The event store refuses the user whom EVENTSTOREDB_URL names.', { cause: error });
  }
  return new StoreUnavailable(`The event store does not answer: ${reasonOf(error)}`, { cause: error });
};

/** Whether the same call may be answered another time. */
export const isPassing = (error: unknown): boolean =>
  portErrorOf(error) instanceof StoreUnavailable && !(error instanceof AccessDeniedError);

/** Whether the connection may be dead without anybody having said so. */
export const mayBeHalfOpen = (error: unknown): boolean =>
  error instanceof DeadlineExceededError || error instanceof NoAnswerInTime;

/** The server has not answered in time; what was asked of it may still come to pass. */
export class NoAnswerInTime extends StoreUnavailable {
  constructor(what: string, ms: number) {
    super(`The event store did not answer within ${Math.round(ms).toString()} ms: ${what}.`);
  }
}

/** The answer, or NoAnswerInTime. An answer that comes later is nobody's. Each append waits so: a race would cost more. */
export const inTime = <Answer>(work: Promise<Answer>, ms: number, what: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new NoAnswerInTime(what, ms)), ms);
    const over = (): void => clearTimeout(timer);
    work.then(over, over);
    work.then(resolve, reject);
  });
