import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { MayBeAbsent } from './field.decorator';

export class CommandOptionsDto {
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    default: 'false',
    description: 'With `true`: answers the facts and what they would do to ARR, and writes nothing.',
  })
  @MayBeAbsent()
  @IsIn(['true', 'false'])
  readonly dryRun?: 'true' | 'false';
}
