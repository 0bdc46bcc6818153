import { endOf, withOpening } from './missing-rates';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { dayBefore } from '../../kernel/calendar-date';
import { formatMinorUnits, type MinorUnits } from '../../kernel/minor-units';
import { present } from '../../kernel/present';
import type { MovementSums } from '../domain/arr-index';
import type { Answered } from './query-rejections';
import { answered, KnowledgeResolver, refuse } from './knowledge-resolver';
import { Bridge } from './questions.query';
import type { BridgeAnswer, BridgeRow } from './restatement-answers';
import { currenciesOf } from './selected';
import { twoKnownEcho, twoKnown } from './two-known';

/** Levels of one currency, each asked for by itself, so that the difference proves the row. */
interface Levels {
  /** The end of the day before the window, as known first and as known later. */
  readonly reported: MinorUnits;
  readonly opening: MinorUnits;
  readonly closing: MinorUnits;
}

const rowOf = (sums: MovementSums, { reported, opening, closing }: Levels): BridgeRow => {
  const { currency } = sums;
  const byClass = sums.byClass(0);
  const text = (minor: MinorUnits): string => formatMinorUnits(minor, currency);
  const earlierPeriods = opening - reported;
  const moved = Object.values(byClass).reduce((sum, amount) => sum + amount, 0n);
  return {
    currency,
    reported: text(reported),
    earlierPeriods: text(earlierPeriods),
    opening: text(opening),
    new: text(byClass.new),
    expansion: text(byClass.expansion),
    reactivation: text(byClass.reactivation),
    contraction: text(byClass.contraction),
    churn: text(byClass.churn),
    fx: text(byClass.fx),
    transfer: text(byClass.transfer),
    closing: text(closing),
    difference: text(closing - reported - earlierPeriods - moved),
  };
};

@QueryHandler(Bridge)
export class BridgeHandler implements IQueryHandler<Bridge> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  async execute({ question }: Bridge): Promise<Answered<BridgeAnswer>> {
    const { window, native } = question;
    if (window.from >= window.to) return refuse({ code: 'window-is-empty', ...window });
    const found = await twoKnown(this.resolver, question, {
      earlier: { days: [endOf(dayBefore(window.from))] },
      later: { days: [withOpening(window)] },
    });
    if (found.outcome === 'refused') return found;
    const { earlier, later } = found.answer;
    const { index } = later.book;
    const before = dayBefore(window.from);
    const [reported] = earlier.book.index.levels([before], earlier.knownAt);
    const [opening, closing] = index.levels([before, dayBefore(window.to)], later.knownAt);
    const currencies = currenciesOf(later, present({ native }));
    const rows = index
      .movementSums([window], later.knownAt)
      .filter(({ currency }) => currencies.includes(currency))
      .map((sums) => {
        const { currency } = sums;
        return rowOf(sums, {
          reported: reported?.get(currency) ?? 0n,
          opening: opening?.get(currency) ?? 0n,
          closing: closing?.get(currency) ?? 0n,
        });
      });
    const { from: fromKnownAt, to: toKnownAt, rest } = twoKnownEcho(found.answer);
    return answered({ ...window, fromKnownAt, toKnownAt, ...rest, rows });
  }
}
