import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

const STANDINGS = ['stands', 'inert', 'revoked', 'voided', 'corrected'] as const;

/** A fact as recorded, its texts readable, and how it stands. */
export class FactDto {
  @ApiProperty({ example: '5b0c8d3e-1f4a-5c6b-8d7e-000000000003' })
  readonly id!: string;

  @ApiProperty({ example: 'subscription-upgraded' })
  readonly type!: string;

  @ApiProperty({ example: 1 })
  readonly version!: number;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'As `schemas/events/<type>` has it.' })
  readonly data!: object;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'As `schemas/events/fact` has it.' })
  readonly metadata!: object;

  @ApiProperty({ example: 5321 })
  readonly sequence!: number;

  @ApiProperty({ example: '2025-02-16T08:00:00.000Z' })
  readonly recordedAt!: string;

  @ApiProperty({ example: '2025-02-16', description: "In the ledger's time zone." })
  readonly recordedOn!: string;

  @ApiProperty({ description: "The store's own position." })
  readonly token!: string;

  @ApiProperty({ enum: STANDINGS, example: 'stands', description: '`inert`: a cancellation before it supersedes it.' })
  readonly standing!: string;

  @ApiPropertyOptional({ description: 'The fact that makes it so.' })
  readonly by?: string;
}
