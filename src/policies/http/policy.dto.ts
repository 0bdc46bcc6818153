import { ApiProperty } from '@nestjs/swagger';
import { IsTextPairs } from '../../platform/http/field.decorator';

export class AdoptPolicyDto {
  @IsTextPairs()
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { pauses: 'keep' },
    description: 'The treatments that change, each with its value; one that is not named stays as it is.',
  })
  readonly policy!: Readonly<Record<string, string>>;
}
