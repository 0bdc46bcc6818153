import { formatMinorUnits } from '../kernel/minor-units';
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

const dayOf = ({ data }: ReceivedFact): string =>
  'effectiveOn' in data && typeof data.effectiveOn === 'string' ? ` effective on ${data.effectiveOn}` : '';

const printText = ({ out }: Surroundings, subject: string, accepted: Accepted, isDryRun: boolean): void => {
  const { facts, replayed, revision } = accepted.receipt;
  if (facts.length === 0) out('Nothing changes: no fact is recorded.\n');
  for (const fact of facts) out(`${fact.type} ${fact.id}${dayOf(fact)}\n`);
  for (const { effectiveOn, currency, delta } of shownEffect(accepted) ?? []) {
    out(`ARR on ${effectiveOn} ${delta.startsWith('-') ? '' : '+'}${delta} ${currency}\n`);
  }
  if (isDryRun) out('Dry run: nothing has been written.\n');
  else if (replayed) out('This command had been recorded before; this is its first answer.\n');
  else out(`The ${subject} stands at revision ${revision.toString()}.\n`);
};

/** Prints what a command came to, as text or as JSON. */
export const printReceipt = (
  surroundings: Surroundings,
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
