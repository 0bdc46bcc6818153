import type { OutgoingMessage } from '../../kernel/message-broker.port';
import { utf8LengthOf } from '../../kernel/utf8-length';

/** A transaction costs as much as some hundred messages; a broker takes a mebibyte of a partition at once. */
export const TRANSACTION_MESSAGES_MAX = 1_000;
export const TRANSACTION_BYTES_MAX = 900_000;

/** An entry of an account of thousands of lines is larger than a broker takes by default. */
export const MESSAGE_BYTES_MAX = 8_388_608;

/** What the log has of a message and of a header beside their texts, at most. */
const MESSAGE_BYTES = 32;
const HEADER_BYTES = 6;

const lengthOf = (part: string | Uint8Array | null): number =>
  typeof part === 'string' ? utf8LengthOf(part) : (part?.byteLength ?? 0);

/** No less than the bytes of a message as the log has it: headers often have more than the value. */
export const messageBytes = ({ key, value, headers }: OutgoingMessage): number => {
  let bytes = MESSAGE_BYTES + lengthOf(key) + lengthOf(value);
  for (const [name, text] of Object.entries(headers)) bytes += HEADER_BYTES + name.length + utf8LengthOf(text);
  return bytes;
};

/** Messages in their order, in as many transactions as they need; each has room for so many beside them. */
export function* inTransactions(
  messages: Iterable<OutgoingMessage>,
  beside = 0,
): Generator<readonly OutgoingMessage[], void> {
  let portion: OutgoingMessage[] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = messageBytes(message);
    const isFull = portion.length + beside >= TRANSACTION_MESSAGES_MAX || bytes + size > TRANSACTION_BYTES_MAX;
    if (isFull && portion.length > 0) {
      yield portion;
      [portion, bytes] = [[], 0];
    }
    portion.push(message);
    bytes += size;
  }
  if (portion.length > 0) yield portion;
}
