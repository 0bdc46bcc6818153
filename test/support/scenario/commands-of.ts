import type { AccountCommand } from '../../../src/accounts/domain/account.commands';
import { isOfSubscription } from '../../../src/arr/domain/ledger-fact';
import type { SubscriptionId } from '../../../src/kernel/ids';
import { present } from '../../../src/kernel/present';
import type {
  SubscriptionIdentity,
  SubscriptionStatement,
} from '../../../src/subscriptions/domain/subscription.events';
import type { CorrectFact, SubscriptionCommand } from '../../../src/subscriptions/domain/subscription.commands';
import { accountCommandOf, isOfAccount, type Labelled, REASON } from './account-commands-of';
import type { PureLedger, RecordedFact } from './pure-ledger';
import type { Saying, StatementSaying } from './scenario';

/** Account and currency of a subscription as its last start states them, or a transfer since. */
const identityIn = (facts: readonly RecordedFact[], named: SubscriptionIdentity): SubscriptionIdentity => {
  const { subscriptionId } = named;
  let { accountId, currency } = named;
  for (const fact of facts) {
    if (fact.data.subscriptionId !== subscriptionId || fact.type === 'fact-voided') continue;
    const stated = fact.type === 'fact-corrected' ? fact.data.statement : fact;
    if (stated.type === 'subscription-started') ({ accountId, currency } = stated.data);
  }
  return { subscriptionId, accountId, currency };
};

const CHANGE_TYPES = ['subscription-upgraded', 'subscription-downgraded', 'subscription-changed'] as const;

const PLAIN_TYPES = {
  pause: 'subscription-paused',
  resume: 'subscription-resumed',
  'past-due': 'subscription-past-due',
  recovered: 'subscription-payment-recovered',
} as const;

interface Meant {
  readonly identity: SubscriptionIdentity;
  readonly labelled: Labelled;
}

/** A page does not say which way a change goes, so each way is offered. */
const statementsOf = (stated: StatementSaying, { identity, labelled }: Meant): readonly SubscriptionStatement[] => {
  const { effectiveOn, occurredAt } = stated;
  const data = { ...identity, ...present({ effectiveOn, occurredAt }) };
  switch (stated.verb) {
    case 'start': {
      const { accountId, currency, lines, term, attributes, bookedOn } = stated;
      const told = present({ ...data, accountId, currency, lines, term, attributes, bookedOn });
      return [{ type: 'subscription-started', data: told }];
    }
    case 'change': {
      const { currency, lines, attributes = {}, bookedOn } = stated;
      const told = present({ ...data, currency, lines, attributes, bookedOn });
      return CHANGE_TYPES.map((type) => ({ type, data: told }));
    }
    case 'renew': {
      const { agreed, attributes, term } = stated;
      const { currency = identity.currency, lines } = agreed ?? {};
      return [{ type: 'subscription-renewed', data: present({ ...data, currency, lines, attributes, term }) }];
    }
    case 'reactivate': {
      const { currency, lines, attributes, term } = stated;
      return [{ type: 'subscription-reactivated', data: present({ ...data, currency, lines, attributes, term }) }];
    }
    case 'revoke': {
      const cancellationId = labelled(stated.label).id;
      return [{ type: 'subscription-cancellation-revoked', data: { ...data, cancellationId } }];
    }
    case 'transfer':
      return [{ type: 'subscription-transferred', data: { ...data, toAccountId: stated.toAccountId } }];
    case 'cancel':
      return [
        { type: 'subscription-cancelled', data: present({ ...data, requestedOn: stated.requestedOn, supersedes: [] }) },
      ];
    case 'pause':
    case 'resume':
    case 'past-due':
    case 'recovered':
      return [{ type: PLAIN_TYPES[stated.verb], data }];
  }
};

const PLAIN_COMMANDS = {
  pause: 'pause-subscription',
  resume: 'resume-subscription',
  'past-due': 'mark-past-due',
  recovered: 'recover-payment',
} as const;

