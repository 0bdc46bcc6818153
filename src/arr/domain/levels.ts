import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { AccountId, LineId, SubscriptionId } from '../../kernel/ids';
import type { MinorUnits } from '../../kernel/minor-units';
import type { Policy } from '../../kernel/policy';
import { turnsOf } from '../../subscriptions/domain/annual-value';
import type { Attributes, Line } from '../../subscriptions/domain/line';
import { lineArrIn } from '../../subscriptions/domain/standing-lines';
import type { Stretch, Stretches, Turn } from '../../subscriptions/domain/stretches';
import type { AccountsBook } from './accounts-book';
import { countWhile } from '../../kernel/sorted';
import { type Holder, holderOn, holdersOf } from './holders';
import type { ChangesByAccount, LevelChange } from './level-change';

/** What a line counts for from a day on, until its next level, and for which account. */
interface Level {
  readonly arr: MinorUnits;
  readonly holder: Holder;
  /** Those of the account, the subscription and the line, the later over the earlier. */
  readonly attributes: Attributes;
  /** Why it is so from this day, where no fact of that day says it. */
  readonly reason: Turn;
}

interface Context {
  readonly holders: readonly Holder[];
  readonly policy: Policy;
}

/** Worked out when they are asked for: where changes are wanted from a day on, most levels are not. */
type LevelsByDay = Map<CalendarDate, () => Level>;

/** The days of a stretch on which a line may count for something else or for somebody else, and why. */
const reasonsWithin = (stretch: Stretch, line: Line, holders: readonly Holder[]) => {
  const { from, until, factId, termBy, agreed, overdue } = stretch;
  const reasons = new Map<CalendarDate, Turn>([[from, { factId, causes: ['change'] }]]);
  const isWithin = (day: CalendarDate): boolean => day >= from && (until === undefined || day < until);
  // Within a term, a line may count otherwise than after it.
  if (agreed !== undefined && isWithin(agreed.endsOn))
    reasons.set(agreed.endsOn, { factId: termBy, causes: ['term-ended'] });
  if (agreed !== undefined && agreed.from > from && isWithin(agreed.from))
    reasons.set(agreed.from, { factId: termBy, causes: ['term-started'] });
  for (const { from: day, turn } of holders) if (isWithin(day)) reasons.set(day, turn);
  for (const [day, cause] of turnsOf(line)) if (isWithin(day)) reasons.set(day, { factId, causes: [cause] });
  if (overdue !== undefined && isWithin(overdue.from))
    reasons.set(overdue.from, { factId: overdue.by, causes: ['past-due'] });
  return reasons;
};

/** The levels of one line while one stretch lasts, and nothing from the stretch's end. */
const addLevels = (levels: LevelsByDay, line: Line, stretch: Stretch, { holders, policy }: Context): void => {
  const levelFrom = (day: CalendarDate, isInForce: boolean, reason: Turn): Level => {
    const holder = holderOn(holders, day);
    const attributes = { ...holder.attributes, ...stretch.attributes, ...line.attributes };
    return {
      arr: isInForce ? lineArrIn(stretch, line, day, policy) : 0n,
      holder,
      attributes,
      reason,
    };
  };
  for (const [day, reason] of reasonsWithin(stretch, line, holders)) {
    levels.set(day, () => levelFrom(day, true, reason));
  }
  const { until, termBy } = stretch;
  if (until !== undefined) levels.set(until, () => levelFrom(until, false, { factId: termBy, causes: ['term-ended'] }));
};

const isSameAttributes = (a: Attributes, b: Attributes): boolean => {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
};

/** A part of a change, and the account for which it is one. */
type Part = Pick<LevelChange, 'isTransfer' | 'delta' | 'attributes' | 'turn'> & { readonly accountId: AccountId };

