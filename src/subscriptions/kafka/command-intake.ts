import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { BUSINESS_DAY, type BusinessDay } from '../../kernel/business-day.port';
import { HASHER, type Hasher } from '../../kernel/hasher.port';
import { ExecuteSubscriptionCommand } from '../application/execute-subscription.command';
import { SENT_COMMANDS, type SentCommands } from '../application/sent-command.port';
import { type CommandRefusal, refusalOf } from './command-refusal';
import { type PlacedMessage, readCommandMessage } from './command.message';

/** Others were quicker each time that a command was decided. It will be decided again: nothing is wrong with it. */
export class CommandContended extends Error {
  override readonly name = 'CommandContended';
}

/** Turns messages into facts. */
@Injectable()
export class CommandIntake {
  constructor(
    private readonly bus: CommandBus,
    @Inject(SENT_COMMANDS) private readonly commands: SentCommands,
    @Inject(BUSINESS_DAY) private readonly day: BusinessDay,
    @Inject(HASHER) private readonly hasher: Hasher,
  ) {}

  /**
   * Records what a message asks for, once however often it is delivered; answers why not, where it is refused. Throws
   * StoreUnavailable and CommandContended: it may be taken again then.
   */
  async take(placed: PlacedMessage): Promise<CommandRefusal | undefined> {
    const { commands, day, hasher } = this;
    const message = readCommandMessage(placed, { commands, day, hasher });
    if (message.outcome === 'refused') return message.refusal;
    const { command, context, subscriptionId } = message.read;
    const outcome = await this.bus.execute(new ExecuteSubscriptionCommand(command, context, false));
    if (outcome.outcome === 'accepted') return undefined;
    const { rejection } = outcome;
    if (rejection.code === 'too-many-writers') throw new CommandContended(refusalOf(rejection, subscriptionId).detail);
    return refusalOf(rejection, subscriptionId);
  }
}
