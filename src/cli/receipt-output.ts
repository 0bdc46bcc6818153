import type { Currency } from '../kernel/currency';
import { formatMinorUnits, type MinorUnits } from '../kernel/minor-units';
import { present } from '../kernel/present';
import { printJson } from './answer-output';
import type { Accepted, ReceivedFact } from './opened-ledger';
import type { Surroundings } from './surroundings';

interface ReceiptOptions {
  readonly dryRun?: true;
  readonly json?: true;
}

const shownEffect = ({ effect }: Accepted) =>
  effect?.map(({ effectiveOn, currency, delta }) => ({
    effectiveOn,
    currency,
    delta: formatMinorUnits(delta, currency),
  }));

/** From which day on ARR is how much more or less than it was without the command, until the next such day. */
const becomesText = ({ effect = [] }: Accepted): readonly string[] => {
  const sums = new Map<Currency, MinorUnits>();
  return [...effect]
    .sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn === b.effectiveOn ? 0 : 1))
    .map(({ effectiveOn, currency, delta }) => {
      const sum = (sums.get(currency) ?? 0n) + delta;
      sums.set(currency, sum);
      const amount = formatMinorUnits(sum < 0n ? -sum : sum, currency);
      const is = sum === 0n ? `${currency} as it was` : `${amount} ${currency} ${sum < 0n ? 'less' : 'more'}`;
      return `ARR from ${effectiveOn} on: ${is}\n`;
    });
};

const dayOf = ({ data }: ReceivedFact): string =>
  'effectiveOn' in data && typeof data.effectiveOn === 'string' ? ` effective on ${data.effectiveOn}` : '';

const printText = (
  { out }: Pick<Surroundings, 'out'>,
  subject: string,
  accepted: Accepted,
  isDryRun: boolean,
): void => {
  const { facts, replayed, revision } = accepted.receipt;
  if (facts.length === 0) out('Nothing changes: no fact is recorded.\n');
  for (const fact of facts) out(`${fact.type} ${fact.id}${dayOf(fact)}\n`);
  for (const line of becomesText(accepted)) out(line);
  if (isDryRun) out('Dry run: nothing has been written.\n');
  else if (replayed) out('This command had been recorded before; this is its first answer.\n');
  else out(`The ${subject} stands at revision ${revision.toString()}.\n`);
};

/** Prints what a command came to, as text or as JSON. */
export const printReceipt = (
  surroundings: Pick<Surroundings, 'out'>,
  subject: 'subscription' | 'account' | 'period' | 'list of policies' | 'pair',
  accepted: Accepted,
  { dryRun, json }: ReceiptOptions,
): void => {
  if (json !== true) {
    printText(surroundings, subject, accepted, dryRun === true);
    return;
  }
  const { facts, revision, token, replayed } = accepted.receipt;
  const named = facts.map(({ id, type }) => ({ id, type }));
  printJson(surroundings, present({ facts: named, revision, token, replayed, effect: shownEffect(accepted) }));
};
