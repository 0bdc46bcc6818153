import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { MONTHS_INTERVALS, type MonthsInterval } from '../../kernel/period-text';
import { present } from '../../kernel/present';
import { MayBeAbsent } from '../../platform/http/field.decorator';
import { TARGETS_MAX, TARGETS_TEXT_LENGTH_MAX } from '../queries/growth-targets';
import type { ArrSeries } from '../queries/questions.query';
import { ParsedBy } from './parsed.decorator';
import { toWindowQuestion, WindowQuestionDto } from './question.dto';

const parseTargetsText = (text: string): string | undefined =>
  text.length <= TARGETS_TEXT_LENGTH_MAX ? text : undefined;

/** ARR from day to day, and how it grew. */
export class SeriesQuestionDto extends WindowQuestionDto {
  @ApiPropertyOptional({
    enum: MONTHS_INTERVALS,
    description: 'Tells by how much ARR has grown over the month, quarter or year that ends with each point.',
  })
  @MayBeAbsent()
  @IsIn(MONTHS_INTERVALS, { context: { code: 'not-one-of' } })
  readonly growth?: MonthsInterval;

  @ApiPropertyOptional({
    type: String,
    example: '2025-01:3.5,2025-02:4',
    maxLength: TARGETS_TEXT_LENGTH_MAX,
    description: [
      'The growth that is wanted or that others have, in percent, shown beside that of the ledger:',
      `intervals of the series and a percentage each, ${TARGETS_MAX.toString()} at most. Only with \`growth\`.`,
    ].join(' '),
  })
  @MayBeAbsent()
  @ParsedBy(parseTargetsText, { code: 'not-in-shape', rule: 'intervals and percentages, like 2025-01:3.5,2025-02:4' })
  readonly targets?: string;
}

export const toSeries = (dto: SeriesQuestionDto): ArrSeries['question'] => ({
  ...toWindowQuestion(dto),
  ...present({ growth: dto.growth, targets: dto.targets }),
});
