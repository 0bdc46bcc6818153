import type { IncomingHttpHeaders, OutgoingHttpHeader } from 'node:http';
import { CORRELATION_HEADER, correlationIdOf } from '../observability/correlation-id';

interface CorrelatedRequest {
  readonly headers: IncomingHttpHeaders;
}

interface CorrelatedResponse {
  readonly headersSent: boolean;
  getHeader(name: string): OutgoingHttpHeader | undefined;
  setHeader(name: string, value: string): unknown;
}

/**
 * The correlation id of a request: what the caller sent if it is fit to be logged, else a new one. The answer's header
 * carries it, and is where everything in the process finds it again, so that a request has one only.
 */
export const correlate = (request: CorrelatedRequest, response: CorrelatedResponse): string => {
  const standing = response.getHeader(CORRELATION_HEADER);
  if (typeof standing === 'string') return standing;
  const id = correlationIdOf(request.headers[CORRELATION_HEADER]);
  // The request log takes the id from the request's header.
  request.headers[CORRELATION_HEADER] = id;
  if (!response.headersSent) response.setHeader(CORRELATION_HEADER, id);
  return id;
};

/** Answers every request under its correlation id. Stands before all that may refuse one. */
export const correlationIdMiddleware = (
  request: CorrelatedRequest,
  response: CorrelatedResponse,
  next: () => void,
): void => {
  correlate(request, response);
  next();
};
