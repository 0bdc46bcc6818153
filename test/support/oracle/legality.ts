import { lineArr } from './oracle-arr';
import type { OracleFact, OracleLine } from './oracle-facts';
import { effectiveOrder, timelineOf } from './standing';
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

/** Annual value of a change's lines less that of the lines just before it, both on its day: up, down or equal. */
export const directionOf = (known: readonly OracleFact[], changeId: string): 'up' | 'down' | 'equal' => {
  const change = known.find(({ id }) => id === changeId)?.says;
  const statement = change?.type === 'corrected' ? change.statement : change;
  if (statement?.type !== 'changed') throw new Error(`${changeId} is no change`);
  const timeline = timelineOf(known, statement.subscriptionId);
  const place = timeline.findIndex(({ factId }) => factId === changeId);
  const start = timeline.find((one) => one.statement.type === 'started')?.statement;
  const previous = timeline[place - 1]?.statement;
  if (start?.type !== 'started' || previous === undefined || previous.type === 'cancelled') {
    throw new Error(`${changeId} does not follow lines`);
  }
  const day = statement.effectiveOn;
  const after = sumOf(statement.lines, start.currency, day);
  const before = sumOf(previous.lines, start.currency, day);
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
