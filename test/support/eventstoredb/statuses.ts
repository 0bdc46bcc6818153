import { Metadata, type ServerErrorResponse, status } from '@grpc/grpc-js';

/** How a call ends that fails: a status, and what the client reads from the trailers. */
export type Failure = Pick<ServerErrorResponse, 'message' | 'name'> & {
  readonly code: status;
  readonly details: string;
  readonly metadata: Metadata;
};

export const failure = (code: status, details: string, trailers: Readonly<Record<string, string>> = {}): Failure => {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value);
  return { name: 'Failure', message: details, code, details, metadata };
};

export const streamDeleted = (stream: string): Failure =>
  failure(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

export const wrongVersion = (stream: string, expected: string, actual: string): Failure =>
  failure(status.FAILED_PRECONDITION, `Wrong expected version of '${stream}'.`, {
    exception: 'wrong-expected-version',
    'stream-name': stream,
    'expected-version': expected,
    'actual-version': actual,
  });

export const appendTooLarge = (bytesMax: number): Failure =>
  failure(status.INVALID_ARGUMENT, `Maximum append size of ${bytesMax} exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': bytesMax.toString(),
  });

export const metadataMissing = (): Failure =>
  failure(status.INVALID_ARGUMENT, 'Required metadata is missing.', {
    exception: 'missing-required-metadata-property',
    'required-metadata-properties': 'type,content-type',
  });

export const notLeader = (port: number): Failure =>
  failure(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': '127.0.0.1',
    'leader-endpoint-port': port.toString(),
  });

export const unavailable = (): Failure => failure(status.UNAVAILABLE, 'Server is not available.');
export const notReady = (): Failure => failure(status.UNAVAILABLE, 'Server Is Not Ready');
export const timedOut = (): Failure => failure(status.ABORTED, 'Operation timed out');
export const cancelled = (): Failure => failure(status.CANCELLED, 'Operation was cancelled by the server.');
export const invalid = (what: string): Failure => failure(status.INVALID_ARGUMENT, what);
export const consumerTooSlow = (): Failure =>
  failure(
    status.ABORTED,
    'Operation timed out: Consumer too slow to handle event while live. Client resubscription required.',
  );
