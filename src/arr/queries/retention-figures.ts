import type { Currency } from '../../kernel/currency';
import { formatMinorUnits, type MinorUnits } from '../../kernel/minor-units';
import type { Span } from '../../kernel/period-text';
import type { Rational } from '../../kernel/rational';
import type { CohortSums } from '../domain/cohort-sums';
import {
  annualised,
  growthOf,
  lifetimeOf,
  lifetimeValueOf,
  type Quotient,
  type Rates,
  ratesOf,
  type YearShare,
} from '../domain/rates';
import {
  type AnnualRateAnswer,
  GROWTH_SPANS,
  type GrowthAnswer,
  type RateAnswer,
  type RetentionFigures,
} from './retention-answers';
import { amountsRate, amountText, derived, rateText } from './rate-texts';
import { growthDay, type WindowSums } from './window-rows';

/** What all figures of an answer share. */
export interface RatesAsked {
  readonly window: Span;
  readonly share: YearShare;
  /** The share of ARR that is gross profit. */
  readonly margin: Rational;
}

const counted = ({ numerator, denominator }: Quotient): Pick<RateAnswer, 'numerator' | 'denominator'> => ({
  numerator: numerator.toString(),
  denominator: denominator.toString(),
});

const growthIn = (sums: WindowSums, currency: Currency, window: Span): readonly GrowthAnswer[] =>
  GROWTH_SPANS.map((over) => ({
    over,
    since: growthDay(window, over),
    ...amountsRate(growthOf(sums.then[over], sums.closing), currency),
  }));

const ratesIn = (rates: Rates, currency: Currency, { share, margin }: RatesAsked) => {
  const plain = (rate: Quotient): RateAnswer => amountsRate(rate, currency);
  const annual = (rate: Quotient): AnnualRateAnswer => ({
    ...plain(rate),
    annual: derived(annualised(rate, share), rateText).value,
  });
  const { logoChurnRate, averageArrPerAccount: average } = rates;
  const lifetime = lifetimeOf(rates, share);
  return {
    nrr: plain(rates.nrr),
    grr: plain(rates.grr),
    grossChurnRate: annual(rates.grossChurnRate),
    netChurnRate: annual(rates.netChurnRate),
    expansionRate: annual(rates.expansionRate),
    logoChurnRate: { ...annual(logoChurnRate), ...counted(logoChurnRate) },
    quickRatio: plain(rates.quickRatio),
    averageArrPerAccount: {
      ...derived(average, amountText(currency)),
      numerator: formatMinorUnits(average.numerator, currency),
      denominator: average.denominator.toString(),
    },
    lifetimeYears: derived(lifetime, rateText),
    lifetimeValue: derived(lifetimeValueOf(rates, lifetime, margin), amountText(currency)),
  };
};

/** The rates of one currency or one group, with all that they are made of. */
export const retentionFigures = (
  sums: WindowSums,
  cohort: CohortSums,
  currency: Currency,
  asked: RatesAsked,
): RetentionFigures => {
  const text = (minor: MinorUnits): string => formatMinorUnits(minor, currency);
  return {
    opening: text(sums.opening),
    new: text(sums.new),
    expansion: text(sums.expansion),
    reactivation: text(sums.reactivation),
    contraction: text(sums.contraction),
    churn: text(sums.churn),
    closing: text(sums.closing),
    accountsAtClosing: cohort.accountsAtClosing,
    cohort: {
      accounts: cohort.accounts,
      accountsLost: cohort.accountsLost,
      opening: text(cohort.opening),
      closing: text(cohort.closing),
      retained: text(cohort.retained),
    },
    ...ratesIn(ratesOf({ ...sums, cohort }), currency, asked),
    growth: growthIn(sums, currency, asked.window),
  };
};
