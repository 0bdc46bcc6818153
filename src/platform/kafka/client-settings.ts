import { type KafkaConfig, logLevel, type SASLOptions } from 'kafkajs';

/** Where the brokers are and how they are spoken to. */
export interface KafkaConnection {
  readonly brokers: readonly string[];
  readonly ssl: boolean;
  readonly sasl?: SASLOptions;
}

export interface KafkaTimings {
  /** How long the broker keeps a transaction open that its producer leaves alone. */
  readonly transactionTimeoutMs: number;
  /** How long a whole transaction may take here: shorter, so that the broker never ends one that is still being sent. */
  readonly deadlineMs: number;
  readonly requestTimeoutMs: number;
  readonly connectionTimeoutMs: number;
}

export const KAFKA_TIMINGS: KafkaTimings = {
  transactionTimeoutMs: 20_000,
  deadlineMs: 12_000,
  requestTimeoutMs: 4_000,
  connectionTimeoutMs: 1_000,
};

/**
 * A client whose every wait is bounded. The defaults keep a request to a stalled broker for minutes, and a broker that comes up
 * writes dozens of errors that mend themselves: what is wrong is thrown, and said once by whoever asked.
 */
export const clientConfig = (
  { brokers, ssl, sasl }: KafkaConnection,
  { requestTimeoutMs, connectionTimeoutMs }: KafkaTimings,
): KafkaConfig => ({
  clientId: 'arr-ledger',
  brokers: [...brokers],
  ssl,
  ...(sasl === undefined ? {} : { sasl }),
  requestTimeout: requestTimeoutMs,
  connectionTimeout: connectionTimeoutMs,
  retry: { initialRetryTime: 50, multiplier: 1.5, retries: 3, maxRetryTime: 1_000 },
  logLevel: logLevel.NOTHING,
});
