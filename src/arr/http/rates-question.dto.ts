import { ApiPropertyOptional } from '@nestjs/swagger';
import type { Currency } from '../../kernel/currency';
import type { DecimalAmount } from '../../kernel/decimal-amount';
import { present } from '../../kernel/present';
import { IsPercentage, MayBeAbsent } from '../../platform/http/field.decorator';
import type { Retention } from '../queries/questions.query';
import { IsFilter, IsGroupBy, IsOnlyCurrency, toKnowledge, WindowDto } from './question.dto';

/** A window, in one currency or in all, of all ARR or a part of it. */
export class RetentionQuestionDto extends WindowDto {
  @IsOnlyCurrency()
  readonly currency?: Currency;

  @IsGroupBy()
  readonly groupBy?: string;

  @IsFilter()
  readonly filter?: string;

  @ApiPropertyOptional({
    type: String,
    example: '80',
    default: '100',
    description: 'The percentage of ARR that is gross profit, for the lifetime value.',
  })
  @MayBeAbsent()
  @IsPercentage()
  readonly grossMargin?: DecimalAmount;
}

export const toRetention = (dto: RetentionQuestionDto): Retention['question'] => {
  const { from, to, currency, groupBy, filter, grossMargin } = dto;
  const said = present({ currency, groupBy, filter, grossMargin });
  return { window: { from, to }, ...toKnowledge(dto), ...said };
};
