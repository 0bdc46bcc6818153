import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { FACT_LIMITS } from '../../kernel/fact-limits';
import { IsIntegerBetween } from '../../platform/http/field.decorator';
import type { Variants } from '../../platform/http/variant.decorator';

const COUNT_MIN = 1;
const COUNT_MAX = FACT_LIMITS.intervalCountMax;

const count = (of: string, example: number): ApiPropertyOptions => ({
  description: `How many ${of}.`,
  type: 'integer',
  minimum: COUNT_MIN,
  maximum: COUNT_MAX,
  example,
});

export class EveryDaysDto {
  @ApiProperty(count('days', 30))
  @IsIntegerBetween(COUNT_MIN, COUNT_MAX)
  readonly days!: number;
}

export class EveryWeeksDto {
  @ApiProperty(count('weeks', 2))
  @IsIntegerBetween(COUNT_MIN, COUNT_MAX)
  readonly weeks!: number;
}

export class EveryMonthsDto {
  @ApiProperty(count('months', 1))
  @IsIntegerBetween(COUNT_MIN, COUNT_MAX)
  readonly months!: number;
}

export class EveryYearsDto {
  @ApiProperty(count('years', 1))
  @IsIntegerBetween(COUNT_MIN, COUNT_MAX)
  readonly years!: number;
}

export type IntervalDto = EveryDaysDto | EveryWeeksDto | EveryMonthsDto | EveryYearsDto;

/** How often a price is charged. What names no unit is told that it wants months. */
export const INTERVALS: Variants = {
  description: 'How often the price is charged.',
  hint: 'write { "months": 1 } for every month',
  shapes: [EveryDaysDto, EveryWeeksDto, EveryMonthsDto, EveryYearsDto],
  shapeOf: (content) => {
    if ('days' in content) return EveryDaysDto;
    if ('weeks' in content) return EveryWeeksDto;
    return 'years' in content ? EveryYearsDto : EveryMonthsDto;
  },
};

export const CONTRACT_MONTHS: Variants = {
  description: 'How long the total lasts.',
  shapes: [EveryMonthsDto],
  shapeOf: () => EveryMonthsDto,
};
