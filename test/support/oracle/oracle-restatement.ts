import { linesWithArr, sumsBy } from './oracle-arr';
import { daysFrom } from './oracle-calendar';
import type { OracleFact } from './oracle-facts';
import { knownAt } from './standing';
import { daysIn, someOf } from './treatments';

export type OracleCause = 'recorded' | 'late' | 'corrected' | 'voided' | 'rate' | 'period';

/** What one append did to the ARR of a day, on top of the appends before it. */
export interface OracleEffect {
  /** The last fact of the append, and its sequence. */
  readonly factId: string;
  readonly sequence: number;
  readonly cause: OracleCause;
  /** By account, as accounts read on the day before and after it; without the zeros. */
  readonly amounts: readonly { readonly accountId: string; readonly currency: string; readonly amount: bigint }[];
}

const causeOf = ({ says, recordedOn }: OracleFact, toleranceDays: number): OracleCause => {
  if (says.type === 'period-closed' || says.type === 'period-reopened') return 'period';
  if (says.type === 'voided' || says.type === 'corrected') return says.type;
  if (says.type === 'rate') return 'rate';
  const isLate = recordedOn !== undefined && daysFrom(says.effectiveOn, toleranceDays) < recordedOn;
  return isLate ? 'late' : 'recorded';
};

const amountsBetween = (
  before: readonly OracleFact[],
  after: readonly OracleFact[],
  day: string,
): OracleEffect['amounts'] => {
  const signed = [
    ...linesWithArr(before, day).map((line) => ({ line, amount: -line.arr })),
    ...linesWithArr(after, day).map((line) => ({ line, amount: line.arr })),
  ];
  const currencies = [...new Set(signed.map(({ line }) => line.currency))].sort();
  return currencies.flatMap((currency) =>
    [
      ...sumsBy(
        signed.filter(({ line }) => line.currency === currency),
        ({ line }) => line.accountId,
        ({ amount }) => amount,
      ),
    ]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([accountId, amount]) => ({ accountId, currency, amount })),
  );
};

/** What each account has on a day as known at one sequence, less what it has as known at an earlier one; without the zeros. */
export const accountsBetween = (
  facts: readonly OracleFact[],
  day: string,
  { from, to }: { readonly from: number; readonly to: number },
): OracleEffect['amounts'] => amountsBetween(knownAt(facts, from), knownAt(facts, to), day);

/** The effects, on the ARR of a day, of every append after what was known at one sequence up to another. */
export const effectsBetween = (
  facts: readonly OracleFact[],
  day: string,
  sequences: { readonly from: number; readonly to: number },
): readonly OracleEffect[] => {
  const before = knownAt(facts, sequences.from).length;
  const upTo = knownAt(facts, sequences.to);
  const lastOfAppends = upTo.filter((fact, index) => upTo[index + 1]?.append !== fact.append);
  return lastOfAppends
    .filter((last) => upTo.indexOf(last) >= before)
    .map((last) => {
      const without = someOf(facts, ({ append }) => append < last.append);
      const amounts = amountsBetween(without, knownAt(facts, last.sequence), day);
      return {
        factId: last.id,
        sequence: last.sequence,
        cause: causeOf(last, daysIn(facts, 'lateTolerance') ?? 1),
        amounts,
      };
    });
};
