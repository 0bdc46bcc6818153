import { dayBefore } from '../../kernel/calendar-date';
import type { FilterFault, GroupByFault, QueryRejection, TargetsFault } from './query-rejections';
import type { MissingRate } from './missing-rate';

type Code = QueryRejection['code'];
type Of<C extends Code> = Extract<QueryRejection, { readonly code: C }>;

/** Why a question has no answer, for people: what is so, this case, what to do. */
export interface QueryRejectionText {
  readonly code: Code;
  readonly title: string;
  readonly detail: string;
  readonly fix: string;
}

interface Text<C extends Code> {
  readonly title: string;
  detail(rejection: Of<C>): string;
  fix(rejection: Of<C>): string;
}

const groupByDetail = (fault: GroupByFault): string => {
  switch (fault.is) {
    case 'not-a-name':
      return `"${fault.text}" cannot be the name of an attribute.`;
    case 'repeated':
      return `"${fault.name}" is named twice.`;
    case 'too-many':
      return `More than ${fault.max.toString()} attributes are named.`;
  }
};

const filterDetail = (fault: FilterFault): string => {
  switch (fault.is) {
    case 'not-a-pair':
      return `"${fault.text}" has no colon between a name and a value.`;
    case 'not-a-name':
      return `"${fault.text}" cannot be the name of an attribute.`;
    case 'not-a-value':
      return `"${fault.text}" has no value that an attribute can have.`;
    case 'too-many':
      return `The filter has more than ${fault.max.toString()} pairs.`;
  }
};

const targetsDetail = (fault: TargetsFault): string => {
  switch (fault.is) {
    case 'not-a-pair':
      return `"${fault.text}" is not a day, month, quarter or year, a colon and a percentage.`;
    case 'not-a-percentage':
      return `What follows the colon in "${fault.text}" is not a number.`;
    case 'repeated':
      return `${fault.day} has two targets.`;
    case 'not-a-point':
      return `The series has no point at the end of ${fault.day}: its first is of ${fault.first}, its last of ${fault.last}.`;
    case 'without-growth':
      return 'There are targets of growth, but growth is not asked for.';
    case 'too-many':
      return `There are more than ${fault.max.toString()} targets.`;
  }
};

const targetsFix = (fault: TargetsFault): string => {
  switch (fault.is) {
    case 'without-growth':
      return 'Say over what ARR grows as well, as "growth" or --growth: month, quarter or year.';
    case 'not-a-point':
      return 'Name the last day of an interval of the series, or the month, quarter or year that ends with it.';
    case 'not-a-percentage':
      return 'Write a percentage as a number with a point and without its sign: 2025-01:3.5 is 3.5 %.';
    case 'not-a-pair':
    case 'repeated':
    case 'too-many':
      return 'Give a percentage for intervals of the series, each once, with commas between them: 2025-01:3.5,2025-02:-1.';
  }
};

/** How many spans of days a refusal tells in words; all are in its details. */
const SPANS_MAX = 5;

const missingText = ({ base, quote, days }: MissingRate): string => {
  const spans = days.slice(0, SPANS_MAX).map(({ from, until }) => {
    const last = dayBefore(until);
    return from === last ? from : `${from} to ${last}`;
  });
  const more = days.length - spans.length;
  return `${base}/${quote} on ${spans.join(', ')}${more === 0 ? '' : ` and ${more.toString()} more spans of days`}`;
};