/** From one level to the next of the same account: one change, or two where ARR goes from old attributes to new ones. */
const changeParts = (before: Level | undefined, after: Level, turn: Turn): readonly Part[] => {
  const { accountId } = after.holder;
  const part = (delta: MinorUnits, attributes: Attributes): Part => ({
    accountId,
    isTransfer: false,
    delta,
    attributes,
    turn,
  });
  const [from, to] = [before?.arr ?? 0n, after.arr];
  if (before === undefined || from === 0n) return to === 0n ? [] : [part(to, after.attributes)];
  if (to !== 0n && !isSameAttributes(before.attributes, after.attributes)) {
    return [part(-from, before.attributes), part(to, after.attributes)];
  }
  return from === to ? [] : [part(to - from, before.attributes)];
};

/** What stood goes to the other account with the attributes it had, and comes to it with those it has there. */
const transferParts = (before: Level, { holder, attributes }: Level): readonly Part[] => {
  const part = (accountId: AccountId, delta: MinorUnits, own: Attributes): Part => ({
    accountId,
    isTransfer: true,
    delta,
    attributes: own,
    turn: holder.turn,
  });
  return [
    part(before.holder.accountId, -before.arr, before.attributes),
    part(holder.accountId, before.arr, attributes),
  ];
};

/** Where the account is another, what stood goes over to it first; the rest of the change is then the other account's. */
const partsOf = (before: Level | undefined, after: Level, turn: Turn): readonly Part[] => {
  const stays = before === undefined || before.arr === 0n || before.holder.accountId === after.holder.accountId;
  if (stays) return changeParts(before, after, turn);
  return [...transferParts(before, after), ...changeParts({ ...after, arr: before.arr }, after, turn)];
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

/** What changes are wanted, and what the facts say of each day. */
interface Wanted {
  readonly turns: Stretches['turns'];
  readonly since: CalendarDate | undefined;
}

const addChanges = (levels: LevelsByDay, line: LineOf, { turns, since }: Wanted, add: AddChange): void => {
  const { subscriptionId, lineId, currency } = line;
  const days = [...levels].sort(([a], [b]) => (a < b ? -1 : 1));
  const first = since === undefined ? 0 : countWhile(days, ([day]) => day < since);
  let before = days[first - 1]?.[1]();
  for (const [effectiveOn, levelOn] of days.slice(first)) {
    const level = levelOn();
    const turn = turnOn(turns.get(effectiveOn), level.reason);
    for (const { accountId, isTransfer, delta, attributes, turn: because } of partsOf(before, level, turn)) {
      add(accountId, { effectiveOn, currency, subscriptionId, lineId, isTransfer, delta, attributes, turn: because });
    }
    before = level;
  }
};

/**
 * Every change of what a subscription's lines count for, or those from the day `since` on. Line by line, each in order of
 * days.
 */
export const levelChangesOf = (
  { stretches, tenures, turns }: Stretches,
  accounts: AccountsBook,
  policy: Policy,
  since?: CalendarDate,
): ChangesByAccount => {
  const context = { holders: holdersOf({ stretches, tenures, turns }, accounts), policy };
  const levelsByLine = new Map<LineId, { readonly levels: LevelsByDay; readonly line: LineOf }>();
  // What stands on the day before, a stretch says that begins before it; of those, only the last: none goes on into another.
  const first = since === undefined ? 0 : countWhile(stretches, ({ from }) => from < since) - 1;
  stretches.forEach((stretch, index) => {
    const { subscriptionId, currency } = stretch.identity;
    for (const line of stretch.lines) {
      const known = levelsByLine.get(line.id) ?? {
        levels: new Map(),
        line: { subscriptionId, lineId: line.id, currency },
      };
      levelsByLine.set(line.id, known);
      if (index >= first) addLevels(known.levels, line, stretch, context);
    }
  });
  const changes = new Map<AccountId, LevelChange[]>();
  const add: AddChange = (accountId, change) => {
    const known = changes.get(accountId);
    if (known === undefined) changes.set(accountId, [change]);
    else known.push(change);
  };
  for (const { levels, line } of levelsByLine.values()) addChanges(levels, line, { turns, since }, add);
  return changes;
};
