import { ApiProperty } from '@nestjs/swagger';

export class LiveDto {
  @ApiProperty({ enum: ['live'] })
  readonly status!: 'live';

  @ApiProperty({
    type: String,
    example: '2025-03-01T09:30:00.000Z',
    description: 'Since when the process holds the ledger; as the lock file in its data folder says.',
  })
  readonly startedAt!: string;
}
