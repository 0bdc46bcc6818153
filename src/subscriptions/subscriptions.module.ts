import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { ExecuteSubscriptionHandler } from './application/execute-subscription.handler';
import { SENT_COMMANDS } from './application/sent-command.port';
import { FactBatch } from './http/fact-batch';
import { FactsController } from './http/facts.controller';
import { RecordedFactsController } from './http/recorded-facts.controller';
import { DtoSentCommands } from './http/sent-commands';
import { StatedFacts } from './http/stated-facts';
import { SubscriptionCourseController } from './http/subscription-course.controller';
import { SubscriptionExecutor } from './http/subscription-executor';
import { SubscriptionsController } from './http/subscriptions.controller';
import { CommandIntake } from './kafka/command-intake';

/** The write side: what happened to subscriptions. */
@Module({})
export class SubscriptionsModule {
  /** `imports` give the port through which a dry run learns its effect. */
  static with(imports: NonNullable<ModuleMetadata['imports']>): DynamicModule {
    return {
      module: SubscriptionsModule,
      imports,
      controllers: [SubscriptionsController, SubscriptionCourseController, RecordedFactsController, FactsController],
      providers: [
        ExecuteSubscriptionHandler,
        SubscriptionExecutor,
        StatedFacts,
        FactBatch,
        CommandIntake,
        { provide: SENT_COMMANDS, useClass: DtoSentCommands },
      ],
      exports: [CommandIntake],
    };
  }
}
