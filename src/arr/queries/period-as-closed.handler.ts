import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { HASHER, type Hasher } from '../../kernel/hasher.port';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { lastDayOf } from '../../kernel/month';
import type { PeriodPin } from '../../kernel/period-figures.port';
import type { Answered, ArrAnswer } from './answers';
import { wholeArr } from './arr-figures';
import { closingShown } from './closing-shown';
import { answered, KnowledgeResolver, pointOf, refuse, type Resolved } from './knowledge-resolver';
import type { PeriodAnswer } from './period-answers';
import { PeriodAsClosed } from './questions.query';
import { restatedFiguresOf } from './restated-figures';
import { currenciesOf } from './selected';

const isSame = ({ totals, digest }: PeriodPin, answer: ArrAnswer): boolean =>
  digest === answer.digest &&
  totals.length === answer.figures.length &&
  totals.every(({ currency, arr }, place) => {
    const figure = answer.figures[place];
    return figure?.currency === currency && figure.arr === arr;
  });

/** The same ledger at an earlier state of knowledge. */
const resolvedAt = (later: Resolved, sequence: number): Resolved => {
  const point = pointOf(later.book, { knownAt: sequence });
  if (point === undefined)
    throw new InvariantViolated(`A period was closed at ${sequence.toString()}, which is ahead.`);
  const { recordedAt, imported } = point;
  const knownAt = { sequence: point.sequence, recordedAt, imported };
  return { book: later.book, knownAt: point.sequence, echo: { ...later.echo, knownAt } };
};

@QueryHandler(PeriodAsClosed)
export class PeriodAsClosedHandler implements IQueryHandler<PeriodAsClosed> {
  constructor(
    private readonly resolver: KnowledgeResolver,
    @Inject(HASHER) private readonly hasher: Hasher,
  ) {}

  execute({ question }: PeriodAsClosed): Promise<Answered<PeriodAnswer>> {
    const { period, ...knowledge } = question;
    return this.resolver.resolve(knowledge, (later) => {
      const closing = later.book.periods.closedAt(later.knownAt).find(({ data }) => data.period === period);
      if (closing === undefined) return refuse({ code: 'period-not-found', period });
      const asOf = lastDayOf(period);
      const earlier = resolvedAt(later, closing.data.closedAtSequence);
      const [first, last, policy] = [earlier.knownAt, later.knownAt, later.echo.policyVersion].map(String);
      const figures = restatedFiguresOf({ earlier: earlier.echo.knownAt, later }, asOf);
      return answered({
        ...{ period, asOf, ...later.echo, closing: closingShown(closing) },
        verified: isSame(closing.data, wholeArr(earlier, asOf, currenciesOf(earlier, {}), this.hasher)),
        figures: figures.map(({ amount: _, ...figure }) => figure),
        closedView: `/v1/arr?asOf=${asOf}&knownAt=${first}&policy=${policy}`,
        restatement: `/v1/arr/restatement?asOf=${asOf}&fromKnownAt=${first}&toKnownAt=${last}&policy=${policy}`,
      });
    });
  }
}
