import { ValidateBy, ValidateIf, type ValidationArguments } from 'class-validator';
import type { FieldFaultCode } from '../../kernel/field-fault';

const FAULT: FieldFaultCode = 'not-in-shape';

const isStated = (holder: object, field: string): boolean =>
  (holder as Readonly<Record<string, unknown>>)[field] !== undefined;

const refuseUnless = (isAdmitted: (holder: object) => boolean, rule: string): PropertyDecorator =>
  ValidateBy({
    name: FAULT,
    validator: {
      validate: (_: unknown, { object }: ValidationArguments & { object: object }) => isAdmitted(object),
      defaultMessage: () => rule,
    },
  });

/** The field must be stated unless another one is. */
export const IsRequiredWithout = (other: string): PropertyDecorator =>
  ValidateIf((holder: object, value: unknown) => value !== undefined || !isStated(holder, other));

/** The field says the same as another one in another way, so that only one of them may be stated. */
export const IsRefusedBeside = (other: string): PropertyDecorator =>
  refuseUnless((holder) => !isStated(holder, other), `only without ${other}`);

/** The field has a meaning only where another one is stated. */
export const IsRefusedWithout = (other: string): PropertyDecorator =>
  refuseUnless((holder) => isStated(holder, other), `only with ${other}`);
