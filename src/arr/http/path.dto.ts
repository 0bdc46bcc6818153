import { ApiProperty } from '@nestjs/swagger';
import type { AccountId, SubscriptionId } from '../../kernel/ids';
import { ParsedBy } from './parsed.decorator';
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

const MOVEMENT_ID = /^[1-9]\d{0,14}-[1-9]\d{0,8}$/u;

export class MovementPathDto {
  @ApiProperty({ type: String, example: '5321-1', description: 'The id of an entry of the journal.' })
  @ParsedBy((text) => (MOVEMENT_ID.test(text) ? text : undefined), {
    code: 'not-in-shape',
    rule: 'the id of a movement, like 5321-1',
  })
  readonly movementId!: string;
}
