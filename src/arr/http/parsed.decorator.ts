import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import type { FieldFaultCode } from '../../kernel/field-fault';

/** Stands for a parameter that its parser does not take; it never leaves the DTO. */
const NOT_TAKEN = Symbol('not taken');

/** The parameter becomes what the parser makes of its text. `rule` says what it takes. */
export const ParsedBy = (
  parse: (text: string) => unknown,
  { code, rule }: { readonly code: FieldFaultCode; readonly rule: string },
): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { readonly value: unknown }) =>
      typeof value === 'string' ? (parse(value) ?? NOT_TAKEN) : NOT_TAKEN,
    ),
    ValidateBy({
      name: code,
      validator: {
        validate: (value: unknown) => value !== undefined && value !== NOT_TAKEN,
        defaultMessage: () => rule,
      },
    }),
  );
