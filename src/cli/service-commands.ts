import type { RateCommand } from '../rates/domain/rate.commands';
import type { AccountCommand } from '../accounts/domain/account.commands';
import { InvariantViolated } from '../kernel/invariant-violated';
import { present } from '../kernel/present';
import type { CommandContext } from '../kernel/transact';
import type { PeriodCommand } from '../periods/domain/period.commands';
import type { PolicyCommand } from '../policies/domain/policy.commands';
import type { SubscriptionCommand } from '../subscriptions/domain/subscription.commands';
import type { EpochWanted } from './opened-ledger';
import type { RunningService } from './running-service';
import type { CallResult } from './service-answers';
import type { components } from './service-api.generated';

export type ReceiptSent = components['schemas']['ReceiptDto'];
type Sent = Promise<CallResult<ReceiptSent>>;
type Calls = RunningService['api'];

/** Under which id a command goes, from where and on what conditions. */
const conditionsOf = ({ commandId, source, correlationId, expectedRevision, dryRun }: CommandContext) => ({
  query: present({ dryRun: dryRun === true ? ('true' as const) : undefined }),
  header: present({
    'Idempotency-Key': commandId,
    'X-Source': source,
    'X-Correlation-Id': correlationId,
    'If-Match': expectedRevision === undefined ? undefined : `"${expectedRevision.toString()}"`,
  }),
});

/** A statement as the client's types have it, whose lists may be written to. */
type Writable<Value> = Value extends string | number | boolean
  ? Value
  : Value extends readonly (infer Item)[]
    ? Writable<Item>[]
    : { -readonly [Key in keyof Value]: Writable<Value[Key]> };

/** What a command states beside its type and whom it is about, which the path says. */
type Stated<Command, Ids extends PropertyKey> = Command extends object
  ? Writable<{ [Key in keyof Command as Exclude<Key, Ids | 'type'>]: Command[Key] }>
  : never;

const statedIn = <Command extends { readonly type: string }, const Ids extends readonly (keyof Command)[]>(
  command: Command,
  ...ids: Ids
): Stated<Command, Ids[number]> => {
  const said = new Set<PropertyKey>(['type', ...ids]);
  return Object.fromEntries(Object.entries(command).filter(([key]) => !said.has(key))) as Stated<Command, Ids[number]>;
};

const ONE = '/v1/subscriptions/{subscriptionId}';

const inBatchOnly = (type: string): InvariantViolated => new InvariantViolated(`${type} is sent in batches only.`);

type Undoing = Extract<SubscriptionCommand, { readonly type: 'void-subscription' | 'void-fact' | 'correct-fact' }>;
type InBatch = Extract<SubscriptionCommand, { readonly type: 'record-fact' | 'record-period' }>;
type Agreed = Extract<SubscriptionCommand, { readonly lines?: unknown } | { readonly change: unknown }>;
type Course = Exclude<SubscriptionCommand, Undoing | InBatch | Agreed>;

const sendUndoing = (api: Calls, command: Undoing, context: CommandContext): Sent => {
  const { subscriptionId, reason } = command;
  const conditions = conditionsOf(context);
  if (command.type === 'void-subscription') {
    const params = { path: { subscriptionId }, ...conditions };
    return api.POST(`${ONE}/void`, { params, body: { reason } });
  }
  const { factId } = command;
  const params = { path: { subscriptionId, factId }, ...conditions };
  if (command.type === 'void-fact') {
    return api.POST(`${ONE}/facts/{factId}/void`, { params, body: { reason } });
  }
  const body = statedIn(command, 'subscriptionId', 'factId');
  return api.POST(`${ONE}/facts/{factId}/correct`, { params, body });
};

const sendAgreed = (api: Calls, command: Exclude<Agreed, InBatch>, context: CommandContext): Sent => {
  const { subscriptionId } = command;
  const params = { path: { subscriptionId }, ...conditionsOf(context) };
  if (command.type === 'start-subscription') {
    return api.POST(`${ONE}/start`, { params, body: statedIn(command, 'subscriptionId') });
  }
  if (command.type === 'renew-subscription') {
    return api.POST(`${ONE}/renew`, { params, body: statedIn(command, 'subscriptionId') });
  }
  if (command.type === 'reactivate-subscription') {
    return api.POST(`${ONE}/reactivate`, { params, body: statedIn(command, 'subscriptionId') });
  }
  const { change, direction, ...stated } = statedIn(command, 'subscriptionId');
  const body = { ...stated, ...change };
  if (direction === 'up') return api.POST(`${ONE}/upgrade`, { params, body });
  if (direction === 'down') return api.POST(`${ONE}/downgrade`, { params, body });
  return api.POST(`${ONE}/change`, { params, body });
};

