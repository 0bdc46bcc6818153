import { present } from '../../../src/kernel/present';
import type {
  SubscriptionIdentity,
  SubscriptionStatement,
} from '../../../src/subscriptions/domain/subscription.events';
import type { CorrectFact, SubscriptionCommand } from '../../../src/subscriptions/domain/subscription.commands';
import type { PureLedger, RecordedFact } from './pure-ledger';
import type { Saying, StatementSaying } from './scenario';

const REASON = 'a mistake';

type Labelled = (label: string) => RecordedFact;

/** Account and currency of a subscription as the last start or correction of one states them. */
const identityIn = (facts: readonly RecordedFact[], named: SubscriptionIdentity): SubscriptionIdentity => {
  const { subscriptionId } = named;
  const starts = facts.flatMap((fact): readonly SubscriptionStatement[] => {
    if (fact.data.subscriptionId !== subscriptionId) return [];
    const stated = fact.type === 'fact-corrected' ? fact.data.statement : fact;
    return stated.type === 'subscription-started' ? [stated] : [];
  });
  const { accountId, currency } = starts.at(-1)?.data ?? named;
  return { subscriptionId, accountId, currency };
};

const CHANGE_TYPES = ['subscription-upgraded', 'subscription-downgraded', 'subscription-changed'] as const;

/** A page does not say which way a change goes, so each way is offered. */
const statementsOf = (stated: StatementSaying, identity: SubscriptionIdentity): readonly SubscriptionStatement[] => {
  const { effectiveOn, occurredAt } = stated;
  const day = present({ effectiveOn, occurredAt });
  switch (stated.verb) {
    case 'start': {
      const { accountId, currency, lines, term } = stated;
      const { subscriptionId } = identity;
      const data = present({ subscriptionId, accountId, currency, ...day, lines, term });
      return [{ type: 'subscription-started', data }];
    }
    case 'change': {
      const data = { ...identity, currency: stated.currency, ...day, lines: stated.lines };
      return CHANGE_TYPES.map((type) => ({ type, data }));
    }
    case 'cancel':
      return [{ type: 'subscription-cancelled', data: { ...identity, ...day, supersedes: [] } }];
  }
};

/** The commands a line of facts comes to. Of several, the first that does not mistake its direction counts. */
export const commandsOf = (saying: Saying, ledger: PureLedger, labelled: Labelled): readonly SubscriptionCommand[] => {
  switch (saying.verb) {
    case 'start': {
      const { verb: _, ...start } = saying;
      return [{ type: 'start-subscription', ...start }];
    }
    case 'change': {
      const { verb: _, lines, ...change } = saying;
      return [{ type: 'change-subscription', ...change, change: { lines } }];
    }
    case 'cancel': {
      const { verb: _, ...cancel } = saying;
      return [{ type: 'cancel-subscription', ...cancel }];
    }
    case 'period': {
      const { verb: _, ...period } = saying;
      return [{ type: 'record-period', ...period }];
    }
    case 'void': {
      const { id: factId, data } = labelled(saying.label);
      return [{ type: 'void-fact', subscriptionId: data.subscriptionId, factId, reason: REASON }];
    }
    case 'correct': {
      const { id: factId, data } = labelled(saying.label);
      const { subscriptionId } = data;
      const statements = statementsOf(saying.statement, identityIn(ledger.facts, data));
      return statements.map((statement): CorrectFact => ({
        ...{ type: 'correct-fact', subscriptionId, factId, reason: REASON, statement },
      }));
    }
  }
};
