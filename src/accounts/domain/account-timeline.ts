import type { CalendarDate } from '../../kernel/calendar-date';
import type { Logged } from '../../kernel/decider';
import type { AccountId, FactId } from '../../kernel/ids';
import { present } from '../../kernel/present';
import { type Placed, type Standing, standingOf } from '../../kernel/standing';
import type { AccountAttributes, AccountFact, AccountStatement } from './account.events';

/** A fact of an account as its stream has it. */
export type AccountLogFact = Logged<AccountFact>;

/** As which account this one reads from a day on, and the fact that says so. */
export interface MergedInto {
  readonly intoAccountId: AccountId;
  readonly effectiveOn: CalendarDate;
  readonly factId: FactId;
}

/** The account's attributes from a day on, and its name where it is stated anew. */
export interface AccountDescription {
  readonly effectiveOn: CalendarDate;
  readonly name?: string;
  readonly attributes: AccountAttributes;
  readonly factId: FactId;
}

/** What stands of an account's facts, in effective order. */
export interface AccountTimeline extends Standing<AccountStatement> {
  /** No recorded timeline has two merges. */
  readonly merges: readonly MergedInto[];
  readonly mergedInto: MergedInto | undefined;
  readonly descriptions: readonly AccountDescription[];
}

const mergeIn = ({ fact, id: factId }: Placed<AccountStatement>): readonly MergedInto[] => {
  if (fact.type !== 'accounts-merged') return [];
  const { intoAccountId, effectiveOn } = fact.data;
  return [{ intoAccountId, effectiveOn, factId }];
};

const descriptionIn = ({ fact, id: factId }: Placed<AccountStatement>): readonly AccountDescription[] => {
  if (fact.type === 'accounts-merged') return [];
  const { effectiveOn, name, attributes = {} } = fact.data;
  return [present({ effectiveOn, name, attributes, factId })];
};

/** Works out what stands of an account. `facts` are in the order of its stream. */
export const accountTimelineOf = (facts: readonly AccountLogFact[]): AccountTimeline => {
  const standing = standingOf<AccountStatement>(facts);
  const merges = standing.statements.flatMap(mergeIn);
  return { ...standing, merges, mergedInto: merges[0], descriptions: standing.statements.flatMap(descriptionIn) };
};
