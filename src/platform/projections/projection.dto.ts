import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

const ANSWERING = ['catching-up', 'live', 'stopped'] as const;
const STATUSES = [...ANSWERING, 'rebuilding', 'joining'] as const;
const REBUILD_STATUSES = ['running', 'rebuilt', 'failed', 'aborted'] as const;

class LogPlaceDto {
  @ApiProperty({ type: 'integer', example: 5321, description: 'How many facts lie up to here.' })
  readonly sequence!: number;

  @ApiProperty({ example: '2026-03-01T09:30:00.000Z', description: 'When the last of them was recorded.' })
  readonly recordedAt!: string;
}

class RebuildProgressDto {
  @ApiProperty({ type: 'integer', example: 2100 })
  readonly folded!: number;

  @ApiProperty({ type: 'integer', example: 5321, description: 'How many there are to fold; grows with the log.' })
  readonly total!: number;

  @ApiPropertyOptional({ type: 'integer', example: 42000, description: 'Facts per second so far.' })
  readonly ratePerSecond?: number;

  @ApiPropertyOptional({ type: 'integer', example: 1, description: 'At this rate.' })
  readonly secondsLeft?: number;
}

class ProjectionFaultDto {
  @ApiPropertyOptional({ type: 'integer', example: 812, description: 'The fact that could not be read or folded.' })
  readonly sequence?: number;

  @ApiProperty({ example: 'The store broke off: the data folder does not answer.' })
  readonly detail!: string;

  @ApiProperty({ description: 'What to do.' })
  readonly fix!: string;
}

export class ProjectionDto {
  @ApiProperty({ example: 'arr-journal' })
  readonly name!: string;

  @ApiProperty({ type: 'integer', example: 1, description: 'Of the fold; another version may come to other figures.' })
  readonly version!: number;

  @ApiProperty({
    enum: STATUSES,
    description:
      'Figures are current only while it is live. `joining`: folded for the first time beside the others, and not asked yet.',
  })
  readonly status!: string;

  @ApiProperty({ description: 'The end of the last append that its state holds.' })
  readonly position!: LogPlaceDto;

  @ApiProperty({ type: 'integer', example: 0, description: 'How many facts it is behind the end of the log.' })
  readonly lag!: number;

  @ApiPropertyOptional({ enum: ANSWERING, description: 'Under rebuild: how the state stands that answers meanwhile.' })
  readonly answering?: string;

  @ApiPropertyOptional({ description: 'Of the rebuild, or of what is joining.' })
  readonly progress?: RebuildProgressDto;

  @ApiPropertyOptional({ description: 'What is wrong, and what to do.' })
  readonly fault?: ProjectionFaultDto;
}

export class ProjectionsDto {
  @ApiProperty({ description: 'The end of the log.' })
  readonly head!: LogPlaceDto;

  @ApiProperty({ type: [ProjectionDto] })
  readonly items!: readonly ProjectionDto[];
}

export class RebuildDto {
  @ApiProperty({ example: 'arr-journal' })
  readonly name!: string;

  @ApiProperty({ enum: REBUILD_STATUSES, description: 'The state from before answers until it is rebuilt.' })
  readonly status!: string;

  @ApiProperty()
  readonly progress!: RebuildProgressDto;

  @ApiPropertyOptional({ description: 'Why it failed, and what to do.' })
  readonly fault?: ProjectionFaultDto;

  @ApiProperty({ example: '/v1/projections/arr-journal/rebuild', description: 'Where it is followed.' })
  readonly follow!: string;
}
