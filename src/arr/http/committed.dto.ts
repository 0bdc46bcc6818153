import { ApiProperty } from '@nestjs/swagger';
import type { CalendarDate } from '../../kernel/calendar-date';
import { present } from '../../kernel/present';
import type { CommittedAnswer, CommittedFigure, CommittedStep } from '../queries/committed-answers';
import type { Committed } from '../queries/questions.query';
import { AMOUNT, EchoDto, NEXT } from './answer.dto';
import { IsCursor, IsLimit } from './list-question.dto';
import { ReportedDayDto, toKnowledge } from './question.dto';

export class CommittedQuestionDto extends ReportedDayDto {
  @IsLimit()
  readonly limit?: number;

  @IsCursor()
  readonly cursor?: string;
}

/** The day is today where neither it nor a cursor is given. */
export const toCommitted = (dto: CommittedQuestionDto, today: () => CalendarDate): Committed['question'] => {
  const { limit, cursor } = dto;
  const asOf = dto.asOf ?? (cursor === undefined ? today() : undefined);
  return { ...toKnowledge(dto), ...present({ asOf, limit, cursor }) };
};

class CommittedFigureDto implements CommittedFigure {
  @ApiProperty({ example: 'EUR' })
  readonly currency!: string;

  @ApiProperty({ example: '123456.00', description: `${AMOUNT} At the end of the day.` })
  readonly arr!: string;

  @ApiProperty({ example: '121056.00', description: `${AMOUNT} Once all that is agreed has come about.` })
  readonly committed!: string;

  @ApiProperty({ example: '-2400.00', description: `${AMOUNT} The second less the first.` })
  readonly ahead!: string;
}

class CommittedStepDto implements CommittedStep {
  @ApiProperty({ example: '2025-06-01' })
  readonly effectiveOn!: string;

  @ApiProperty({ example: 'EUR' })
  readonly currency!: string;

  @ApiProperty({ example: '-2400.00', description: `${AMOUNT} What changes on the day, all accounts together.` })
  readonly delta!: string;

  @ApiProperty({ example: '121056.00', description: `${AMOUNT} What it is then.` })
  readonly arr!: string;

  @ApiProperty({ example: 1, description: 'How many accounts change.' })
  readonly accounts!: number;
}

export class CommittedAnswerDto extends EchoDto implements CommittedAnswer {
  @ApiProperty({ example: '2025-03-31' })
  readonly asOf!: string;

  @ApiProperty({ example: '2025-06-01', description: 'The last day on which ARR is known to change, or `asOf`.' })
  readonly lastChangeOn!: string;

  @ApiProperty({ type: [CommittedFigureDto], description: 'One for each currency.' })
  readonly figures!: readonly CommittedFigureDto[];

  @ApiProperty({ type: [CommittedStepDto], description: 'The changes ahead, in order of days and then of currencies.' })
  readonly items!: readonly CommittedStepDto[];

  @ApiProperty(NEXT)
  readonly next!: string | null;
}
