import type { Currency } from '../../kernel/currency';
import type { Selection } from '../domain/group';
import { accountLevels, type LevelsFound } from './account-levels';
import type { BookAt } from './resolved';
import { byOf } from './movement-rows';
import type { RetentionFigure } from './retention-answers';
import { type RatesAsked, retentionFigures } from './retention-figures';
import { type WindowRows, windowRows, windowSums } from './window-rows';

interface RetentionAsked extends RatesAsked {
  readonly selection: Selection | undefined;
  readonly currencies: readonly Currency[];
}

interface Found extends LevelsFound {
  readonly rows: WindowRows;
}

const figureOf = ({ rows, total, groups }: Found, currency: Currency, asked: RetentionAsked): RetentionFigure => {
  const figures = retentionFigures(windowSums(rows, currency), total.of({ currency, group: [] }), currency, asked);
  const { selection } = asked;
  if (selection === undefined || selection.groupBy.length === 0) return { currency, ...figures };
  const own = rows.window.filter((row) => row.currency === currency);
  return {
    currency,
    ...figures,
    groups: own.map(({ group }) => ({
      by: byOf(selection, group),
      ...retentionFigures(windowSums(rows, currency, group), groups.of({ currency, group }), currency, asked),
    })),
  };
};

/** The rates of a window, currency by currency. Stops now and then for others to have their turn. */
export function* retentionWork(known: BookAt, asked: RetentionAsked): Generator<undefined, readonly RetentionFigure[]> {
  const { window, selection, currencies } = asked;
  const rows = windowRows(known, window, selection);
  const levels = yield* accountLevels(known, { window, selection });
  return currencies.map((currency) => figureOf({ rows, ...levels }, currency, asked));
}
