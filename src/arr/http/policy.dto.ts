import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DEFAULT_POLICY } from '../../kernel/policy';
import { policyTexts, type PolicyTexts } from '../../kernel/policy-text';
import type { PoliciesAnswer, PolicyAnswer, TreatmentChange } from '../queries/policy-answers';
import { EchoDto, NEXT } from './answer.dto';

class TreatmentChangeDto implements TreatmentChange {
  @ApiProperty({ example: 'pauses' })
  readonly treatment!: string;

  @ApiProperty({ example: 'zero' })
  readonly from!: string;

  @ApiProperty({ example: 'keep' })
  readonly to!: string;
}

class AdoptedPolicyDto implements PolicyAnswer {
  @ApiProperty({ type: 'integer', example: 2 })
  readonly version!: number;

  @ApiProperty({ type: 'integer', example: 5322, description: 'That of its adoption; 0 for the first policy.' })
  readonly sequence!: number;

  @ApiProperty({ example: '2025-04-03T08:00:00.000Z', description: 'From when it is known.' })
  readonly recordedAt!: string;

  @ApiPropertyOptional({ example: 'http', description: 'Who adopted it; nobody the first.' })
  readonly adoptedBy?: string;

  @ApiPropertyOptional({ description: 'The fact that adopts it.' })
  readonly factId?: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: policyTexts(DEFAULT_POLICY.policy),
    description: 'Every treatment with its value.',
  })
  readonly policy!: PolicyTexts;

  @ApiProperty({ type: [TreatmentChangeDto], description: 'What is other than in the policy before.' })
  readonly changes!: readonly TreatmentChangeDto[];
}

export class PoliciesAnswerDto extends EchoDto implements PoliciesAnswer {
  @ApiProperty({ type: [AdoptedPolicyDto], description: 'In the order in which they were adopted.' })
  readonly items!: readonly AdoptedPolicyDto[];

  @ApiProperty(NEXT)
  readonly next!: string | null;
}
