import { UNMERGED } from '../../../src/kernel/account-readings.port';
import type { EventStore } from '../../../src/kernel/event-store.port';
import type { TextVault } from '../../../src/kernel/text-vault.port';
import { transact, type TransactPorts } from '../../../src/kernel/transact';
import { NodeHasher } from '../../../src/platform/system/node-hasher.adapter';
import type { SubscriptionCommand } from '../../../src/subscriptions/domain/subscription.commands';
import { subscriptionLedger } from '../../../src/subscriptions/domain/subscription.ledger';
import {
  accountId,
  cancel,
  cancelled,
  change,
  correctFact,
  markPastDue,
  monthly,
  on,
  pause,
  reactivate,
  recoverPayment,
  renew,
  resume,
  revoke,
  start,
  subscriptionId,
  transfer,
  voidFact,
  voidSubscription,
} from '../subscription.builders';

type Recorded = Extract<Awaited<ReturnType<typeof execute>>, { readonly outcome: 'accepted' }>['receipt']['facts'];

/** A command of a course, made once what came before is known. */
type Step = (facts: Recorded) => SubscriptionCommand;

/** Every kind of fact that a subscription can have, in an order in which each is legal. */
const COURSE: readonly Step[] = [
  () => start({ attributes: { plan: 'pro' } }),
  () => change({ effectiveOn: on('2025-02-01') }),
  () => pause({ effectiveOn: on('2025-03-01'), reason: 'closed for the winter' }),
  () => change({ effectiveOn: on('2025-03-10'), lines: monthly('90.00') }),
  () => resume({ effectiveOn: on('2025-04-01') }),
  () => markPastDue({ effectiveOn: on('2025-04-10') }),
  () => recoverPayment({ effectiveOn: on('2025-04-20') }),
  () => renew({ effectiveOn: on('2025-05-01'), term: { endsOn: on('2099-01-01'), renews: true } }),
  () => cancel({ effectiveOn: on('2098-01-01'), reason: 'moves abroad' }),
  (facts) => revoke({ effectiveOn: on('2025-06-01'), ...lastOf(facts), reason: 'stays' }),
  () => cancel({ effectiveOn: on('2025-07-01'), reason: 'too expensive' }),
  (facts) => correctFact(idOfLast(facts), cancelled({ effectiveOn: on('2025-07-02'), reason: 'a day later' })),
  () => reactivate({ effectiveOn: on('2025-08-01') }),
  () => transfer({ effectiveOn: on('2025-09-01'), reason: 'sold' }),
  () => change({ effectiveOn: on('2025-10-01'), lines: monthly('70.00') }),
  (facts) => voidFact(idOfLast(facts)),
  () => voidSubscription(),
];

const idOfLast = (facts: Recorded) => {
  const last = facts.at(-1);
  if (last === undefined) throw new Error('the course has recorded nothing to name');
  return last.id;
};

const lastOf = (facts: Recorded) => ({ cancellationId: idOfLast(facts) });

export const COURSE_LENGTH = COURSE.length;

/** The store and the keys that commands are carried out on. */
export interface Desk {
  readonly store: EventStore;
  readonly vault: TextVault;
}

const portsOf = ({ store, vault }: Desk): TransactPorts => ({
  store,
  vault,
  hasher: new NodeHasher(),
  pause: { beforeAttempt: () => Promise.resolve() },
  day: { today: () => on('2025-11-01') },
});

const execute = (desk: Desk, command: SubscriptionCommand, commandId: string) => {
  const surroundings = (_: SubscriptionCommand, state: typeof subscriptionLedger.decider.initial) =>
    Promise.resolve({ ...state, accounts: UNMERGED });
  const context = { commandId, source: 'crash', actor: 'crash', correlationId: 'crash' };
  return transact(portsOf(desk), { ledger: subscriptionLedger, surroundings }, command, context);
};

/** The id of the nth command of a course, from 0. */
export const commandIdOf = (course: string, step: number): string => `${course} ${step.toString()}`;

/**
 * Carries out the next command of a course after those that it has recorded; `before` are the facts of the one before.
 * Throws for one that is refused: each is legal in its place.
 */
export const takeStep = async (desk: Desk, course: string, step: number, before: Recorded): Promise<Recorded> => {
  const made = COURSE[step]?.(before);
  if (made === undefined) throw new Error(`a course has no step ${step.toString()}`);
  const named = subscriptionId(course);
  const command =
    made.type === 'correct-fact'
      ? { ...made, subscriptionId: named, statement: withId(made.statement, named) }
      : { ...made, subscriptionId: named };
  const outcome = await execute(desk, command as SubscriptionCommand, commandIdOf(course, step));
  if (outcome.outcome === 'rejected') throw new Error(`step ${step.toString()}: ${JSON.stringify(outcome.rejection)}`);
  return outcome.receipt.facts;
};

const withId = (
  statement: Extract<SubscriptionCommand, { readonly type: 'correct-fact' }>['statement'],
  id: ReturnType<typeof subscriptionId>,
) => ({ ...statement, data: { ...statement.data, subscriptionId: id, accountId: accountId('acme') } });
