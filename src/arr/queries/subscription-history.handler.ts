import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { SubscriptionId } from '../../kernel/ids';
import { withOpenTexts } from '../../kernel/personal-text';
import { present } from '../../kernel/present';
import type { Recorded } from '../../kernel/projection';
import { TEXT_VAULT, type TextVault } from '../../kernel/text-vault.port';
import type { SubscriptionFact } from '../../subscriptions/domain/subscription.events';
import { timelineOf } from '../../subscriptions/domain/timeline';
import { readingsKnown } from './account-known';
import type {
  Answered,
  FactAnswer,
  SubscriptionAnswer,
  SubscriptionFactsAnswer,
  SubscriptionTimelineAnswer,
} from './answers';
import { factsUpTo, standingBy } from './facts-shown';
import { answered, KnowledgeResolver, refuse, type Resolved } from './knowledge-resolver';
import { SubscriptionAsOf, SubscriptionFacts, SubscriptionTimeline } from './questions.query';
import { type Lens, shownOn, timelineSteps } from './subscription-shown';

type Facts = readonly Recorded<SubscriptionFact>[];

const factsKnown = ({ book, knownAt }: Resolved, subscriptionId: SubscriptionId): Facts =>
  book.factsOf(subscriptionId).filter(({ sequence }) => sequence <= knownAt);

const lensOf = (resolved: Resolved): Lens => ({
  policy: resolved.book.policy.policy,
  readings: readingsKnown(resolved),
});

/** How each of some facts stands, given all that are known. */
const standings = (facts: Facts, shown: Facts): readonly FactAnswer[] => {
  const { statements, undone } = timelineOf(facts);
  const standingOf = new Map(statements.map((statement) => [statement.id, statement] as const));
  return shown.map(({ imported: _, ...fact }) => {
    const { supersededBy, revokedBy } = standingOf.get(fact.id) ?? {};
    if (revokedBy !== undefined) return { ...fact, standing: 'revoked', by: revokedBy };
    if (supersededBy !== undefined) return { ...fact, standing: 'inert', by: supersededBy };
    return { ...fact, ...standingBy(undone.get(fact.id)) };
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
      const shown = shownOn(timelineOf(facts), asOf, lensOf(resolved));
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

  execute({ question }: SubscriptionFacts): Promise<Answered<SubscriptionFactsAnswer>> {
    const { subscriptionId, asOf } = question;
    return this.resolver.resolve(question, (resolved) => {
      const facts = factsKnown(resolved, subscriptionId);
      if (facts.length === 0) return refuse({ code: 'subscription-not-found', subscriptionId });
      const shown = standings(facts, factsUpTo(facts, asOf));
      const readable = shown.map((fact) => withOpenTexts(fact, (text) => this.vault.open(text)));
      return answered({
        subscriptionId,
        ...present({ asOf }),
        ...resolved.echo,
        facts: readable,
      });
    });
  }
}

@QueryHandler(SubscriptionTimeline)
export class SubscriptionTimelineHandler implements IQueryHandler<SubscriptionTimeline> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  execute({ question }: SubscriptionTimeline): Promise<Answered<SubscriptionTimelineAnswer>> {
    const { subscriptionId, asOf } = question;
    return this.resolver.resolve(question, (resolved) => {
      const facts = factsKnown(resolved, subscriptionId);
      if (facts.length === 0) return refuse({ code: 'subscription-not-found', subscriptionId });
      const all = timelineSteps(timelineOf(facts), lensOf(resolved));
      const steps = all.filter(({ from }) => asOf === undefined || from <= asOf);
      return answered({ subscriptionId, ...present({ asOf }), ...resolved.echo, steps });
    });
  }
}
