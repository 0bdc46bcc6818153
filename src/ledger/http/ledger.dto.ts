import { ApiProperty } from '@nestjs/swagger';

export class LedgerDto {
  @ApiProperty({ example: 'Europe/Berlin', description: 'The zone in which its days begin and end.' })
  readonly timeZone!: string;

  @ApiProperty({ type: String, example: 'EUR' })
  readonly baseCurrency!: string;

  @ApiProperty({ type: String, example: '2025-03-31', description: 'The day it is there now.' })
  readonly today!: string;
}
