import { StreamAccountReader } from '../../../src/accounts/application/stream-account-reader';
import { ExecuteAccountCommand } from '../../../src/accounts/application/execute-account.command';
import { ExecuteAccountHandler } from '../../../src/accounts/application/execute-account.handler';
import type { AccountCommand } from '../../../src/accounts/domain/account.commands';
import type { AccountStatement } from '../../../src/accounts/domain/account.events';
import type { EventStore } from '../../../src/kernel/event-store.port';
import type { AccountId, FactId } from '../../../src/kernel/ids';
import type { TextVault } from '../../../src/kernel/text-vault.port';
import type { TransactPorts } from '../../../src/kernel/transact';
import { NodeHasher } from '../../../src/platform/system/node-hasher.adapter';
import { ExecuteSubscriptionCommand } from '../../../src/subscriptions/application/execute-subscription.command';
import { ExecuteSubscriptionHandler } from '../../../src/subscriptions/application/execute-subscription.handler';
import type { SubscriptionCommand } from '../../../src/subscriptions/domain/subscription.commands';
import {
  accountId,
  amount,
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

/** The ids of the facts of one command, in their order. */
type Recorded = readonly FactId[];

type AnyCommand =
  | { readonly of: 'subscription'; readonly command: SubscriptionCommand }
  | { readonly of: 'account'; readonly command: AccountCommand };

/** A command of a course, made once what came before is known. */
type Step = (facts: Recorded, account: AccountId) => AnyCommand;

const told =
  (made: (facts: Recorded) => SubscriptionCommand): Step =>
  (facts) => ({ of: 'subscription', command: made(facts) });

const toldOfAccount =
  (made: (facts: Recorded, account: AccountId) => AccountCommand): Step =>
  (facts, account) => ({ of: 'account', command: made(facts, account) });

/** The account as which a merged one reads. */
const heirOf = (account: AccountId): AccountId => accountId(`${account}.heir`);

const idOfLast = (facts: Recorded): FactId => {
  const last = facts.at(-1);
  if (last === undefined) throw new Error('the course has recorded nothing to name');
  return last;
};

const lastOf = (facts: Recorded) => ({ cancellationId: idOfLast(facts) });

/** Every kind of fact that a subscription can have, in an order in which each is legal. */
const SUBSCRIPTION_COURSE: readonly Step[] = [
  told(() => start({ attributes: { plan: 'pro' } })),
  told(() => change({ effectiveOn: on('2025-02-01') })),
  told(() => pause({ effectiveOn: on('2025-03-01'), reason: 'closed for the winter' })),
  told(() => change({ effectiveOn: on('2025-03-10'), lines: monthly('90.00') })),
  told(() => change({ effectiveOn: on('2025-03-20'), lines: monthly('45.00', { quantity: amount('2') }) })),
  told(() => resume({ effectiveOn: on('2025-04-01') })),
  told(() => markPastDue({ effectiveOn: on('2025-04-10') })),
  told(() => recoverPayment({ effectiveOn: on('2025-04-20') })),
  told(() => renew({ effectiveOn: on('2025-05-01'), term: { endsOn: on('2099-01-01'), renews: true } })),
  told(() => cancel({ effectiveOn: on('2098-01-01'), reason: 'moves abroad' })),
  told((facts) => revoke({ effectiveOn: on('2025-06-01'), ...lastOf(facts), reason: 'stays' })),
  told(() => cancel({ effectiveOn: on('2025-07-01'), reason: 'too expensive' })),
  told((facts) => correctFact(idOfLast(facts), cancelled({ effectiveOn: on('2025-07-02'), reason: 'a day later' }))),
  told(() => reactivate({ effectiveOn: on('2025-08-01') })),
  told(() => transfer({ effectiveOn: on('2025-09-01'), reason: 'sold' })),
  told(() => change({ effectiveOn: on('2025-10-01'), lines: monthly('70.00') })),
  told((facts) => voidFact(idOfLast(facts))),
  told(() => voidSubscription()),
];

/** Every kind of fact that an account can have, and what is agreed with it in between. */
const ACCOUNT_COURSE: readonly Step[] = [
  toldOfAccount((_, account) => ({
    ...{ type: 'register-account', accountId: account, effectiveOn: on('2025-01-01') },
    ...{ name: 'Acme Ltd', attributes: { segment: 'smb' } },
  })),
  toldOfAccount((facts, account) =>
    corrected(idOfLast(facts), {
      type: 'account-registered',
      data: { accountId: account, effectiveOn: on('2025-01-02'), name: 'Acme plc', attributes: { segment: 'mid' } },
    }),
  ),
  told(() => start({ attributes: { plan: 'pro' } })),
  toldOfAccount((_, account) => ({
    ...{ type: 'describe-account', accountId: account, effectiveOn: on('2025-02-01') },
    ...{ name: 'Acme Group', attributes: { segment: 'enterprise' } },
  })),
  toldOfAccount((facts, account) => voided(idOfLast(facts), account)),
  toldOfAccount((facts, account) => voided(idOfLast(facts), account)),
  toldOfAccount((_, account) => ({
    ...{ type: 'merge-account', accountId: account, intoAccountId: heirOf(account), effectiveOn: on('2025-03-01') },
  })),
  told(() => change({ effectiveOn: on('2025-04-01') })),
  toldOfAccount((_, account) => ({
    ...{ type: 'register-account', accountId: heirOf(account), effectiveOn: on('2025-01-01'), name: 'Globex Ltd' },
  })),
  toldOfAccount((_, account) => ({
    ...{ type: 'merge-account', accountId: heirOf(account), intoAccountId: heirOf(heirOf(account)) },
    effectiveOn: on('2025-05-01'),
  })),
  toldOfAccount((facts, account) =>
    corrected(idOfLast(facts), {
      type: 'accounts-merged',
      data: {
        accountId: heirOf(account),
        intoAccountId: heirOf(heirOf(account)),
        effectiveOn: on('2025-05-15'),
      },
    }),
  ),
  toldOfAccount((facts, account) => voided(idOfLast(facts), heirOf(account))),
  told(() => cancel({ effectiveOn: on('2025-07-01'), reason: 'too expensive' })),
];

const voided = (factId: FactId, account: AccountId): AccountCommand => ({
  ...{ type: 'void-account-fact', accountId: account, factId, reason: 'told of another' },
});

const corrected = (factId: FactId, statement: AccountStatement): AccountCommand => ({
  ...{ type: 'correct-account-fact', accountId: statement.data.accountId, factId, reason: 'told wrongly', statement },
});

const COURSES = { subscription: SUBSCRIPTION_COURSE, account: ACCOUNT_COURSE };

/** Which course is taken; its name begins with it. */
export type CourseKind = keyof typeof COURSES;

const stepsOf = (course: string): readonly Step[] =>
  course.startsWith('account') ? COURSES.account : COURSES.subscription;

export const lengthOf = (course: string): number => stepsOf(course).length;

/** The steps of all courses, as each is called. */
export const STEPS: readonly string[] = Object.entries(COURSES).flatMap(([kind, steps]) =>
  steps.map((_, step) => `${kind} ${step.toString()}`),
);

/** The store and the keys that commands are carried out on. */
export interface Tools {
  readonly store: EventStore;
  readonly vault: TextVault;
}

/** Carries out commands on a store as the product does. */
export class Desk {
  private readonly subscriptions: ExecuteSubscriptionHandler;
  private readonly accounts: ExecuteAccountHandler;

  constructor({ store, vault }: Tools) {
    const ports: TransactPorts = {
      ...{ store, vault, hasher: new NodeHasher() },
      pause: { beforeAttempt: () => Promise.resolve() },
      day: { today: () => on('2025-11-01'), dayOf: () => on('2025-11-01') },
    };
    const reader = new StreamAccountReader(store);
    const noPreview = { effectOf: () => Promise.reject(new Error('no course asks for the effect')) };
    this.subscriptions = new ExecuteSubscriptionHandler(ports, reader, noPreview);
    this.accounts = new ExecuteAccountHandler(ports, reader);
  }

  /** The ids of the facts it comes to. Throws where it is refused: each command is legal in its place. */
  async carryOut({ of, command }: AnyCommand, commandId: string): Promise<Recorded> {
    const context = { commandId, source: 'crash', actor: 'crash', correlationId: 'crash' };
    const outcome =
      of === 'account'
        ? await this.accounts.execute(new ExecuteAccountCommand(command, context))
        : await this.subscriptions.execute(new ExecuteSubscriptionCommand(command, context, false));
    if (outcome.outcome === 'rejected') throw new Error(`${commandId}: ${JSON.stringify(outcome.rejection)}`);
    return outcome.receipt.facts.map(({ id }) => id);
  }
}

/** The id of the nth command of a course, from 0. */
export const commandIdOf = (course: string, step: number): string => `${course} ${step.toString()}`;

/** The command on the subscription and the account of its course. */
const named = (made: AnyCommand, course: string): AnyCommand => {
  if (made.of === 'account') return made;
  const named = { subscriptionId: subscriptionId(course), accountId: accountId(course) };
  const { command } = made;
  if (command.type === 'correct-fact') {
    const { statement } = command;
    const stated = { ...statement, data: { ...statement.data, ...named } } as typeof statement;
    return { ...made, command: { ...command, subscriptionId: named.subscriptionId, statement: stated } };
  }
  const account = 'accountId' in command ? { accountId: named.accountId } : {};
  return { ...made, command: { ...command, subscriptionId: named.subscriptionId, ...account } as SubscriptionCommand };
};

/** Carries out the next command of a course after those that it has recorded; `before` are the facts of the one before. */
export const takeStep = async (desk: Desk, course: string, step: number, before: Recorded): Promise<Recorded> => {
  const made = stepsOf(course)[step]?.(before, accountId(course));
  if (made === undefined) throw new Error(`a course has no step ${step.toString()}`);
  return desk.carryOut(named(made, course), commandIdOf(course, step));
};
