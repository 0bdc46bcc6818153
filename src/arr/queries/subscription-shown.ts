import type { CalendarDate } from '../../kernel/calendar-date';
import { formatMinorUnits, type MinorUnits, twelfthOf } from '../../kernel/minor-units';
import { present } from '../../kernel/present';
import type { Policy } from '../../kernel/policy';
import type { FactId } from '../../kernel/ids';
import { turnsOf } from '../../subscriptions/domain/annual-value';
import type { Line } from '../../subscriptions/domain/line';
import { lineArrIn, stretchOn } from '../../subscriptions/domain/standing-lines';
import { type Stretch, stretchesOf } from '../../subscriptions/domain/stretches';
import type { SubscriptionIdentity } from '../../subscriptions/domain/subscription.events';
import {
  isInForce,
  stateOn,
  statesOf,
  type SubscriptionStatusState,
  walkRecorded,
} from '../../subscriptions/domain/subscription.states';
import type { Timeline } from '../../subscriptions/domain/timeline';
import type { Readings } from './account-known';
import type { SubscriptionAnswer, TimelineStep } from './answers';

export type SubscriptionShown = Pick<
  SubscriptionAnswer,
  'status' | 'accountId' | 'currency' | 'since' | 'lines' | 'attributes' | 'term' | 'pastDueSince' | 'arr' | 'mrr'
>;

/** What a subscription is seen through: the treatments, and how accounts read. */
export interface Lens {
  readonly policy: Policy;
  readonly readings: Readings;
}

/** What holds on a day by the facts true from it, and what counts on it: a policy may have it count sooner, later or longer. */
interface Held {
  readonly state: SubscriptionStatusState;
  readonly stretch: Stretch | undefined;
}

interface Shows extends Lens {
  readonly day: CalendarDate;
}

/** What all lines count for on a day of their stretch. */
const arrIn = (stretch: Stretch | undefined, { day, policy }: Shows): MinorUnits =>
  stretch?.lines.reduce((sum, line) => sum + lineArrIn(stretch, line, day, policy), 0n) ?? 0n;

/** Whose it is; undefined before it has started or counts. */
const identityIn = ({ state, stretch }: Held): SubscriptionIdentity | undefined =>
  stretch?.identity ?? (state.status === 'not-started' ? undefined : state.identity);

/** The lines that count, else those that hold and count for nothing. */
const linesShown = (
  { state, stretch }: Held,
  { day, policy }: Shows,
): Pick<SubscriptionShown, 'lines' | 'attributes'> => {
  const stated = stretch ?? (isInForce(state) ? state : undefined);
  if (stated === undefined) return {};
  const { currency } = stated.identity;
  const arrOf = (line: Line): MinorUnits => (stretch === undefined ? 0n : lineArrIn(stretch, line, day, policy));
  const lines = stated.lines.map((line) => ({ ...line, arr: formatMinorUnits(arrOf(line), currency) }));
  return { lines, attributes: stated.attributes };
};

/** Since when it is as it is. */
const sinceOf = (state: SubscriptionStatusState): CalendarDate | undefined => {
  if (state.status === 'not-started') return undefined;
  return state.status === 'paused' ? state.pausedSince : state.since;
};

/** The subscription at the end of a day, with what each line counts for. */
export const shownOn = (timeline: Timeline, day: CalendarDate, lens: Lens): SubscriptionShown => {
  const state = stateOn(timeline, day);
  const held = { state, stretch: stretchOn(stretchesOf(timeline, lens.policy).stretches, day) };
  const identity = identityIn(held);
  const { status } = state;
  if (identity === undefined) return { status };
  const shows = { ...lens, day };
  const { currency } = identity;
  const accountId = lens.readings.readsAs(identity.accountId, day);
  const arr = arrIn(held.stretch, shows);
  const { term, pastDueSince } = isInForce(state) ? state : {};
  return present({
    ...{ status, accountId, currency, since: sinceOf(state) },
    ...linesShown(held, shows),
    ...{ term, pastDueSince },
    ...{ arr: formatMinorUnits(arr, currency), mrr: formatMinorUnits(twelfthOf(arr), currency) },
  });
};

