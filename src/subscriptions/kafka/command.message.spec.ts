import { bytesOf } from '../../../test/support/memory-message-queue';
import { traceparentOf } from '../../../test/support/traceparent.builders';
import { parseCalendarDate } from '../../kernel/calendar-date';
import type { SubscriptionId } from '../../kernel/ids';
import { instantOf } from '../../kernel/instant';
import type { QueuedMessage } from '../../kernel/message-queue.port';
import { NodeHasher } from '../../platform/system/node-hasher.adapter';
import type { SentCommand } from '../application/sent-command.port';
import { type MessageRead, readCommandMessage } from './command.message';

const certain = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new Error('There is none.');
  return value;
};

const TODAY = certain(parseCalendarDate('2025-06-01'));

const read = (
  value: object,
  message: Partial<QueuedMessage> = {},
): { readonly said: MessageRead; readonly sent: readonly SentCommand[] } => {
  const sent: SentCommand[] = [];
  const commands = {
    verbs: ['void'],
    read: (command: SentCommand) => {
      sent.push(command);
      const { subscriptionId } = command;
      return { outcome: 'read', command: { type: 'void-subscription', subscriptionId, reason: 'r' } } as const;
    },
  };
  const standing = { offset: 5n, sentAt: instantOf(1), key: bytesOf('sub-1'), value: bytesOf(JSON.stringify(value)) };
  const said = readCommandMessage(
    { at: { topic: 'commands', partition: 2 }, message: { ...standing, headers: {}, ...message } },
    { commands, hasher: new NodeHasher(), day: { today: () => TODAY, dayOf: () => TODAY } },
  );
  return { said, sent };
};

const contextOf = (value: object, message: Partial<QueuedMessage> = {}) => {
  const { said } = read(value, message);
  return said.outcome === 'read' ? said.read.context : undefined;
};

it('hands on the verb and its fields, without what the message says of itself', () => {
  const value = { command: 'void', commandId: 'c', source: 's', subscriptionId: 'sub-1', reason: 'r', other: [1] };
  expect(read(value).sent).toEqual([
    { verb: 'void', subscriptionId: 'sub-1' as SubscriptionId, fields: { reason: 'r', other: [1] }, sentOn: TODAY },
  ]);
});

it('takes ids and source from the value, else from the headers of CloudEvents', () => {
  const headers = { ce_id: 'evt-1', ce_source: 'urn:billing', ce_correlationid: 'run-1' };
  expect(contextOf({ command: 'void' }, { headers })).toEqual({
    ...{ commandId: 'evt-1', source: 'urn:billing', correlationId: 'run-1' },
    ...{ actor: 'kafka', causationId: 'commands/2/5' },
  });
  const said = { command: 'void', commandId: 'c-1', source: 'crm' };
  expect(contextOf(said, { headers })).toMatchObject({ commandId: 'c-1', source: 'crm' });
});

it('makes an id that is the same for the same message, and another in every other place', () => {
  const idOf = (message: Partial<QueuedMessage> = {}) => contextOf({ command: 'void' }, message)?.commandId;
  expect(idOf()).toMatch(/^[0-9a-f-]{36}$/u);
  expect(idOf()).toBe(idOf());
  expect(idOf({ offset: 6n })).not.toBe(idOf());
  // The topic was deleted and made anew.
  expect(idOf({ sentAt: instantOf(2) })).not.toBe(idOf());
});

it('does not refuse a command for an id that is fit for no log', () => {
  const { correlationId = '' } = contextOf({ command: 'void' }, { headers: { 'x-correlation-id': 'a\nb' } }) ?? {};
  expect(correlationId).toMatch(/^[0-9a-f-]{36}$/u);
});

it('takes over where in a trace it was sent, and leaves aside what says it wrongly', () => {
  const contextUnder = (traceparent: string) => contextOf({ command: 'void' }, { headers: { traceparent } });
  expect(contextUnder(traceparentOf(1))).toHaveProperty('traceparent', traceparentOf(1));
  const [wrong, none] = [contextUnder('00-1-2-03'), contextOf({ command: 'void' })];
  expect(wrong).toEqual(none);
  expect(wrong).not.toHaveProperty('traceparent');
});

it.each([
  [{ command: 7 }, '/command', 'not-a-text'],
  [{}, '/command', 'field-required'],
  [{ command: 'void', commandId: null }, '/commandId', 'not-a-text'],
  [{ command: 'void', source: '' }, '/source', 'too-short'],
  [{ command: 'void', commandId: 'x'.repeat(256) }, '/commandId', 'too-long'],
])('refuses %j', (value, pointer, code) => {
  expect(read(value).said).toMatchObject({
    outcome: 'refused',
    refusal: { code: 'request-is-invalid', errors: expect.arrayContaining([{ pointer, code }]) as unknown },
  });
});

it.each([
  ['json-malformed', '{"command":', 'The value is not JSON: see character 12.'],
  ['request-is-invalid', '[]', 'The value is not an object.'],
  ['message-is-empty', null, 'The message has no value, so it asks for nothing.'],
])('speaks of the message and its value where it refuses one with %s', (code, value, detail) => {
  const { said } = read({}, { value: value === null ? null : bytesOf(value) });
  expect(said).toMatchObject({ outcome: 'refused', refusal: { code, detail } });
  expect(JSON.stringify(said)).not.toMatch(/body|request [^i]/iu);
});

it('refuses a message whose time is beyond all calendars', () => {
  expect(read({ command: 'void' }, { sentAt: instantOf(Date.UTC(9999, 11, 31)) }).said).toMatchObject({
    refusal: { code: 'message-time-is-invalid' },
  });
  expect(read({ command: 'void' }, { sentAt: instantOf(Date.UTC(2999, 11, 31)) }).said).toMatchObject({
    outcome: 'read',
  });
});
