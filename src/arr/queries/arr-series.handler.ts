import { endOf } from './missing-rates';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { dayBefore } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import { formatMinorUnits, type MinorUnits, twelfthOf } from '../../kernel/minor-units';
import type { GroupRow } from '../domain/arr-index';
import type { Selection } from '../domain/group';
import type { Answered } from './answers';
import { cutAsked } from './cut-windows';
import { answered, KnowledgeResolver, refuse } from './knowledge-resolver';
import { byOf, type RowsAsked } from './movement-rows';
import { ArrSeries } from './questions.query';
import { currenciesOf, selectionFault } from './selected';
import { readSelection, selectionTexts } from './selection-text';
import type { ArrSeriesAnswer, SeriesFigure, SeriesPoint } from './series-answers';

const amountsOf = (arr: MinorUnits, currency: Currency): { readonly arr: string; readonly mrr: string } => ({
  arr: formatMinorUnits(arr, currency),
  mrr: formatMinorUnits(twelfthOf(arr), currency),
});

/** The points of the whole ledger. */
const wholePoints = ({ resolved, windows, currencies }: RowsAsked): readonly SeriesPoint[] => {
  const days = windows.map(({ to }) => dayBefore(to));
  const levels = resolved.book.index.levels(days, resolved.knownAt);
  return days.map((asOf, place) => ({
    asOf,
    figures: currencies.map((currency) => ({ currency, ...amountsOf(levels[place]?.get(currency) ?? 0n, currency) })),
  }));
};

const figureOf = (currency: Currency, rows: readonly GroupRow[], selection: Selection): SeriesFigure => {
  const own = rows.filter((row) => row.currency === currency && row.closing !== 0n);
  const arr = own.reduce((sum, { closing }) => sum + closing, 0n);
  const groups = own.map(({ group, closing }) => ({ by: byOf(selection, group), ...amountsOf(closing, currency) }));
  return { currency, ...amountsOf(arr, currency), ...(selection.groupBy.length > 0 && { groups }) };
};

/** The points of what is selected; each figure is the sum of its groups. */
const selectedPoints = (
  { resolved: { book, knownAt }, windows, currencies }: RowsAsked,
  selection: Selection,
): readonly SeriesPoint[] => {
  const rows = book.index.groupRows(selection, windows, knownAt);
  return windows.map(({ to }, place) => ({
    asOf: dayBefore(to),
    figures: currencies.map((currency) => figureOf(currency, rows[place] ?? [], selection)),
  }));
};

@QueryHandler(ArrSeries)
export class ArrSeriesHandler implements IQueryHandler<ArrSeries> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  async execute({ question }: ArrSeries): Promise<Answered<ArrSeriesAnswer>> {
    const { window, interval } = question;
    const cut = cutAsked(question);
    if (cut.outcome === 'refused') return cut;
    const { answer: windows } = cut;
    const selected = readSelection(question);
    if (selected.outcome === 'refused') return selected;
    const { answer: selection } = selected;
    return this.resolver.resolve(
      question,
      (resolved) => {
        const { echo } = resolved;
        const asked = { resolved, windows, currencies: currenciesOf(resolved, question) };
        if (selection === undefined) return answered({ ...window, interval, ...echo, points: wholePoints(asked) });
        const rejection = selectionFault(resolved, selection, windows.length);
        if (rejection !== undefined) return refuse(rejection);
        const points = selectedPoints(asked, selection);
        return answered({ ...window, interval, ...selectionTexts(selection), ...echo, points });
      },
      {
        selections: selection === undefined ? [] : [selection],
        needed: { days: windows.map(({ to }) => endOf(dayBefore(to))), selection },
      },
    );
  }
}
