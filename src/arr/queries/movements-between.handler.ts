import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { dayBefore } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import { formatMinorUnits, type MinorUnits } from '../../kernel/minor-units';
import { cutWindow, type Span } from '../../kernel/period-text';
import type { MovementSums } from '../domain/arr-index';
import { MOVEMENT_CLASSES } from '../domain/movement';
import type { Answered, MovementFigures, MovementsAnswer } from './answers';
import { answered, KnowledgeResolver, refuse, type Resolved } from './knowledge-resolver';
import { MovementsBetween } from './questions.query';

export const MOVEMENT_ROWS_MAX = 1200;

/** Opening and closing are asked for, not added up, so that the difference proves the row. */
const rowOf = (
  { from, to }: Span,
  opening: MinorUnits,
  closing: MinorUnits,
  { currency, byClass }: MovementSums,
): MovementFigures => {
  const text = (minor: MinorUnits): string => formatMinorUnits(minor, currency);
  const sum = MOVEMENT_CLASSES.reduce((total, movementClass) => total + byClass[movementClass], 0n);
  return {
    from,
    to,
    currency,
    opening: text(opening),
    new: text(byClass.new),
    expansion: text(byClass.expansion),
    reactivation: text(byClass.reactivation),
    contraction: text(byClass.contraction),
    churn: text(byClass.churn),
    fx: text(0n),
    transfer: text(0n),
    entered: text(0n),
    left: text(0n),
    closing: text(closing),
    difference: text(closing - opening - sum),
  };
};

/** The rows of windows that are in order, window by window and then by currency. */
const rowsOf = (
  { book, knownAt }: Resolved,
  windows: readonly Span[],
  only: Currency | undefined,
): readonly MovementFigures[] => {
  const openings = book.index.levels(
    windows.map(({ from }) => dayBefore(from)),
    knownAt,
  );
  const closings = book.index.levels(
    windows.map(({ to }) => dayBefore(to)),
    knownAt,
  );
  const sums = book.index.movementSums(windows, knownAt);
  return windows.flatMap((window, place) =>
    (sums[place] ?? [])
      .filter(({ currency }) => only === undefined || currency === only)
      .map((ofCurrency) => {
        const [opening, closing] = [openings, closings].map((levels) => levels[place]?.get(ofCurrency.currency) ?? 0n);
        return rowOf(window, opening ?? 0n, closing ?? 0n, ofCurrency);
      }),
  );
};

@QueryHandler(MovementsBetween)
export class MovementsBetweenHandler implements IQueryHandler<MovementsBetween> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  async execute({ question }: MovementsBetween): Promise<Answered<MovementsAnswer>> {
    const { window, interval, currency } = question;
    if (window.from >= window.to) return refuse({ code: 'window-is-empty', ...window });
    const pieces = cutWindow(window, interval, MOVEMENT_ROWS_MAX);
    if (pieces === undefined) return refuse({ code: 'window-too-long', rowsMax: MOVEMENT_ROWS_MAX });
    return this.resolver.resolve(question, (resolved) =>
      answered({
        ...window,
        interval,
        ...resolved.echo,
        rows: rowsOf(resolved, pieces, currency),
        total: rowsOf(resolved, [window], currency),
      }),
    );
  }
}
