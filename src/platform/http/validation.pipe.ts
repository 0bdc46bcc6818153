import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import { getMetadataStorage, type ValidationError } from 'class-validator';
import {
  fieldFault,
  type FieldFault,
  type FieldFaultCode,
  isFieldFaultCode,
  pointerTo,
  unknownField,
} from '../../kernel/field-fault';
import { isReservedKey } from '../../kernel/plain-text';
import { Problem } from './problem';
import { requestIsInvalid } from './problem-statements';

/** The codes of class-validator's own checks; those of our decorators are named by theirs. */
const CODES: Readonly<Record<string, FieldFaultCode>> = {
  whitelistValidation: 'field-unknown',
  isDefined: 'field-required',
  isNotEmpty: 'field-required',
  isString: 'not-a-text',
  isNumber: 'not-a-number',
  isInt: 'not-a-whole-number',
  isBoolean: 'not-a-boolean',
  isArray: 'not-a-list',
  nestedValidation: 'not-an-object',
  isIn: 'not-one-of',
  isEnum: 'not-one-of',
  equals: 'not-one-of',
  matches: 'not-in-shape',
  isUuid: 'not-in-shape',
  minLength: 'too-short',
  maxLength: 'too-long',
  arrayNotEmpty: 'too-few',
  arrayMinSize: 'too-few',
  arrayMaxSize: 'too-many',
  min: 'too-small',
  max: 'too-large',
};

const codeOf = (constraint: string): FieldFaultCode => {
  if (isFieldFaultCode(constraint)) return constraint;
  return CODES[constraint] ?? 'field-invalid';
};

/** How class-validator ends its sentence about a value that is none of some. */
const POSSIBLE_VALUES = /the following values: (?<values>.+)$/u;

/** Our decorators say the bound in words and nothing else; the texts of others are sentences, of which only the values are taken. */
const boundOf = (constraint: string, message: string): string | undefined => {
  if (!isFieldFaultCode(constraint)) return POSSIBLE_VALUES.exec(message)?.groups?.['values'];
  return message === '' ? undefined : message;
};

/** The fields that the DTO with the fault declares, its bases' included. */
const knownBeside = ({ target }: ValidationError): readonly string[] => {
  if (target === undefined) return [];
  const declared = getMetadataStorage().getTargetValidationMetadatas(target.constructor, '', false, false);
  return declared.map(({ propertyName }) => propertyName);
};

/** A field that is not there has one fault, however many checks it fails. */
const ownFaults = ({ value, constraints = {} }: ValidationError, pointer: string): readonly FieldFault[] => {
  const failed = Object.entries(constraints);
  if (failed.length === 0) return [];
  if (value === undefined) return [fieldFault(pointer, 'field-required')];
  const faults = failed.map(([name, message]) => fieldFault(pointer, codeOf(name), boundOf(name, message)));
  return faults.filter(({ code }, index) => faults.findIndex((other) => other.code === code) === index);
};

interface Located {
  readonly error: ValidationError;
  readonly fault: FieldFault;
}

/** The depth of the body bounds the recursion. */
const located = (errors: readonly ValidationError[], parent: string): readonly Located[] =>
  errors.flatMap((error) => {
    const pointer = parent + pointerTo(error.property);
    const own = ownFaults(error, pointer).map((fault) => ({ error, fault }));
    return [...own, ...located(error.children ?? [], pointer)];
  });

/** Of so many faults it is looked up what was meant; a body may have tens of thousands, of which the first are named. */
const LOOKED_UP_MAX = 20;

/** Every fault in a tree of class-validator's, in reading order. */
export const faultsIn = (errors: readonly ValidationError[]): readonly FieldFault[] =>
  located(errors, '').map(({ error, fault }, index) =>
    fault.code === 'field-unknown' && index < LOOKED_UP_MAX
      ? unknownField(fault.pointer, error.property, knownBeside(error))
      : fault,
  );

const NOT_AN_OBJECT = fieldFault('', 'not-an-object');

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Makes instances of the DTO that a handler declares and refuses fields that it does not take, unknown ones among them. */
@Injectable()
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      forbidUnknownValues: true,
      // Said outright, or the pipe takes the values of lists away, and then they look as if they had been left out.
      // The target tells which fields there are, of which one may have been meant.
      validationError: { target: true, value: true },
      exceptionFactory: (errors) => new Problem(requestIsInvalid(faultsIn(errors))),
    });
  }

  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const isBody = metadata.type === 'body' && this.toValidate(metadata);
    if (isBody && value !== undefined && !isObject(value)) throw new Problem(requestIsInvalid([NOT_AN_OBJECT]));
    // The transformer leaves these out, so that they would be taken in silence; in a body they have been refused before.
    const reserved = metadata.type === 'query' && isObject(value) ? Object.keys(value).filter(isReservedKey) : [];
    if (reserved.length > 0) {
      throw new Problem(requestIsInvalid(reserved.map((name) => fieldFault(pointerTo(name), 'field-unknown'))));
    }
    return super.transform(value, metadata);
  }
}
