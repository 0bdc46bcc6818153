import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { present } from '../../kernel/present';
import { MayBeAbsent } from '../../platform/http/field.decorator';
import type { JournalEntryAnswer, JournalPageAnswer } from '../queries/journal-answers';
import type { JournalPage } from '../queries/questions.query';
import { EchoDto } from './answer.dto';
import { IsLimit } from './list-question.dto';
import { MovementDto } from './movement.dto';
import { ParsedBy } from './parsed.decorator';
import { KnowledgeDto, parseCounting, parseWhole, toKnowledge } from './question.dto';

export class JournalPathDto {
  @ApiProperty({ type: 'integer', minimum: 1, example: 1, description: 'One that `GET /v1/journal/epochs` lists.' })
  @ParsedBy(parseCounting, { code: 'not-a-whole-number', rule: 'the number of an epoch, from 1' })
  readonly epoch!: number;

  @ApiProperty({ type: 'integer', minimum: 0, example: 3, description: 'From 0 to one less than there are.' })
  @ParsedBy(parseWhole, { code: 'not-a-whole-number', rule: 'the number of a shard, from 0' })
  readonly shard!: number;
}

export class JournalQuestionDto extends KnowledgeDto {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, default: 1, description: 'The first `seq` that is wanted.' })
  @MayBeAbsent()
  @ParsedBy(parseCounting, { code: 'not-a-whole-number', rule: 'a place in the shard, from 1' })
  readonly from?: number;

  @IsLimit()
  readonly limit?: number;
}

export const toJournalPage = ({ epoch, shard }: JournalPathDto, dto: JournalQuestionDto): JournalPage['question'] => ({
  epoch,
  shard,
  ...toKnowledge(dto),
  ...present({ from: dto.from, limit: dto.limit }),
});

class JournalEntryDto extends MovementDto implements JournalEntryAnswer {
  @ApiProperty({ example: 1 })
  readonly epoch!: number;

  @ApiProperty({ example: 3 })
  readonly shard!: number;

  @ApiProperty({ example: 1842, description: 'Its place in the shard: 1, 2, 3, …' })
  readonly seq!: number;

  @ApiProperty({ enum: ['assert', 'retract'], example: 'assert' })
  readonly kind!: 'assert' | 'retract';

  @ApiProperty({
    oneOf: [{ type: 'string' }, { type: 'null' }],
    example: null,
    description: 'The entry that it takes back.',
  })
  readonly retracts!: string | null;

  @ApiProperty({ example: 1 })
  readonly policyVersion!: number;

  @ApiProperty({ example: 1 })
  readonly derivationVersion!: number;

  @ApiProperty({
    example: '123456.00',
    description: 'The sum of the deltas of the shard in this currency, up to and with this entry.',
  })
  readonly runningTotal!: string;
}

export class JournalPageAnswerDto extends EchoDto implements JournalPageAnswer {
  @ApiProperty({ example: 1 })
  readonly epoch!: number;

  @ApiProperty({ example: 3 })
  readonly shard!: number;

  @ApiProperty({ example: 8, description: 'How many there are.' })
  readonly shards!: number;

  @ApiProperty({ type: [JournalEntryDto] })
  readonly items!: readonly JournalEntryDto[];

  @ApiProperty({
    oneOf: [{ type: 'integer' }, { type: 'null' }],
    example: 1942,
    description: '`from` of the page that follows.',
  })
  readonly next!: number | null;
}
