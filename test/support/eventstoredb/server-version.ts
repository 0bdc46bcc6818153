export type ServerVersion = '23.10.0' | '24.10.5' | '25.1.0';

/** In what the servers differ, as far as a client can tell. */
export interface ServerTraits {
  readonly appendBytesMax: number;
  /** Whether metadata and the name of the type count towards the size of an append, and not the data alone. */
  readonly countsWholeEvent: boolean;
  /** What becomes of a subscription whose reader lags behind the live events. */
  readonly slowConsumer: 'is dropped' | 'falls behind';
  /** Whether a filtered subscription gets a checkpoint before it is told that it has caught up. */
  readonly hasCheckpointAtEnd: boolean;
  /** Whether a subscriber to a stream that is not there yet is told at once that it has caught up. */
  readonly awaitsMissingStreams: boolean;
  readonly codeOfStrangePosition: 'UNKNOWN' | 'INVALID_ARGUMENT';
}

const MEBIBYTE = 1_048_576;

export const TRAITS: Readonly<Record<ServerVersion, ServerTraits>> = {
  '23.10.0': {
    appendBytesMax: MEBIBYTE,
    countsWholeEvent: false,
    slowConsumer: 'is dropped',
    hasCheckpointAtEnd: false,
    awaitsMissingStreams: false,
    codeOfStrangePosition: 'UNKNOWN',
  },
  '24.10.5': {
    appendBytesMax: MEBIBYTE,
    countsWholeEvent: true,
    slowConsumer: 'falls behind',
    hasCheckpointAtEnd: true,
    awaitsMissingStreams: true,
    codeOfStrangePosition: 'UNKNOWN',
  },
  '25.1.0': {
    appendBytesMax: 256 * MEBIBYTE,
    countsWholeEvent: true,
    slowConsumer: 'falls behind',
    hasCheckpointAtEnd: true,
    awaitsMissingStreams: true,
    codeOfStrangePosition: 'INVALID_ARGUMENT',
  },
};

/** An event takes no more than a record of the log and a message of gRPC, whatever the version. */
export const EVENT_BYTES_MAX = 16 * MEBIBYTE - 10_000;
