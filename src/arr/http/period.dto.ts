import { ApiProperty } from '@nestjs/swagger';
import { present } from '../../kernel/present';
import type { ClosingAnswer, PeriodAnswer, PeriodsAnswer } from '../queries/period-answers';
import type { Periods } from '../queries/questions.query';
import { AMOUNT, EchoDto, NEXT } from './answer.dto';
import { IsCursor, IsLimit } from './list-question.dto';
import { KnowledgeDto, toKnowledge } from './question.dto';
import { RestatedFigureDto } from './restatement.dto';

/** A list that is asked for by nothing but a state of knowledge. */
export class KnownListDto extends KnowledgeDto {
  @IsLimit()
  readonly limit?: number;

  @IsCursor()
  readonly cursor?: string;
}

export const toKnownList = (dto: KnownListDto): Periods['question'] => {
  const { limit, cursor } = dto;
  return { ...toKnowledge(dto), ...present({ limit, cursor }) };
};

class PeriodTotalDto {
  @ApiProperty({ example: 'EUR' })
  readonly currency!: string;

  @ApiProperty({ example: '123456.00', description: AMOUNT })
  readonly arr!: string;
}

class ClosingDto implements ClosingAnswer {
  @ApiProperty({ example: '2025-03' })
  readonly period!: string;

  @ApiProperty({ example: 5321, description: 'Every fact up to this sequence is in the figures.' })
  readonly closedAtSequence!: number;

  @ApiProperty({ example: 1, description: 'The policy under which it was closed.' })
  readonly policyVersion!: number;

  @ApiProperty({ type: [PeriodTotalDto], description: 'ARR at the end of the month, one for each currency.' })
  readonly totals!: readonly PeriodTotalDto[];

  @ApiProperty({ description: '`digest` of the answer to `/v1/arr` that is pinned.' })
  readonly digest!: string;

  @ApiProperty({ example: '2025-04-03T08:00:00.000Z', description: 'When it was closed.' })
  readonly closedAt!: string;

  @ApiProperty({ example: 'http', description: 'Who closed it.' })
  readonly closedBy!: string;

  @ApiProperty({ description: 'The fact that closes it.' })
  readonly factId!: string;

  @ApiProperty({ example: 5322, description: 'That of the fact that closes it.' })
  readonly sequence!: number;
}

export class PeriodsAnswerDto extends EchoDto implements PeriodsAnswer {
  @ApiProperty({ type: [ClosingDto], description: 'The months that are closed, in their order.' })
  readonly items!: readonly ClosingDto[];

  @ApiProperty(NEXT)
  readonly next!: string | null;
}

export class PeriodAnswerDto extends EchoDto implements PeriodAnswer {
  @ApiProperty({ example: '2025-03' })
  readonly period!: string;

  @ApiProperty({ example: '2025-03-31', description: 'The last day of the month.' })
  readonly asOf!: string;

  @ApiProperty({ type: ClosingDto, description: 'What it was closed with.' })
  readonly closing!: ClosingDto;

  @ApiProperty({
    example: true,
    description: 'Whether the ledger says now, of the state of knowledge that is pinned, what it said at the close.',
  })
  readonly verified!: boolean;

  @ApiProperty({
    type: [RestatedFigureDto],
    description: 'As known at the close, as known at `knownAt`, and the second less the first.',
  })
  readonly figures!: readonly RestatedFigureDto[];

  @ApiProperty({
    example: '/v1/arr?asOf=2025-03-31&knownAt=5321&policy=1',
    description: 'Where the closed view is read, with its groups and parts.',
  })
  readonly closedView!: string;

  @ApiProperty({
    example: '/v1/arr/restatement?asOf=2025-03-31&fromKnownAt=5321&toKnownAt=5400&policy=1',
    description: 'Where the difference is explained, fact by fact.',
  })
  readonly restatement!: string;
}
