import { accountsNamedBy } from '../../../src/arr/domain/named-accounts';
import type { Movement } from '../../../src/arr/domain/movement';
import { endOf, missingRates, withOpening } from '../../../src/arr/queries/missing-rates';
import { addDays, type CalendarDate, dayBefore } from '../../../src/kernel/calendar-date';
import type { Span } from '../../../src/kernel/period-text';
import { formatMinorUnits } from '../../../src/kernel/minor-units';
import type { AccountId } from '../../../src/kernel/ids';
import { accountArrOn, amountText, arrOn, lackingOn } from '../oracle/oracle-arr';
import type { OracleFact } from '../oracle/oracle-facts';
import { movementsOn } from '../oracle/oracle-movements';
import { knownAt } from '../oracle/standing';
import { doneAtOnce } from '../done-at-once';
import { groupOfLedger, groupOfOracle } from './group-questions';
import type { PureLedger } from './pure-ledger';
import { restatementOfLedger, restatementOfOracle } from './restatement-questions';
import { rowOfLedger, rowOfOracle } from './row-questions';
import type { ArrQuestion, MovementQuestion, Question } from './scenario';

/** A question whose state of knowledge has been resolved to a sequence. */
export interface Pinned {
  readonly question: Question;
  readonly sequence: number;
  /** The earlier state of knowledge of a question that lies between two. */
  readonly since?: number;
}

const joined = (parts: readonly string[]): string => (parts.length === 0 ? 'none' : parts.join(' and '));

/** Every account that a fact of the ledger names. */
const accountsOf = (ledger: PureLedger): readonly AccountId[] =>
  [...new Set(ledger.log.flat().flatMap(accountsNamedBy))].sort();

/** The movements of a day that change an amount, account by account. */
export const movementsOfDay = (
  ledger: PureLedger,
  { day, accountId }: MovementQuestion,
  sequence: number,
): readonly Movement[] =>
  accountsOf(ledger)
    .filter((account) => accountId === undefined || account === accountId)
    .flatMap((account) => ledger.book.index.movementsOf(account, sequence))
    .filter(({ effectiveOn, delta }) => effectiveOn === day && delta !== 0n);

const ledgerArr = (ledger: PureLedger, { day, accountId }: ArrQuestion, sequence: number): string => {
  const point = { asOf: day, knownAt: sequence };
  const index = ledger.book.index;
  const figures =
    accountId === undefined
      ? index.figures(point)
      : index.accounts(point).filter((figure) => figure.accountId === accountId);
  return joined(
    figures
      .filter(({ arr }) => arr !== 0n)
      .map(({ arr, currency }) => `${formatMinorUnits(arr, currency)} ${currency}`),
  );
};

const ledgerMovements = (ledger: PureLedger, question: MovementQuestion, sequence: number): string =>
  joined(
    movementsOfDay(ledger, question, sequence).map(
      (movement) => `${movement.class} ${formatMinorUnits(movement.delta, movement.currency)} ${movement.currency}`,
    ),
  );

/** The days at whose ends a question needs all rates. */
const daysOf = (question: Question): Span => {
  if (question.ask === 'arr' || question.ask === 'restatement') return endOf(question.day);
  if (question.ask === 'movement') return { from: dayBefore(question.day), to: addDays(question.day, 1) };
  if (question.ask === 'movements') return withOpening(question);
  return 'day' in question.of ? endOf(question.of.day) : withOpening(question.of);
};

const noRate = (lacking: readonly string[]): string => `no rate ${lacking.join(' and ')}`;

/** What the ledger lacks, day by day. */
export const lackingInLedger = (ledger: PureLedger, days: Span, sequence: number): readonly string[] => {
  const missing = doneAtOnce(missingRates({ book: ledger.book, knownAt: sequence }, { days: [days] }));
  const lacking = missing.flatMap(({ base, quote, days: spans }) =>
    spans.flatMap(({ from, until }) => daysIn({ from, to: until }).map((day) => `${base}/${quote} ${day}`)),
  );
  return [...lacking].sort();
};

const daysIn = ({ from, to }: Span): readonly CalendarDate[] => {
  const days: CalendarDate[] = [];
  for (let day = from; day < to; day = addDays(day, 1)) days.push(day);
  return days;
};

/** What the product answers, in the words of a page. */
export const answerOfLedger = (ledger: PureLedger, { question, sequence, since = 0 }: Pinned): string => {
  const lacking = lackingInLedger(ledger, daysOf(question), sequence);
  if (lacking.length > 0) return noRate(lacking);
  switch (question.ask) {
    case 'arr':
      return ledgerArr(ledger, question, sequence);
    case 'movement':
      return ledgerMovements(ledger, question, sequence);
    case 'movements':
      return rowOfLedger(ledger, question, sequence);
    case 'restatement':
      return restatementOfLedger(ledger, question, { from: since, to: sequence });
    case 'group':
      return groupOfLedger(ledger, question, sequence);
  }
};

const oracleArr = (known: readonly OracleFact[], { day, accountId }: ArrQuestion): string => {
  const sums = accountId === undefined ? arrOn(known, day) : accountArrOn(known, accountId, day);
  return joined([...sums].sort().map(([currency, arr]) => `${amountText(arr, currency)} ${currency}`));
};

const oracleMovements = (known: readonly OracleFact[], { day, accountId }: MovementQuestion): string =>
  joined(
    movementsOn(known, day)
      .filter((movement) => accountId === undefined || movement.accountId === accountId)
      .map((movement) => `${movement.class} ${amountText(movement.delta, movement.currency)} ${movement.currency}`),
  );

/** What the oracle answers, in the same words. */
export const answerOfOracle = (facts: readonly OracleFact[], { question, sequence, since = 0 }: Pinned): string => {
  const known = knownAt(facts, sequence);
  const lacking = [...new Set(daysIn(daysOf(question)).flatMap((day) => lackingOn(known, day)))].sort();
  if (lacking.length > 0) return noRate(lacking);
  switch (question.ask) {
    case 'arr':
      return oracleArr(known, question);
    case 'movement':
      return oracleMovements(known, question);
    case 'movements':
      return rowOfOracle(known, question);
    case 'restatement':
      return restatementOfOracle(facts, question, { from: since, to: sequence });
    case 'group':
      return groupOfOracle(known, question);
  }
};