/** A code without a text does not compile. */
const TEXTS: { readonly [C in Code]: Text<C> } = {
  'policy-not-found': {
    title: 'There is no such policy',
    detail: ({ version }) => `Policy version ${version.toString()} has not been adopted.`,
    fix: ({ known }) => `Ask for one of ${known.join(', ')}, or leave the policy out.`,
  },
  'known-at-is-ahead': {
    title: 'The ledger does not know that much yet',
    detail: ({ sequence, head }) =>
      `Sequence ${sequence.toString()} was asked for; the last fact has ${head.toString()}.`,
    fix: ({ head }) => `Ask for ${head.toString()} or less, or leave it out for all that is known.`,
  },
  'known-at-is-before': {
    title: 'The later state of knowledge comes before the earlier one',
    detail: ({ from, to }) => `Sequence ${to.toString()} was known before ${from.toString()}.`,
    fix: () => 'Change the two about: the first is the one that was known first.',
  },
  'too-many-effects': {
    title: 'Too much has become known in between',
    detail: ({ entries, entriesMax }) =>
      `${entries.toString()} entries of the journal lie in between; an answer is made of ${entriesMax.toString()} at most.`,
    fix: () => 'Ask for states of knowledge that are nearer to each other, or for an earlier day.',
  },
  'window-is-empty': {
    title: 'The window holds no day',
    detail: ({ from, to }) => `No day is on or after ${from} and before ${to}.`,
    fix: () =>
      'End the window after its first day; a day given as its end does not count itself, a month, quarter or year does.',
  },
  'window-too-long': {
    title: 'The window has too many intervals',
    detail: ({ rowsMax }) => `An answer holds ${rowsMax.toString()} intervals at most.`,
    fix: () => 'Ask for a shorter window or a longer interval.',
  },
  'group-by-is-invalid': {
    title: 'What to group by is not clear',
    detail: ({ fault }) => groupByDetail(fault),
    fix: () => 'Give up to four names of attributes, each once, with commas between them: plan,region.',
  },
  'filter-is-invalid': {
    title: 'The filter is not clear',
    detail: ({ fault }) => filterDetail(fault),
    fix: () =>
      String.raw`Give pairs with commas between them: plan:pro,region:EU. "plan:" asks for none; in a value, write a comma as \, and a backslash as \\.`,
  },
  'targets-are-invalid': {
    title: 'The targets are not clear',
    detail: ({ fault }) => targetsDetail(fault),
    fix: ({ fault }) => targetsFix(fault),
  },
  'attribute-not-known': {
    title: 'No fact states this attribute',
    detail: ({ name }) => `"${name}" is not the name of an attribute of any account, subscription or line.`,
    fix: ({ known }) =>
      known.length === 0 ? 'Ask without it: no fact states an attribute yet.' : `Ask by one of ${known.join(', ')}.`,
  },
  'rate-is-missing': {
    title: 'A rate is missing',
    detail: ({ missing }) => `No rate counts of ${missing.map(missingText).join('; of ')}.`,
    fix: ({ missing }) =>
      `Publish ${missing.map(({ base, quote }) => `${base}/${quote}`).join(', ')} for those days (arr rates publish, a table of them arr rates import, POST /v1/rates), or leave the currency out.`,
  },
  'native-with-reporting': {
    title: 'One currency is asked for, and another to convert to',
    detail: ({ native, currency }) =>
      `What was agreed in ${native} is not told apart once it is converted to ${currency}.`,
    fix: () => 'Leave out the one or the other.',
  },
  'too-many-groups': {
    title: 'The answer has too many groups',
    detail: ({ rows, rowsMax }) =>
      `It could have ${rows.toString()} rows; an answer holds ${rowsMax.toString()} at most.`,
    fix: () => 'Group by fewer attributes, ask for part of it with a filter, or for a longer interval.',
  },
  'cursor-is-invalid': {
    title: 'The cursor is not one of ours',
    detail: () => 'The cursor was not given by an earlier page of this list, or was changed.',
    fix: () => 'Begin again without a cursor, and pass "next" on as it is.',
  },
  'cursor-is-of-another-question': {
    title: 'The cursor belongs to another question',
    detail: () => 'What is asked beside the cursor is not what the page that gave it was asked.',
    fix: () => 'Leave the other parameters as they were, or out; for another question begin without a cursor.',
  },
  'too-many-movements': {
    title: 'The window has too many movements',
    detail: ({ movements, movementsMax }) =>
      `${movements.toString()} movements are in force in it; an answer is made of ${movementsMax.toString()} at most.`,
    fix: () => 'Ask for a shorter window.',
  },
  'epoch-not-found': {
    title: 'The journal has no such epoch',
    detail: ({ epoch }) => `Nothing has opened epoch ${epoch.toString()} of the journal.`,
    fix: ({ known }) => `Ask for one of: ${known.join(', ')}.`,
  },
  'shard-not-found': {
    title: 'The journal has no such shard',
    detail: ({ shard, shards }) => `There are ${shards.toString()} shards, from 0 on; ${shard.toString()} is none.`,
    fix: ({ shards }) => `Ask for a shard from 0 to ${(shards - 1).toString()}.`,
  },
  'movement-not-found': {
    title: 'The movement is not in the journal',
    detail: ({ movementId }) => `No entry of the journal known at that moment has the id ${movementId}.`,
    fix: () => 'Take an id from a list of movements, or ask at a later knownAt.',
  },
  'period-not-found': {
    title: 'The month is not closed',
    detail: ({ period }) => `No closing of ${period} stands by what is known at that moment.`,
    fix: () => 'Take a month from the list of closed ones, or ask at another knownAt.',
  },
  'account-not-found': {
    title: 'The account is not in the ledger',
    detail: ({ accountId }) => `No fact known at that moment names the account ${accountId}.`,
    fix: () => 'Check the id, or ask at a later knownAt.',
  },
  'subscription-not-found': {
    title: 'The subscription is not in the ledger',
    detail: ({ subscriptionId }) => `No fact known at that moment names the subscription ${subscriptionId}.`,
    fix: () => 'Check the id, or ask at a later knownAt.',
  },
};

/** Every code that a question may be refused with. */
export const QUERY_REJECTION_CODES: readonly string[] = Object.keys(TEXTS);

const describeWith = <C extends Code>(text: Text<C>, rejection: Of<C>): Omit<QueryRejectionText, 'code'> => ({
  title: text.title,
  detail: text.detail(rejection),
  fix: text.fix(rejection),
});

const textOf = <C extends Code>({ code }: Of<C>): Text<C> => TEXTS[code];

/** The one place where a refused question is put into words. */
export const describeQueryRejection = (rejection: QueryRejection): QueryRejectionText => ({
  code: rejection.code,
  ...describeWith(textOf(rejection), rejection),
});
