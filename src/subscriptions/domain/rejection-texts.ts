import { COMMON_CODES, describedBy, type RejectionText, type Subject } from '../../kernel/common-rejection-texts';
import { type AnyRejection, type Hearing, type OwnCode, seeFacts, type Text } from './rejection-text';
import { TIMELINE_TEXTS } from './timeline-rejection-texts';
import { UNDOING_TEXTS } from './undoing-rejection-texts';

type RowCode = 'another-period' | 'row-undone' | 'row-differs';

const ROW_TEXTS: { readonly [Code in RowCode]: Text<Code> } = {
  'another-period': {
    title: 'The row is another period of the subscription',
    detail: ({ start, end, factId }, { subscriptionId }) =>
      `${subscriptionId} is in force from ${start}${end === undefined ? '' : ` until ${end}`} by fact ${factId}; no day of the row is among those.`,
    fix: (_, { subscriptionId, ways }) =>
      `A row states one period. For another one of the same subscription, send ${ways.reactivate(subscriptionId)}, or give the row a subscription id of its own.`,
  },
  'row-undone': {
    title: 'What the row says was undone',
    detail: ({ factId }, { subscriptionId }) => `The start of ${subscriptionId} (fact ${factId}) has been voided.`,
    fix: (_, hearing) => `If the row is right after all, import it again with --correct. ${seeFacts(hearing)}`,
  },
  'row-differs': {
    title: 'The row says other than the ledger',
    detail: ({ factId, differsIn }, { subscriptionId }) =>
      `The ledger holds ${subscriptionId} with other values (${differsIn.join(', ')}) in fact ${factId}.`,
    fix: ({ factId, differsIn }, { subscriptionId, ways }) =>
      `${differsIn.includes('account') ? 'If the row is another subscription, give it an id of its own. ' : ''}If the row is right, import it again with --correct, or send ${ways.correctFact(subscriptionId, factId)}`,
  },
};

const CONTENT_TEXTS: { readonly [Code in ContentCode]: Text<Code> } = {
  'account-mismatch': {
    title: 'The subscription belongs to another account',
    detail: ({ stated, standing }, { subscriptionId }) =>
      `${subscriptionId} belongs to ${standing} on that day, not to ${stated}.`,
    fix: ({ standing }) => `Name the account ${standing}, or leave it out where that is allowed.`,
  },
  'currency-cannot-change': {
    title: 'A subscription keeps its currency',
    detail: ({ from, to }, { subscriptionId }) => `${subscriptionId} is agreed in ${from}; this says ${to}.`,
    fix: ({ from, to }) => `State the amounts in ${from}, or cancel the subscription and start another one in ${to}.`,
  },
  'line-not-found': {
    title: 'The subscription has no such line',
    detail: ({ lineId }, { subscriptionId }) => `${subscriptionId} has no line ${lineId} on that day.`,
    fix: ({ lines }) => `Name a line that it has (${lines.join(', ')}), or state all lines in full.`,
  },
  'line-id-repeated': {
    title: 'A line is stated twice',
    detail: ({ lineId }) => `Two lines have the id ${lineId}, and each line is known by its id.`,
    fix: () => 'Give every line an id of its own.',
  },
  'term-is-empty': {
    title: 'The term has no day',
    detail: ({ startsOn, endsOn }) =>
      `A term that starts on ${startsOn} cannot end on ${endsOn}, its first day without.`,
    fix: ({ startsOn }) => `Name a day after ${startsOn} as "endsOn", or leave the term out.`,
  },
  'span-is-empty': {
    title: 'A span holds no day',
    detail: ({ from, until, lineId }) =>
      `${lineId === undefined ? 'The period' : `Line ${lineId}, or a discount of it,`} goes from ${from} until ${until}, its first day without.`,
    fix: ({ from }) => `Name a day after ${from} as its end, or leave it out.`,
  },
  'attributes-without-lines': {
    title: 'Attributes are stated with lines',
    detail: () => 'Attributes are given and lines are not; both are stated in full together, or stay as they are.',
    fix: () => 'State the lines as well, or leave the attributes out.',
  },
  'line-change-is-empty': {
    title: 'The change of the line names nothing new',
    detail: ({ lineId }) => `For line ${lineId} neither a price, nor a quantity, nor discounts are given.`,
    fix: () => 'Say what changes: "unitPrice", "quantity" or "discounts".',
  },
  'line-has-no-unit-price': {
    title: 'The line is a total over a term',
    detail: ({ lineId }) => `Line ${lineId} has one amount for its months and neither a unit price nor a quantity.`,
    fix: () => 'State all lines in full, with the new "total" and "over".',
  },
  'line-has-no-discounts': {
    title: 'The line does not recur',
    detail: ({ lineId }) => `Line ${lineId} is charged once, and only what recurs may be discounted.`,
    fix: () => 'Leave the discounts out, or state the line in full with its reduced price.',
  },
};

type ContentCode = Exclude<OwnCode, keyof typeof TIMELINE_TEXTS | keyof typeof UNDOING_TEXTS | RowCode>;

/** A code without a text does not compile. */
const TEXTS: { readonly [Code in OwnCode]: Text<Code> } = {
  ...TIMELINE_TEXTS,
  ...UNDOING_TEXTS,
  ...ROW_TEXTS,
  ...CONTENT_TEXTS,
};

/** Every code that a command on a subscription may be refused with. */
export const REJECTION_CODES: readonly string[] = [...Object.keys(TEXTS), ...COMMON_CODES];

const subjectOf = ({ subscriptionId, ways }: Hearing): Subject => ({
  noun: 'subscription',
  id: subscriptionId,
  facts: ways.facts(subscriptionId),
  voidFact: (factId) => ways.voidFact(subscriptionId, factId),
  correctFact: (factId) => ways.correctFact(subscriptionId, factId),
});

/** The one place where a rejection is put into words; every way in shows these. */
export const describeRejection: (rejection: AnyRejection, hearing: Hearing) => RejectionText<AnyRejection> =
  describedBy(TEXTS, subjectOf);
