import { ApiProperty } from '@nestjs/swagger';
import type { Month } from '../../kernel/month';
import { IsMonth } from './field.decorator';

export class MonthPathDto {
  @ApiProperty({ type: String, example: '2025-03', description: 'The month.' })
  @IsMonth()
  readonly period!: Month;
}
