import type { MergeStatement, OracleAttributes, OracleFact } from './oracle-facts';
import { rememberedFor } from './remembered';
import { accountOrder, statementOf } from './standing';

/** Every account that a fact about accounts names. */
const accountsNamed = (known: readonly OracleFact[]): readonly string[] => [
  ...new Set(
    known.flatMap((fact) => {
      const statement = statementOf(fact);
      if (statement === undefined || 'subscriptionId' in statement || statement.type === 'rate') return [];
      return statement.type === 'accounts-merged'
        ? [statement.accountId, statement.intoAccountId]
        : [statement.accountId];
    }),
  ),
];

/** The merges that stand. */
export const mergesOf = rememberedFor((known): readonly MergeStatement[] =>
  accountsNamed(known).flatMap((accountId) =>
    accountOrder(known, accountId).flatMap(({ statement }) => (statement.type === 'accounts-merged' ? statement : [])),
  ),
);

/** The account as which an account reads on a day: itself, or where the merges up to that day lead. */
export const readsAs = (known: readonly OracleFact[], accountId: string, day: string): string => {
  const merges = mergesOf(known, '').filter(({ effectiveOn }) => effectiveOn <= day);
  let reached = accountId;
  // As many steps as there are merges: a circle, which is refused, must not hold the question up.
  for (let left = merges.length; left > 0; left -= 1) {
    const from = reached;
    reached = merges.find((merge) => merge.accountId === from)?.intoAccountId ?? from;
  }
  return reached;
};

/** The attributes of an account on a day, by its own last statement up to then. */
export const accountAttributesOn = (known: readonly OracleFact[], accountId: string, day: string): OracleAttributes => {
  const described = accountOrder(known, accountId).flatMap(({ statement }) =>
    statement.type !== 'accounts-merged' && statement.effectiveOn <= day ? [statement] : [],
  );
  return described.at(-1)?.attributes ?? {};
};

/** Why the merges known cannot stand together; undefined if they can. */
export const faultOfMerges = (known: readonly OracleFact[]): string | undefined => {
  const merges = mergesOf(known, '');
  for (const { accountId } of merges) {
    if (merges.filter((other) => other.accountId === accountId).length > 1) return `${accountId} is merged twice`;
    const visited = new Set([accountId]);
    let reached: string | undefined = accountId;
    while (reached !== undefined) {
      const from: string = reached;
      reached = merges.find((merge) => merge.accountId === from)?.intoAccountId;
      if (reached !== undefined && visited.has(reached)) return `the merge of ${accountId} closes a circle`;
      if (reached !== undefined) visited.add(reached);
    }
  }
  return undefined;
};
