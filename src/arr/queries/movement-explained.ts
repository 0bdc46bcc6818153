import { type CalendarDate, dayBefore } from '../../kernel/calendar-date';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { formatMinorUnits, type MinorUnits } from '../../kernel/minor-units';
import type { Policy } from '../../kernel/policy';
import { present } from '../../kernel/present';
import { stretchOn } from '../../subscriptions/domain/standing-lines';
import { stretchesOf } from '../../subscriptions/domain/stretches';
import { statesOf } from '../../subscriptions/domain/subscription.states';
import { timelineOf } from '../../subscriptions/domain/timeline';
import { type JournalEntry, keyOf } from '../domain/journal';
import type { Contribution } from '../domain/movement';
import { factsBehind } from './facts-behind';
import { subscriptionFactsKnown } from './facts-shown';
import type { Resolved } from './resolved';
import { worthKnown } from './line-converted';
import { type LineAsked, lineValueOn } from './line-explained';
import type { ContributionExplained, LineValue, MovementExplained, TakenBack } from './movement-answers';
import { movementShown } from './movement-shown';

/** The parts of a sum: what the line came to the day before, then at the day's rate, and what it comes to on the day. */
interface Parts {
  readonly before: MinorUnits;
  readonly revalued: MinorUnits;
  readonly after: MinorUnits;
}

const nonZero = (parts: readonly MinorUnits[]): readonly MinorUnits[] => parts.filter((part) => part !== 0n);

/** Which of them a contribution takes, and with which sign. What changes accounts or attributes goes out whole and comes in whole. */
const signedParts = (
  is: JournalEntry['class'],
  delta: MinorUnits,
  { before, revalued, after }: Parts,
): readonly MinorUnits[] | undefined => {
  const ways: readonly (readonly MinorUnits[])[] =
    is === 'transfer'
      ? [[before], [-before]]
      : is === 'fx'
        ? [nonZero([revalued, -before])]
        : [nonZero([after, -revalued]), nonZero([after, -before]), [after], [-revalued], [-before]];
  return ways.find((parts) => parts.reduce((sum, part) => sum + part, 0n) === delta);
};

const written = (parts: readonly MinorUnits[], text: (minor: MinorUnits) => string): string =>
  parts.map((part, index) => (index === 0 ? text(part) : part < 0n ? `− ${text(-part)}` : `+ ${text(part)}`)).join(' ');

/** What holds from day to day by some facts, and what of it counts. */
const standingOf = (facts: Parameters<typeof timelineOf>[0], policy: Policy) => {
  const timeline = timelineOf(facts);
  const { stretches } = stretchesOf(timeline, policy);
  return { stateAt: statesOf(timeline), stretchAt: (day: CalendarDate) => stretchOn(stretches, day) };
};

/** A line on a day, and what it is worth in the currency of the movement. */
interface Sided {
  readonly value: LineValue;
  readonly amount: MinorUnits;
  /** The same amount at the rate of the movement's day. */
  readonly revalued: MinorUnits;
}

/** What the ledger knew of lines when it asserted the movement, on both sides of the day. */
const valuesAround = (resolved: Resolved, entry: JournalEntry) => {
  const { policy } = resolved.book.policy;
  const { effectiveOn: day, currency } = entry;
  const worth = worthKnown(resolved);
  // An entry may have hundreds of contributions of one subscription, whose facts are read once.
  const told = new Map<string, Pick<LineAsked, 'stateAt' | 'stretchAt'>>();
  return ({ subscriptionId, lineId }: Contribution): readonly [Sided, Sided] => {
    const sideOf = (on: CalendarDate): Sided => {
      const key = `${on} ${subscriptionId}`;
      const read = { ...resolved, readOn: on };
      const known = told.get(key) ?? standingOf(subscriptionFactsKnown(read, subscriptionId), policy);
      told.set(key, known);
      const [valued, stretch] = [lineValueOn({ ...known, lineId, currency }, { day: on, policy }), known.stretchAt(on)];
      const value = present({ ...valued.value, converted: worth.on(valued, stretch, on) });
      const amountAt = (rateDay: CalendarDate): MinorUnits => worth.amountIn(currency, valued, stretch, rateDay);
      return { value, amount: amountAt(on), revalued: amountAt(day) };
    };
    return [sideOf(dayBefore(day)), sideOf(day)];
  };
};

const explained = (asserted: Resolved, entry: JournalEntry, isRetraction: boolean) => {
  const valuesOf = valuesAround(asserted, entry);
  const text = (minor: MinorUnits): string => formatMinorUnits(minor, entry.currency);
  return (contribution: Contribution): ContributionExplained => {
    const [before, after] = valuesOf(contribution);
    const sides = { before: before.amount, revalued: before.revalued, after: after.amount };
    const parts = signedParts(entry.class, contribution.delta, sides);
    if (parts === undefined) {
      const { subscriptionId, lineId } = contribution;
      throw new InvariantViolated(
        `Entry ${entry.id} has another amount of ${subscriptionId} ${lineId} than its facts.`,
      );
    }
    const delta = isRetraction ? -contribution.delta : contribution.delta;
    const sum = isRetraction ? `−(${written(parts, text)})` : written(parts, text);
    const formula = parts.length === 1 && !isRetraction ? sum : `${sum} = ${text(delta)}`;
    return { ...contribution, delta: text(delta), formula, before: before.value, after: after.value };
  };
};

/** By which entry a movement has been taken back, and which says it anew, if one does. */
const takenBackIn = ({ book, knownAt }: Resolved, row: number): TakenBack | undefined => {
  const by = book.rows.takenBackAt(row, knownAt);
  if (by === undefined) return undefined;
  const retraction = book.index.entryAt(by);
  const { id, factId, sequence, recordedAt } = retraction;
  // What is said anew of the same day comes right after what is taken back.
  const next = by + 1 < book.rows.countKnown(knownAt) ? book.index.entryAt(by + 1) : undefined;
  const isAnew =
    next?.kind === 'assert' && next.accountId === retraction.accountId && keyOf(next) === keyOf(retraction);
  return present({ by: id, factId, sequence, recordedAt, replacedBy: isAnew ? next.id : undefined });
};

/** An entry of the journal, with what it comes from; its texts are still sealed. Throws InvariantViolated where amounts do not tie. */
export const explainEntry = (resolved: Resolved, row: number): MovementExplained => {
  const { book, knownAt, echo } = resolved;
  const entry = book.index.entryAt(row);
  const assertedAt = entry.retracts === null ? row : book.rows.find(entry.retracts, knownAt);
  const asserted = assertedAt === undefined ? entry : book.index.entryAt(assertedAt);
  const then = { ...resolved, knownAt: asserted.sequence };
  const contributions = asserted.contributions.map(explained(then, asserted, entry.kind === 'retract'));
  const named = contributions.flatMap(({ factId, before, after }) => [
    ...[factId, before.factId, after.factId],
    ...[before.converted?.factId, after.converted?.factId],
  ]);
  const ids = new Set([entry.factId, ...named].filter((id) => id !== undefined));
  const takenBack = takenBackIn(resolved, row);
  return present({
    ...echo,
    ...movementShown(entry),
    kind: entry.kind,
    retracts: entry.retracts ?? undefined,
    stands: entry.kind === 'assert' && takenBack === undefined,
    takenBack,
    contributions,
    facts: factsBehind(resolved, entry, ids),
  });
};
