import { Inject, Injectable } from '@nestjs/common';
import type { ArrEffect, ArrEffectPreview, DecidedOn } from '../../kernel/arr-effect.port';
import type { Logged } from '../../kernel/decider';
import type { SubscriptionId } from '../../kernel/ids';
import type { ReadModel } from '../../kernel/read-model.port';
import type { SubscriptionFact } from '../../subscriptions/domain/subscription.events';
import type { ArrBook } from '../domain/arr-book';
import { ARR_BOOK } from './knowledge-resolver';

/** Reads the effect of facts off the entries that the journal would take if they were recorded next. */
@Injectable()
export class JournalEffectPreview implements ArrEffectPreview<SubscriptionFact> {
  constructor(@Inject(ARR_BOOK) private readonly books: ReadModel<ArrBook>) {}

  async effectOf(
    subscriptionId: SubscriptionId,
    facts: readonly Logged<SubscriptionFact>[],
    { revision, token }: DecidedOn,
  ): Promise<readonly ArrEffect[]> {
    const { state: book } = await this.books.view(token);
    const effects = new Map<string, ArrEffect>();
    for (const { effectiveOn, currency, delta } of book.preview(subscriptionId, facts, revision + 1)) {
      const key = `${effectiveOn} ${currency}`;
      effects.set(key, { effectiveOn, currency, delta: (effects.get(key)?.delta ?? 0n) + delta });
    }
    return [...effects.entries()]
      .filter(([, { delta }]) => delta !== 0n)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, effect]) => effect);
  }
}
