import type { LineId } from '../../kernel/ids';
import type { Line } from './line';
import type { SubscriptionFact, SubscriptionStarted, SubscriptionStatement } from './subscription.events';
import type { SubscriptionRejection } from './subscription.rejections';

const repeatedLine = (lines: readonly Line[]): SubscriptionRejection | undefined => {
  const seen = new Set<LineId>();
  for (const { id } of lines) {
    if (seen.has(id)) return { code: 'line-id-repeated', lineId: id };
    seen.add(id);
  }
  return undefined;
};

/** A term holds at least its first day. */
const emptyTerm = ({ data: { effectiveOn, term } }: SubscriptionStarted): SubscriptionRejection | undefined =>
  term === undefined || term.endsOn > effectiveOn
    ? undefined
    : { code: 'term-is-empty', startsOn: effectiveOn, endsOn: term.endsOn };

const statementFault = (statement: SubscriptionStatement): SubscriptionRejection | undefined => {
  switch (statement.type) {
    case 'subscription-started':
      return repeatedLine(statement.data.lines) ?? emptyTerm(statement);
    case 'subscription-upgraded':
    case 'subscription-downgraded':
    case 'subscription-changed':
      return repeatedLine(statement.data.lines);
    case 'subscription-cancelled':
      return undefined;
  }
};

/** What is wrong with a fact by itself, wherever it would stand. */
export const contentFault = (fact: SubscriptionFact): SubscriptionRejection | undefined => {
  if (fact.type === 'fact-voided') return undefined;
  return statementFault(fact.type === 'fact-corrected' ? fact.data.statement : fact);
};
