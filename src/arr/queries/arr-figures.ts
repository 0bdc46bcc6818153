import type { CalendarDate } from '../../kernel/calendar-date';
import { canonicalJson } from '../../kernel/canonical-json';
import type { Currency } from '../../kernel/currency';
import type { Hasher } from '../../kernel/hasher.port';
import { formatMinorUnits, twelfthOf } from '../../kernel/minor-units';
import { present } from '../../kernel/present';
import type { Figure } from '../domain/arr-index';
import type { ArrAnswer, ArrFigure } from './answers';
import type { Resolved } from './resolved';

export const amountsOf = ({ currency, arr, accounts, subscriptions }: Figure): Omit<ArrFigure, 'currency'> => ({
  arr: formatMinorUnits(arr, currency),
  mrr: formatMinorUnits(twelfthOf(arr), currency),
  accounts,
  subscriptions,
});

export const figureShown = (figure: Figure): ArrFigure => ({ currency: figure.currency, ...amountsOf(figure) });

/** The answer with the fingerprint of its figures and of the question they answer; not of `stale`, which a figure of the past does not know. */
export const withDigest = (answer: Omit<ArrAnswer, 'digest'>, hasher: Hasher): ArrAnswer => {
  const { asOf, groupBy, filter, knownAt, policyVersion, derivationVersion, reportingCurrency, figures } = answer;
  const pinned = {
    ...present({ asOf, groupBy, filter, policyVersion, derivationVersion, reportingCurrency }),
    sequence: knownAt.sequence,
    figures: figures.map(({ groups, ...figure }) => ({
      ...figure,
      ...(groups && { groups: groups.map((group) => ({ ...group })) }),
    })),
  };
  return { ...answer, digest: hasher.sha256(canonicalJson(pinned)) };
};

/** All ARR at the end of a day, in the currencies named. */
export const wholeArr = (
  { book, knownAt, echo }: Resolved,
  asOf: CalendarDate,
  currencies: readonly Currency[],
  hasher: Hasher,
): ArrAnswer => {
  const figures = book.index.figures({ asOf, knownAt }).filter(({ currency }) => currencies.includes(currency));
  return withDigest({ asOf, ...echo, figures: figures.map(figureShown) }, hasher);
};
