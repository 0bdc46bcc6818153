import type { CalendarDate } from '../../kernel/calendar-date';
import type { AccountId, LineId, SubscriptionId } from '../../kernel/ids';
import type { Currency } from '../../kernel/currency';
import type { MinorUnits } from '../../kernel/minor-units';
import type { Policy } from '../../kernel/policy';
import { lineArrOn, turnsOf } from '../../subscriptions/domain/annual-value';
import type { Attributes, Line } from '../../subscriptions/domain/line';
import type { Stretch, Stretches, Turn } from '../../subscriptions/domain/stretches';

/** What a line counts for from a day on, until its next level. */
interface Level {
  readonly arr: MinorUnits;
  readonly attributes: Attributes;
  /** Why it is so from this day, where no fact of that day says it. */
  readonly reason: Turn;
}

/** A change of what a line counts for, on a day; out of one set of attributes, into another, or both. */
export interface LevelChange {
  readonly effectiveOn: CalendarDate;
  readonly currency: Currency;
  readonly subscriptionId: SubscriptionId;
  readonly lineId: LineId;
  readonly delta: MinorUnits;
  readonly attributes: Attributes;
  readonly turn: Turn;
}

type LevelsByDay = Map<CalendarDate, Level>;

const daysWithin = ({ from, until }: Stretch, line: Line): readonly (readonly [CalendarDate, string])[] =>
  turnsOf(line).filter(([day]) => day > from && (until === undefined || day < until));

/** The levels of one line while one stretch lasts, and nothing from the stretch's end. */
const addLevels = (levels: LevelsByDay, line: Line, stretch: Stretch, policy: Policy): void => {
  const attributes = { ...stretch.attributes, ...line.attributes };
  const levelFrom = (day: CalendarDate, cause: string): Level => ({
    arr: lineArrOn(line, day, stretch.identity.currency, policy),
    attributes,
    reason: { factId: stretch.factId, causes: [cause] },
  });
  levels.set(stretch.from, levelFrom(stretch.from, 'change'));
  for (const [day, cause] of daysWithin(stretch, line)) levels.set(day, levelFrom(day, cause));
  if (stretch.until === undefined) return;
  levels.set(stretch.until, { arr: 0n, attributes, reason: { factId: stretch.termBy, causes: ['term-ended'] } });
};

interface LineOf {
  readonly subscriptionId: SubscriptionId;
  readonly lineId: LineId;
  readonly currency: Currency;
  readonly turns: ReadonlyMap<CalendarDate, Turn>;
}

const isSameAttributes = (a: Attributes, b: Attributes): boolean => {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
};

const NOTHING: Omit<Level, 'reason'> = { arr: 0n, attributes: {} };

/** From one level to the next: one change, or two where ARR goes from old attributes to new ones. */
const partsOf = (before: Omit<Level, 'reason'>, after: Level): readonly Omit<Level, 'reason'>[] => {
  if (before.arr === 0n || after.arr === 0n || isSameAttributes(before.attributes, after.attributes)) {
    const attributes = after.arr === 0n ? before.attributes : after.attributes;
    return after.arr === before.arr ? [] : [{ arr: after.arr - before.arr, attributes }];
  }
  return [
    { arr: -before.arr, attributes: before.attributes },
    { arr: after.arr, attributes: after.attributes },
  ];
};

const changesOf = (levels: LevelsByDay, { turns, ...line }: LineOf): readonly LevelChange[] => {
  let before = NOTHING;
  return [...levels.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([effectiveOn, level]) => {
      const parts = partsOf(before, level);
      before = level;
      const turn = turns.get(effectiveOn) ?? level.reason;
      return parts.map(({ arr, attributes }) => ({ ...line, effectiveOn, delta: arr, attributes, turn }));
    });
};

/** Every change of what a subscription's lines count for, while it belongs to the account. Line by line, each in order of days. */
export const levelChangesOf = (
  { stretches, turns }: Stretches,
  accountId: AccountId,
  policy: Policy,
): readonly LevelChange[] => {
  const levelsByLine = new Map<LineId, { readonly levels: LevelsByDay; readonly line: LineOf }>();
  for (const stretch of stretches) {
    if (stretch.identity.accountId !== accountId) continue;
    const { subscriptionId, currency } = stretch.identity;
    for (const line of stretch.lines) {
      const known = levelsByLine.get(line.id) ?? {
        levels: new Map<CalendarDate, Level>(),
        line: { subscriptionId, lineId: line.id, currency, turns },
      };
      levelsByLine.set(line.id, known);
      addLevels(known.levels, line, stretch, policy);
    }
  }
  return [...levelsByLine.values()].flatMap(({ levels, line }) => changesOf(levels, line));
};

/** The same for every account that the subscription has ever belonged to, as its facts now stand. */
export const levelChangesByAccount = (
  stretches: Stretches,
  policy: Policy,
): ReadonlyMap<AccountId, readonly LevelChange[]> => {
  const accounts = new Set(stretches.stretches.map(({ identity }) => identity.accountId));
  return new Map([...accounts].map((accountId) => [accountId, levelChangesOf(stretches, accountId, policy)] as const));
};
