import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { withOpenTexts } from '../../kernel/personal-text';
import { present } from '../../kernel/present';
import { TEXT_VAULT, type TextVault } from '../../kernel/text-vault.port';
import type { SubscriptionAnswer, SubscriptionFactsAnswer, SubscriptionTimelineAnswer } from './answers';
import type { Answered } from './query-rejections';
import { factsAsked } from './facts-asked';
import { factsUpTo, subscriptionFactsKnown, subscriptionFactsShown } from './facts-shown';
import { answered, KnowledgeResolver, refuse } from './knowledge-resolver';
import { pageOf } from './page-cursor';
import { SubscriptionAsOf, SubscriptionFacts, SubscriptionTimeline } from './questions.query';
import { shownAt, stepsKnown } from './subscription-read';

@QueryHandler(SubscriptionAsOf)
export class SubscriptionAsOfHandler implements IQueryHandler<SubscriptionAsOf> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  execute({ question }: SubscriptionAsOf): Promise<Answered<SubscriptionAnswer>> {
    const { subscriptionId, asOf } = question;
    return this.resolver.resolve(question, (resolved) => {
      const facts = subscriptionFactsKnown(resolved, subscriptionId);
      if (facts.length === 0) return refuse({ code: 'subscription-not-found', subscriptionId });
      const shown = shownAt(resolved, subscriptionId, asOf);
      return answered({ subscriptionId, asOf, ...resolved.echo, ...shown, revision: facts.length - 1 });
    });
  }
}

@QueryHandler(SubscriptionFacts)
export class SubscriptionFactsHandler implements IQueryHandler<SubscriptionFacts> {
  constructor(
    private readonly resolver: KnowledgeResolver,
    @Inject(TEXT_VAULT) private readonly vault: TextVault,
  ) {}

  async execute({ question }: SubscriptionFacts): Promise<Answered<SubscriptionFactsAnswer>> {
    const { subscriptionId, asOf: day, ...page } = question;
    const asked = factsAsked('subscription-facts', present({ subscriptionId, asOf: day }), page);
    if (asked.outcome === 'refused') return asked;
    const { pinned, asOf } = asked.answer;
    return this.resolver.resolve(pinned.knowledge, (resolved) => {
      const known = subscriptionFactsKnown(resolved, subscriptionId);
      if (known.length === 0) return refuse({ code: 'subscription-not-found', subscriptionId });
      const cut = pageOf(pinned, resolved, factsUpTo(known, asOf));
      if (cut.outcome === 'refused') return cut;
      const { items, next } = cut.answer;
      const shown = subscriptionFactsShown(known, items);
      const facts = shown.map((fact) => withOpenTexts(fact, (text) => this.vault.open(text)));
      return answered({ subscriptionId, ...present({ asOf }), ...resolved.echo, facts, next });
    });
  }
}

@QueryHandler(SubscriptionTimeline)
export class SubscriptionTimelineHandler implements IQueryHandler<SubscriptionTimeline> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  execute({ question }: SubscriptionTimeline): Promise<Answered<SubscriptionTimelineAnswer>> {
    const { subscriptionId, asOf } = question;
    return this.resolver.resolve(question, (resolved) => {
      const facts = subscriptionFactsKnown(resolved, subscriptionId);
      if (facts.length === 0) return refuse({ code: 'subscription-not-found', subscriptionId });
      const all = stepsKnown(resolved, facts);
      const steps = all.filter(({ from }) => asOf === undefined || from <= asOf);
      return answered({ subscriptionId, ...present({ asOf }), ...resolved.echo, steps });
    });
  }
}
