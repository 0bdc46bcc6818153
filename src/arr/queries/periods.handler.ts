import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { Answered } from './query-rejections';
import { closingShown } from './closing-shown';
import { answered, KnowledgeResolver } from './knowledge-resolver';
import { pageOf, pinnedPage } from './page-cursor';
import type { PeriodsAnswer } from './period-answers';
import { Periods } from './questions.query';

@QueryHandler(Periods)
export class PeriodsHandler implements IQueryHandler<Periods> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  async execute({ question }: Periods): Promise<Answered<PeriodsAnswer>> {
    const page = pinnedPage('periods', {}, question);
    if (page.outcome === 'refused') return page;
    const { answer: pinned } = page;
    return this.resolver.resolve(pinned.knowledge, (resolved) => {
      const cut = pageOf(pinned, resolved, resolved.book.periods.closedAt(resolved.knownAt));
      if (cut.outcome === 'refused') return cut;
      const { items, next } = cut.answer;
      return answered({ ...resolved.echo, items: items.map(closingShown), next });
    });
  }
}
