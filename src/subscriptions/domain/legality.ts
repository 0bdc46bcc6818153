import type { AccountReadings } from '../../kernel/account-readings.port';
import { present } from '../../kernel/present';
import type { IllegalStep, SubscriptionRejection } from './subscription.rejections';
import { type InForce, isInForce, type SubscriptionStatusState } from './subscription.states';
import type { Statement, Timeline } from './timeline';

/** Why a statement about a subscription that is in force is not legal. */
const illegalInForce = (before: InForce, { fact }: Statement, { statements }: Timeline): IllegalStep => {
  const { since, factId } = before;
  if (fact.type === 'subscription-reactivated') return { code: 'subscription-is-in-force', since, factId };
  if (fact.type === 'subscription-resumed') return { code: 'subscription-is-not-paused', since, factId };
  if (fact.type === 'subscription-paused' && before.status === 'paused')
    return { code: 'subscription-is-paused', since: before.pausedSince, factId: before.pausedBy };
  const start = statements.find((statement) => statement.fact.type === 'subscription-started');
  const startedOn = start?.fact.data.effectiveOn ?? since;
  return { code: 'subscription-already-started', since: startedOn, factId: start?.id ?? factId };
};

type OutOfForce = Exclude<SubscriptionStatusState, InForce>;

/** Why nothing can be said of a subscription that is not in force, but what brings it into force. */
export const stateRejection = (before: OutOfForce, { statements }: Timeline): IllegalStep => {
  switch (before.status) {
    case 'not-started': {
      const start = statements.find(({ fact }) => fact.type === 'subscription-started');
      return { code: 'subscription-not-started', ...present({ startsOn: start?.fact.data.effectiveOn }) };
    }
    case 'cancelled':
      return { code: 'subscription-is-cancelled', since: before.since, factId: before.factId };
    case 'ended':
      return { code: 'subscription-has-ended', since: before.since, factId: before.factId };
  }
};

/** What a statement meets that is not legal in the state before it. */
export const illegalStep = (before: SubscriptionStatusState, statement: Statement, timeline: Timeline): IllegalStep =>
  isInForce(before) ? illegalInForce(before, statement, timeline) : stateRejection(before, timeline);

/** All facts of a subscription are in the currency of its start, those recorded before included. */
export const currencyFault = (before: SubscriptionStatusState, { fact }: Statement): IllegalStep | undefined => {
  if (before.status === 'not-started') return undefined;
  const [from, to] = [before.identity.currency, fact.data.currency];
  return from === to ? undefined : { code: 'currency-cannot-change', from, to };
};

/**
 * A new fact names the account that the subscription has on its day, as accounts read on that day, and a transfer goes to
 * another one. Of the facts recorded before, the account is not read any more.
 */
export const accountFault = (
  before: SubscriptionStatusState,
  { fact }: Statement,
  accounts: AccountReadings,
): SubscriptionRejection | undefined => {
  if (before.status === 'not-started') return undefined;
  const { accountId: stated, effectiveOn } = fact.data;
  const standing = before.identity.accountId;
  const survivor = accounts.readsAs(standing, effectiveOn);
  if (accounts.readsAs(stated, effectiveOn) !== survivor) return { code: 'account-mismatch', stated, standing };
  if (fact.type !== 'subscription-transferred') return undefined;
  const { toAccountId } = fact.data;
  const isSame = accounts.readsAs(toAccountId, effectiveOn) === survivor;
  return isSame ? { code: 'transfer-to-same-account', accountId: survivor } : undefined;
};