type Told = StatementSaying & { readonly subscriptionId: SubscriptionId };

const commandOf = (saying: Told, labelled: Labelled): SubscriptionCommand => {
  const { subscriptionId, effectiveOn, occurredAt } = saying;
  const told = present({ subscriptionId, effectiveOn, occurredAt });
  switch (saying.verb) {
    case 'start': {
      const { verb: _, ...start } = saying;
      return { type: 'start-subscription', ...start };
    }
    case 'change': {
      const { verb: _, lines, ...change } = saying;
      return { type: 'change-subscription', ...change, change: { lines } };
    }
    case 'renew': {
      const { agreed, attributes, term } = saying;
      return present({ type: 'renew-subscription' as const, ...told, lines: agreed?.lines, attributes, term });
    }
    case 'reactivate': {
      const { lines, attributes, term } = saying;
      return present({ type: 'reactivate-subscription' as const, ...told, lines, attributes, term });
    }
    case 'revoke':
      return { type: 'revoke-cancellation', ...told, cancellationId: labelled(saying.label).id };
    case 'transfer':
      return { type: 'transfer-subscription', ...told, toAccountId: saying.toAccountId };
    case 'pause':
    case 'resume':
    case 'past-due':
    case 'recovered':
      return { type: PLAIN_COMMANDS[saying.verb], ...told };
    case 'cancel':
      return present({ type: 'cancel-subscription' as const, ...told, requestedOn: saying.requestedOn });
  }
};

const labelledOfSubscription = (label: string, labelled: Labelled): RecordedFact => {
  const fact = labelled(label);
  if (!isOfSubscription(fact)) throw new Error(`${label} is a fact of an account`);
  return fact;
};

/** A command with the kind of stream it speaks of. */
export type AnyCommand =
  | { readonly of: 'subscription'; readonly command: SubscriptionCommand }
  | { readonly of: 'account'; readonly command: AccountCommand };

/** The commands a line of facts comes to. Of several, the first that does not mistake its direction counts. */
export const commandsOf = (saying: Saying, ledger: PureLedger, labelled: Labelled): readonly AnyCommand[] => {
  const ofAccount = accountCommandOf(saying, labelled);
  if (ofAccount !== undefined) return [{ of: 'account', command: ofAccount }];
  const commands = subscriptionCommandsOf(saying, ledger, labelled);
  return commands.map((command) => ({ of: 'subscription', command }));
};

const subscriptionCommandsOf = (
  saying: Saying,
  ledger: PureLedger,
  labelled: Labelled,
): readonly SubscriptionCommand[] => {
  switch (saying.verb) {
    case 'period': {
      const { verb: _, ...period } = saying;
      return [{ type: 'record-period', ...period }];
    }
    case 'void-all':
      return [{ type: 'void-subscription', subscriptionId: saying.subscriptionId, reason: REASON }];
    case 'void': {
      const { id: factId, data } = labelledOfSubscription(saying.label, labelled);
      return [{ type: 'void-fact', subscriptionId: data.subscriptionId, factId, reason: REASON }];
    }
    case 'correct': {
      const { id: factId, data } = labelledOfSubscription(saying.label, labelled);
      const { subscriptionId } = data;
      if (isOfAccount(saying.statement)) throw new Error(`${saying.label} is a fact of a subscription`);
      const statements = statementsOf(saying.statement, { identity: identityIn(ledger.facts, data), labelled });
      return statements.map((statement): CorrectFact => ({
        ...{ type: 'correct-fact', subscriptionId, factId, reason: REASON, statement },
      }));
    }
    case 'start':
    case 'change':
    case 'renew':
    case 'reactivate':
    case 'revoke':
    case 'transfer':
    case 'pause':
    case 'resume':
    case 'past-due':
    case 'recovered':
    case 'cancel':
      return [commandOf(saying, labelled)];
    case 'register':
    case 'describe':
    case 'merge':
      throw new Error(`${saying.verb} is said of an account`);
  }
};
