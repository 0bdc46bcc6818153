import type { CalendarDate } from '../../../src/kernel/calendar-date';
import type { Instant } from '../../../src/kernel/instant';
import type { Attributes, Discount, Interval, Line } from '../../../src/subscriptions/domain/line';
import type { Term } from '../../../src/subscriptions/domain/subscription.events';
import { isOfAccount } from './account-commands-of';
import type { AccountSaying, FactStep, Saying, StatedLines, StatementSaying } from './scenario';

const intervalText = (every: Interval): string => {
  const [[unit, count] = ['months', 1]] = Object.entries<number>({ ...every });
  return `every ${count.toString()} ${unit}`;
};

const spanText = ({ from, until }: { readonly from?: CalendarDate; readonly until?: CalendarDate }): string =>
  [from && `from ${from}`, until && `until ${until}`].filter((text) => text !== undefined).join(' ');

const discountText = (discount: Discount): string =>
  `less ${'percent' in discount ? `${discount.percent}%` : discount.amount} ${spanText(discount)}`;

const priceText = (line: Line, currency: string): string => {
  if ('total' in line) return `total ${line.total} ${currency} over ${line.over.months.toString()} months`;
  const price = `${line.quantity} x ${line.unitPrice} ${currency}`;
  return 'every' in line ? `${price} ${intervalText(line.every)}` : price;
};

const recurrenceText = (line: Line): string => {
  if (!('every' in line) && !('over' in line)) return spanText(line);
  const trial = line.trialUntil === undefined ? '' : `trial until ${line.trialUntil}`;
  const attributes = Object.entries(line.attributes ?? {}).map(([key, value]) => `${key}:${value}`);
  return [trial, spanText(line), ...attributes, ...(line.discounts ?? []).map(discountText)].join(' ');
};

const linesText = ({ lines, currency }: StatedLines): readonly string[] =>
  lines.map((line) => `  line ${line.id} ${line.kind} ${priceText(line, currency)} ${recurrenceText(line)}`);

const timeText = (occurredAt: Instant | undefined): string => occurredAt?.slice(11, 19) ?? '';

interface Written {
  readonly words: readonly string[];
  readonly below: readonly string[];
}

const termText = (term: Term | undefined): string =>
  term === undefined ? '' : `ends ${term.endsOn}${term.renews === true ? ' renews' : ''}`;

const attributesText = (attributes: Attributes | undefined): string => {
  const pairs = Object.entries(attributes ?? {}).map(([key, value]) => `${key}:${value}`);
  return pairs.length === 0 ? '' : ['with', ...pairs].join(' ');
};

const dayText = (word: string, day: CalendarDate | undefined): string => (day === undefined ? '' : `${word} ${day}`);

const statementText = (stated: StatementSaying): Written => {
  switch (stated.verb) {
    case 'start': {
      const { accountId, term, attributes } = stated;
      const words = [
        'start',
        `of ${accountId}`,
        dayText('booked', stated.bookedOn),
        attributesText(attributes),
        termText(term),
      ];
      return { words, below: linesText(stated) };
    }
    case 'reactivate':
      return {
        words: ['reactivate', attributesText(stated.attributes), termText(stated.term)],
        below: linesText(stated),
      };
    case 'renew': {
      const { agreed, attributes, term } = stated;
      const below = agreed === undefined ? [] : linesText(agreed);
      return { words: ['renew', attributesText(attributes), termText(term)], below };
    }
    case 'change':
      return {
        words: ['change', dayText('booked', stated.bookedOn), attributesText(stated.attributes)],
        below: linesText(stated),
      };
    case 'revoke':
      return { words: ['revoke', stated.label], below: [] };
    case 'transfer':
      return { words: ['transfer', `to ${stated.toAccountId}`], below: [] };
    case 'pause':
    case 'resume':
    case 'past-due':
    case 'recovered':
      return { words: [stated.verb], below: [] };
    case 'cancel':
      return { words: ['cancel', dayText('requested', stated.requestedOn)], below: [] };
  }
};

const accountText = (stated: AccountSaying): Written => {
  const said = stated.verb === 'merge' ? `into ${stated.intoAccountId}` : attributesText(stated.attributes);
  return { words: [stated.verb, said], below: [] };
};

const sayingText = (saying: Saying, recorded: string): Written => {
  if (saying.verb === 'void') return { words: [recorded, 'void', saying.label], below: [] };
  if (saying.verb === 'void-all') return { words: [recorded, 'void-all', saying.subscriptionId], below: [] };
  if (saying.verb === 'period') {
    const { start, end, subscriptionId, accountId } = saying;
    const words = [`${start}..${end ?? ''}`, recorded, 'period', subscriptionId, `of ${accountId}`];
    return { words, below: linesText(saying) };
  }
  const stated = saying.verb === 'correct' ? saying.statement : saying;
  const day = [stated.effectiveOn, timeText(stated.occurredAt)];
  const { words, below } = isOfAccount(stated) ? accountText(stated) : statementText(stated);
  if (saying.verb === 'correct') return { words: [recorded, 'correct', saying.label, ...day, ...words], below };
  const [verb = '', ...rest] = words;
  const subject = 'accountId' in saying && !('subscriptionId' in saying) ? saying.accountId : saying.subscriptionId;
  return { words: [...day, recorded, verb, subject, ...rest], below };
};

/** Writes facts as the page from which the parser reads them again. */
export const scenarioPage = (steps: readonly FactStep[]): string =>
  steps
    .flatMap(({ saying, recordedOn, labels, rejected }) => {
      const { words, below } = sayingText(saying, recordedOn === undefined ? '' : `@${recordedOn}`);
      const called = labels.length > 0 ? `as ${labels.join(' ')}` : '';
      return [[...words, called].join(' '), ...below, ...(rejected === undefined ? [] : [`  rejected ${rejected}`])];
    })
    .map((text) => text.replace(/(\S) +/gu, '$1 ').trimEnd())
    .join('\n');
