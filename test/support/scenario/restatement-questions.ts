import type { ArrBook } from '../../../src/arr/domain/arr-book';
import { DERIVATION_VERSION } from '../../../src/arr/domain/journal';
import { type Caused, restating } from '../../../src/arr/queries/restating';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import { type Currency, parseCurrency } from '../../../src/kernel/currency';
import { formatMinorUnits } from '../../../src/kernel/minor-units';
import { sumsBy } from '../oracle/oracle-arr';
import type { OracleFact } from '../oracle/oracle-facts';
import { effectsBetween } from '../oracle/oracle-restatement';
import type { PureLedger } from './pure-ledger';
import type { RestatementQuestion } from './scenario';
import { doneAtOnce } from '../done-at-once';

/** The states of knowledge that a restatement lies between. */
export interface Between {
  readonly from: number;
  readonly to: number;
}

interface Effect {
  readonly cause: string;
  readonly currency: string;
  readonly amount: bigint;
}

const currencyIn = (text: string): Currency => {
  const currency = parseCurrency(text);
  if (currency === undefined) throw new Error(`${text} is no currency`);
  return currency;
};

/** `corrected 10.00 EUR and late -120.00 EUR`: the effects by cause and currency, in order of names. */
const effectsText = (effects: readonly Effect[]): string => {
  const sums = [
    ...sumsBy(
      effects,
      ({ cause, currency }) => `${cause} ${currency}`,
      ({ amount }) => amount,
    ),
  ].sort();
  const texts = sums.map(([key, amount]) => {
    const [cause = '', currency = ''] = key.split(' ');
    return `${cause} ${formatMinorUnits(amount, currencyIn(currency))} ${currency}`;
  });
  return texts.length === 0 ? 'none' : texts.join(' and ');
};

/** The effects on a day's ARR of what became known between two states of knowledge, each with its cause. */
export const restatedBetween = (book: ArrBook, asOf: CalendarDate, { from, to }: Between): readonly Caused[] => {
  const knownAt = { sequence: to, recordedAt: '', imported: false };
  const echo = { knownAt, policyVersion: 1, derivationVersion: DERIVATION_VERSION, stale: false };
  return doneAtOnce(restating({ book, knownAt: to, echo }, book.rows.enteredBetween(from, to, asOf)));
};

export const restatementOfLedger = (ledger: PureLedger, question: RestatementQuestion, between: Between): string =>
  effectsText(restatedBetween(ledger.book, question.day, between).map(({ cause, effect }) => ({ cause, ...effect })));

export const restatementOfOracle = (
  facts: readonly OracleFact[],
  { day }: RestatementQuestion,
  between: Between,
): string =>
  effectsText(
    effectsBetween(facts, day, between).flatMap(({ cause, amounts }) =>
      amounts.map(({ currency, amount }) => ({ cause, currency, amount })),
    ),
  );
