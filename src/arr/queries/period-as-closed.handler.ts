import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { HASHER, type Hasher } from '../../kernel/hasher.port';
import { lastDayOf } from '../../kernel/month';
import type { PeriodPin } from '../../kernel/period-figures.port';
import type { ArrAnswer } from './answers';
import type { Answered } from './query-rejections';
import { wholeArr } from './arr-figures';
import { closingShown } from './closing-shown';
import { answered, KnowledgeResolver, refuse } from './knowledge-resolver';
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

@QueryHandler(PeriodAsClosed)
export class PeriodAsClosedHandler implements IQueryHandler<PeriodAsClosed> {
  constructor(
    private readonly resolver: KnowledgeResolver,
    @Inject(HASHER) private readonly hasher: Hasher,
  ) {}

  async execute({ question }: PeriodAsClosed): Promise<Answered<PeriodAnswer>> {
    const { period, ...knowledge } = question;
    const found = await this.resolver.resolve(knowledge, (later) => {
      const closing = later.book.periods.closedAt(later.knownAt).find(({ data }) => data.period === period);
      return closing === undefined ? refuse({ code: 'period-not-found', period }) : answered({ later, closing });
    });
    if (found.outcome === 'refused') return found;
    const { later, closing } = found.answer;
    // The closed view is under the policy that was pinned, whichever has been adopted since.
    const { closedAtSequence, policyVersion } = closing.data;
    const pinned = { ...knowledge, knownAt: closedAtSequence, policyVersion };
    const asOf = lastDayOf(period);
    return this.resolver.resolve(pinned, (earlier) => {
      const figures = restatedFiguresOf({ earlier, later }, asOf);
      const [first, last, policy] = [earlier.knownAt, later.knownAt, policyVersion].map(String);
      // Under one policy for both it is what has become known since; under two, the change of policy is part of it.
      const named = policyVersion === later.echo.policyVersion ? `&policy=${policy}` : '';
      return answered({
        ...{ period, asOf, ...later.echo, closing: closingShown(closing) },
        verified: isSame(closing.data, wholeArr(earlier, asOf, currenciesOf(earlier, {}), this.hasher)),
        figures: figures.map(({ amount: _, ...figure }) => figure),
        closedView: `/v1/arr?asOf=${asOf}&knownAt=${first}&policy=${policy}`,
        restatement: `/v1/arr/restatement?asOf=${asOf}&fromKnownAt=${first}&toKnownAt=${last}${named}`,
      });
    });
  }
}
