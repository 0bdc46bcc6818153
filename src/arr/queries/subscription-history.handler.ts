import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { Recorded } from '../../kernel/projection';
import type { SubscriptionId } from '../../kernel/ids';
import type { SubscriptionFact } from '../../subscriptions/domain/subscription.events';
import { timelineOf } from '../../subscriptions/domain/timeline';
import type {
  Answered,
  FactAnswer,
  SubscriptionAnswer,
  SubscriptionFactsAnswer,
  SubscriptionTimelineAnswer,
} from './answers';
import { answered, KnowledgeResolver, refuse, type Resolved } from './knowledge-resolver';
import { SubscriptionAsOf, SubscriptionFacts, SubscriptionTimeline } from './questions.query';
import { shownOn, timelineSteps } from './subscription-shown';

type Facts = readonly Recorded<SubscriptionFact>[];

const factsKnown = ({ book, knownAt }: Resolved, subscriptionId: SubscriptionId): Facts =>
  book.factsOf(subscriptionId).filter(({ sequence }) => sequence <= knownAt);

/** How each fact stands, given all facts known. */
const standings = (facts: Facts): readonly FactAnswer[] => {
  const { statements, undone } = timelineOf(facts);
  const inert = new Map(statements.map(({ id, supersededBy }) => [id, supersededBy] as const));
  return facts.map(({ imported: _, ...fact }) => {
    const undoing = undone.get(fact.id);
    if (undoing !== undefined) return { ...fact, standing: undoing.how, by: undoing.by };
    const by = inert.get(fact.id);
    return by === undefined ? { ...fact, standing: 'stands' } : { ...fact, standing: 'inert', by };
  });
};

@QueryHandler(SubscriptionAsOf)
export class SubscriptionAsOfHandler implements IQueryHandler<SubscriptionAsOf> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  execute({ question }: SubscriptionAsOf): Promise<Answered<SubscriptionAnswer>> {
    const { subscriptionId, asOf } = question;
    return this.resolver.resolve(question, (resolved) => {
      const facts = factsKnown(resolved, subscriptionId);
      if (facts.length === 0) return refuse({ code: 'subscription-not-found', subscriptionId });
      const shown = shownOn(timelineOf(facts), asOf, resolved.book.policy.policy);
      return answered({ subscriptionId, asOf, ...resolved.echo, ...shown, revision: facts.length - 1 });
    });
  }
}

@QueryHandler(SubscriptionFacts)
export class SubscriptionFactsHandler implements IQueryHandler<SubscriptionFacts> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  execute({ question }: SubscriptionFacts): Promise<Answered<SubscriptionFactsAnswer>> {
    const { subscriptionId } = question;
    return this.resolver.resolve(question, (resolved) => {
      const facts = factsKnown(resolved, subscriptionId);
      if (facts.length === 0) return refuse({ code: 'subscription-not-found', subscriptionId });
      return answered({ subscriptionId, ...resolved.echo, facts: standings(facts) });
    });
  }
}

@QueryHandler(SubscriptionTimeline)
export class SubscriptionTimelineHandler implements IQueryHandler<SubscriptionTimeline> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  execute({ question }: SubscriptionTimeline): Promise<Answered<SubscriptionTimelineAnswer>> {
    const { subscriptionId } = question;
    return this.resolver.resolve(question, (resolved) => {
      const facts = factsKnown(resolved, subscriptionId);
      if (facts.length === 0) return refuse({ code: 'subscription-not-found', subscriptionId });
      const steps = timelineSteps(timelineOf(facts), resolved.book.policy.policy);
      return answered({ subscriptionId, ...resolved.echo, steps });
    });
  }
}
