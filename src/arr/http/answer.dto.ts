import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { INTERVALS } from '../../kernel/period-text';
import { NETTINGS } from '../queries/questions.query';
import type {
  AccountsAnswer,
  ArrAnswer,
  ArrGroupFigure,
  Echo,
  GroupAnswer,
  MovementFigures,
  MovementsAnswer,
  MovementTotal,
} from '../queries/answers';

export const AMOUNT = 'A decimal text in the currency beside it.';
const LOSS = `${AMOUNT} Negative: a loss.`;
const NOT_YET = `${AMOUNT} Always zero so far.`;

/** A group, by the names that were asked for. */
export const GROUP = {
  type: 'object',
  additionalProperties: { oneOf: [{ type: 'string' }, { type: 'null' }] },
  example: { plan: 'pro' },
  description: 'The group: a value for each name that was asked for; null is none.',
} as const satisfies ApiPropertyOptions;

export const NEXT = {
  oneOf: [{ type: 'string' }, { type: 'null' }],
  description: 'The cursor of the next page; null on the last.',
} as const satisfies ApiPropertyOptions;

export class KnownAtDto {
  @ApiProperty({ example: 5321, description: 'The last fact that counted.' })
  readonly sequence!: number;

  @ApiProperty({ example: '2025-03-31T09:30:00.000Z', description: 'When it was recorded.' })
  readonly recordedAt!: string;

  @ApiProperty({ example: false, description: 'Whether that time was brought from elsewhere with opening history.' })
  readonly imported!: boolean;
}

/** What every answer repeats as resolved: sent again with it, the question has the same answer. */
export class EchoDto implements Echo {
  @ApiProperty({ type: KnownAtDto })
  readonly knownAt!: KnownAtDto;

  @ApiProperty({ example: 1 })
  readonly policyVersion!: number;

  @ApiProperty({ example: 1, description: 'Rises when a bug in the derivation is mended.' })
  readonly derivationVersion!: number;

  @ApiPropertyOptional({ example: 'EUR', description: 'What all amounts are converted to; only where that was asked.' })
  readonly reportingCurrency?: string;

  @ApiProperty({ example: false, description: 'Whether facts that the store holds are missing from the answer.' })
  readonly stale!: boolean;
}

/** The ARR of a group. */
export class GroupAmountDto {
  @ApiProperty(GROUP)
  readonly by!: GroupAnswer;

  @ApiProperty({ example: '96000.00', description: AMOUNT })
  readonly arr!: string;

  @ApiProperty({ example: '8000.00', description: 'A twelfth of it, for show.' })
  readonly mrr!: string;
}

class GroupFigureDto extends GroupAmountDto implements ArrGroupFigure {
  @ApiProperty({ example: 30, description: 'Accounts that have ARR in the group; one may be in several groups.' })
  readonly accounts!: number;

  @ApiProperty({ example: 41, description: 'Subscriptions that have ARR in the group; one may be in several groups.' })
  readonly subscriptions!: number;
}

/** ARR in one currency. */
export class CurrencyAmountDto {
  @ApiProperty({ example: 'EUR' })
  readonly currency!: string;

  @ApiProperty({ example: '123456.00', description: AMOUNT })
  readonly arr!: string;

  @ApiProperty({ example: '10288.00', description: 'A twelfth of it, for show.' })
  readonly mrr!: string;
}

class ArrFigureDto extends CurrencyAmountDto {
  @ApiProperty({ example: 42, description: 'Accounts that have ARR.' })
  readonly accounts!: number;

  @ApiProperty({ example: 57, description: 'Subscriptions that have ARR.' })
  readonly subscriptions!: number;

  @ApiPropertyOptional({
    type: [GroupFigureDto],
    description: 'Only with `groupBy`: the groups that have ARR, none first.',
  })
  readonly groups?: readonly GroupFigureDto[];
}

export class ArrAnswerDto extends EchoDto implements ArrAnswer {
  @ApiProperty({ example: '2025-03-31', description: 'The day at whose end it is.' })
  readonly asOf!: string;

  @ApiPropertyOptional({ example: 'plan', description: 'As it was asked; only where it was.' })
  readonly groupBy?: string;

  @ApiPropertyOptional({ example: 'region:EU', description: 'As it was asked, in order of names; only where it was.' })
  readonly filter?: string;

  @ApiProperty({ type: [ArrFigureDto], description: 'One for each currency; currencies are never added up.' })
  readonly figures!: readonly ArrFigureDto[];

