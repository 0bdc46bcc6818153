import { ApiProperty } from '@nestjs/swagger';
import type { FactId, SubscriptionId } from '../../kernel/ids';
import { IsFactId, IsSubscriptionId } from '../../platform/http/field.decorator';

export class SubscriptionPathDto {
  @ApiProperty({ type: String, example: 'sub-1', description: 'The subscription, under an id of your own.' })
  @IsSubscriptionId()
  readonly subscriptionId!: SubscriptionId;
}

export class FactPathDto extends SubscriptionPathDto {
  @ApiProperty({ type: String, example: '5b0c8d3e-1f4a-5c6b-8d7e-000000000003', description: 'The fact to act on.' })
  @IsFactId()
  readonly factId!: FactId;
}
