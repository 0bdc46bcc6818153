import { ApiProperty } from '@nestjs/swagger';
import type { AccountId, SubscriptionId } from '../../kernel/ids';
import { IsAccountId, IsSubscriptionId } from '../../platform/http/field.decorator';

export class AccountPathDto {
  @ApiProperty({ type: String, example: 'acme', description: 'The account.' })
  @IsAccountId()
  readonly accountId!: AccountId;
}

export class SubscriptionPathDto {
  @ApiProperty({ type: String, example: 'sub-1', description: 'The subscription.' })
  @IsSubscriptionId()
  readonly subscriptionId!: SubscriptionId;
}
