import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ARR_EFFECT_PREVIEW, type ArrEffectPreview } from '../../kernel/arr-effect.port';
import { ACCOUNT_READER, type AccountReader } from '../../kernel/account-readings.port';
import { TRANSACT_PORTS, type Surroundings, transact, type TransactPorts } from '../../kernel/transact';
import { accountsNamed } from '../domain/accounts-named';
import { type SubscriptionCommand, subscriptionOf } from '../domain/subscription.commands';
import type { SubscriptionState } from '../domain/subscription.decider';
import type { SubscriptionFact } from '../domain/subscription.events';
import { subscriptionLedger } from '../domain/subscription.ledger';
import { ExecuteSubscriptionCommand, type SubscriptionOutcome } from './execute-subscription.command';

@CommandHandler(ExecuteSubscriptionCommand)
export class ExecuteSubscriptionHandler implements ICommandHandler<ExecuteSubscriptionCommand> {
  constructor(
    @Inject(TRANSACT_PORTS) private readonly ports: TransactPorts,
    @Inject(ACCOUNT_READER) private readonly reader: AccountReader,
    @Inject(ARR_EFFECT_PREVIEW) private readonly preview: ArrEffectPreview<SubscriptionFact>,
  ) {}

  async execute({ command, context, asksForEffect }: ExecuteSubscriptionCommand): Promise<SubscriptionOutcome> {
    const rules = { ledger: subscriptionLedger, surroundings: this.withAccounts };
    const outcome = await transact(this.ports, rules, command, context);
    if (outcome.outcome === 'rejected' || context.dryRun !== true || !asksForEffect) return outcome;
    const { facts, replayed, revision, token } = outcome.receipt;
    const on = { revision, token };
    const recordedOn = this.ports.day.today();
    const asRecorded = facts.map((fact) => ({ ...fact, recordedOn }));
    const effect = replayed ? [] : await this.preview.effectOf(subscriptionOf(command), asRecorded, on);
    return { ...outcome, effect };
  }

  private readonly withAccounts: Surroundings<SubscriptionCommand, SubscriptionState> = async (command, state) => ({
    ...state,
    accounts: await this.reader.readingsOf(accountsNamed(command, state.facts)),
  });
}
