import type { OutgoingMessage } from '../../kernel/message-broker.port';

/** What a record and each of its headers take for the lengths of their parts, at most. */
const RECORD_BYTES = 32;
const HEADER_BYTES = 6;

/** How much a message takes of what a broker takes at once. Its headers weigh as much as its value. */
export const messageBytes = ({ key, value, headers }: Pick<OutgoingMessage, 'key' | 'value' | 'headers'>): number => {
  let bytes = RECORD_BYTES + Buffer.byteLength(key) + Buffer.byteLength(value ?? '');
  for (const [name, text] of Object.entries(headers)) bytes += HEADER_BYTES + name.length + Buffer.byteLength(text);
  return bytes;
};
