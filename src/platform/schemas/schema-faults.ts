import type { ErrorObject } from 'ajv/dist/2020';
import { fieldFault, type FieldFault, type FieldFaultCode, pointerTo } from '../../kernel/field-fault';
import { FACT_FORMATS } from './fact-formats';

/** One pass names this many faults at most; who mends them asks again. */
export const FAULTS_MAX = 50;

const TYPE_CODES: Readonly<Record<string, FieldFaultCode>> = {
  string: 'not-a-text',
  number: 'not-a-number',
  integer: 'not-a-whole-number',
  boolean: 'not-a-boolean',
  array: 'not-a-list',
  object: 'not-an-object',
};

const BOUNDS: Readonly<Record<string, readonly [code: FieldFaultCode, words: string]>> = {
  minLength: ['too-short', 'at least'],
  maxLength: ['too-long', 'at most'],
  maxItems: ['too-many', 'at most'],
  maxProperties: ['too-many', 'at most'],
  minimum: ['too-small', 'at least'],
  maximum: ['too-large', 'at most'],
};

/** These only say that something under them is wrong, which has a fault of its own. */
const ECHOES: ReadonlySet<string> = new Set(['if', 'propertyNames']);

type SchemaError = ErrorObject<string, Readonly<Record<string, unknown>>>;

const parameter = ({ params }: SchemaError, name: string): string => String(params[name]);

const codeOf = (error: SchemaError): FieldFaultCode => {
  switch (error.keyword) {
    case 'required':
    case 'dependentRequired':
      return 'field-required';
    case 'additionalProperties':
      return 'field-unknown';
    case 'type':
      return TYPE_CODES[parameter(error, 'type')] ?? 'field-invalid';
    case 'format':
      return FACT_FORMATS[parameter(error, 'format')]?.code ?? 'field-invalid';
    case 'const':
    case 'enum':
    case 'discriminator':
      return 'not-one-of';
    case 'pattern':
      return 'not-in-shape';
    case 'x-unique-ids':
      return 'id-repeated';
    default:
      return 'field-invalid';
  }
};

/** The field that the error is about: for one that is missing, unknown or misnamed, that field and not the object. */
const pointerOf = ({ instancePath, params, propertyName }: SchemaError): string => {
  const field = params['missingProperty'] ?? params['additionalProperty'] ?? params['tag'] ?? propertyName;
  return typeof field === 'string' ? instancePath + pointerTo(field) : instancePath;
};

/** The values that a field may have, where there are several to choose from. */
const valuesIn = ({ keyword, params }: SchemaError): string | undefined =>
  keyword === 'enum' && Array.isArray(params['allowedValues']) ? params['allowedValues'].join(', ') : undefined;

const faultOf = (error: SchemaError): FieldFault => {
  const bounded = BOUNDS[error.keyword];
  if (bounded === undefined) return fieldFault(pointerOf(error), codeOf(error), valuesIn(error));
  const [code, words] = bounded;
  return fieldFault(pointerOf(error), code, `${words} ${parameter(error, 'limit')}`);
};

/** The validator's errors as faults: one for each field, the first FAULTS_MAX of them. */
export const schemaFaults = (errors: readonly SchemaError[]): readonly FieldFault[] => {
  const faults = new Map<string, FieldFault>();
  // A format says more than the length that goes with it, so it is put in first.
  const told = errors.filter(({ keyword }) => !ECHOES.has(keyword));
  const inOrder = [...told.filter(({ keyword }) => keyword === 'format'), ...told];
  for (const error of inOrder) {
    const fault = faultOf(error);
    if (!faults.has(fault.pointer)) faults.set(fault.pointer, fault);
  }
  return [...faults.values()].slice(0, FAULTS_MAX);
};
