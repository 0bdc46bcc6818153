import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ARR_EFFECT_PREVIEW, type ArrEffectPreview } from '../../kernel/arr-effect.port';
import { EVENT_STORE, type EventStore } from '../../kernel/event-store.port';
import { HASHER, type Hasher } from '../../kernel/hasher.port';
import { PAUSE, type Pause } from '../../kernel/pause.port';
import { transact, type TransactPorts } from '../../kernel/transact';
import { subscriptionOf } from '../domain/subscription.commands';
import type { SubscriptionFact } from '../domain/subscription.events';
import { subscriptionLedger } from '../domain/subscription.ledger';
import { ExecuteSubscriptionCommand, type SubscriptionOutcome } from './execute-subscription.command';

@CommandHandler(ExecuteSubscriptionCommand)
export class ExecuteSubscriptionHandler implements ICommandHandler<ExecuteSubscriptionCommand> {
  private readonly ports: TransactPorts;

  constructor(
    @Inject(EVENT_STORE) store: EventStore,
    @Inject(HASHER) hasher: Hasher,
    @Inject(PAUSE) pause: Pause,
    @Inject(ARR_EFFECT_PREVIEW) private readonly preview: ArrEffectPreview<SubscriptionFact>,
  ) {
    this.ports = { store, hasher, pause };
  }

  async execute({ command, context, asksForEffect }: ExecuteSubscriptionCommand): Promise<SubscriptionOutcome> {
    const outcome = await transact(this.ports, subscriptionLedger, command, context);
    if (outcome.outcome === 'rejected' || context.dryRun !== true || !asksForEffect) return outcome;
    const { facts, replayed, revision, token } = outcome.receipt;
    const on = { revision, token };
    const effect = replayed ? [] : await this.preview.effectOf(subscriptionOf(command), facts, on);
    return { ...outcome, effect };
  }
}
