import { endOf } from './missing-rates';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { Currency } from '../../kernel/currency';
import { HASHER, type Hasher } from '../../kernel/hasher.port';
import type { Figure, Point } from '../domain/arr-index';
import type { Selection } from '../domain/group';
import type { ArrAnswer, ArrFigure } from './answers';
import type { Answered } from './query-rejections';
import { amountsOf, figureShown, wholeArr, withDigest } from './arr-figures';
import { answered, KnowledgeResolver, refuse } from './knowledge-resolver';
import type { Resolved } from './resolved';
import { byOf } from './movement-rows';
import { ArrAsOf } from './questions.query';
import { currenciesOf, selectionFault } from './selected';
import { readSelection, selectionTexts } from './selection-text';

const NOTHING: Omit<Figure, 'currency'> = { arr: 0n, accounts: 0, subscriptions: 0 };

/** The same part of ARR, not told apart. */
const wholeOf = (selection: Selection): Selection => ({ ...selection, groupBy: [] });

/** One figure a currency of all that is selected, with its groups where it is grouped. */
const selectedFigures = (
  { index }: Resolved['book'],
  selection: Selection,
  point: Point,
  currencies: readonly Currency[],
): readonly ArrFigure[] => {
  // Counts are asked for, not added up: an account may be in several groups.
  const wholes = new Map(
    index.groupFigures(wholeOf(selection), point).map((figure) => [figure.currency, figureShown(figure)]),
  );
  const groups =
    selection.groupBy.length === 0
      ? undefined
      : index.groupFigures(selection, point).map((figure) => ({
          currency: figure.currency,
          shown: { by: byOf(selection, figure.group), ...amountsOf(figure) },
        }));
  return currencies.map((currency) => {
    const whole = wholes.get(currency) ?? figureShown({ ...NOTHING, currency });
    const own = groups?.filter((group) => group.currency === currency).map(({ shown }) => shown);
    return own === undefined ? whole : { ...whole, groups: own };
  });
};

@QueryHandler(ArrAsOf)
export class ArrAsOfHandler implements IQueryHandler<ArrAsOf> {
  constructor(
    private readonly resolver: KnowledgeResolver,
    @Inject(HASHER) private readonly hasher: Hasher,
  ) {}

  execute({ question }: ArrAsOf): Promise<Answered<ArrAnswer>> {
    const { asOf } = question;
    const selected = readSelection(question);
    if (selected.outcome === 'refused') return Promise.resolve(selected);
    const { answer: selection } = selected;
    return this.resolver.resolve(
      question,
      (resolved) => {
        const { book, knownAt, echo } = resolved;
        const currencies = currenciesOf(resolved, question);
        if (selection === undefined) {
          return answered(wholeArr(resolved, asOf, currencies, this.hasher));
        }
        const rejection = selectionFault(resolved, selection, 1);
        if (rejection !== undefined) return refuse(rejection);
        const figures = selectedFigures(book, selection, { asOf, knownAt }, currencies);
        return answered(withDigest({ asOf, ...selectionTexts(selection), ...echo, figures }, this.hasher));
      },
      {
        selections: selection === undefined ? [] : [selection, wholeOf(selection)],
        needed: { days: [endOf(asOf)], selection },
      },
    );
  }
}
