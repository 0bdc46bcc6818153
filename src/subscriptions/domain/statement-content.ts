import type { CalendarDate } from '../../kernel/calendar-date';
import type { LineId } from '../../kernel/ids';
import { isRecurring, type Line } from './line';
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

/** A term holds at least its first day. */
const emptyTerm = ({ data: { effectiveOn, term } }: SubscriptionStarted): SubscriptionRejection | undefined =>
  term === undefined || term.endsOn > effectiveOn
    ? undefined
    : { code: 'term-is-empty', startsOn: effectiveOn, endsOn: term.endsOn };

const statementFault = (statement: SubscriptionStatement): SubscriptionRejection | undefined => {
  switch (statement.type) {
    case 'subscription-started':
      return linesFault(statement.data.lines) ?? emptyTerm(statement);
    case 'subscription-upgraded':
    case 'subscription-downgraded':
    case 'subscription-changed':
      return linesFault(statement.data.lines);
    case 'subscription-cancelled':
      return undefined;
  }
};

/** What is wrong with a fact by itself, wherever it would stand. */
export const contentFault = (fact: SubscriptionFact): SubscriptionRejection | undefined => {
  if (fact.type === 'fact-voided') return undefined;
  return statementFault(fact.type === 'fact-corrected' ? fact.data.statement : fact);
};
