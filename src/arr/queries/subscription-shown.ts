import type { CalendarDate } from '../../kernel/calendar-date';
import { formatMinorUnits, type MinorUnits, twelfthOf } from '../../kernel/minor-units';
import { present } from '../../kernel/present';
import type { Policy } from '../../kernel/policy';
import { turnsOf } from '../../subscriptions/domain/annual-value';
import { lineArrIn, stretchOn } from '../../subscriptions/domain/standing-lines';
import { type Stretch, stretchesOf } from '../../subscriptions/domain/stretches';
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

type Shown = Pick<
  SubscriptionAnswer,
  'status' | 'accountId' | 'currency' | 'since' | 'lines' | 'attributes' | 'term' | 'pastDueSince' | 'arr' | 'mrr'
>;

/** What all lines count for on a day of their stretch. */
const arrIn = (stretch: Stretch | undefined, { day, policy }: Shows): MinorUnits =>
  stretch?.lines.reduce((sum, line) => sum + lineArrIn(stretch, line, day, policy), 0n) ?? 0n;

/** What is counted of each line by its id: 0 while the policy does not count it. */
const arrOfLine = (stretch: Stretch | undefined, lineId: string, { day, policy }: Shows): MinorUnits => {
  const line = stretch?.lines.find(({ id }) => id === lineId);
  return stretch === undefined || line === undefined ? 0n : lineArrIn(stretch, line, day, policy);
};

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
  const stretch = stretchOn(stretchesOf(timeline, lens.policy).stretches, day);
  const arr = arrIn(stretch, shows);
  const known = { status: state.status, accountId, currency, since: sinceOf(state) };
  const amounts = { arr: formatMinorUnits(arr, currency), mrr: formatMinorUnits(twelfthOf(arr), currency) };
  if (!isInForce(state)) return { ...known, ...amounts };
  const lines = state.lines.map((line) => ({
    ...line,
    arr: formatMinorUnits(arrOfLine(stretch, line.id, shows), currency),
  }));
  const { attributes, term, pastDueSince } = state;
  return present({ ...known, lines, attributes, term, pastDueSince, ...amounts });
};

type Begun = Exclude<SubscriptionStatusState, { readonly status: 'not-started' }>;

/** Since when it is as it is. */
const sinceOf = (state: Begun): CalendarDate => (state.status === 'paused' ? state.pausedSince : state.since);

/** The days on which what holds or counts may change: of facts, ends of terms, merges of its account, and the lines' own. */
const daysOf = (timeline: Timeline, stretches: readonly Stretch[], readings: Readings): readonly CalendarDate[] => {
  const days = walkRecorded(timeline).flatMap(({ statement, after }) => {
    const own = statement.fact.data.effectiveOn;
    if (!isInForce(after)) return [own];
    const turns = after.lines.flatMap((line) => turnsOf(line).map(([day]) => day)).filter((day) => day > own);
    const merges = readings.turnsAfter(after.identity.accountId, own);
    return [own, ...turns, ...merges, ...(after.term === undefined ? [] : [after.term.endsOn])];
  });
  const counted = stretches.flatMap(({ from, until, overdue, agreed }) => [from, until, overdue?.from, agreed?.from]);
  return [...new Set([...days, ...counted.filter((day) => day !== undefined)])].sort();
};

type Step = Omit<TimelineStep, 'until'>;

interface Held {
  readonly state: SubscriptionStatusState;
  readonly stretch: Stretch | undefined;
}

const stepOn = (day: CalendarDate, { state, stretch }: Held, lens: Lens): Omit<Step, 'factType'> | undefined => {
  if (state.status === 'not-started') return undefined;
  const { currency } = state.identity;
  const accountId = lens.readings.readsAs(state.identity.accountId, day);
  const arr = formatMinorUnits(arrIn(stretch, { ...lens, day }), currency);
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
  const { stretches } = stretchesOf(timeline, lens.policy);
  for (const day of daysOf(timeline, stretches, lens.readings)) {
    const state = stateAt(day);
    const step = stepOn(day, { state, stretch: stretchOn(stretches, day) }, lens);
    if (step === undefined || state.status === 'not-started') continue;
    const typed = { ...step, factType: types.get(step.factId) ?? state.status };
    if (!isSameStep(typed, steps.at(-1))) steps.push(typed);
  }
  return steps.map((step, index) => {
    const until = steps[index + 1]?.from;
    return until === undefined ? step : { ...step, until };
  });
};
