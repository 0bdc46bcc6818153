import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ProblemDetails } from '../../platform/http/problem';
import { ProblemDto } from '../../platform/http/problem.dto';
import { ReceiptDto } from '../../platform/http/receipt.dto';

/** What became of one fact of a batch. */
export class BatchResultDto {
  @ApiProperty({ example: 1, description: 'Its place in the batch, from 1; empty lines of NDJSON count.' })
  readonly line!: number;

  @ApiProperty({ example: 201, description: 'The status that it would have been answered alone.' })
  readonly status!: number;

  @ApiPropertyOptional({ type: ReceiptDto })
  readonly receipt?: ReceiptDto;

  @ApiPropertyOptional({ type: ProblemDto })
  readonly problem?: ProblemDetails;
}

export class BatchAnswerDto {
  @ApiProperty({ example: 998, description: 'Facts recorded by this request.' })
  readonly recorded!: number;

  @ApiProperty({ example: 1, description: 'Facts that had been recorded before, or changed nothing.' })
  readonly unchanged!: number;

  @ApiProperty({ example: 1 })
  readonly refused!: number;

  @ApiProperty({ type: [BatchResultDto], description: 'One for each fact, in the order of the batch.' })
  readonly results!: readonly BatchResultDto[];
}
