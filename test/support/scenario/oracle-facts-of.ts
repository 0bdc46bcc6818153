import type { FiguredFact } from '../../../src/arr/domain/ledger-fact';
import type { AccountStatement } from '../../../src/accounts/domain/account.events';
import type { PeriodFact } from '../../../src/periods/domain/period.events';
import { present } from '../../../src/kernel/present';
import type {
  SubscriptionCancelled,
  SubscriptionStatement,
} from '../../../src/subscriptions/domain/subscription.events';
import type {
  OfPeriod,
  OracleFact,
  AccountStatement as OracleAccountStatement,
  Statement,
} from '../oracle/oracle-facts';
import { readUnder } from '../oracle/treatments';
import { type AnyFact, isOfPeriod, type PureLedger } from './pure-ledger';
import type { ExchangeRatePublished, RateFact } from '../../../src/rates/domain/rate.events';

/** Of a cancellation, what matters to figures. */
const onlyOf = ({ supersedes, requestedOn }: SubscriptionCancelled['data']) => ({ supersedes, requestedOn });

/** A statement in the oracle's own words. */
export const oracleStatementOf = (fact: SubscriptionStatement): Statement => {
  const { subscriptionId, accountId, currency, effectiveOn, occurredAt } = fact.data;
  const place = present({ subscriptionId, accountId, currency, effectiveOn, occurredAt });
  switch (fact.type) {
    case 'subscription-started': {
      const { lines, term, attributes, bookedOn } = fact.data;
      return present({ type: 'started' as const, ...place, accountId, lines, term, attributes, bookedOn });
    }
    case 'subscription-upgraded':
    case 'subscription-downgraded':
    case 'subscription-changed': {
      const { lines, attributes, bookedOn } = fact.data;
      return present({ type: 'changed' as const, ...place, lines, attributes, bookedOn });
    }
    case 'subscription-renewed': {
      const { lines, term, attributes } = fact.data;
      return present({ type: 'renewed' as const, ...place, lines, term, attributes });
    }
    case 'subscription-reactivated': {
      const { lines, term, attributes } = fact.data;
      return present({ type: 'reactivated' as const, ...place, lines, term, attributes });
    }
    case 'subscription-paused':
      return { type: 'paused', ...place };
    case 'subscription-resumed':
      return { type: 'resumed', ...place };
    case 'subscription-past-due':
      return { type: 'past-due', ...place };
    case 'subscription-payment-recovered':
      return { type: 'payment-recovered', ...place };
    case 'subscription-cancelled':
      return present({ type: 'cancelled' as const, ...place, ...onlyOf(fact.data) });
    case 'subscription-cancellation-revoked':
      return { type: 'cancellation-revoked', ...place, cancellationId: fact.data.cancellationId };
    case 'subscription-transferred':
      return { type: 'transferred', ...place, toAccountId: fact.data.toAccountId };
  }
};

/** The same of an account. */
export const oracleAccountStatementOf = (fact: AccountStatement): OracleAccountStatement => {
  const { accountId, effectiveOn, occurredAt } = fact.data;
  const place = present({ accountId, effectiveOn, occurredAt });
  if (fact.type === 'accounts-merged') return { type: fact.type, ...place, intoAccountId: fact.data.intoAccountId };
  return present({ type: fact.type, ...place, attributes: fact.data.attributes });
};

const rateStatementOf = ({ data }: ExchangeRatePublished): Statement => {
  const { base, quote, effectiveOn, rate, until } = data;
  return present({ type: 'rate' as const, base, quote, effectiveOn, rate, until });
};

const statedIn = (fact: SubscriptionStatement | AccountStatement | ExchangeRatePublished): Statement =>
  fact.type === 'exchange-rate-published'
    ? rateStatementOf(fact)
    : fact.type === 'account-registered' || fact.type === 'account-described' || fact.type === 'accounts-merged'
      ? oracleAccountStatementOf(fact)
      : oracleStatementOf(fact);

/** What a fact says, in the oracle's own words. */
export const saysOf = (fact: FiguredFact | RateFact): OracleFact['says'] => {
  if (fact.type === 'exchange-rate-published') return rateStatementOf(fact);
  if (fact.type === 'fact-voided') return { type: 'voided', factId: fact.data.factId };
  if (fact.type !== 'fact-corrected') return statedIn(fact);
  return { type: 'corrected', factId: fact.data.factId, statement: statedIn(fact.data.statement) };
};

const saysOfPeriod = ({ type, data: { period: month, closedAtSequence: at } }: PeriodFact): OfPeriod =>
  type === 'period-closed' ? { type, month, at } : { type, month };

/** The recorded facts in the oracle's own words. */
export const oracleFactsOf = (appends: readonly (readonly AnyFact[])[]): readonly OracleFact[] =>
  appends.flatMap((facts, append) =>
    facts.map((fact) => {
      const { id, sequence, recordedOn } = fact;
      return { id, sequence, append, recordedOn, says: isOfPeriod(fact) ? saysOfPeriod(fact) : saysOf(fact) };
    }),
  );

/** The facts of a ledger in the oracle's own words, to be read under the ledger's policy. */
export const oracleFactsIn = (ledger: Pick<PureLedger, 'everything' | 'treatments'>): readonly OracleFact[] =>
  readUnder(oracleFactsOf(ledger.everything), ledger.treatments);
