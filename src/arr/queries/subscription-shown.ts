import type { CalendarDate } from '../../kernel/calendar-date';
import { formatMinorUnits, type MinorUnits, twelfthOf } from '../../kernel/minor-units';
import { present } from '../../kernel/present';
import type { Policy } from '../../kernel/policy';
import { lineArrOn, turnsOf } from '../../subscriptions/domain/annual-value';
import type { Line } from '../../subscriptions/domain/line';
import {
  type InForce,
  isInForce,
  stateOn,
  statesOf,
  type SubscriptionStatusState,
  walkRecorded,
} from '../../subscriptions/domain/subscription.states';
import type { Timeline } from '../../subscriptions/domain/timeline';
import type { Readings } from './account-known';
import type { SubscriptionAnswer, TimelineStep } from './answers';

type Shown = Pick<
  SubscriptionAnswer,
  'status' | 'accountId' | 'currency' | 'since' | 'lines' | 'attributes' | 'term' | 'pastDueSince' | 'arr' | 'mrr'
>;

const isPausedOut = ({ status }: SubscriptionStatusState, { pauses }: Policy): boolean =>
  status === 'paused' && pauses === 'zero';

/** What a line of a subscription in that state counts for. */
const lineArrIn = (state: InForce, line: Line, { day, policy }: Shows): MinorUnits =>
  isPausedOut(state, policy) ? 0n : lineArrOn(line, day, state.identity.currency, policy);

const arrIn = (state: SubscriptionStatusState, shows: Shows): MinorUnits =>
  isInForce(state) ? state.lines.reduce((sum, line) => sum + lineArrIn(state, line, shows), 0n) : 0n;

/** What a subscription is seen through: the treatments, and how accounts read. */
export interface Lens {
  readonly policy: Policy;
  readonly readings: Readings;
}

interface Shows extends Lens {
  readonly day: CalendarDate;
}

/** The subscription at the end of a day, with what each line counts for. */
export const shownOn = (timeline: Timeline, day: CalendarDate, lens: Lens): Shown => {
  const state = stateOn(timeline, day);
  if (state.status === 'not-started') return { status: state.status };
  const shows = { ...lens, day };
  const { currency } = state.identity;
  const accountId = lens.readings.readsAs(state.identity.accountId, day);
  const arr = arrIn(state, shows);
  const known = { status: state.status, accountId, currency, since: sinceOf(state) };
  const amounts = { arr: formatMinorUnits(arr, currency), mrr: formatMinorUnits(twelfthOf(arr), currency) };
  if (!isInForce(state)) return { ...known, ...amounts };
  const lines = state.lines.map((line) => ({
    ...line,
    arr: formatMinorUnits(lineArrIn(state, line, shows), currency),
  }));
  const { attributes, term, pastDueSince } = state;
  return present({ ...known, lines, attributes, term, pastDueSince, ...amounts });
};

type Begun = Exclude<SubscriptionStatusState, { readonly status: 'not-started' }>;

/** Since when it is as it is. */
const sinceOf = (state: Begun): CalendarDate => (state.status === 'paused' ? state.pausedSince : state.since);

/** The days on which what holds may change: those of facts, ends of terms, merges of its account, and the lines' own. */
const daysOf = (timeline: Timeline, readings: Readings): readonly CalendarDate[] => {
  const days = walkRecorded(timeline).flatMap(({ statement, after }) => {
    const own = statement.fact.data.effectiveOn;
    if (!isInForce(after)) return [own];
    const turns = after.lines.flatMap((line) => turnsOf(line).map(([day]) => day)).filter((day) => day > own);
    const merges = readings.turnsAfter(after.identity.accountId, own);
    return [own, ...turns, ...merges, ...(after.term === undefined ? [] : [after.term.endsOn])];
  });
  return [...new Set(days)].sort();
};

type Step = Omit<TimelineStep, 'until'>;

const stepOn = (day: CalendarDate, state: SubscriptionStatusState, lens: Lens): Omit<Step, 'factType'> | undefined => {
  if (state.status === 'not-started') return undefined;
  const { currency } = state.identity;
  const accountId = lens.readings.readsAs(state.identity.accountId, day);
  const arr = formatMinorUnits(arrIn(state, { ...lens, day }), currency);
  const factId = state.status === 'paused' ? state.pausedBy : state.factId;
  return { from: day, status: state.status, accountId, currency, arr, factId };
};

const isSameStep = (a: Step, b: Step | undefined): boolean =>
  b !== undefined && a.status === b.status && a.factId === b.factId && a.arr === b.arr && a.accountId === b.accountId;

/** What held from day to day, as known: one step for each change of status, statement or ARR. */
export const timelineSteps = (timeline: Timeline, lens: Lens): readonly TimelineStep[] => {
  const types = new Map<string, string>(timeline.statements.map(({ id, fact }) => [id, fact.type] as const));
  const steps: Step[] = [];
  const stateAt = statesOf(timeline);
  for (const day of daysOf(timeline, lens.readings)) {
    const state = stateAt(day);
    const step = stepOn(day, state, lens);
    if (step === undefined || state.status === 'not-started') continue;
    const typed = { ...step, factType: types.get(step.factId) ?? state.status };
    if (!isSameStep(typed, steps.at(-1))) steps.push(typed);
  }
  return steps.map((step, index) => {
    const until = steps[index + 1]?.from;
    return until === undefined ? step : { ...step, until };
  });
};
