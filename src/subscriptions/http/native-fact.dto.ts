import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { plainToInstance, Transform } from 'class-transformer';
import { validateSync } from 'class-validator';
import { isJsonObject, type JsonObject } from '../../kernel/canonical-json';
import { type FieldFault, fieldFault } from '../../kernel/field-fault';
import { IsIntegerBetween, IsObject, IsPlainText, MayBeAbsent } from '../../platform/http/field.decorator';
import { faultsIn } from '../../platform/http/validation.pipe';
import { VariantOf, type Variants } from '../../platform/http/variant.decorator';
import { STATED_SOURCE } from '../application/stated-fact';

const TYPE_LENGTH_MAX = 64;
const SOURCE_LENGTH_MAX = 200;
const SOURCE_ID_LENGTH_MAX = 200;
const COMMAND_ID_LENGTH_MAX = 255;
const VERSION_MAX = 1000;

/** Where a fact comes from. */
export class FactOriginDto {
  @ApiPropertyOptional({
    example: 'billing',
    maxLength: SOURCE_LENGTH_MAX,
    default: STATED_SOURCE,
    description: 'The system that states it.',
  })
  @MayBeAbsent()
  @IsPlainText({ lengthMax: SOURCE_LENGTH_MAX })
  readonly source?: string;

  @ApiPropertyOptional({
    example: 'evt_9',
    maxLength: SOURCE_ID_LENGTH_MAX,
    description:
      "The source's own id of the event: sent again, it is recorded once. Without it, the same content is recorded once.",
  })
  @MayBeAbsent()
  @IsPlainText({ lengthMax: SOURCE_ID_LENGTH_MAX })
  readonly sourceId?: string;

  @ApiPropertyOptional({ example: 9, description: "The event's place among those of the source." })
  @MayBeAbsent()
  @IsIntegerBetween(0, Number.MAX_SAFE_INTEGER)
  readonly sourceSequence?: number;

  @ApiPropertyOptional({
    example: 'fact:evt_9',
    maxLength: COMMAND_ID_LENGTH_MAX,
    description:
      'The id under which it counts once for the source. Left out: made of `sourceId`, or else of the content.',
  })
  @MayBeAbsent()
  @IsPlainText({ lengthMax: COMMAND_ID_LENGTH_MAX })
  readonly commandId?: string;
}

const ORIGIN: Variants = {
  description: 'Where the fact comes from.',
  shapes: [FactOriginDto],
  shapeOf: () => FactOriginDto,
};

/** A fact that a billing system states itself. */
export class NativeFactDto {
  @ApiProperty({ example: 'subscription-started', description: 'The wire name of the fact.' })
  @IsPlainText({ lengthMax: TYPE_LENGTH_MAX })
  readonly type!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'As `schemas/events/<type>.v1.json` has it.',
    example: {
      subscriptionId: 'sub-1',
      accountId: 'acme',
      currency: 'EUR',
      effectiveOn: '2025-01-01',
      lines: [{ id: 'seats', kind: 'subscription', unitPrice: '49.00', quantity: '12', every: { months: 1 } }],
    },
  })
  // The schema of the type checks it, so it stays as it was sent.
  @Transform(({ obj }: { readonly obj: { readonly data?: unknown } }) => obj.data)
  @IsObject()
  readonly data!: JsonObject;

  @ApiPropertyOptional({ type: 'integer', default: 1, description: 'Of the shape of `data`.' })
  @MayBeAbsent()
  @IsIntegerBetween(1, VERSION_MAX)
  readonly version?: number;

  @VariantOf(ORIGIN, MayBeAbsent())
  readonly metadata?: FactOriginDto;
}

export type NativeFactRead =
  | { readonly outcome: 'read'; readonly fact: NativeFactDto }
  | { readonly outcome: 'faulty'; readonly faults: readonly FieldFault[] };

/** Reads one fact of a batch, without a look at its data. */
export const readNativeFact = (sent: unknown): NativeFactRead => {
  if (!isJsonObject(sent)) return { outcome: 'faulty', faults: [fieldFault('', 'not-an-object')] };
  const fact = plainToInstance(NativeFactDto, sent);
  const errors = validateSync(fact, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  return errors.length === 0 ? { outcome: 'read', fact } : { outcome: 'faulty', faults: faultsIn(errors) };
};
