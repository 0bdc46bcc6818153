import { type CalendarDate, dayBefore } from '../../kernel/calendar-date';
import type { SubscriptionId } from '../../kernel/ids';
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
import type { Resolved } from './knowledge-resolver';
import { type LineAsked, lineValueOn, type Valued } from './line-explained';
import type { ContributionExplained, MovementExplained, TakenBack } from './movement-answers';
import { movementShown } from './movement-shown';

/** The parts of a sum: what the line came to the day before, and what it comes to on the day. */
interface Parts {
  readonly before: MinorUnits;
  readonly after: MinorUnits;
}

/** Which of the two a contribution takes, and with which sign. What changes accounts or attributes goes out whole and comes in whole. */
const signedParts = (
  is: JournalEntry['class'],
  delta: MinorUnits,
  { before, after }: Parts,
): readonly MinorUnits[] | undefined => {
  if (is === 'transfer') return delta === before || delta === -before ? [delta] : undefined;
  if (delta === after - before) return [after, -before].filter((part) => part !== 0n);
  return delta === after || delta === -before ? [delta] : undefined;
};

const written = (parts: readonly MinorUnits[], text: (minor: MinorUnits) => string): string =>
  parts.map((part, index) => (index === 0 ? text(part) : part < 0n ? `− ${text(-part)}` : `+ ${text(part)}`)).join(' ');

/** What holds from day to day by some facts, and what of it counts. */
const standingOf = (facts: Parameters<typeof timelineOf>[0], policy: Policy) => {
  const timeline = timelineOf(facts);
  const { stretches } = stretchesOf(timeline, policy);
  return { stateAt: statesOf(timeline), stretchAt: (day: CalendarDate) => stretchOn(stretches, day) };
};

/** What the ledger knew of lines when it asserted the movement, on both sides of the day. */
const valuesAround = (resolved: Resolved, entry: JournalEntry) => {
  const { policy } = resolved.book.policy;
  const { effectiveOn: day, currency } = entry;
  // An entry may have hundreds of contributions of one subscription, whose facts are read once.
  const told = new Map<SubscriptionId, Pick<LineAsked, 'stateAt' | 'stretchAt'>>();
  return ({ subscriptionId, lineId }: Contribution): readonly [Valued, Valued] => {
    const known = told.get(subscriptionId) ?? standingOf(subscriptionFactsKnown(resolved, subscriptionId), policy);
    told.set(subscriptionId, known);
    const line = { ...known, lineId, currency };
    return [lineValueOn(line, { day: dayBefore(day), policy }), lineValueOn(line, { day, policy })];
  };
};

const explained = (asserted: Resolved, entry: JournalEntry, isRetraction: boolean) => {
  const valuesOf = valuesAround(asserted, entry);
  const text = (minor: MinorUnits): string => formatMinorUnits(minor, entry.currency);
  return (contribution: Contribution): ContributionExplained => {
    const [before, after] = valuesOf(contribution);
    const parts = signedParts(entry.class, contribution.delta, { before: before.arr, after: after.arr });
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
  const named = contributions.flatMap(({ factId, before, after }) => [factId, before.factId, after.factId]);
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
