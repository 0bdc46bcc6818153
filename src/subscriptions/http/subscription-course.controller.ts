import { Body, Controller, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BUSINESS_DAY, type BusinessDay } from '../../kernel/business-day.port';
import { type Call, CommandCall } from '../../platform/http/command-call.decorator';
import { ApiCommand } from '../../platform/http/command-docs.decorator';
import { CommandOptionsDto } from '../../platform/http/command-options.dto';
import type { ReceiptDto } from '../../platform/http/receipt.dto';
import {
  AgreementDto,
  CourseDto,
  PauseSubscriptionDto,
  RevokeCancellationDto,
  TransferSubscriptionDto,
  VoidSubscriptionDto,
} from './course.dto';
import {
  toMarkPastDue,
  toPauseSubscription,
  toReactivateSubscription,
  toRecoverPayment,
  toRenewSubscription,
  toResumeSubscription,
  toRevokeCancellation,
  toTransferSubscription,
} from './course-commands';
import { SubscriptionPathDto } from './path.dto';
import { SubscriptionExecutor } from './subscription-executor';

/** What happens to a subscription between its start and its end, and after it. */
@ApiTags('commands')
@Controller('v1/subscriptions/:subscriptionId')
export class SubscriptionCourseController {
  constructor(
    private readonly executor: SubscriptionExecutor,
    @Inject(BUSINESS_DAY) private readonly businessDay: BusinessDay,
  ) {}

  @Post('renew')
  @ApiCommand('renewSubscription', 'Agrees a new term, or none; of what has ended too')
  renewSubscription(
    @Param() { subscriptionId }: SubscriptionPathDto,
    @Body() dto: AgreementDto,
    @Query() options: CommandOptionsDto,
    @CommandCall() call: Call,
  ): Promise<ReceiptDto> {
    return this.executor.execute(toRenewSubscription(subscriptionId, dto), options, call);
  }

  @Post('pause')
  @ApiCommand('pauseSubscription', 'Pauses it: it counts for nothing until it is resumed')
  pauseSubscription(
    @Param() { subscriptionId }: SubscriptionPathDto,
    @Body() dto: PauseSubscriptionDto,
    @Query() options: CommandOptionsDto,
    @CommandCall() call: Call,
  ): Promise<ReceiptDto> {
    return this.executor.execute(toPauseSubscription(subscriptionId, dto), options, call);
  }

  @Post('resume')
  @ApiCommand('resumeSubscription', 'Resumes what is paused')
  resumeSubscription(
    @Param() { subscriptionId }: SubscriptionPathDto,
    @Body() dto: CourseDto,
    @Query() options: CommandOptionsDto,
    @CommandCall() call: Call,
  ): Promise<ReceiptDto> {
    return this.executor.execute(toResumeSubscription(subscriptionId, dto), options, call);
  }

  @Post('past-due')
  @ApiCommand('markPastDue', 'Notes that a payment is late')
  markPastDue(
    @Param() { subscriptionId }: SubscriptionPathDto,
    @Body() dto: CourseDto,
    @Query() options: CommandOptionsDto,
    @CommandCall() call: Call,
  ): Promise<ReceiptDto> {
    return this.executor.execute(toMarkPastDue(subscriptionId, dto), options, call);
  }

  @Post('payment-recovered')
  @ApiCommand('recoverPayment', 'Notes that a late payment came')
  recoverPayment(
    @Param() { subscriptionId }: SubscriptionPathDto,
    @Body() dto: CourseDto,
    @Query() options: CommandOptionsDto,
    @CommandCall() call: Call,
  ): Promise<ReceiptDto> {
    return this.executor.execute(toRecoverPayment(subscriptionId, dto), options, call);
  }

  @Post('reactivate')
  @ApiCommand(
    'reactivateSubscription',
    'Brings back what is cancelled or has ended, with the lines from before unless stated',
  )
  reactivateSubscription(
    @Param() { subscriptionId }: SubscriptionPathDto,
    @Body() dto: AgreementDto,
    @Query() options: CommandOptionsDto,
    @CommandCall() call: Call,
  ): Promise<ReceiptDto> {
    return this.executor.execute(toReactivateSubscription(subscriptionId, dto), options, call);
  }

  @Post('transfer')
  @ApiCommand('transferSubscription', 'Hands it over to another account')
  transferSubscription(
    @Param() { subscriptionId }: SubscriptionPathDto,
    @Body() dto: TransferSubscriptionDto,
    @Query() options: CommandOptionsDto,
    @CommandCall() call: Call,
  ): Promise<ReceiptDto> {
    return this.executor.execute(toTransferSubscription(subscriptionId, dto), options, call);
  }

  @Post('revoke-cancellation')
  @ApiCommand('revokeCancellation', 'Takes a cancellation back before its day')
  revokeCancellation(
    @Param() { subscriptionId }: SubscriptionPathDto,
    @Body() dto: RevokeCancellationDto,
    @Query() options: CommandOptionsDto,
    @CommandCall() call: Call,
  ): Promise<ReceiptDto> {
    const command = toRevokeCancellation(subscriptionId, dto, this.businessDay.today());
    return this.executor.execute(command, options, call);
  }

  @Post('void')
  @ApiCommand('voidSubscription', 'Undoes every fact of it that stands, at once')
  voidSubscription(
    @Param() { subscriptionId }: SubscriptionPathDto,
    @Body() { reason }: VoidSubscriptionDto,
    @Query() options: CommandOptionsDto,
    @CommandCall() call: Call,
  ): Promise<ReceiptDto> {
    return this.executor.execute({ type: 'void-subscription', subscriptionId, reason }, options, call);
  }
}
