import { Body, Controller, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, CommandCall } from '../../platform/http/command-call.decorator';
import { ApiCommand } from '../../platform/http/command-docs.decorator';
import { CommandOptionsDto } from '../../platform/http/command-options.dto';
import type { ReceiptDto } from '../../platform/http/receipt.dto';
import { ApiChangeExample, ApiStartExample } from './command-examples';
import { CancelSubscriptionDto, ChangeSubscriptionDto, StartSubscriptionDto } from './command.dto';
import { SubscriptionPathDto } from './path.dto';
import { toCancelSubscription, toChangeSubscription, toStartSubscription } from './subscription-commands';
import { SubscriptionExecutor } from './subscription-executor';

/** What is said of a subscription from a day on. */
@ApiTags('commands')
@Controller('v1/subscriptions/:subscriptionId')
export class SubscriptionsController {
  constructor(private readonly executor: SubscriptionExecutor) {}

  @Post('start')
  @ApiCommand('startSubscription', 'Starts a subscription')
  @ApiStartExample()
  start(
    @Param() { subscriptionId }: SubscriptionPathDto,
    @Body() dto: StartSubscriptionDto,
    @Query() options: CommandOptionsDto,
    @CommandCall() call: Call,
  ): Promise<ReceiptDto> {
    return this.executor.execute(toStartSubscription(subscriptionId, dto), options, call);
  }

  @Post('change')
  @ApiCommand('changeSubscription', 'Changes the lines; finds out itself whether that is up or down')
  @ApiChangeExample()
  change(
    @Param() { subscriptionId }: SubscriptionPathDto,
    @Body() dto: ChangeSubscriptionDto,
    @Query() options: CommandOptionsDto,
    @CommandCall() call: Call,
  ): Promise<ReceiptDto> {
    return this.executor.execute(toChangeSubscription(subscriptionId, dto), options, call);
  }

  @Post('upgrade')
  @ApiCommand('upgradeSubscription', 'Changes the lines; refused unless the annual value goes up')
  upgrade(
    @Param() { subscriptionId }: SubscriptionPathDto,
    @Body() dto: ChangeSubscriptionDto,
    @Query() options: CommandOptionsDto,
    @CommandCall() call: Call,
  ): Promise<ReceiptDto> {
    return this.executor.execute(toChangeSubscription(subscriptionId, dto, 'up'), options, call);
  }

  @Post('downgrade')
  @ApiCommand('downgradeSubscription', 'Changes the lines; refused unless the annual value goes down')
  downgrade(
    @Param() { subscriptionId }: SubscriptionPathDto,
    @Body() dto: ChangeSubscriptionDto,
    @Query() options: CommandOptionsDto,
    @CommandCall() call: Call,
  ): Promise<ReceiptDto> {
    return this.executor.execute(toChangeSubscription(subscriptionId, dto, 'down'), options, call);
  }

  @Post('cancel')
  @ApiCommand('cancelSubscription', 'Cancels it from a day in the past or the future')
  cancel(
    @Param() { subscriptionId }: SubscriptionPathDto,
    @Body() dto: CancelSubscriptionDto,
    @Query() options: CommandOptionsDto,
    @CommandCall() call: Call,
  ): Promise<ReceiptDto> {
    return this.executor.execute(toCancelSubscription(subscriptionId, dto), options, call);
  }
}
