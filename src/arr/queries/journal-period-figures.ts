import { Inject, Injectable } from '@nestjs/common';
import { HASHER, type Hasher } from '../../kernel/hasher.port';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { lastDayOf, type Month } from '../../kernel/month';
import type { PeriodFigures, PeriodReading } from '../../kernel/period-figures.port';
import { PositionNotReached } from '../../kernel/read-model.port';
import { wholeArr } from './arr-figures';
import { answered, KnowledgeResolver } from './knowledge-resolver';
import { currenciesOf } from './selected';

/** Takes what a close pins from the answer that anyone gets who asks for the month's last day at that moment. */
@Injectable()
export class JournalPeriodFigures implements PeriodFigures {
  constructor(
    private readonly resolver: KnowledgeResolver,
    @Inject(HASHER) private readonly hasher: Hasher,
  ) {}

  async asKnownNow(month: Month): Promise<PeriodReading> {
    const found = await this.resolver.resolve<PeriodReading>({}, (resolved) => {
      const { book, knownAt, echo } = resolved;
      // A figure without facts that were recorded before the close would be restated at once.
      if (echo.stale) throw new PositionNotReached('The facts that the store holds are not all folded yet.');
      const currencies = currenciesOf(resolved, {});
      const { figures, policyVersion, digest } = wholeArr(resolved, lastDayOf(month), currencies, this.hasher);
      const totals = currencies.flatMap((currency) =>
        figures.filter((figure) => figure.currency === currency).map(({ arr }) => ({ currency, arr })),
      );
      const closed = book.periods.closedAt(knownAt).map(({ data }) => data.period);
      return answered({ pin: { closedAtSequence: knownAt, policyVersion, totals, digest }, closed });
    });
    if (found.outcome === 'refused') throw new InvariantViolated('The figures that are known now are never refused.');
    return found.answer;
  }
}
