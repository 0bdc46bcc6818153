import type { AccountId } from '../../kernel/ids';
import { reject } from '../../kernel/decider';
import { present } from '../../kernel/present';
import type { Effective } from '../../kernel/standing';
import { insertFacts, type Matter, stateBefore, type SubscriptionDecision } from './insertion';
import { stateRejection } from './legality';
import { cancellationToCome } from './revocation';
import type {
  CancelSubscription,
  PlainCommand,
  ReactivateSubscription,
  RenewSubscription,
  RevokeCancellation,
} from './subscription.commands';
import type { SubscriptionIdentity, SubscriptionStatement } from './subscription.events';
import type { SubscriptionStatusState } from './subscription.states';
import { timelineOf } from './timeline';

type Started = Exclude<SubscriptionStatusState, { readonly status: 'not-started' }>;

/** What a fact names that a command leaves out: the subscription's account and currency on its day. */
interface Names {
  readonly data: SubscriptionIdentity & Effective;
  readonly before: Started;
}

interface DatedCommand extends Effective {
  readonly accountId?: AccountId;
}

/** Builds the fact of a command on what it meets, and lets it be judged there. */
const insertOn = (
  matter: Matter,
  { effectiveOn, occurredAt, accountId }: DatedCommand,
  factOn: (names: Names) => SubscriptionStatement,
): SubscriptionDecision => {
  const effective = present({ effectiveOn, occurredAt });
  const { before, timeline } = stateBefore(matter, effective);
  if (before.status === 'not-started') return reject(stateRejection(before, timeline));
  const identity = { ...before.identity, accountId: accountId ?? before.identity.accountId };
  return insertFacts(matter, [factOn({ data: { ...identity, ...effective }, before })]);
};

const factOf = (command: PlainCommand | CancelSubscription, { data }: Names): SubscriptionStatement => {
  switch (command.type) {
    case 'pause-subscription':
      return { type: 'subscription-paused', data: present({ ...data, reason: command.reason }) };
    case 'resume-subscription':
      return { type: 'subscription-resumed', data };
    case 'mark-past-due':
      return { type: 'subscription-past-due', data };
    case 'recover-payment':
      return { type: 'subscription-payment-recovered', data };
    case 'transfer-subscription': {
      const { toAccountId, reason } = command;
      return { type: 'subscription-transferred', data: present({ ...data, toAccountId, reason }) };
    }
    case 'cancel-subscription': {
      const { requestedOn, reason, voluntary } = command;
      const stated = present({ ...data, requestedOn, reason, voluntary });
      return { type: 'subscription-cancelled', data: { ...stated, supersedes: [] } };
    }
  }
};

/** What is said of a subscription in force and states no lines. */
export const decideInForce = (matter: Matter, command: PlainCommand | CancelSubscription): SubscriptionDecision =>
  insertOn(matter, command, (names) => factOf(command, names));

export const decideRenewal = (matter: Matter, command: RenewSubscription): SubscriptionDecision => {
  const { term, lines, attributes } = command;
  return insertOn(matter, command, ({ data }) => ({
    type: 'subscription-renewed',
    data: present({ ...data, term, lines, attributes }),
  }));
};

/** Without lines, those and the attributes from before come back. */
export const decideReactivation = (matter: Matter, command: ReactivateSubscription): SubscriptionDecision => {
  const { lines, attributes, term } = command;
  if (lines === undefined && attributes !== undefined) return reject({ code: 'attributes-without-lines' });
  return insertOn(matter, command, ({ data, before }) => ({
    type: 'subscription-reactivated',
    data: present({
      ...data,
      lines: lines ?? before.lines,
      attributes: lines === undefined ? before.attributes : attributes,
      term,
    }),
  }));
};

export const decideRevocation = (matter: Matter, command: RevokeCancellation): SubscriptionDecision => {
  const named =
    command.cancellationId === undefined
      ? cancellationToCome(timelineOf(matter.facts), matter.today)
      : { cancellationId: command.cancellationId };
  if ('rejection' in named) return reject(named.rejection);
  return insertOn(matter, command, ({ data }) => ({
    type: 'subscription-cancellation-revoked',
    data: present({ ...data, ...named, reason: command.reason }),
  }));
};
