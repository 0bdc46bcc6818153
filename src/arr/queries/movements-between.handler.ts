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

const arrBefore = ({ book, knownAt }: Resolved, day: Span['from']): ReadonlyMap<Currency, MinorUnits> =>
  new Map(book.index.figures({ asOf: dayBefore(day), knownAt }).map(({ currency, arr }) => [currency, arr]));

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

const rowsOf = (resolved: Resolved, window: Span, only: Currency | undefined): readonly MovementFigures[] => {
  const [openings, closings] = [arrBefore(resolved, window.from), arrBefore(resolved, window.to)];
  return resolved.book.index
    .movementSums(window, resolved.knownAt)
    .filter(({ currency }) => only === undefined || currency === only)
    .map((sums) => rowOf(window, openings.get(sums.currency) ?? 0n, closings.get(sums.currency) ?? 0n, sums));
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
        rows: pieces.flatMap((piece) => rowsOf(resolved, piece, currency)),
        total: rowsOf(resolved, window, currency),
      }),
    );
  }
}
