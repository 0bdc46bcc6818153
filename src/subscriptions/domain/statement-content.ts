import type { CalendarDate } from '../../kernel/calendar-date';
import type { LineId } from '../../kernel/ids';
import { isRecurring, type Line } from './line';
import type {
  SubscriptionFact,
  SubscriptionReactivated,
  SubscriptionRenewed,
  SubscriptionStarted,
  SubscriptionStatement,
} from './subscription.events';
import type { SubscriptionRejection } from './subscription.rejections';

const repeatedLine = (lines: readonly Line[]): SubscriptionRejection | undefined => {
  const seen = new Set<LineId>();
  for (const { id } of lines) {
    if (seen.has(id)) return { code: 'line-id-repeated', lineId: id };
    seen.add(id);
  }
  return undefined;
};

interface OpenSpan {
  readonly from?: CalendarDate;
  readonly until?: CalendarDate;
}

const spansOf = (line: Line): readonly OpenSpan[] => (isRecurring(line) ? [line, ...(line.discounts ?? [])] : [line]);

/** What is charged or taken off holds for a day at least; of no day, it is a slip that would silently count for nothing. */
const emptySpan = (lines: readonly Line[]): SubscriptionRejection | undefined => {
  for (const line of lines) {
    for (const { from, until } of spansOf(line)) {
      if (from !== undefined && until !== undefined && until <= from)
        return { code: 'span-is-empty', from, until, lineId: line.id };
    }
  }
  return undefined;
};

const linesFault = (lines: readonly Line[]): SubscriptionRejection | undefined =>
  repeatedLine(lines) ?? emptySpan(lines);

type WithTerm = SubscriptionStarted | SubscriptionRenewed | SubscriptionReactivated;

/** A term holds at least its first day. */
const emptyTerm = ({ data: { effectiveOn, term } }: WithTerm): SubscriptionRejection | undefined =>
  term === undefined || term.endsOn > effectiveOn
    ? undefined
    : { code: 'term-is-empty', startsOn: effectiveOn, endsOn: term.endsOn };

const renewalFault = (renewal: SubscriptionRenewed): SubscriptionRejection | undefined => {
  const { lines, attributes } = renewal.data;
  if (lines === undefined && attributes !== undefined) return { code: 'attributes-without-lines' };
  return linesFault(lines ?? []) ?? emptyTerm(renewal);
};

const statementFault = (statement: SubscriptionStatement): SubscriptionRejection | undefined => {
  switch (statement.type) {
    case 'subscription-started':
    case 'subscription-reactivated':
      return linesFault(statement.data.lines) ?? emptyTerm(statement);
    case 'subscription-renewed':
      return renewalFault(statement);
    case 'subscription-upgraded':
    case 'subscription-downgraded':
    case 'subscription-changed':
      return linesFault(statement.data.lines);
    case 'subscription-paused':
    case 'subscription-resumed':
    case 'subscription-past-due':
    case 'subscription-payment-recovered':
    case 'subscription-cancelled':
    case 'subscription-cancellation-revoked':
    case 'subscription-transferred':
      return undefined;
  }
};

/** What is wrong with a fact by itself, wherever it would stand. */
export const contentFault = (fact: SubscriptionFact): SubscriptionRejection | undefined => {
  if (fact.type === 'fact-voided') return undefined;
  return statementFault(fact.type === 'fact-corrected' ? fact.data.statement : fact);
};
