import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

class ProblemFieldDto {
  @ApiProperty({ example: '/effectiveOn', description: 'A JSON pointer into the body, or to a parameter by its name.' })
  readonly pointer!: string;

  @ApiProperty({ example: 'subscription-is-cancelled' })
  readonly code!: string;
}

/** The body of a refusal, RFC 9457, for the description of the service. */
export class ProblemDto {
  @ApiProperty({ example: '/problems/subscription-is-cancelled' })
  readonly type!: string;

  @ApiProperty({ example: 'The subscription is cancelled' })
  readonly title!: string;

  @ApiProperty({ example: 409 })
  readonly status!: number;

  @ApiProperty({ example: 'subscription-is-cancelled', description: 'Stable; callers act on it.' })
  readonly code!: string;

  @ApiProperty({ example: 'sub-1 was cancelled from 2025-02-01 by fact 5b0c8d3e-1f4a-5c6b-8d7e-000000000006.' })
  readonly detail!: string;

  @ApiProperty({ example: 'Use a day before 2025-02-01.', description: 'What to do, ready to paste.' })
  readonly fix!: string;

  @ApiPropertyOptional({ type: [ProblemFieldDto], description: 'The fields at fault, where there are any.' })
  readonly errors?: readonly ProblemFieldDto[];

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    example: { since: '2025-02-01', factId: '5b0c8d3e-1f4a-5c6b-8d7e-000000000006' },
    description: 'What `detail` says, by name; each code has its own.',
  })
  readonly details?: object;

  @ApiProperty({ description: 'The id under which the log speaks of the request; also in `X-Correlation-Id`.' })
  readonly correlationId!: string;
}