  @ApiProperty({ description: 'A fingerprint of the figures with the question they answer.' })
  readonly digest!: string;
}

class AccountFigureDto {
  @ApiProperty({ example: 'acme' })
  readonly accountId!: string;

  @ApiProperty({ example: 'EUR' })
  readonly currency!: string;

  @ApiProperty({ example: '1440.00', description: AMOUNT })
  readonly arr!: string;

  @ApiProperty({ example: '120.00' })
  readonly mrr!: string;

  @ApiProperty({ example: 1 })
  readonly subscriptions!: number;
}

export class AccountsAnswerDto extends EchoDto implements AccountsAnswer {
  @ApiProperty({ example: '2025-03-31' })
  readonly asOf!: string;

  @ApiPropertyOptional({ example: 'EUR', description: 'As it was asked; only where it was.' })
  readonly native?: string;

  @ApiPropertyOptional({ example: 'region:EU', description: 'As it was asked, in order of names; only where it was.' })
  readonly filter?: string;

  @ApiProperty({ type: [AccountFigureDto], description: 'In order of ids and then currencies.' })
  readonly items!: readonly AccountFigureDto[];

  @ApiProperty(NEXT)
  readonly next!: string | null;
}

class MovementFiguresDto implements MovementFigures {
  @ApiProperty({ example: '2025-01-01', description: 'The first day.' })
  readonly from!: string;

  @ApiProperty({ example: '2025-02-01', description: 'The first day that no longer counts.' })
  readonly to!: string;

  @ApiProperty({ example: 'EUR' })
  readonly currency!: string;

  @ApiPropertyOptional(GROUP)
  readonly by?: GroupAnswer;

  @ApiProperty({ example: '1200.00', description: AMOUNT })
  readonly opening!: string;

  @ApiProperty({ example: '0.00', description: AMOUNT })
  readonly new!: string;

  @ApiProperty({ example: '240.00', description: AMOUNT })
  readonly expansion!: string;

  @ApiProperty({ example: '0.00', description: AMOUNT })
  readonly reactivation!: string;

  @ApiProperty({ example: '0.00', description: LOSS })
  readonly contraction!: string;

  @ApiProperty({ example: '0.00', description: LOSS })
  readonly churn!: string;

  @ApiProperty({ example: '0.00', description: NOT_YET })
  readonly fx!: string;

  @ApiProperty({ example: '0.00', description: `${AMOUNT} What changed accounts: of the whole ledger zero.` })
  readonly transfer!: string;

  @ApiProperty({ example: '0.00', description: `${AMOUNT} What came from other groups; zero where it is not grouped.` })
  readonly entered!: string;

  @ApiProperty({ example: '0.00', description: `${AMOUNT} What went to other groups, negative.` })
  readonly left!: string;

  @ApiProperty({ example: '1440.00', description: AMOUNT })
  readonly closing!: string;

  @ApiProperty({ example: '0.00', description: 'Closing less all the others: always zero.' })
  readonly difference!: string;
}

class MovementTotalDto extends MovementFiguresDto implements MovementTotal {
  @ApiPropertyOptional({
    type: [MovementFiguresDto],
    description: 'Only with `groupBy`: the rows that it is the sum of.',
  })
  readonly groups?: readonly MovementFiguresDto[];
}

export class MovementsAnswerDto extends EchoDto implements MovementsAnswer {
  @ApiProperty({ example: '2025-01-01' })
  readonly from!: string;

  @ApiProperty({ example: '2025-04-01', description: 'The first day that no longer counts.' })
  readonly to!: string;

  @ApiProperty({ enum: INTERVALS, example: 'month' })
  readonly interval!: string;

  @ApiPropertyOptional({ enum: NETTINGS, example: 'window', description: 'As it was asked; only where it was.' })
  readonly netting?: string;

  @ApiPropertyOptional({ example: 'plan', description: 'As it was asked; only where it was.' })
  readonly groupBy?: string;

  @ApiPropertyOptional({ example: 'region:EU', description: 'As it was asked, in order of names; only where it was.' })
  readonly filter?: string;

  @ApiProperty({ type: [MovementFiguresDto], description: 'One for each interval, currency and group.' })
  readonly rows!: readonly MovementFiguresDto[];

  @ApiProperty({ type: [MovementTotalDto], description: 'The whole window, one for each currency.' })
  readonly total!: readonly MovementTotalDto[];
}
