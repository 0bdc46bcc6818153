import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { RATE_GAPS, type RateGap } from '../domain/rates';
import type { GroupAnswer } from '../queries/answers';
import {
  type AnnualRateAnswer,
  type CohortAnswer,
  type DerivedAnswer,
  GROWTH_SPANS,
  type GrowthAnswer,
  type GrowthSpan,
  type RateAnswer,
  type RetentionAnswer,
  type RetentionFigure,
  type RetentionFigures,
  type RetentionGroup,
} from '../queries/retention-answers';
import { AMOUNT, EchoDto, GROUP } from './answer.dto';

const LOST = `${AMOUNT} Positive: what was lost.`;

const orNull = (example: string, description: string): ApiPropertyOptions => ({
  oneOf: [{ type: 'string' }, { type: 'null' }],
  example,
  description,
});

class DerivedDto implements DerivedAnswer {
  @ApiProperty(orNull('1.050000', 'A decimal text; null where it would be divided by zero.'))
  readonly value!: string | null;

  @ApiPropertyOptional({
    enum: RATE_GAPS,
    description: [
      'Only where there is no value: no ARR stood at the opening, none stands at the closing,',
      'nothing was lost, or no ARR stood on the earlier day.',
    ].join(' '),
  })
  readonly why?: RateGap;
}

export class RateDto extends DerivedDto implements RateAnswer {
  @ApiProperty({ example: '126000.00', description: 'An amount in the currency of the figure, or a count.' })
  readonly numerator!: string;

  @ApiProperty({ example: '120000.00', description: 'An amount in the currency of the figure, or a count.' })
  readonly denominator!: string;
}

class AnnualRateDto extends RateDto implements AnnualRateAnswer {
  @ApiProperty(orNull('0.120000', 'The same as a rate of a year.'))
  readonly annual!: string | null;
}

class GrowthDto extends RateDto implements GrowthAnswer {
  @ApiProperty({ enum: GROWTH_SPANS, example: 'year' })
  readonly over!: GrowthSpan;

  @ApiProperty({ example: '2024-03-31', description: 'The earlier day; ARR at its end is the denominator.' })
  readonly since!: string;
}

class CohortDto implements CohortAnswer {
  @ApiProperty({ example: 42, description: 'The accounts that had ARR at the opening.' })
  readonly accounts!: number;

  @ApiProperty({ example: 2, description: 'Of them, those that have none left at the closing.' })
  readonly accountsLost!: number;

  @ApiProperty({ example: '120000.00', description: `${AMOUNT} What they had at the opening.` })
  readonly opening!: string;

  @ApiProperty({ example: '126000.00', description: `${AMOUNT} What they have at the closing.` })
  readonly closing!: string;

  @ApiProperty({
    example: '114000.00',
    description: `${AMOUNT} What they have at the closing, of each account no more than at the opening.`,
  })
  readonly retained!: string;
}

class RetentionFiguresDto implements RetentionFigures {
  @ApiProperty({ example: '120000.00', description: AMOUNT })
  readonly opening!: string;

  @ApiProperty({ example: '6000.00', description: AMOUNT })
  readonly new!: string;

  @ApiProperty({ example: '12000.00', description: AMOUNT })
  readonly expansion!: string;

  @ApiProperty({ example: '0.00', description: AMOUNT })
  readonly reactivation!: string;

  @ApiProperty({ example: '2000.00', description: LOST })
  readonly contraction!: string;

  @ApiProperty({ example: '4000.00', description: LOST })
  readonly churn!: string;

  @ApiProperty({ example: '132000.00', description: AMOUNT })
  readonly closing!: string;

  @ApiProperty({ example: 44, description: 'All accounts that have ARR at the closing.' })
  readonly accountsAtClosing!: number;

  @ApiProperty({ type: CohortDto })
  readonly cohort!: CohortDto;

  @ApiProperty({ type: RateDto, description: 'Net revenue retention: what the cohort has at the closing / opening.' })
  readonly nrr!: RateDto;

  @ApiProperty({ type: RateDto, description: 'Gross revenue retention: what the cohort has retained / opening.' })
  readonly grr!: RateDto;

  @ApiProperty({ type: AnnualRateDto, description: '(churn + contraction) / opening' })
  readonly grossChurnRate!: AnnualRateDto;

  @ApiProperty({ type: AnnualRateDto, description: '(churn + contraction − expansion) / opening' })
  readonly netChurnRate!: AnnualRateDto;

  @ApiProperty({ type: AnnualRateDto, description: 'expansion / opening' })
  readonly expansionRate!: AnnualRateDto;

  @ApiProperty({ type: AnnualRateDto, description: 'Accounts lost / accounts at the opening.' })
  readonly logoChurnRate!: AnnualRateDto;

  @ApiProperty({ type: RateDto, description: '(new + expansion + reactivation) / (churn + contraction)' })
  readonly quickRatio!: RateDto;

  @ApiProperty({ type: RateDto, description: 'Closing / accounts at the closing; the value is an amount.' })
  readonly averageArrPerAccount!: RateDto;

  @ApiProperty({ type: [GrowthDto], description: 'ARR at the closing / ARR at the end of an earlier day − 1.' })
  readonly growth!: readonly GrowthDto[];

  @ApiProperty({ type: DerivedDto, description: '1 / annual gross churn rate, in years.' })
  readonly lifetimeYears!: DerivedDto;

  @ApiProperty({
    type: DerivedDto,
    description: 'Average ARR per account × gross margin × lifetime; the value is an amount.',
  })
  readonly lifetimeValue!: DerivedDto;
}

class RetentionGroupDto extends RetentionFiguresDto implements RetentionGroup {
  @ApiProperty(GROUP)
  readonly by!: GroupAnswer;
}

class RetentionFigureDto extends RetentionFiguresDto implements RetentionFigure {
  @ApiProperty({ example: 'EUR' })
  readonly currency!: string;

  @ApiPropertyOptional({
    type: [RetentionGroupDto],
    description: 'Only with `groupBy`: the groups in which something stands or moves, none first.',
  })
  readonly groups?: readonly RetentionGroupDto[];
}

export class RetentionAnswerDto extends EchoDto implements RetentionAnswer {
  @ApiProperty({ example: '2025-01-01' })
  readonly from!: string;

  @ApiProperty({ example: '2025-04-01', description: 'The first day that no longer counts.' })
  readonly to!: string;

  @ApiPropertyOptional({
    example: 3,
    description: 'Only where the months are whole: rates are made annual by × 12 / months.',
  })
  readonly months?: number;

  @ApiProperty({ example: 90, description: 'Where the months are not whole, rates are made annual by × 365 / days.' })
  readonly days!: number;

  @ApiProperty({ example: '100', description: 'In percent.' })
  readonly grossMargin!: string;

  @ApiProperty({
    example: 6,
    description: 'How many decimals a rate has, rounded half to even; amounts have those of their currency.',
  })
  readonly digits!: number;

  @ApiPropertyOptional({ example: 'plan', description: 'As it was asked; only where it was.' })
  readonly groupBy?: string;

  @ApiPropertyOptional({ example: 'region:EU', description: 'As it was asked, in order of names; only where it was.' })
  readonly filter?: string;

  @ApiProperty({ type: [RetentionFigureDto], description: 'One for each currency; currencies are never added up.' })
  readonly figures!: readonly RetentionFigureDto[];
}
