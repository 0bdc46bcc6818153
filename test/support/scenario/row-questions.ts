import { nettedColumns } from '../../../src/arr/queries/netted-columns';
import { dayBefore } from '../../../src/kernel/calendar-date';
import { formatMinorUnits, type MinorUnits } from '../../../src/kernel/minor-units';
import { amountText } from '../oracle/oracle-arr';
import type { OracleFact } from '../oracle/oracle-facts';
import { rowOver } from '../oracle/oracle-movements';
import { nettedRowOver } from '../oracle/oracle-netting';
import { treatmentOf } from '../oracle/treatments';
import { doneAtOnce } from '../done-at-once';
import type { PureLedger } from './pure-ledger';
import type { RowQuestion } from './scenario';

const CLASSES = ['new', 'expansion', 'reactivation', 'contraction', 'churn', 'fx'] as const;

type ByClass = Readonly<Partial<Record<(typeof CLASSES)[number], MinorUnits>>>;

const rowText = (sums: ReadonlyMap<string, string>): string =>
  [...sums]
    .filter(([name, sum]) => name === 'opening' || name === 'closing' || !/^0(?:\.0+)?$/u.test(sum))
    .map(([name, sum]) => `${name} ${sum}`)
    .join(' ');

/** By the rates of days a step needs the book in native currencies as well, which a page does not keep. */
const nettedSums = (
  { book }: PureLedger,
  { from, to, currency }: RowQuestion,
  sequence: number,
): ByClass | undefined => {
  const rows = book.rows.inForce({ from, to }, sequence);
  const asked = { windows: [{ from, to }], selection: { groupBy: [], filter: [] }, rows, native: undefined };
  const columns = doneAtOnce(nettedColumns({ book, knownAt: sequence }, asked));
  return columns.total().of(0, currency, []);
};

const dailySums = ({ book }: PureLedger, { from, to, currency }: RowQuestion, sequence: number): ByClass | undefined =>
  book.index
    .movementSums([{ from, to }], sequence)
    .find((one) => one.currency === currency)
    ?.byClass(0);

export const rowOfLedger = (ledger: PureLedger, question: RowQuestion, sequence: number): string => {
  const { from, to, currency } = question;
  const { index, policy } = ledger.book;
  const arrBefore = (day: RowQuestion['from']): MinorUnits =>
    index.figures({ asOf: dayBefore(day), knownAt: sequence }).find((one) => one.currency === currency)?.arr ?? 0n;
  const sumsOf = policy.policy.netting === 'window' ? nettedSums : dailySums;
  const sums = sumsOf(ledger, question, sequence);
  return rowText(
    new Map([
      ['opening', formatMinorUnits(arrBefore(from), currency)],
      ...CLASSES.map((name) => [name, formatMinorUnits(sums?.[name] ?? 0n, currency)] as const),
      ['closing', formatMinorUnits(arrBefore(to), currency)],
    ]),
  );
};

export const rowOfOracle = (known: readonly OracleFact[], { from, to, currency }: RowQuestion): string => {
  const over = treatmentOf(known, 'netting') === 'window' ? nettedRowOver : rowOver;
  const row = over(known, { from, to }, currency);
  const names = ['opening', ...CLASSES, 'closing'] as const;
  return rowText(new Map(names.map((name) => [name, amountText(row[name], currency)])));
};
