import { BrokerUnavailable, MessageTooLarge, SenderFenced } from '../../kernel/message-broker.port';

/** What the broker says to a producer whose place another has taken; and to one whose transaction has outlived its time. */
const FENCED: ReadonlySet<string> = new Set(['INVALID_PRODUCER_EPOCH', 'PRODUCER_FENCED']);

/** What the broker says of a topic that it has not, or has not heard of yet. */
export const NO_SUCH_TOPIC = 'UNKNOWN_TOPIC_OR_PARTITION';

const TOO_LARGE: ReadonlySet<string> = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE']);

/** The error within another that names what the broker said, if any does. */
export const brokerTypeOf = (error: unknown): string | undefined => {
  for (let inner: unknown = error; inner instanceof Error; inner = inner.cause) {
    if ('type' in inner && typeof inner.type === 'string') return inner.type;
  }
  return undefined;
};

/** An error of the library in the words of the port. */
export const translated = (error: unknown, what: string): BrokerUnavailable | SenderFenced => {
  if (error instanceof BrokerUnavailable || error instanceof SenderFenced) return error;
  const type = brokerTypeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  if (type !== undefined && TOO_LARGE.has(type)) return new MessageTooLarge(`${what}: ${message}`, { cause: error });
  return type !== undefined && FENCED.has(type)
    ? new SenderFenced(`${what}: ${message}`, { cause: error })
    : new BrokerUnavailable(`${what}: ${message}`, { cause: error });
};
