import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MONTHS_INTERVALS, type MonthsInterval } from '../../kernel/period-text';
import type { GroupAnswer } from '../queries/answers';
import type { CohortAgeAnswer, CohortFigure, CohortGroup, CohortRow, CohortsAnswer } from '../queries/cohort-answers';
import { AMOUNT, EchoDto, GROUP } from './answer.dto';

class CohortAgeDto implements CohortAgeAnswer {
  @ApiProperty({ example: 3, description: 'Intervals since the one in which the accounts first had ARR.' })
  readonly age!: number;

  @ApiProperty({ example: '2025-04-30', description: 'The last day of the interval, or the day that is asked of.' })
  readonly asOf!: string;

  @ApiProperty({ example: 38, description: 'The accounts of the cohort that have ARR then.' })
  readonly accounts!: number;

  @ApiProperty({ example: '114000.00', description: `${AMOUNT} What they have then.` })
  readonly arr!: string;

  @ApiProperty({ example: '0.904762', description: 'Of all accounts of the cohort.' })
  readonly accountsShare!: string;

  @ApiProperty({
    oneOf: [{ type: 'string' }, { type: 'null' }],
    example: '0.950000',
    description: 'Of what the cohort had at age 0; null where that was nothing.',
  })
  readonly arrShare!: string | null;
}

class CohortRowDto implements CohortRow {
  @ApiProperty({ example: '2025-01-01', description: 'The first day of the interval.' })
  readonly from!: string;

  @ApiProperty({ example: 42, description: 'The accounts that first had ARR in the interval.' })
  readonly accounts!: number;

  @ApiProperty({ type: [CohortAgeDto] })
  readonly ages!: readonly CohortAgeDto[];
}

class CohortGroupDto implements CohortGroup {
  @ApiProperty(GROUP)
  readonly by!: GroupAnswer;

  @ApiProperty({
    type: [CohortRowDto],
    description: 'An account is in the cohort of the interval in which it first had ARR in the group.',
  })
  readonly cohorts!: readonly CohortRowDto[];
}

class CohortFigureDto implements CohortFigure {
  @ApiProperty({ example: 'EUR' })
  readonly currency!: string;

  @ApiProperty({ type: [CohortRowDto], description: 'In order of their intervals, those without accounts left out.' })
  readonly cohorts!: readonly CohortRowDto[];

  @ApiPropertyOptional({ type: [CohortGroupDto], description: 'Only with `groupBy`.' })
  readonly groups?: readonly CohortGroupDto[];
}

export class CohortsAnswerDto extends EchoDto implements CohortsAnswer {
  @ApiProperty({ example: '2025-12-31', description: 'Accounts are read as they are merged on this day.' })
  readonly asOf!: string;

  @ApiProperty({ enum: MONTHS_INTERVALS, example: 'month' })
  readonly interval!: MonthsInterval;

  @ApiProperty({ example: 6, description: 'How many decimals a share has, rounded half to even.' })
  readonly digits!: number;

  @ApiPropertyOptional({ example: 'plan', description: 'As it was asked; only where it was.' })
  readonly groupBy?: string;

  @ApiPropertyOptional({ example: 'region:EU', description: 'As it was asked, in order of names; only where it was.' })
  readonly filter?: string;

  @ApiProperty({ type: [CohortFigureDto], description: 'One for each currency; currencies are never added up.' })
  readonly figures!: readonly CohortFigureDto[];
}
