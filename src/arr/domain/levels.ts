import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { AccountId, LineId, SubscriptionId } from '../../kernel/ids';
import type { Policy } from '../../kernel/policy';
import { turnsOf } from '../../subscriptions/domain/annual-value';
import type { Attributes, Line } from '../../subscriptions/domain/line';
import { lineArrIn } from '../../subscriptions/domain/standing-lines';
import type { Stretch, Stretches, Turn } from '../../subscriptions/domain/stretches';
import { countWhile } from '../../kernel/sorted';
import { asAgreed, convertedIn, type Conversion } from './conversion';
import { type Holder, holderOn, type Told } from './holders';
import type { ChangesByAccount, LevelChange } from './level-change';
import { type Level, type Part, partsOf } from './level-parts';
import { type RateStep, stepOn } from './rate-steps';

/** How what is agreed becomes what is kept; without a conversion it stays in its currency. */
export interface Valuation {
  readonly policy: Policy;
  readonly conversion?: Conversion | undefined;
}

interface Context extends Valuation {
  readonly holders: readonly Holder[];
  /** The first day of which changes are wanted; undefined where all are. */
  readonly since: CalendarDate | undefined;
}

/** Worked out when they are asked for: where changes are wanted from a day on, most levels are not. */
type LevelsByDay = Map<CalendarDate, () => Level>;

/** Where the rates of days do not revalue what stands, it is worth something else only because other facts are read. */
const revaluation = ({ by: factId }: RateStep, { isAsOf }: Pick<Conversion, 'isAsOf'>): Turn => ({
  factId,
  causes: isAsOf ? ['rate'] : ['rate', 'backdated'],
});

/** Those that are wanted, and the last before them, from which on what stood was worth what they change. */
const ratesWithin = (
  stretch: Stretch,
  { conversion, since }: Pick<Context, 'conversion' | 'since'>,
): readonly (readonly [CalendarDate, Turn])[] => {
  if (conversion === undefined) return [];
  const steps = conversion.revaluations(convertedIn(stretch));
  const first = since === undefined ? 0 : Math.max(0, countWhile(steps, ({ from }) => from < since) - 1);
  return steps
    .slice(first)
    .filter(({ from }) => from > stretch.from)
    .map((step) => [step.from, revaluation(step, conversion)]);
};

/**
 * The days within a stretch on which a line may count for something else or for somebody else, and why; of those for one day, the last
 * holds.
 */
const reasonsWithin = (stretch: Stretch, line: Line, context: Context): ReadonlyMap<CalendarDate, Turn> => {
  const { from, until, factId, termBy, agreed, overdue } = stretch;
  const reasons = new Map<CalendarDate, Turn>([[from, { factId, causes: ['change'] }]]);
  const add = (day: CalendarDate, turn: Turn): void => {
    if (day >= from && (until === undefined || day < until)) reasons.set(day, turn);
  };
  for (const [day, turn] of ratesWithin(stretch, context)) add(day, turn);
  // Within a term, a line may count otherwise than after it.
  if (agreed !== undefined) add(agreed.endsOn, { factId: termBy, causes: ['term-ended'] });
  if (agreed !== undefined && agreed.from > from) add(agreed.from, { factId: termBy, causes: ['term-started'] });
  for (const { from: day, turn } of context.holders) add(day, turn);
  for (const [day, cause] of turnsOf(line)) add(day, { factId, causes: [cause] });
  if (overdue !== undefined) add(overdue.from, { factId: overdue.by, causes: ['past-due'] });
  return reasons;
};

/** The later over the earlier. Mostly one of them alone says something, and it stands for all. */
const joinedOf = (sets: readonly Attributes[]): Attributes => {
  const [set = {}, ...others] = sets.filter((attributes) => Object.keys(attributes).length > 0);
  return others.reduce((joined, one) => ({ ...joined, ...one }), set);
};

/** The levels of one line while one stretch lasts, and nothing from the stretch's end. */
const addLevels = (levels: LevelsByDay, line: Line, stretch: Stretch, context: Context): void => {
  const { holders, policy, conversion } = context;
  const { currency } = stretch.identity;
  const levelFrom = (day: CalendarDate, isInForce: boolean, reason: Turn): Level => {
    const holder = holderOn(holders, day);
    const attributes = joinedOf([holder.attributes, stretch.attributes, line.attributes ?? {}]);
    const arr = isInForce ? lineArrIn(stretch, line, day, policy) : 0n;
    return {
      arr,
      worth: conversion?.worth(arr, convertedIn(stretch), day) ?? asAgreed(arr, currency),
      holder,
      attributes,
      reason,
    };
  };
  for (const [day, reason] of reasonsWithin(stretch, line, context)) {
    levels.set(day, () => levelFrom(day, true, reason));
  }
  const { until, termBy } = stretch;
  if (until !== undefined) levels.set(until, () => levelFrom(until, false, { factId: termBy, causes: ['term-ended'] }));
};

