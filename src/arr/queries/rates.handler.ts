import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { parseCalendarDate } from '../../kernel/calendar-date';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { present } from '../../kernel/present';
import type { PublishedRates, StandingRate } from '../domain/published-rates';
import type { Answered } from './query-rejections';
import { answered, KnowledgeResolver } from './knowledge-resolver';
import { pageOf, pinnedPage } from './page-cursor';
import { Rates } from './questions.query';
import type { RateAnswer, RatesAnswer } from './rate-answers';
import { isRead } from './resolved';

const shown = (rates: PublishedRates, { factId, data }: StandingRate): RateAnswer => {
  const fact = rates.find(factId);
  if (fact === undefined) throw new InvariantViolated(`No fact ${factId} publishes a rate.`);
  const { base, quote, effectiveOn, rate, until, source } = data;
  const { sequence, recordedAt } = fact;
  return present({ base, quote, effectiveOn, rate, until, source, factId, sequence, recordedAt });
};

@QueryHandler(Rates)
export class RatesHandler implements IQueryHandler<Rates> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  async execute({ question: { asOf: said, ...question } }: Rates): Promise<Answered<RatesAnswer>> {
    const page = pinnedPage('rates', present({ asOf: said }), question);
    if (page.outcome === 'refused') return page;
    const { answer: pinned } = page;
    const asOf = parseCalendarDate(pinned.texts['asOf'] ?? '');
    return this.resolver.resolveInAny(pinned.knowledge, (resolved) => {
      const { rates } = resolved.book;
      const known = rates.known(isRead(resolved));
      const cut = pageOf(pinned, resolved, asOf === undefined ? known.all() : known.on(asOf));
      if (cut.outcome === 'refused') return cut;
      const { items, next } = cut.answer;
      return answered({ ...present({ asOf }), ...resolved.echo, items: items.map((rate) => shown(rates, rate)), next });
    });
  }
}
