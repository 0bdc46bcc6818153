import type { CalendarDate } from '../../kernel/calendar-date';
import { formatMinorUnits, twelfthOf } from '../../kernel/minor-units';
import type { Policy } from '../../kernel/policy';
import { lineArrOn, linesArrOn, turnsOf } from '../../subscriptions/domain/annual-value';
import { stateOn, type SubscriptionStatusState, walkRecorded } from '../../subscriptions/domain/subscription.states';
import type { Timeline } from '../../subscriptions/domain/timeline';
import type { SubscriptionAnswer, TimelineStep } from './answers';

type Shown = Pick<
  SubscriptionAnswer,
  'status' | 'accountId' | 'currency' | 'since' | 'lines' | 'attributes' | 'arr' | 'mrr'
>;

/** The subscription at the end of a day, with what each line counts for. */
export const shownOn = (timeline: Timeline, day: CalendarDate, policy: Policy): Shown => {
  const state = stateOn(timeline, day);
  if (state.status === 'not-started') return { status: state.status };
  const { accountId, currency } = state.identity;
  const known = { status: state.status, accountId, currency, since: state.since };
  if (state.status !== 'active')
    return { ...known, arr: formatMinorUnits(0n, currency), mrr: formatMinorUnits(0n, currency) };
  const arr = linesArrOn(state.lines, day, currency, policy);
  const lines = state.lines.map((line) => ({
    ...line,
    arr: formatMinorUnits(lineArrOn(line, day, currency, policy), currency),
  }));
  const amounts = { arr: formatMinorUnits(arr, currency), mrr: formatMinorUnits(twelfthOf(arr), currency) };
  return { ...known, lines, attributes: state.attributes, ...amounts };
};

/** The days on which what holds may change: those of facts, ends of terms, and the lines' own. */
const daysOf = (timeline: Timeline): readonly CalendarDate[] => {
  const days = walkRecorded(timeline).flatMap(({ statement, after }) => {
    const own = statement.fact.data.effectiveOn;
    if (after.status !== 'active') return [own];
    const turns = after.lines.flatMap((line) => turnsOf(line).map(([day]) => day)).filter((day) => day > own);
    return [own, ...turns, ...(after.term === undefined ? [] : [after.term.endsOn])];
  });
  return [...new Set(days)].sort();
};

type Step = Omit<TimelineStep, 'until'>;

const stepOn = (
  day: CalendarDate,
  state: SubscriptionStatusState,
  policy: Policy,
): Omit<Step, 'factType'> | undefined => {
  if (state.status === 'not-started') return undefined;
  const { accountId, currency } = state.identity;
  const arr = state.status === 'active' ? linesArrOn(state.lines, day, currency, policy) : 0n;
  const { status, factId } = state;
  return { from: day, status, accountId, currency, arr: formatMinorUnits(arr, currency), factId };
};

const isSameStep = (a: Step, b: Step | undefined): boolean =>
  b !== undefined && a.status === b.status && a.factId === b.factId && a.arr === b.arr;

/** What held from day to day, as known: one step for each change of status, statement or ARR. */
export const timelineSteps = (timeline: Timeline, policy: Policy): readonly TimelineStep[] => {
  const types = new Map(timeline.statements.map(({ id, fact }) => [id, fact.type] as const));
  const steps: Step[] = [];
  for (const day of daysOf(timeline)) {
    const state = stateOn(timeline, day);
    const step = stepOn(day, state, policy);
    if (step === undefined || state.status === 'not-started') continue;
    const typed = { ...step, factType: types.get(state.factId) ?? state.status };
    if (!isSameStep(typed, steps.at(-1))) steps.push(typed);
  }
  return steps.map((step, index) => {
    const until = steps[index + 1]?.from;
    return until === undefined ? step : { ...step, until };
  });
};
