import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ArrEffect } from '../../kernel/arr-effect.port';
import { formatMinorUnits } from '../../kernel/minor-units';
import { present } from '../../kernel/present';
import type { CommandContext, Receipt } from '../../kernel/transact';

/** What an accepted command comes to, whichever feature it belongs to. */
export interface Accepted {
  readonly receipt: Receipt<{ readonly type: string }>;
  /** What the facts would do to ARR, where a dry run can say. */
  readonly effect?: readonly ArrEffect[];
}

export class ReceiptFactDto {
  @ApiProperty({ example: '5b0c8d3e-1f4a-5c6b-8d7e-000000000003' })
  readonly id!: string;

  @ApiProperty({ example: 'subscription-upgraded' })
  readonly type!: string;

  @ApiPropertyOptional({ example: '2025-02-15', description: 'From which day it counts, where it says so itself.' })
  readonly effectiveOn?: string;
}

export class EffectDto {
  @ApiProperty({ example: '2025-02-15', description: 'The day on which ARR changes.' })
  readonly effectiveOn!: string;

  @ApiProperty({ example: 'EUR' })
  readonly currency!: string;

  @ApiProperty({ example: '240.00', description: 'By how much; negative for less.' })
  readonly delta!: string;
}

/** The answer to an accepted command. */
export class ReceiptDto {
  @ApiProperty({ type: [ReceiptFactDto], description: 'What was recorded, or on a dry run would be.' })
  readonly facts!: readonly ReceiptFactDto[];

  @ApiProperty({ example: 4, description: "The stream's revision, for `If-Match`; -1 while it holds nothing." })
  readonly revision!: number;

  @ApiProperty({ description: 'For `minPosition` of a later question.' })
  readonly token!: string;

  @ApiProperty({ example: false, description: 'Whether the command had been recorded before.' })
  readonly replayed!: boolean;

  @ApiPropertyOptional({ type: [EffectDto], description: 'With `dryRun=true`: what the facts would do to ARR.' })
  readonly effect?: readonly EffectDto[];
}

const toFact = (fact: Accepted['receipt']['facts'][number] & { readonly data?: object }): ReceiptFactDto => {
  const { id, type, data = {} } = fact;
  const effectiveOn = 'effectiveOn' in data && typeof data.effectiveOn === 'string' ? data.effectiveOn : undefined;
  return present({ id, type, effectiveOn });
};

const toEffect = ({ effectiveOn, currency, delta }: ArrEffect): EffectDto => ({
  effectiveOn,
  currency,
  delta: formatMinorUnits(delta, currency),
});

export const toReceipt = ({ receipt, effect }: Accepted): ReceiptDto =>
  present({
    facts: receipt.facts.map(toFact),
    revision: receipt.revision,
    token: receipt.token,
    replayed: receipt.replayed,
    effect: effect?.map(toEffect),
  });

/** Whether the command has recorded something now: not when it had before, changed nothing or was tried only. */
export const hasRecorded = ({ receipt }: Accepted, { dryRun }: Pick<CommandContext, 'dryRun'>): boolean =>
  receipt.facts.length > 0 && !receipt.replayed && dryRun !== true;
