import type { SubscriptionId } from '../../kernel/ids';
import type { ProblemField } from '../../platform/http/problem';
import type { CommandRejection } from '../../kernel/transact';
import type { Ways } from '../domain/rejection-text';
import { describeRejection } from '../domain/rejection-texts';
import type { SubscriptionRejection } from '../domain/subscription.rejections';

/** Why a message is handed on to those who have to look at it. */
export interface CommandRefusal {
  readonly code: string;
  readonly detail: string;
  readonly fix: string;
  /** The fields at fault, where they are known. */
  readonly errors?: readonly ProblemField[];
}

const sending = (subscriptionId: SubscriptionId, fields: object): string =>
  `a message with the key ${subscriptionId} and ${JSON.stringify(fields)}`;

/** What can be sent, as messages; what can only be asked, as a request line. */
const WAYS: Ways = {
  start: (subscriptionId) => sending(subscriptionId, { command: 'start' }),
  renew: (subscriptionId) => sending(subscriptionId, { command: 'renew' }),
  reactivate: (subscriptionId) => sending(subscriptionId, { command: 'reactivate' }),
  resume: (subscriptionId) => sending(subscriptionId, { command: 'resume' }),
  revoke: (subscriptionId, cancellationId) =>
    sending(subscriptionId, { command: 'revoke-cancellation', cancellationId }),
  facts: (subscriptionId) => `GET /v1/subscriptions/${subscriptionId}/facts`,
  voidFact: (subscriptionId, factId) => sending(subscriptionId, { command: 'void-fact', factId }),
  correctFact: (subscriptionId, factId) => sending(subscriptionId, { command: 'correct-fact', factId }),
};

/** A rejection in the words of this edge. */
export const refusalOf = (
  rejection: SubscriptionRejection | CommandRejection,
  subscriptionId: SubscriptionId,
): CommandRefusal => {
  const { code, detail, fix } = describeRejection(rejection, { subscriptionId, ways: WAYS });
  return { code, detail, fix };
};

const bytes = (count: number): string => `${count.toString()} bytes`;

/** Refusals of messages that say no command. */
export const MESSAGE_REFUSALS = {
  empty: (): CommandRefusal => ({
    code: 'message-is-empty',
    detail: 'The message has no value, so it asks for nothing.',
    fix: 'Send the command as JSON; to undo what was recorded, send the command void or void-fact.',
  }),
  tooLarge: (size: number, sizeMax: number): CommandRefusal => ({
    code: 'message-too-large',
    detail: `The value has ${bytes(size)}; a command has ${bytes(sizeMax)} at most.`,
    fix: 'Say less in one command.',
  }),
  notUtf8: (): CommandRefusal => ({
    code: 'message-not-utf-8',
    detail: 'The value holds bytes that are not UTF-8.',
    fix: 'Send JSON in UTF-8, without a schema registry and not compressed by yourself.',
  }),
  wrongTime: (): CommandRefusal => ({
    code: 'message-time-is-invalid',
    detail: 'The time of the message is beyond all calendars: it is perhaps in microseconds.',
    fix: 'Have the sender write the time in milliseconds since 1970, as Kafka has it.',
  }),
  wrongKey: (detail: string): CommandRefusal => ({
    code: 'message-key-is-invalid',
    detail,
    fix: 'Send the id of the subscription as the key, as text: all its commands are then in one partition, in their order.',
  }),
} as const;
