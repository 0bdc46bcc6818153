import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, ValidateNested } from 'class-validator';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import { StoreUnavailable } from '../../../src/kernel/event-store.port';
import type { Instant } from '../../../src/kernel/instant';
import { PositionNotReached } from '../../../src/kernel/read-model.port';
import {
  IsAttributes,
  IsCalendarDate,
  IsCurrency,
  IsDecimalAmount,
  IsInstant,
  IsIntegerBetween,
  IsPlainText,
  MayBeAbsent,
} from '../../../src/platform/http/field.decorator';
import { Problem } from '../../../src/platform/http/problem';

class PartDto {
  @IsDecimalAmount()
  readonly amount!: string;

  @IsIn(['a', 'b'])
  readonly kind!: string;
}

class OrderDto {
  @IsCalendarDate()
  readonly effectiveOn!: CalendarDate;

  @MayBeAbsent()
  @IsInstant()
  readonly occurredAt?: Instant;

  @MayBeAbsent()
  @IsPlainText({ lengthMax: 5 })
  readonly reason?: string;

  @MayBeAbsent()
  @IsBoolean()
  readonly voluntary?: boolean;

  @MayBeAbsent()
  @IsIntegerBetween(1, 9)
  readonly count?: number;

  @IsAttributes({ example: { region: 'EU' } })
  readonly attributes?: Readonly<Record<string, string>>;

  @IsArray()
  @ArrayMaxSize(2)
  @ValidateNested({ each: true })
  @Type(() => PartDto)
  readonly parts!: readonly PartDto[];
}

class FigureQuery {
  @IsCurrency()
  readonly currency!: string;
}

const thrown: Readonly<Record<string, () => never>> = {
  problem: () => {
    throw new Problem({
      status: 409,
      code: 'order-is-closed',
      title: 'The order is closed',
      detail: 'It was closed.',
      fix: 'Open another.',
      errors: [{ pointer: '/effectiveOn', code: 'order-is-closed' }],
      headers: { ETag: '"4"' },
    });
  },
  store: () => {
    throw new StoreUnavailable('10.0.0.7 refused');
  },
  behind: () => {
    throw new PositionNotReached('token 9');
  },
  bug: () => {
    throw new Error('password=hunter2 at /srv/secret');
  },
  text: () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- a dependency may throw anything
    throw 'password=hunter2';
  },
};

/** An edge with every kind of field, and a handler for every kind of fault. */
@Controller()
export class OrdersController {
  @Post('orders')
  take(@Body() order: OrderDto): unknown {
    return { order, isOrder: order instanceof OrderDto };
  }

  @Post('anything')
  echo(@Body() body: unknown): unknown {
    return { body };
  }

  @Get('figures')
  figure(@Query() query: FigureQuery): unknown {
    return query;
  }

  @Get('faults/:kind')
  fault(@Query('kind') kind: string): unknown {
    return thrown[kind]?.();
  }
}
