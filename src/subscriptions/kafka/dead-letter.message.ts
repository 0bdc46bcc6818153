import type { OutgoingMessage } from '../../kernel/message-broker.port';
import type { CommandRefusal } from './command-refusal';
import type { PlacedMessage } from './command.message';

export const COMMANDS_TOPIC = 'subscription.commands.v1';
export const DEAD_COMMANDS_TOPIC = 'subscription.commands.dead.v1';

/** Refused commands are few, and so stand in one order. */
const DEAD_PARTITION = 0;

/** A header is read by people; what a sender wrote into a long text need not be. */
const TEXT_LENGTH_MAX = 2_000;

/** What is said of a refusal; one that is sent again with its headers says nothing of the last time. */
const OWN_HEADERS: ReadonlySet<string> = new Set([
  ...['code', 'reason', 'fix', 'errors', 'value-left-out'],
  ...['origin-topic', 'origin-partition', 'origin-offset', 'origin-time'],
]);

const shortened = (text: string): string =>
  text.length <= TEXT_LENGTH_MAX ? text : `${text.slice(0, TEXT_LENGTH_MAX)}…`;

/** A message that was refused, with the bytes that it came with, and why it was. */
export const deadLetter = (
  { at, message }: PlacedMessage,
  { code, detail, fix, errors = [] }: CommandRefusal,
  topicPrefix: string,
): OutgoingMessage => ({
  topic: topicPrefix + DEAD_COMMANDS_TOPIC,
  partition: DEAD_PARTITION,
  key: message.key,
  value: message.value,
  headers: {
    ...Object.fromEntries(Object.entries(message.headers).filter(([name]) => !OWN_HEADERS.has(name))),
    code,
    reason: shortened(detail),
    fix: shortened(fix),
    ...(errors.length === 0 ? {} : { errors: shortened(JSON.stringify(errors)) }),
    'origin-topic': at.topic,
    'origin-partition': at.partition.toString(),
    'origin-offset': message.offset.toString(),
    'origin-time': message.sentAt,
  },
});

/** For a topic that does not take messages of that size: what was sent stands in the place that the headers name. */
export const withoutValue = (letter: OutgoingMessage): OutgoingMessage => {
  const bytes = letter.value?.length ?? 0;
  return { ...letter, value: null, headers: { ...letter.headers, 'value-left-out': `${bytes.toString()} bytes` } };
};
