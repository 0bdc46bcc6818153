import { addDays, type CalendarDate, laterOf } from '../../kernel/calendar-date';
import type { AccountId } from '../../kernel/ids';
import type { Weighted } from './chance';
import { nextOffer, otherSeats } from './next-offer';
import type { SubscriptionCourse, Telling } from './subscription-course';

/** How many changes in a thousand are agreed ahead of their day. */
const EARLY_PER_MILLE = 12;
/** How many turns in a thousand take a subscription to the other account, where there is one. */
const MOVE_PER_MILLE = 180;

type Turn = (course: SubscriptionCourse, day: CalendarDate) => Telling;

/** New lines, sometimes told late or ahead of their day. */
function* change(course: SubscriptionCourse, day: CalendarDate): Telling {
  const { agreement, chance } = course;
  const ahead = chance.happens(EARLY_PER_MILLE) ? chance.between(5, 60) : 0;
  const isAhead = ahead > 0 && course.isOpenFor(ahead, day);
  const effectiveOn = isAhead ? addDays(day, ahead) : course.lateOr(day, agreement.linesFrom);
  const next = nextOffer(agreement.offer, effectiveOn, chance);
  yield* course.tell(day, () => agreement.change(effectiveOn, next.offer, next.cause));
}

function* pause(course: SubscriptionCourse, day: CalendarDate): Telling {
  const { agreement, chance } = course;
  const days = chance.between(20, 80);
  if (!course.isOpenFor(days + 40, day)) return yield* change(course, day);
  const pausedOn = course.lateOr(day, agreement.lastOn);
  yield* course.tell(day, () => agreement.pause(pausedOn, 'The season is over; nobody needs it until the next.'));
  const resumedOn = addDays(day, days);
  const told = addDays(resumedOn, chance.happens(60) ? chance.between(3, 30) : 0);
  yield* course.tell(told, () => agreement.say('subscription-resumed', resumedOn));
}

function* latePayment(course: SubscriptionCourse, day: CalendarDate): Telling {
  const { agreement, chance } = course;
  if (!course.isOpenFor(40, day)) return yield* change(course, day);
  yield* course.tell(day, () => agreement.say('subscription-past-due', day));
  const then = addDays(day, chance.between(2, 25));
  if (chance.happens(850)) yield* course.tell(then, () => agreement.say('subscription-payment-recovered', then));
  else yield* stop(course, { recordedOn: then, effectiveOn: then, voluntary: false });
}

interface Stop {
  readonly recordedOn: CalendarDate;
  readonly effectiveOn: CalendarDate;
  readonly voluntary: boolean;
}

function* stop(course: SubscriptionCourse, { recordedOn, effectiveOn, voluntary }: Stop): Telling {
  const said = { voluntary, ...(voluntary && { reason: 'We have found something that suits us better.' }) };
  yield* course.tell(recordedOn, () => course.agreement.cancel(effectiveOn, said));
  yield* course.comeBack(laterOf(recordedOn, effectiveOn));
}

function* cancel(course: SubscriptionCourse, day: CalendarDate): Telling {
  const { agreement, chance } = course;
  const ahead = chance.between(8, 35);
  if (chance.happens(250) && course.isOpenFor(ahead, day)) return yield* cancelAhead(course, day, ahead);
  if (chance.happens(60)) return yield* cancelByMistake(course, day);
  const effectiveOn = course.lateOr(day, agreement.linesFrom);
  yield* stop(course, { recordedOn: day, effectiveOn, voluntary: chance.happens(900) });
}

/** For the end of what is paid; some think better of it. */
function* cancelAhead(course: SubscriptionCourse, day: CalendarDate, ahead: number): Telling {
  const { agreement, chance } = course;
  const effectiveOn = addDays(day, ahead);
  const isRevoked = chance.happens(200);
  const cancelled = yield* course.tell(day, () => agreement.cancel(effectiveOn, { requestedOn: day, voluntary: true }));
  if (!isRevoked || cancelled === undefined) return yield* course.comeBack(effectiveOn);
  const revokedOn = addDays(day, chance.between(1, ahead - 3));
  yield* course.tell(revokedOn, () => agreement.revoke(revokedOn, cancelled.fact.id));
}

/** Somebody else had left. Found out and voided some days later. */
function* cancelByMistake(course: SubscriptionCourse, day: CalendarDate): Telling {
  const { agreement, chance } = course;
  const cancelled = yield* course.tell(day, () => agreement.cancel(day, { voluntary: true }));
  if (cancelled === undefined) return;
  const foundOn = addDays(day, chance.between(1, 20));
  const reason = 'Another customer had cancelled.';
  yield* course.tell(foundOn, () => agreement.void(cancelled.fact.id, reason));
}

/** What was stated last is found to be wrong: it never was, or the seats were others. */
function* mistake(course: SubscriptionCourse, day: CalendarDate): Telling {
  const { agreement, chance } = course;
  const last = course.undoable();
  if (last === undefined) return yield* change(course, day);
  const { stated, told } = last;
  const isVoid = stated.offerBefore !== undefined && chance.happens(350);
  const offer = otherSeats(stated.offer, chance);
  yield* course.tell(day, () => {
    const factId = told.fact.id;
    return isVoid
      ? agreement.voidStated(factId, stated, 'It had been agreed with another customer.')
      : agreement.correctStated(factId, stated, offer);
  });
}

function* move(course: SubscriptionCourse, day: CalendarDate, accountId: AccountId): Telling {
  yield* course.tell(day, () => course.agreement.transfer(day, accountId));
}

const FIRST: Weighted<Turn> = [690, change];
const OTHERS: readonly Weighted<Turn>[] = [
  [60, pause],
  [120, latePayment],
  [85, cancel],
  [45, mistake],
];

/** What befalls a subscription next, on a day. */
export const nextTurn = (course: SubscriptionCourse, day: CalendarDate): Telling => {
  const accountId = course.mayMove(MOVE_PER_MILLE);
  return accountId === undefined ? course.chance.weighted(FIRST, ...OTHERS)(course, day) : move(course, day, accountId);
};
