import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { FactId, SubscriptionId } from '../../kernel/ids';
import { withOpenTexts } from '../../kernel/personal-text';
import { present } from '../../kernel/present';
import type { Recorded } from '../../kernel/projection';
import { TEXT_VAULT, type TextVault } from '../../kernel/text-vault.port';
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

/** Whether a fact is true from that day or an earlier one; a void is as what it undoes, and so is a correction. */
const isUpTo = (asOf: CalendarDate, taken: ReadonlySet<FactId>, { type, data }: SubscriptionFact): boolean => {
  if (type === 'fact-voided') return taken.has(data.factId);
  if (type === 'fact-corrected') return taken.has(data.factId) || data.statement.data.effectiveOn <= asOf;
  return data.effectiveOn <= asOf;
};

/** The facts that belong to the days up to and with `asOf`. A fact comes before what undoes it. */
const upTo = (facts: Facts, asOf: CalendarDate): Facts => {
  const taken = new Set<FactId>();
  for (const fact of facts) if (isUpTo(asOf, taken, fact)) taken.add(fact.id);
  return facts.filter(({ id }) => taken.has(id));
};

/** How each of some facts stands, given all that are known. */
const standings = (facts: Facts, shown: Facts): readonly FactAnswer[] => {
  const { statements, undone } = timelineOf(facts);
  const standingOf = new Map(statements.map((statement) => [statement.id, statement] as const));
  return shown.map(({ imported: _, ...fact }) => {
    const undoing = undone.get(fact.id);
    if (undoing !== undefined) return { ...fact, standing: undoing.how, by: undoing.by };
    const { supersededBy, revokedBy } = standingOf.get(fact.id) ?? {};
    if (revokedBy !== undefined) return { ...fact, standing: 'revoked', by: revokedBy };
    return supersededBy === undefined
      ? { ...fact, standing: 'stands' }
      : { ...fact, standing: 'inert', by: supersededBy };
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
  constructor(
    private readonly resolver: KnowledgeResolver,
    @Inject(TEXT_VAULT) private readonly vault: TextVault,
  ) {}

  execute({ question }: SubscriptionFacts): Promise<Answered<SubscriptionFactsAnswer>> {
    const { subscriptionId, asOf } = question;
    return this.resolver.resolve(question, (resolved) => {
      const facts = factsKnown(resolved, subscriptionId);
      if (facts.length === 0) return refuse({ code: 'subscription-not-found', subscriptionId });
      const shown = standings(facts, asOf === undefined ? facts : upTo(facts, asOf));
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
      const all = timelineSteps(timelineOf(facts), resolved.book.policy.policy);
      const steps = all.filter(({ from }) => asOf === undefined || from <= asOf);
      return answered({ subscriptionId, ...present({ asOf }), ...resolved.echo, steps });
    });
  }
}
