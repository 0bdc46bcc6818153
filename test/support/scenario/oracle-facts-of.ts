import type { SubscriptionStatement } from '../../../src/subscriptions/domain/subscription.events';
import type { OracleFact, Statement } from '../oracle/oracle-facts';
import type { RecordedFact } from './pure-ledger';

/** A statement in the oracle's own words. */
export const oracleStatementOf = (fact: SubscriptionStatement): Statement => {
  const { subscriptionId, currency, effectiveOn, occurredAt } = fact.data;
  const place = { subscriptionId, currency, effectiveOn, ...(occurredAt !== undefined && { occurredAt }) };
  switch (fact.type) {
    case 'subscription-started': {
      const { accountId, lines, term } = fact.data;
      const stated = term && { term: { endsOn: term.endsOn, renews: term.renews === true } };
      return { type: 'started', ...place, accountId, lines, ...stated };
    }
    case 'subscription-upgraded':
    case 'subscription-downgraded':
    case 'subscription-changed':
      return { type: 'changed', ...place, lines: fact.data.lines };
    case 'subscription-cancelled':
      return { type: 'cancelled', ...place, supersedes: fact.data.supersedes };
  }
};

const saysOf = (fact: RecordedFact): OracleFact['says'] => {
  switch (fact.type) {
    case 'fact-voided':
      return { type: 'voided', factId: fact.data.factId };
    case 'fact-corrected':
      return { type: 'corrected', factId: fact.data.factId, statement: oracleStatementOf(fact.data.statement) };
    case 'subscription-started':
    case 'subscription-upgraded':
    case 'subscription-downgraded':
    case 'subscription-changed':
    case 'subscription-cancelled':
      return oracleStatementOf(fact);
  }
};

/** The recorded facts in the oracle's own words. */
export const oracleFactsOf = (appends: readonly (readonly RecordedFact[])[]): readonly OracleFact[] =>
  appends.flatMap((facts, append) =>
    facts.map((fact) => ({ id: fact.id, sequence: fact.sequence, append, says: saysOf(fact) })),
  );