const sendCourse = (api: Calls, command: Course, context: CommandContext): Sent => {
  const { subscriptionId } = command;
  const params = { path: { subscriptionId }, ...conditionsOf(context) };
  switch (command.type) {
    case 'pause-subscription':
      return api.POST(`${ONE}/pause`, { params, body: statedIn(command, 'subscriptionId') });
    case 'resume-subscription':
      return api.POST(`${ONE}/resume`, { params, body: statedIn(command, 'subscriptionId') });
    case 'mark-past-due':
      return api.POST(`${ONE}/past-due`, { params, body: statedIn(command, 'subscriptionId') });
    case 'recover-payment':
      return api.POST(`${ONE}/payment-recovered`, { params, body: statedIn(command, 'subscriptionId') });
    case 'cancel-subscription':
      return api.POST(`${ONE}/cancel`, { params, body: statedIn(command, 'subscriptionId') });
    case 'revoke-cancellation':
      return api.POST(`${ONE}/revoke-cancellation`, { params, body: statedIn(command, 'subscriptionId') });
    case 'transfer-subscription':
      return api.POST(`${ONE}/transfer`, { params, body: statedIn(command, 'subscriptionId') });
  }
};

/** Sends a command on a subscription to the resource that takes it. */
export const sendSubscriptionCommand = (api: Calls, command: SubscriptionCommand, context: CommandContext): Sent => {
  switch (command.type) {
    case 'start-subscription':
    case 'change-subscription':
    case 'renew-subscription':
    case 'reactivate-subscription':
      return sendAgreed(api, command, context);
    case 'void-subscription':
    case 'void-fact':
    case 'correct-fact':
      return sendUndoing(api, command, context);
    case 'record-fact':
    case 'record-period':
      throw inBatchOnly(command.type);
    case 'pause-subscription':
    case 'resume-subscription':
    case 'mark-past-due':
    case 'recover-payment':
    case 'cancel-subscription':
    case 'revoke-cancellation':
    case 'transfer-subscription':
      return sendCourse(api, command, context);
  }
};

/** Sends a command on an account to the resource that takes it. */
export const sendAccountCommand = (api: Calls, command: AccountCommand, context: CommandContext): Sent => {
  if (command.type === 'record-account-fact') throw inBatchOnly(command.type);
  const { accountId } = command;
  const conditions = conditionsOf(context);
  const params = { path: { accountId }, ...conditions };
  switch (command.type) {
    case 'register-account':
      return api.POST('/v1/accounts/{accountId}/register', { params, body: statedIn(command, 'accountId') });
    case 'describe-account':
      return api.POST('/v1/accounts/{accountId}/describe', { params, body: statedIn(command, 'accountId') });
    case 'merge-account':
      return api.POST('/v1/accounts/{accountId}/merge', { params, body: statedIn(command, 'accountId') });
    case 'void-account-fact': {
      const { factId, reason } = command;
      const path = { accountId, factId };
      return api.POST('/v1/accounts/{accountId}/facts/{factId}/void', {
        params: { path, ...conditions },
        body: { reason },
      });
    }
    case 'correct-account-fact': {
      const { factId } = command;
      const path = { accountId, factId };
      const body = statedIn(command, 'accountId', 'factId');
      return api.POST('/v1/accounts/{accountId}/facts/{factId}/correct', { params: { path, ...conditions }, body });
    }
  }
};

/** Sends a command on a period to the resource that takes it. */
export const sendPeriodCommand = (api: Calls, { type, period }: PeriodCommand, context: CommandContext): Sent => {
  const params = { path: { period }, ...conditionsOf(context) };
  return type === 'close-period'
    ? api.POST('/v1/periods/{period}/close', { params })
    : api.POST('/v1/periods/{period}/reopen', { params });
};

/** Sends a command on policies to the resource that takes it. */
export const sendPolicyCommand = (api: Calls, { policy }: PolicyCommand, context: CommandContext): Sent =>
  api.POST('/v1/policies', { params: conditionsOf(context), body: { policy: { ...policy } } });

/** Sends a command on a rate to the resource that takes it. */
export const sendRateCommand = (api: Calls, command: RateCommand, context: CommandContext): Sent => {
  const { base, quote } = command;
  const conditions = conditionsOf(context);
  if (command.type === 'publish-rate') {
    const { type: _, ...body } = command;
    return api.POST('/v1/rates', { params: conditions, body });
  }
  const { factId, reason } = command;
  const params = { path: { base, quote, factId }, ...conditions };
  return command.type === 'void-rate-fact'
    ? api.POST('/v1/rates/{base}/{quote}/facts/{factId}/void', { params, body: { reason } })
    : api.POST('/v1/rates/{base}/{quote}/facts/{factId}/correct', { params, body: { reason, ...command.terms } });
};

/** Asks for another epoch of the journal. */
export const sendOpenEpoch = (
  api: Calls,
  body: EpochWanted,
  { commandId, source }: CommandContext,
): Promise<CallResult<components['schemas']['OpenedEpochDto']>> =>
  api.POST('/v1/journal/epochs', { params: { header: { 'Idempotency-Key': commandId, 'X-Source': source } }, body });
