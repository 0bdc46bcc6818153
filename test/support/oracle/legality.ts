import { lineArr } from './oracle-arr';
import type { OracleFact, OracleLine } from './oracle-facts';
import { effectiveOrder, timelineOf, undoneBy } from './standing';
import type { Standing } from './standing';

/**
 * The fact at which a subscription's timeline stops making sense; undefined if it is legal throughout.
 * A start is first; changes and cancellations meet it active; nothing follows a cancellation or an end.
 */
export const firstIllegal = (known: readonly OracleFact[], subscriptionId: string): Standing | undefined => {
  let status: 'not-started' | 'active' | 'cancelled' = 'not-started';
  let endsOn: string | undefined;
  for (const one of timelineOf(known, subscriptionId)) {
    const { statement } = one;
    const ended = endsOn !== undefined && endsOn <= statement.effectiveOn;
    if (statement.type === 'started') {
      if (status !== 'not-started') return one;
      status = 'active';
      endsOn = statement.term === undefined || statement.term.renews ? undefined : statement.term.endsOn;
    } else {
      if (status !== 'active' || ended) return one;
      if (statement.type === 'cancelled') status = 'cancelled';
    }
  }
  return undefined;
};

const sumOf = (lines: readonly OracleLine[], currency: string, day: string): bigint =>
  lines.reduce((sum, line) => sum + lineArr(line, currency, day), 0n);

/**
 * Annual value of a change's lines less that of the lines just before it, both on its day: up, down or equal. Undefined for
 * a change that does not count, which follows nothing.
 */
export const directionOf = (known: readonly OracleFact[], changeId: string): 'up' | 'down' | 'equal' | undefined => {
  const change = known.find(({ id }) => id === changeId)?.says;
  const statement = change?.type === 'corrected' ? change.statement : change;
  if (statement?.type !== 'changed') throw new Error(`${changeId} is no change`);
  const { currency, effectiveOn } = statement;
  const timeline = timelineOf(known, statement.subscriptionId);
  const previous = timeline[timeline.findIndex(({ factId }) => factId === changeId) - 1]?.statement;
  if (previous === undefined || previous.type === 'cancelled') return undefined;
  const after = sumOf(statement.lines, currency, effectiveOn);
  const before = sumOf(previous.lines, currency, effectiveOn);
  if (after === before) return 'equal';
  return after > before ? 'up' : 'down';
};

/** The facts that stand after a cancellation in effective order: those it lists when it is recorded. */
export const standingAfter = (
  known: readonly OracleFact[],
  subscriptionId: string,
  cancellationId: string,
): readonly string[] => {
  const ids = effectiveOrder(known, subscriptionId).map(({ factId }) => factId);
  return ids.slice(ids.indexOf(cancellationId) + 1);
};

/** Why the facts known cannot be a ledger's, so far as one subscription goes; undefined if they can. */
export const faultOf = (known: readonly OracleFact[], subscriptionId: string): string | undefined => {
  const undone = known.flatMap((fact) => undoneBy(known, fact) ?? []);
  if (new Set(undone).size < undone.length) return 'a fact is undone twice';
  const illegal = firstIllegal(known, subscriptionId);
  if (illegal !== undefined) return `${illegal.factId} is not legal in its place`;
  const currencies = new Set(effectiveOrder(known, subscriptionId).map(({ statement }) => statement.currency));
  return currencies.size > 1 ? 'two currencies stand' : undefined;
};

/** The facts known with one more, which is known at once; a cancellation gets its list of superseded facts. */
export const withFact = (known: readonly OracleFact[], id: string, says: OracleFact['says']): readonly OracleFact[] => {
  const last = known.at(-1);
  const place = { id, sequence: (last?.sequence ?? 0) + 1, append: (last?.append ?? 0) + 1 };
  const statement = says.type === 'corrected' ? says.statement : says;
  if (statement.type !== 'cancelled') return [...known, { ...place, says }];
  const draft = [...known, { ...place, says }];
  const listed = { ...statement, supersedes: standingAfter(draft, statement.subscriptionId, id) };
  return [...known, { ...place, says: says.type === 'corrected' ? { ...says, statement: listed } : listed }];
};
