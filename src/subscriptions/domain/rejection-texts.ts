import type { FactId, SubscriptionId } from '../../kernel/ids';
import type { CommandRejection } from '../../kernel/transact';
import type { SubscriptionRejection } from './subscription.rejections';

type AnyRejection = SubscriptionRejection | CommandRejection;
type Of<Code extends AnyRejection['code']> = Extract<AnyRejection, { readonly code: Code }>;

/** A rejection for people: what is so, what stands in the way in this case, and what to do about it. */
export interface RejectionText {
  readonly code: AnyRejection['code'];
  readonly title: string;
  readonly detail: string;
  readonly fix: string;
}

/** How a way in writes down what its callers can send: a request line, a command line. Ready to paste. */
export interface Ways {
  start(subscriptionId: SubscriptionId): string;
  facts(subscriptionId: SubscriptionId): string;
  voidFact(subscriptionId: SubscriptionId, factId: FactId): string;
  correctFact(subscriptionId: SubscriptionId, factId: FactId): string;
}

/** What a rejection is about, and how its reader talks to the ledger. */
export interface Hearing {
  readonly subscriptionId: SubscriptionId;
  readonly ways: Ways;
}

interface Text<Code extends AnyRejection['code']> {
  readonly title: string;
  detail(rejection: Of<Code>, hearing: Hearing): string;
  fix(rejection: Of<Code>, hearing: Hearing): string;
}

const DIRECTIONS = {
  'subscription-upgraded': 'up',
  'subscription-downgraded': 'down',
  'subscription-changed': 'neither way',
} as const;

/** What a later fact would meet if the refused one were recorded. */
const WOULD_MEET = {
  'subscription-not-started': 'a subscription that has not started',
  'subscription-already-started': 'a subscription that has started already',
  'subscription-is-cancelled': 'a cancelled subscription',
  'subscription-has-ended': 'a subscription that has ended',
  'account-mismatch': 'a subscription of another account',
  'currency-cannot-change': 'a subscription in another currency',
} as const;

const seeFacts = ({ subscriptionId, ways }: Hearing): string => `See its facts: ${ways.facts(subscriptionId)}`;

const voidOrCorrect = (factId: FactId, { subscriptionId, ways }: Hearing): string =>
  `void it (${ways.voidFact(subscriptionId, factId)}) or correct it (${ways.correctFact(subscriptionId, factId)})`;