/** Causes of facts that change by themselves nothing of what a line counts for. */
const QUIET: ReadonlySet<string> = new Set([
  'transfer',
  'past-due',
  'payment-recovered',
  'cancellation-revoked',
  'correction',
]);

/** Why a line changes on a day: the facts of the day, unless there is none that may change it. */
const turnOn = (ofDay: Turn | undefined, reason: Turn): Turn => {
  if (ofDay?.causes.includes('payment-recovered') === true && reason.causes.includes('change')) return ofDay;
  if (ofDay === undefined || ofDay.causes.every((cause) => QUIET.has(cause))) return reason;
  return { ...ofDay, causes: ofDay.causes.filter((cause) => cause !== 'transfer') };
};

interface LineOf {
  readonly subscriptionId: SubscriptionId;
  readonly lineId: LineId;
  readonly currency: Currency;
}

type AddChange = (accountId: AccountId, change: LevelChange) => void;

/** What changes are wanted, what the facts say of each day, and how amounts are converted. */
interface Wanted {
  readonly turns: Stretches['turns'];
  readonly since: CalendarDate | undefined;
  readonly conversion: Conversion | undefined;
}

/** What another rate makes of what stood, where the rate of a day says what it is worth on that day. */
const revaluedOn = (before: Level, { currency }: LineOf, day: CalendarDate, conversion: Conversion | undefined) => {
  if (conversion?.isAsOf !== true || before.arr === 0n) return undefined;
  const of = { currency, cameOn: day };
  const step = stepOn(conversion.revaluations(of), day);
  if (step?.from !== day) return undefined;
  return { worth: conversion.worth(before.arr, of, day), turn: revaluation(step, conversion) };
};

const changeOn = (effectiveOn: CalendarDate, { subscriptionId, lineId }: LineOf, part: Part): LevelChange => {
  const { currency, isTransfer, isFx, lines, delta, attributes, turn } = part;
  return { effectiveOn, currency, subscriptionId, lineId, isTransfer, isFx, lines, delta, attributes, turn };
};

const addChanges = (levels: LevelsByDay, line: LineOf, wanted: Wanted, add: AddChange): void => {
  const { turns, since, conversion } = wanted;
  const days = [...levels].sort(([a], [b]) => (a < b ? -1 : 1));
  const first = since === undefined ? 0 : countWhile(days, ([day]) => day < since);
  let before = days[first - 1]?.[1]();
  for (const [effectiveOn, levelOn] of days.slice(first)) {
    const level = levelOn();
    const turn = turnOn(turns.get(effectiveOn), level.reason);
    const revalued = before && revaluedOn(before, line, effectiveOn, conversion);
    for (const part of partsOf({ before, after: level, turn, revalued })) {
      add(part.accountId, changeOn(effectiveOn, line, part));
    }
    before = level;
  }
};

/**
 * Every change of what a subscription's lines count for, or those from the day `since` on. Line by line, each in order of
 * days.
 */
export const levelChangesOf = (
  { stretches, turns, holders }: Told,
  valuation: Valuation,
  since?: CalendarDate,
): ChangesByAccount => {
  const { conversion } = valuation;
  const context = { holders, since, ...valuation };
  const levelsByLine = new Map<string, { readonly levels: LevelsByDay; readonly line: LineOf }>();
  // What stands on the day before, a stretch says that begins before it; of those, only the last: none goes on into another.
  const first = since === undefined ? 0 : countWhile(stretches, ({ from }) => from < since) - 1;
  stretches.forEach((stretch, index) => {
    const { subscriptionId, currency } = stretch.identity;
    for (const line of stretch.lines) {
      // Days may be read by other facts than those before them, which may say another currency.
      const key = `${currency} ${line.id}`;
      const known = levelsByLine.get(key) ?? {
        levels: new Map(),
        line: { subscriptionId, lineId: line.id, currency },
      };
      levelsByLine.set(key, known);
      if (index >= first) addLevels(known.levels, line, stretch, context);
    }
  });
  const changes = new Map<AccountId, LevelChange[]>();
  const add: AddChange = (accountId, change) => {
    const known = changes.get(accountId);
    if (known === undefined) changes.set(accountId, [change]);
    else known.push(change);
  };
  for (const { levels, line } of levelsByLine.values()) addChanges(levels, line, { turns, since, conversion }, add);
  return changes;
};
