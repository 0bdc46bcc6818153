import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { BusinessDay } from '../../kernel/business-day.port';
import { canonicalJson, isJsonObject, type JsonObject } from '../../kernel/canonical-json';
import { fieldFault, type FieldFault } from '../../kernel/field-fault';
import type { Hasher } from '../../kernel/hasher.port';
import { parseSubscriptionId, type SubscriptionId } from '../../kernel/ids';
import type { Partition } from '../../kernel/message-broker.port';
import type { QueuedMessage } from '../../kernel/message-queue.port';
import { present } from '../../kernel/present';
import { parseTraceparent, TRACEPARENT_HEADER } from '../../kernel/traceparent';
import type { CommandContext } from '../../kernel/transact';
import { parseJsonText } from '../../platform/http/json-text';
import type { ProblemStatement } from '../../platform/http/problem';
import { requestIsInvalid } from '../../platform/http/problem-statements';
import { BODY_BYTES_MAX, jsonTextRefused } from '../../platform/http/request-body.middleware';
import { faultsIn } from '../../platform/http/validation.pipe';
import type { SentCommands } from '../application/sent-command.port';
import type { SubscriptionCommand } from '../domain/subscription.commands';
import { CommandMessageDto } from './command-message.dto';
import { type CommandRefusal, MESSAGE_REFUSALS } from './command-refusal';

/** What a command's own id is unique for where its sender does not say where it comes from. */
export const KAFKA_SOURCE = 'kafka';
/** Nobody is asked who they are: the brokers decide who may write. */
const KAFKA_ACTOR = 'kafka';

/** What CloudEvents say in headers counts where the value does not say it. */
const ID_HEADER = 'ce_id';
const SOURCE_HEADER = 'ce_source';
const CORRELATION_HEADERS = ['ce_correlationid', 'x-correlation-id'] as const;
/** What is fit to be written into logs; anything else is replaced and not refused, since no figure depends on it. */
const CORRELATION_ID = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,127}$/u;

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of bytes; undefined where they are none. */
const textOf = (bytes: Uint8Array): string | undefined => {
  try {
    return UTF_8.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
};

/** A message in its place. */
export interface PlacedMessage {
  readonly at: Partition;
  readonly message: QueuedMessage;
}

export interface ReadingPorts {
  readonly commands: SentCommands;
  readonly day: BusinessDay;
  readonly hasher: Hasher;
}

export interface CommandInMessage {
  readonly subscriptionId: SubscriptionId;
  readonly command: SubscriptionCommand;
  readonly context: CommandContext;
}

export type MessageRead =
  | { readonly outcome: 'read'; readonly read: CommandInMessage }
  | { readonly outcome: 'refused'; readonly refusal: CommandRefusal };

const refused = (refusal: CommandRefusal): MessageRead => ({ outcome: 'refused', refusal });

const stated = ({ code, detail, fix, errors }: ProblemStatement): MessageRead =>
  refused({ code, detail, fix, ...(errors === undefined ? {} : { errors }) });

const invalid = (faults: readonly FieldFault[]): MessageRead =>
  stated({
    ...requestIsInvalid(faults),
    fix: 'Correct the fields that the header "errors" points to and send it again.',
  });

const STRICT = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true };

const NO_OBJECT: FieldFault = { ...fieldFault('', 'not-an-object'), detail: 'The value is not an object.' };

const jsonIn = (value: Uint8Array | null): { readonly json: JsonObject } | MessageRead => {
  if (value === null) return refused(MESSAGE_REFUSALS.empty());
  if (value.length > BODY_BYTES_MAX) return refused(MESSAGE_REFUSALS.tooLarge(value.length, BODY_BYTES_MAX));
  const text = textOf(value);
  if (text === undefined) return refused(MESSAGE_REFUSALS.notUtf8());
  const parsed = parseJsonText(text);
  if ('fault' in parsed) return stated(jsonTextRefused(parsed.fault, 'The value'));
  return isJsonObject(parsed.value) ? { json: parsed.value } : invalid([NO_OBJECT]);
};

const keyOf = ({ key }: QueuedMessage): SubscriptionId | MessageRead => {
  if (key === null) return refused(MESSAGE_REFUSALS.wrongKey('The message has no key.'));
  const text = textOf(key);
  const id = text === undefined ? undefined : parseSubscriptionId(text);
  return id ?? refused(MESSAGE_REFUSALS.wrongKey('The key of the message is not the id of a subscription.'));
};

const placeText = ({ at: { topic, partition }, message: { offset } }: PlacedMessage): string =>
  `${topic}/${partition.toString()}/${offset.toString()}`;

/**
 * The same however often a message is delivered. The time tells apart what stands in the same place of a topic that was
 * deleted and made anew.
 */
const madeId = (placed: PlacedMessage, hasher: Hasher): string =>
  hasher.uuid(canonicalJson(['message', placeText(placed), placed.message.sentAt]));

/** A cause has its limit in the facts; a longer name of a topic is cut, and the end tells the place. */
const CAUSE_LENGTH_MAX = 200;

const contextOf = (placed: PlacedMessage, { commandId, source }: CommandMessageDto, hasher: Hasher): CommandContext => {
  const { headers } = placed.message;
  const correlationId = CORRELATION_HEADERS.map((name) => headers[name]).find(
    (sent) => sent !== undefined && CORRELATION_ID.test(sent),
  );
  return present({
    commandId: commandId ?? madeId(placed, hasher),
    source: source ?? KAFKA_SOURCE,
    actor: KAFKA_ACTOR,
    correlationId: correlationId ?? madeId(placed, hasher),
    causationId: placeText(placed).slice(-CAUSE_LENGTH_MAX),
    traceparent: parseTraceparent(headers[TRACEPARENT_HEADER]),
  });
};

/** Whoever says to have sent it later counts in other units. */
const SENT_AT_MAX = '9000-01-01';

/** What the message says of itself, and the fields of its command. */
const partsOf = ({ command, commandId, source, subscriptionId, ...fields }: JsonObject, { headers }: QueuedMessage) => {
  const said = {
    command,
    commandId: commandId === undefined ? headers[ID_HEADER] : commandId,
    source: source === undefined ? headers[SOURCE_HEADER] : source,
    subscriptionId,
  };
  return { said, fields };
};

/** Reads a command out of a message, or says why there is none in it. */
export const readCommandMessage = (placed: PlacedMessage, { commands, day, hasher }: ReadingPorts): MessageRead => {
  const { message } = placed;
  if (message.sentAt > SENT_AT_MAX) return refused(MESSAGE_REFUSALS.wrongTime());
  const value = jsonIn(message.value);
  if ('outcome' in value) return value;
  const subscriptionId = keyOf(message);
  if (typeof subscriptionId === 'object') return subscriptionId;
  const { fields, said } = partsOf(value.json, message);
  const envelope = plainToInstance(CommandMessageDto, said);
  const errors = validateSync(envelope, STRICT);
  if (errors.length > 0) return invalid(faultsIn(errors));
  if (envelope.subscriptionId !== undefined && envelope.subscriptionId !== subscriptionId) {
    return refused(
      MESSAGE_REFUSALS.wrongKey(`The key is ${subscriptionId}, and the value speaks of ${envelope.subscriptionId}.`),
    );
  }
  const sent = { verb: envelope.command, subscriptionId, fields, sentOn: day.dayOf(message.sentAt) };
  const read = commands.read(sent);
  if (read.outcome === 'faulty') return invalid(read.faults);
  const context = contextOf(placed, envelope, hasher);
  return { outcome: 'read', read: { subscriptionId, command: read.command, context } };
};
