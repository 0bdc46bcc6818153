import { Injectable } from '@nestjs/common';
import type { ArrEffect, ArrEffectPreview, DecidedOn } from '../../kernel/arr-effect.port';
import type { Logged } from '../../kernel/decider';
import type { SubscriptionId } from '../../kernel/ids';
import type { SubscriptionFact } from '../../subscriptions/domain/subscription.events';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { answered, KnowledgeResolver } from './knowledge-resolver';

/** Reads the effect of facts off the entries that the journal would take if they were recorded next. */
@Injectable()
export class JournalEffectPreview implements ArrEffectPreview<SubscriptionFact> {
  constructor(private readonly resolver: KnowledgeResolver) {}

  async effectOf(
    subscriptionId: SubscriptionId,
    facts: readonly Logged<SubscriptionFact>[],
    { revision, token }: DecidedOn,
  ): Promise<readonly ArrEffect[]> {
    const found = await this.resolver.resolve({ minPosition: token }, ({ book }) =>
      answered(book.preview(subscriptionId, facts, revision + 1)),
    );
    if (found.outcome === 'refused') throw new InvariantViolated('What is known now is never refused.');
    const effects = new Map<string, ArrEffect>();
    for (const { effectiveOn, currency, delta } of found.answer) {
      const key = `${effectiveOn} ${currency}`;
      effects.set(key, { effectiveOn, currency, delta: (effects.get(key)?.delta ?? 0n) + delta });
    }
    return [...effects.entries()]
      .filter(([, { delta }]) => delta !== 0n)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, effect]) => effect);
  }
}
