import fc from 'fast-check';
import { addMonths, type CalendarDate } from '../../src/kernel/calendar-date';
import { type Month, monthAfter, parseMonth } from '../../src/kernel/month';
import type { PureLedger } from '../support/scenario/pure-ledger';

/** What is done to months, one after the other, after each attempt on facts. */
export type ActOnMonths = 'close' | 'reopen' | undefined;

export const anyActs: fc.Arbitrary<readonly ActOnMonths[]> = fc.array(
  fc.constantFrom<ActOnMonths>(undefined, 'close', 'close', 'reopen'),
  { maxLength: 18, size: 'max' },
);

const monthOf = (day: CalendarDate): Month => {
  const month = parseMonth(day.slice(0, 7));
  if (month === undefined) throw new Error(`${day} is in no month`);
  return month;
};

/** Closes the month after the last closed one, or opens that again, if that may be; the first closed is the one before the facts. */
const actOn = (ledger: PureLedger, act: ActOnMonths): void => {
  const today = ledger.recordedOnLast;
  if (act === undefined || today === undefined) return;
  const last = ledger.book.periods.closedAt(ledger.head).at(-1)?.data.period;
  const next = last === undefined ? monthOf(addMonths(today, -1)) : monthAfter(last);
  if (act === 'close') ledger.executeOfPeriod({ type: 'close-period', period: next }, today);
  else if (last !== undefined) ledger.executeOfPeriod({ type: 'reopen-period', period: last }, today);
};

/** Does to months what is to be done after each attempt of a history, one act at a time. */
export const actingOnMonths = (acts: readonly ActOnMonths[], then: (ledger: PureLedger) => void = () => undefined) => {
  const left = [...acts];
  return (ledger: PureLedger): void => {
    actOn(ledger, left.shift());
    then(ledger);
  };
};