/** The days of facts, and of ends of terms. */
const legalDays = (stops: ReturnType<typeof walkRecorded>): readonly CalendarDate[] =>
  stops.flatMap(({ statement, after }) => {
    const own = statement.fact.data.effectiveOn;
    return isInForce(after) && after.term !== undefined ? [own, after.term.endsOn] : [own];
  });

/** The days on which what counts may change: with the stretch, and within it by its lines. */
const countedDays = ({ from, until, overdue, agreed, lines }: Stretch): readonly (CalendarDate | undefined)[] => {
  const turns = lines.flatMap((line) => turnsOf(line).map(([day]) => day));
  const within = [...turns, overdue?.from, agreed?.from, agreed?.endsOn];
  return [from, until, ...within.filter((day) => day !== undefined && day > from)];
};

/** The days on which what holds or counts may change, and those on which an account of it reads as another. */
const daysOf = (timeline: Timeline, stretches: readonly Stretch[], readings: Readings): readonly CalendarDate[] => {
  const stops = walkRecorded(timeline);
  const counted = stretches.flatMap(countedDays).filter((day) => day !== undefined);
  const own = [...legalDays(stops), ...counted].sort();
  const [first] = own;
  if (first === undefined) return [];
  const identities = stops.map(({ after }) => identityIn({ state: after, stretch: undefined }));
  const accounts = new Set([...identities, ...stretches.map(({ identity }) => identity)].map((one) => one?.accountId));
  const merges = [...accounts].flatMap((id) => (id === undefined ? [] : readings.turnsAfter(id, first)));
  return [...new Set([...own, ...merges])].sort();
};

type Step = Omit<TimelineStep, 'until' | 'factType'>;

/** The fact that states the lines that count while it is in force or not begun, else the one that holds it. */
const factOf = ({ state, stretch }: Held): FactId | undefined => {
  if (state.status === 'not-started') return stretch?.factId;
  if (state.status === 'paused') return state.pausedBy;
  return state.status === 'active' && stretch !== undefined ? stretch.factId : state.factId;
};

const stepOn = (day: CalendarDate, held: Held, lens: Lens): Step | undefined => {
  const [identity, factId] = [identityIn(held), factOf(held)];
  if (identity === undefined || factId === undefined) return undefined;
  const { currency } = identity;
  const accountId = lens.readings.readsAs(identity.accountId, day);
  const arr = formatMinorUnits(arrIn(held.stretch, { ...lens, day }), currency);
  return { from: day, status: held.state.status, accountId, currency, arr, factId };
};

const TOLD = ['status', 'accountId', 'currency', 'arr', 'factId'] as const satisfies readonly (keyof TimelineStep)[];

/** Steps in order of days, those that follow one another and tell the same as one. */
export const joinedSteps = (steps: readonly TimelineStep[]): readonly TimelineStep[] => {
  const joined: TimelineStep[] = [];
  for (const step of steps) {
    const last = joined.at(-1);
    const goesOn = last?.until === step.from && TOLD.every((field) => last[field] === step[field]);
    if (goesOn) joined.pop();
    joined.push(goesOn ? present({ ...last, until: step.until }) : step);
  }
  return joined;
};

/**
 * What held from day to day, as known: one step for each change of status, statement or ARR. Days without a step are those
 * on which it has neither started nor counts.
 */
export const timelineSteps = (timeline: Timeline, lens: Lens): readonly TimelineStep[] => {
  const types = new Map<string, string>(timeline.statements.map(({ id, fact }) => [id, fact.type] as const));
  const stateAt = statesOf(timeline);
  const { stretches } = stretchesOf(timeline, lens.policy);
  const days = daysOf(timeline, stretches, lens.readings);
  const steps = days.flatMap((day, index): readonly TimelineStep[] => {
    const state = stateAt(day);
    const step = stepOn(day, { state, stretch: stretchOn(stretches, day) }, lens);
    if (step === undefined) return [];
    return [present({ ...step, factType: types.get(step.factId) ?? state.status, until: days[index + 1] })];
  });
  return joinedSteps(steps);
};
