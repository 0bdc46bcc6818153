import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { AccountId } from '../../kernel/ids';
import type { MinorUnits } from '../../kernel/minor-units';
import type { Recorded } from '../../kernel/projection';
import type { PolicyAdopted } from '../../policies/domain/policy.events';
import type { ArrBook } from '../domain/arr-book';
import { accountPages } from './account-levels';
import type { Caused } from './restating';

/** A policy adopted, and the books of the one before and of this one. */
export interface Adoption {
  readonly fact: Recorded<PolicyAdopted>;
  readonly former: ArrBook;
  readonly next: ArrBook;
}

interface Moved {
  readonly accountId: AccountId;
  readonly currency: Currency;
  amount: MinorUnits;
}

const keyOf = ({ accountId, currency }: Moved): string => `${accountId}\n${currency}`;

/**
 * What the adoption did to a day's figure, account by account: what each has under the new policy less what it has under the one
 * before, by the facts that were known then. Stops now and then for others to have their turn.
 */
export function* policyEffects(
  { fact, former, next }: Adoption,
  asOf: CalendarDate,
): Generator<undefined, readonly Caused[]> {
  const { id: factId, sequence, recordedAt, type } = fact;
  const moved = new Map<string, Moved>();
  for (const [book, sign] of [[former, -1n] as const, [next, 1n] as const]) {
    for (const page of accountPages({ book, knownAt: sequence }, asOf)) {
      for (const { accountId, currency, arr } of page) {
        const key = keyOf({ accountId, currency, amount: arr });
        const known = moved.get(key) ?? { accountId, currency, amount: 0n };
        known.amount += sign * arr;
        moved.set(key, known);
      }
      yield;
    }
  }
  return [...moved.values()]
    .filter(({ amount }) => amount !== 0n)
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .map((one) => ({ effect: { ...one, sequence, recordedAt, factId }, cause: 'policy', fact: { type } }));
}
