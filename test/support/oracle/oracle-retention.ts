import { decimal, type Fraction, ratio, times } from './fraction';
import { asRead } from './as-read';
import { readsAs } from './oracle-accounts';
import { amountText, linesWithArr, type LineArr, sumsBy } from './oracle-arr';
import { daysBetween, monthsFrom, theDayBefore } from './oracle-calendar';
import type { OracleFact } from './oracle-facts';
import { decimalsOf } from './oracle-line';
import type { OracleRow, OracleWindow } from './oracle-movements';

/** Of which lines rates are asked. */
export interface OracleCell {
  readonly currency: string;
  readonly holds: (line: LineArr) => boolean;
}

/** ARR on a day by account, as accounts are merged on another day. */
export const byAccount = (
  known: readonly OracleFact[],
  day: string,
  { cell, mergedOn }: { readonly cell: OracleCell; readonly mergedOn: string },
): ReadonlyMap<string, bigint> =>
  sumsBy(
    linesWithArr(known, day).filter((line) => line.currency === cell.currency && cell.holds(line)),
    ({ accountId }) => readsAs(asRead(known, mergedOn), accountId, mergedOn),
    ({ arr }) => arr,
  );

const totalOf = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((sum, one) => sum + one, 0n);

const cohortOf = (known: readonly OracleFact[], window: OracleWindow, cell: OracleCell) => {
  const mergedOn = theDayBefore(window.to);
  const opening = byAccount(known, theDayBefore(window.from), { cell, mergedOn });
  const closing = byAccount(known, mergedOn, { cell, mergedOn });
  const pairs = [...opening].map(([accountId, had]) => ({ had, has: closing.get(accountId) ?? 0n }));
  return {
    accounts: pairs.length,
    lost: pairs.filter(({ has }) => has === 0n).length,
    opening: totalOf(opening.values()),
    closing: totalOf(pairs.map(({ has }) => has)),
    retained: totalOf(pairs.map(({ had, has }) => (has > had ? had : has))),
    atClosing: closing.size,
  };
};

const DIGITS = 6;

/** A fraction as a text with so many decimals; a half goes to the even one. */
const textOf = ({ top, bottom }: Fraction, digits: number): string => {
  const scaled = (top < 0n ? -top : top) * 10n ** BigInt(digits);
  const double = 2n * scaled + bottom;
  const nearest = double / (2n * bottom);
  const isTie = double % (2n * bottom) === 0n;
  const even = isTie && nearest % 2n === 1n ? nearest - 1n : nearest;
  const padded = even.toString().padStart(digits + 1, '0');
  const cut = padded.length - digits;
  const text = digits === 0 ? padded : `${padded.slice(0, cut)}.${padded.slice(cut)}`;
  return top < 0n && even !== 0n ? `-${text}` : text;
};

/** How many times the window fits into a year: by months where it has whole ones, else by days. */
const timesAYear = ({ from, to }: OracleWindow): Fraction => {
  for (let months = 1; monthsFrom(from, months) <= to; months += 1) {
    if (monthsFrom(from, months) === to) return ratio(12n, BigInt(months));
  }
  return ratio(365n, BigInt(daysBetween(from, to)));
};

interface Asked extends OracleCell {
  /** What the window's movements come to in the cell. */
  readonly row: OracleRow;
  /** In percent. */
  readonly grossMargin: string;
}

type Said = Readonly<Record<string, unknown>>;

const over = (top: bigint, bottom: bigint, why: string): { readonly is: Fraction } | { readonly why: string } =>
  bottom === 0n ? { why } : { is: ratio(top, bottom) };

const saidAs = (figure: ReturnType<typeof over>, digits: number): Said =>
  'why' in figure ? { value: null, why: figure.why } : { value: textOf(figure.is, digits) };

/** Every rate of a window with what it is made of, from ARR by account at both ends and from the row of movements. */
export const ratesOver = (known: readonly OracleFact[], window: OracleWindow, asked: Asked): Said => {
  const { currency, row, grossMargin } = asked;
  const cohort = cohortOf(known, window, asked);
  const money = (minor: bigint): string => amountText(minor, currency);
  const [churn, contraction] = [-row.churn, -row.contraction];
  const lost = churn + contraction;
  const perYear = timesAYear(window);
  const rate = (top: bigint, bottom: bigint, why: string): Said => ({
    ...saidAs(over(top, bottom, why), DIGITS),
    numerator: money(top),
    denominator: money(bottom),
  });
  const ofOpening = (top: bigint): Said => rate(top, row.opening, 'nothing-at-opening');
  const yearly = (top: bigint, bottom: bigint): Said => {
    const figure = over(top, bottom, '');
    return { annual: 'why' in figure ? null : textOf(times(figure.is, perYear), DIGITS) };
  };
  const growth = (name: string, since: string): Said => {
    const then = totalOf(byAccount(known, since, { cell: asked, mergedOn: since }).values());
    return { over: name, since, ...rate(row.closing - then, then, 'nothing-then') };
  };
  const monthsAgo = (months: number): string => theDayBefore(monthsFrom(window.to, -months));
  const average = over(row.closing, BigInt(cohort.atClosing), 'nothing-at-closing');
  const isKept = row.opening === 0n ? 'nothing-at-opening' : 'nothing-lost';
  const years = over(row.opening * perYear.bottom, row.opening === 0n ? 0n : lost * perYear.top, isKept);
  const inUnits = ratio(1n, 10n ** BigInt(decimalsOf(currency)));
  const worth =
    'why' in average || 'why' in years
      ? 'why' in average
        ? average
        : years
      : { is: times(times(times(average.is, inUnits), years.is), times(decimal(grossMargin), ratio(1n, 100n))) };
  return {
    opening: money(row.opening),
    new: money(row.new),
    expansion: money(row.expansion),
    reactivation: money(row.reactivation),
    contraction: money(contraction),
    churn: money(churn),
    closing: money(row.closing),
    accountsAtClosing: cohort.atClosing,
    cohort: {
      accounts: cohort.accounts,
      accountsLost: cohort.lost,
      opening: money(cohort.opening),
      closing: money(cohort.closing),
      retained: money(cohort.retained),
    },
    nrr: ofOpening(cohort.closing),
    grr: ofOpening(cohort.retained),
    grossChurnRate: { ...ofOpening(lost), ...yearly(lost, row.opening) },
    netChurnRate: { ...ofOpening(lost - row.expansion), ...yearly(lost - row.expansion, row.opening) },
    expansionRate: { ...ofOpening(row.expansion), ...yearly(row.expansion, row.opening) },
    logoChurnRate: {
      ...saidAs(over(BigInt(cohort.lost), BigInt(cohort.accounts), 'nothing-at-opening'), DIGITS),
      numerator: cohort.lost.toString(),
      denominator: cohort.accounts.toString(),
      ...yearly(BigInt(cohort.lost), BigInt(cohort.accounts)),
    },
    quickRatio: rate(row.new + row.expansion + row.reactivation, lost, 'nothing-lost'),
    averageArrPerAccount: {
      ...saidAs('why' in average ? average : { is: times(average.is, inUnits) }, decimalsOf(currency)),
      numerator: money(row.closing),
      denominator: cohort.atClosing.toString(),
    },
    growth: [
      growth('window', theDayBefore(window.from)),
      growth('month', monthsAgo(1)),
      growth('quarter', monthsAgo(3)),
      growth('year', monthsAgo(12)),
    ],
    lifetimeYears: saidAs(years, DIGITS),
    lifetimeValue: saidAs(worth, decimalsOf(currency)),
  };
};