const TIMELINE_TEXTS: { readonly [Code in StateCode]: Text<Code> } = {
  'subscription-not-found': {
    title: 'The subscription is not in the ledger',
    detail: ({ subscriptionId }) => `No fact of ${subscriptionId} has been recorded.`,
    fix: ({ subscriptionId }, { ways }) => `Check the id, or start the subscription: ${ways.start(subscriptionId)}`,
  },
  'subscription-not-started': {
    title: 'The subscription has not started by then',
    detail: ({ startsOn }, { subscriptionId }) =>
      startsOn === undefined
        ? `No start of ${subscriptionId} stands.`
        : `${subscriptionId} starts on ${startsOn}, which is after the day of this fact.`,
    fix: ({ startsOn }, hearing) =>
      startsOn === undefined
        ? `Start it: ${hearing.ways.start(hearing.subscriptionId)}`
        : `Use ${startsOn} or a later day, or correct the start. ${seeFacts(hearing)}`,
  },
  'subscription-already-started': {
    title: 'The subscription has started already',
    detail: ({ since, factId }, { subscriptionId }) =>
      `${subscriptionId} has been active since ${since}, by fact ${factId}.`,
    fix: ({ factId }, hearing) =>
      `Send a change instead; if the earlier start is wrong, ${voidOrCorrect(factId, hearing)}.`,
  },
  'subscription-is-cancelled': {
    title: 'The subscription is cancelled',
    detail: ({ since, factId }, { subscriptionId }) =>
      `${subscriptionId} was cancelled from ${since} by fact ${factId}.`,
    fix: ({ since, factId }, { subscriptionId, ways }) =>
      `Use a day before ${since}, or void the cancellation: ${ways.voidFact(subscriptionId, factId)}`,
  },
  'subscription-has-ended': {
    title: 'The subscription has ended',
    detail: ({ since, factId }, { subscriptionId }) =>
      `The term of ${subscriptionId} ended on ${since}, as fact ${factId} agreed.`,
    fix: ({ since, factId }, hearing) =>
      `Use a day before ${since}; if the agreed term is wrong, ${voidOrCorrect(factId, hearing)}.`,
  },
  'later-fact-in-the-way': {
    title: 'A later fact stands in the way',
    detail: ({ factId, factType, effectiveOn, because }) =>
      `With this fact recorded, ${factType} of ${effectiveOn} (fact ${factId}) would meet ${WOULD_MEET[because]}.`,
    fix: ({ factId, effectiveOn }, hearing) =>
      `Use another day than one before ${effectiveOn}; if the later fact is wrong, ${voidOrCorrect(factId, hearing)}.`,
  },
  'direction-mismatch': {
    title: 'The annual value goes another way',
    detail: ({ stated, actual }) =>
      `The name ${stated} says that the annual value goes ${DIRECTIONS[stated]}; with these lines it goes ${DIRECTIONS[actual]}.`,
    fix: ({ actual }) => `Send a plain change, which finds its direction itself, or name it ${actual}.`,
  },
  'another-period': {
    title: 'The row is another period of the subscription',
    detail: ({ start, end, factId }, { subscriptionId }) =>
      `${subscriptionId} is in force from ${start}${end === undefined ? '' : ` until ${end}`} by fact ${factId}; no day of the row is among those.`,
    fix: () =>
      'Several periods of one subscription come with renewals and reactivations, in a later version; until then give each period a subscription id of its own, or leave the row out.',
  },
  'row-undone': {
    title: 'What the row says was undone',
    detail: ({ factId }, { subscriptionId }) => `The start of ${subscriptionId} (fact ${factId}) has been voided.`,
    fix: (_, hearing) => `If the row is right after all, import it again with --correct. ${seeFacts(hearing)}`,
  },
  'row-differs': {
    title: 'The row says other than the ledger',
    detail: ({ factId, differsIn }, { subscriptionId }) =>
      `The ledger holds ${subscriptionId} with another ${differsIn.join(', ')} in fact ${factId}.`,
    fix: ({ factId }, { subscriptionId, ways }) =>
      `If the row is right, import it again with --correct, or send ${ways.correctFact(subscriptionId, factId)}`,
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
    fix: (_, hearing) => `Name a line that it has, or state all lines in full. ${seeFacts(hearing)}`,
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
  'fact-not-found': {
    title: 'The subscription has no such fact',
    detail: ({ factId }, { subscriptionId }) => `No fact ${factId} of ${subscriptionId} has been recorded.`,
    fix: (_, hearing) => seeFacts(hearing),
  },
  'fact-is-voided': {
    title: 'The fact has been voided before',
    detail: ({ factId, by }) => `Fact ${factId} was voided by fact ${by}, so it does not stand.`,
    fix: ({ by }, { subscriptionId, ways }) => `To restore it, void the void: ${ways.voidFact(subscriptionId, by)}`,
  },
  'fact-is-corrected': {
    title: 'The fact has been corrected before',
    detail: ({ factId, by }) => `Fact ${factId} was replaced by the correction ${by}, which stands in its place.`,
    fix: ({ by }, hearing) => `Act on the correction: ${voidOrCorrect(by, hearing)}.`,
  },
  'void-cannot-be-corrected': {
    title: 'A void is not corrected',
    detail: ({ factId }) => `Fact ${factId} is a void; it states nothing that could be put right.`,
    fix: ({ factId }, { subscriptionId, ways }) => `To take it back, void it: ${ways.voidFact(subscriptionId, factId)}`,
  },
  'subscription-cannot-change': {
    title: 'A fact stays with its subscription',
    detail: ({ stated, standing }) => `The fact belongs to ${standing}; its correction speaks of ${stated}.`,
    fix: ({ stated, standing }) =>
      `Name ${standing}; if it was recorded on the wrong one, void it and record it on ${stated}.`,
  },
};

const COMMAND_TEXTS: { readonly [Code in CommandRejection['code']]: Text<Code> } = {
  'command-id-reused': {
    title: 'The command id has been used for something else',
    detail: ({ commandId }) => `Another command with the id ${commandId} has been recorded, with other content.`,
    fix: () => 'Send what is new under an id of its own; repeat an id only with the very same content.',
  },
  'revision-is-stale': {
    title: 'The subscription has changed since it was read',
    detail: ({ expected, actual }, { subscriptionId }) =>
      `${subscriptionId} stands at revision ${actual.toString()}; the command expects ${expected.toString()}.`,
    fix: (_, hearing) => `Read it again and decide anew. ${seeFacts(hearing)}`,
  },
  'too-many-writers': {
    title: 'Too many writers at once',
    detail: ({ attempts }, { subscriptionId }) =>
      `Others wrote to ${subscriptionId} during each of ${attempts.toString()} attempts; nothing was recorded.`,
    fix: () => 'Send the same command again, with the same id.',
  },
  'fact-too-large': {
    title: 'The fact is too large',
    detail: ({ factType, bytes, bytesMax }) =>
      `The data of ${factType} would have ${bytes.toString()} bytes as JSON; a fact has ${bytesMax.toString()} at most.`,
    fix: () => 'Shorten or leave out attributes, or put several lines together into one.',
  },
};

type StateCode =
  | 'subscription-not-found'
  | 'subscription-not-started'
  | 'subscription-already-started'
  | 'subscription-is-cancelled'
  | 'subscription-has-ended'
  | 'later-fact-in-the-way'
  | 'direction-mismatch'
  | 'another-period'
  | 'row-undone'
  | 'row-differs';
type ContentCode = Exclude<SubscriptionRejection['code'], StateCode>;

/** A code without a text does not compile. */
const TEXTS: { readonly [Code in AnyRejection['code']]: Text<Code> } = {
  ...TIMELINE_TEXTS,
  ...CONTENT_TEXTS,
  ...COMMAND_TEXTS,
};

/** Every code that a command on a subscription may be refused with. */
export const REJECTION_CODES: readonly string[] = Object.keys(TEXTS);

const describeWith = <Code extends AnyRejection['code']>(
  text: Text<Code>,
  rejection: Of<Code>,
  hearing: Hearing,
): Omit<RejectionText, 'code'> => ({
  title: text.title,
  detail: text.detail(rejection, hearing),
  fix: text.fix(rejection, hearing),
});

/** The one place where a rejection is put into words; every way in shows these. */
export const describeRejection = (rejection: AnyRejection, hearing: Hearing): RejectionText => ({
  code: rejection.code,
  ...describeWith(textOf(rejection), rejection, hearing),
});

const textOf = <Code extends AnyRejection['code']>({ code }: Of<Code>): Text<Code> => TEXTS[code];
