import { toEpochDay } from '../../kernel/calendar-date';
import type { SubscriptionFact } from '../../subscriptions/domain/subscription.events';
import type { MarkedRows } from './kept-facts.codec';

/** What a fact is to those after it in effective order. */
const BEGINS = 0;
const CHANGES = 1;
const RENEWS_IN_FULL = 2;
const RENEWS = 3;
const PAUSES = 4;
const RESUMES = 5;
const IS_LATE_TO_PAY = 6;
const PAYS = 7;
const ENDS = 8;
/** It may turn what other facts say, or whose the subscription is. */
const TURNS_OTHERS = 9;
const KINDS = 16;
/** Beside the kind: that a term stands from it on, and that it has a time among the facts of its day. */
const HAS_TERM = 16;
const HAS_TIME = 32;

const kindOf = ({ type, data }: SubscriptionFact): number => {
  switch (type) {
    case 'subscription-started':
    case 'subscription-reactivated':
      return BEGINS + (data.term === undefined ? 0 : HAS_TERM);
    case 'subscription-upgraded':
    case 'subscription-downgraded':
    case 'subscription-changed':
      return CHANGES;
    case 'subscription-renewed':
      return (data.lines === undefined ? RENEWS : RENEWS_IN_FULL) + (data.term === undefined ? 0 : HAS_TERM);
    case 'subscription-paused':
      return PAUSES;
    case 'subscription-resumed':
      return RESUMES;
    case 'subscription-past-due':
      return IS_LATE_TO_PAY;
    case 'subscription-payment-recovered':
      return PAYS;
    case 'subscription-cancelled':
      return data.supersedes.length === 0 ? ENDS : TURNS_OTHERS;
    case 'subscription-cancellation-revoked':
    case 'subscription-transferred':
    case 'fact-voided':
    case 'fact-corrected':
      return TURNS_OTHERS;
  }
};

/** In a mark, the day goes before what the fact is. */
const OUTLINES_A_DAY = 64;

/**
 * The mark of a fact: its day and its kind as a whole number from 0, since no day is before 1970; enough to know without reading it what
 * others it stands for.
 */
export const markOf = (fact: SubscriptionFact): number => {
  const day = 'effectiveOn' in fact.data ? toEpochDay(fact.data.effectiveOn) : 0;
  return day * OUTLINES_A_DAY + kindOf(fact) + ('occurredAt' in fact.data ? HAS_TIME : 0);
};

/** What holds besides what was stated last. A subscription that has ended by its term is told as one in force. */
interface Besides {
  readonly hasTerm: boolean;
  readonly isPaused: boolean;
  readonly isLate: boolean;
  readonly hasEnded: boolean;
}

const NOTHING: Besides = { hasTerm: false, isPaused: false, isLate: false, hasEnded: false };

/** Whether it says all that holds after it. */
const saysAll = (kind: number, { hasTerm, isPaused, isLate, hasEnded }: Besides): boolean => {
  if (kind === BEGINS) return true;
  if (isPaused || isLate || hasEnded) return false;
  return kind === RENEWS_IN_FULL || (kind === CHANGES && !hasTerm);
};

const after = (kind: number, hasTerm: boolean, before: Besides): Besides => {
  switch (kind) {
    case BEGINS:
      return { ...NOTHING, hasTerm };
    case RENEWS_IN_FULL:
    case RENEWS:
      return { ...before, hasTerm };
    case PAUSES:
      return { ...before, isPaused: true };
    case RESUMES:
      return { ...before, isPaused: false };
    case IS_LATE_TO_PAY:
      return { ...before, isLate: true };
    case PAYS:
      return { ...before, isLate: false };
    case ENDS:
      return { ...before, hasEnded: true };
    default:
      return before;
  }
};

/** What a mark says of the fact of a row. */
interface Outlined {
  readonly row: number;
  readonly on: number;
  readonly outline: number;
}

const outlined = ({ rows, marks }: MarkedRows): readonly Outlined[] => {
  let isInOrder = true;
  const read: Outlined[] = [];
  for (let place = 0; place < rows.length; place += 1) {
    const [row, mark] = [rows[place] ?? 0, marks[place] ?? 0];
    const outline = mark % OUTLINES_A_DAY;
    const on = (mark - outline) / OUTLINES_A_DAY;
    isInOrder &&= place === 0 || (read[place - 1]?.on ?? on) <= on;
    read.push({ row, on, outline });
  }
  return isInOrder ? read : read.sort((a, b) => a.on - b.on || a.row - b.row);
};

/**
 * Of the facts of one subscription, marked as above, the rows of those from the last on that is before a day and says all
 * that holds after it, in effective order. Undefined where there is none, or where it cannot be told without reading them.
 */
export const followingIn = (marked: MarkedRows, day: number): readonly number[] | undefined => {
  const inOrder = outlined(marked);
  let besides = NOTHING;
  let first: number | undefined;
  let timedOn: number | undefined;
  for (let index = 0; index < inOrder.length; index += 1) {
    const { on, outline } = inOrder[index] ?? { on: 0, outline: TURNS_OTHERS };
    const kind = outline % KINDS;
    const isTimed = (outline & HAS_TIME) !== 0;
    if (kind === TURNS_OTHERS || (isTimed && timedOn === on)) return undefined;
    if (isTimed) timedOn = on;
    if (on < day && saysAll(kind, besides)) first = index;
    besides = after(kind, (outline & HAS_TERM) !== 0, besides);
  }
  return first === undefined ? undefined : inOrder.slice(first).map(({ row }) => row);
};
