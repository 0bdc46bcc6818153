import type { OracleAttributes, OracleLine, OracleTerm } from './oracle-facts';
import type { Standing } from './standing';

export type OracleStatus = 'not-started' | 'active' | 'paused' | 'cancelled' | 'ended';

/** What the statements up to a place in effective order amount to. */
export interface Lifecycle {
  readonly accountId: string;
  readonly currency: string;
  readonly lines: readonly OracleLine[];
  readonly attributes: OracleAttributes;
  /** The fact that states the lines. */
  readonly factId: string;
  readonly term: OracleTerm | undefined;
  readonly termFrom: string;
  /** The day of the fact that states the lines. */
  readonly statedOn: string;
  /** The start, or the reactivation that came last. */
  readonly cameBy: Standing;
  /** The day from which a payment is late. */
  readonly lateFrom: string | undefined;
  /** As the statements have it; that a term is over is seen on a day only. */
  readonly condition: 'active' | 'paused' | 'cancelled';
}

/** How a subscription stands on a day; a term that does not renew is over from the day it ends on. */
export const statusOn = (lifecycle: Lifecycle | undefined, day: string): OracleStatus => {
  if (lifecycle === undefined) return 'not-started';
  const { condition, term } = lifecycle;
  if (condition === 'cancelled') return 'cancelled';
  return term !== undefined && term.renews !== true && term.endsOn <= day ? 'ended' : condition;
};

const begun = ({ effectiveOn }: { readonly effectiveOn: string }) => ({
  ...{ termFrom: effectiveOn, statedOn: effectiveOn, lateFrom: undefined },
});

/** The lifecycle after one more statement. Statements before a start say nothing. */
const after = (before: Lifecycle | undefined, standing: Standing): Lifecycle | undefined => {
  const { statement, factId } = standing;
  const cameBy = standing;
  if (statement.type === 'started') {
    const { accountId, currency, lines, attributes = {}, term } = statement;
    return { accountId, currency, lines, attributes, factId, term, cameBy, condition: 'active', ...begun(statement) };
  }
  if (before === undefined) return undefined;
  switch (statement.type) {
    case 'changed':
      return {
        ...before,
        ...{ lines: statement.lines, attributes: statement.attributes ?? {}, factId, statedOn: statement.effectiveOn },
      };
    case 'renewed': {
      const { lines, attributes = {}, term } = statement;
      const { effectiveOn } = statement;
      const stated = lines !== undefined && { lines, attributes, factId, statedOn: effectiveOn };
      const isOver = statusOn(before, effectiveOn) === 'ended';
      const again = isOver && { condition: 'active' as const, lateFrom: undefined };
      return { ...before, ...stated, ...again, term, termFrom: effectiveOn };
    }
    case 'reactivated': {
      const { lines, attributes = {}, term } = statement;
      return { ...before, lines, attributes, factId, term, cameBy, condition: 'active', ...begun(statement) };
    }
    case 'paused':
      return { ...before, condition: 'paused' };
    case 'resumed':
      return { ...before, condition: 'active' };
    case 'cancelled':
      return { ...before, condition: 'cancelled' };
    case 'transferred':
      return { ...before, accountId: statement.toAccountId };
    case 'past-due':
      return { ...before, lateFrom: before.lateFrom ?? statement.effectiveOn };
    case 'payment-recovered':
      return { ...before, lateFrom: undefined };
    case 'cancellation-revoked':
      return before;
  }
};

/** What the statements amount to, taken in the order given; undefined before a start. */
export const lifecycleAfter = (statements: readonly Standing[]): Lifecycle | undefined => {
  let lifecycle: Lifecycle | undefined;
  for (const one of statements) lifecycle = after(lifecycle, one);
  return lifecycle;
};
