import type { JournalEntry } from '../../src/arr/domain/journal';
import { dayBefore } from '../../src/kernel/calendar-date';
import type { JournalledBook } from '../support/scenario/pure-ledger';

const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);

/** The account's ARR at the end of the day before a movement, as known when it was asserted. */
const arrBefore = ({ book }: JournalledBook, { accountId, currency, effectiveOn, sequence }: JournalEntry): bigint =>
  book.index
    .accounts({ asOf: dayBefore(effectiveOn), knownAt: sequence })
    .find((one) => one.accountId === accountId && one.currency === currency)?.arr ?? 0n;

/** What changed accounts that day comes first: the rest of the day's movement begins after it. */
const transferredBefore = ({ book }: JournalledBook, entry: JournalEntry): bigint => {
  if (entry.class === 'transfer') return 0n;
  const { accountId, currency, effectiveOn, sequence } = entry;
  const transfer = book.index
    .movementsOf(accountId, sequence)
    .find((one) => one.class === 'transfer' && one.effectiveOn === effectiveOn && one.currency === currency);
  return transfer?.delta ?? 0n;
};

/** Goes through a journal as a consumer does, and tells what is wrong with each entry. */
export const faultsOf = (ledger: JournalledBook): readonly string[] => {
  const inForce = new Map<string, JournalEntry>();
  return ledger.journal.flatMap((entry) => {
    const faults: string[] = [];
    if (sumOf(entry.contributions.map(({ delta }) => delta)) !== entry.delta) faults.push('contributions do not sum');
    if (entry.kind === 'assert') {
      const before = arrBefore(ledger, entry) + transferredBefore(ledger, entry);
      if (entry.before !== before) faults.push('before is not the ARR of the day before');
      if (entry.after !== entry.before + entry.delta) faults.push('before and after do not differ by the delta');
      if (inForce.has(entry.id)) faults.push('the id is taken');
      inForce.set(entry.id, entry);
    } else {
      const taken = inForce.get(entry.retracts ?? '');
      if (taken === undefined) faults.push('retracts nothing that is in force');
      else if (!isNegation(entry, taken)) faults.push(`does not negate ${taken.id}`);
      inForce.delete(entry.retracts ?? '');
    }
    return faults.map((fault) => `${entry.id}: ${fault}`);
  });
};

const isNegation = (retraction: JournalEntry, taken: JournalEntry): boolean => {
  const negated = {
    ...{ accountId: taken.accountId, currency: taken.currency, effectiveOn: taken.effectiveOn, class: taken.class },
    delta: -taken.delta,
    contributions: taken.contributions.map((one) => ({ ...one, delta: -one.delta })),
  };
  expect(retraction).toMatchObject(negated);
  return retraction.contributions.length === taken.contributions.length;
};
