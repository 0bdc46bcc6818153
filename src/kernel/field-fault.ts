import { nearestName } from './near-name';

/** What can be wrong with one field of what is sent or stored, in words. The codes are stable: callers act on them. */
export const FIELD_FAULTS = {
  'field-required': 'is required',
  'field-unknown': 'is not a field here',
  'not-a-text': 'is not a text',
  'not-plain-text': 'holds a control character or half of a character',
  'not-a-number': 'is not a number',
  'not-a-whole-number': 'is not a whole number',
  'not-a-boolean': 'is neither true nor false',
  'not-a-list': 'is not a list',
  'not-an-object': 'is not an object',
  'not-a-calendar-date': 'is not a day of the calendar, YYYY-MM-DD, from 1970 to 2200',
  'not-an-instant': 'is not an instant with its zone, like 2025-03-01T09:30:00Z',
  'not-a-decimal-amount': 'is not a decimal text of at most 18 digits, like "49.00"',
  'not-a-percentage': 'is not a decimal text from "0" to "100"',
  'not-a-currency': 'is not an ISO 4217 code in upper case',
  'not-a-subscription-id': 'is not an id: letters, digits, "_", "." and "-", at most 64, a letter or digit first',
  'not-an-account-id': 'is not an id: letters, digits, "_", "." and "-", at most 64, a letter or digit first',
  'not-a-line-id': 'is not an id: letters, digits, "_", "." and "-", at most 64, a letter or digit first',
  'not-a-ledger-id': 'is not an id: letters, digits, "_", "." and "-", at most 64, a letter or digit first',
  'not-a-fact-id': 'is not the id of a fact, a UUID in lower case',
  'not-a-time-zone': 'is not an IANA time zone, like Europe/Berlin',
  'not-an-attribute-key': 'is not the name of an attribute: one line without comma and colon',
  'not-one-of': 'is none of the values that are possible here',
  'not-in-shape': 'does not have the shape that is asked for',
  'id-repeated': 'has an id that stands in the list already',
  'too-short': 'is too short',
  'too-long': 'is too long',
  'too-few': 'has too few entries',
  'too-many': 'has too many entries',
  'too-small': 'is too small',
  'too-large': 'is too large',
  'fact-type-unknown': 'is not the type of a fact',
  'fact-version-unknown': 'is not a version of this fact',
  'field-invalid': 'is not valid',
} as const;

export type FieldFaultCode = keyof typeof FIELD_FAULTS;

/** One fault of one field. */
export interface FieldFault {
  /** A JSON pointer (RFC 6901) to the field; empty for the whole. */
  readonly pointer: string;
  readonly code: FieldFaultCode;
  /** What is wrong, for people, as a sentence. */
  readonly detail: string;
}

export const isFieldFaultCode = (text: string): text is FieldFaultCode => Object.hasOwn(FIELD_FAULTS, text);

/** A JSON pointer to `steps`, from the whole inwards. */
export const pointerTo = (...steps: readonly (string | number)[]): string =>
  steps.map((step) => `/${step.toString().replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const WHOLE = 'The whole';

/** A fault in words; `bound` says what the limit is, where there is one. */
export const fieldFault = (pointer: string, code: FieldFaultCode, bound?: string): FieldFault => {
  const subject = pointer === '' ? WHOLE : pointer;
  return { pointer, code, detail: `${subject} ${FIELD_FAULTS[code]}${bound === undefined ? '' : `: ${bound}`}.` };
};

/** A field that is not among those that are known here, and which of them was probably meant. */
export const unknownField = (pointer: string, name: string, known: readonly string[]): FieldFault => {
  const fault = fieldFault(pointer, 'field-unknown');
  const near = nearestName(name, known);
  return near === undefined ? fault : { ...fault, detail: `${fault.detail} Did you mean ${near}?` };
};

/** The same fault, told of what holds the value at `parent`. */
export const faultWithin = (parent: string, { pointer, code, detail }: FieldFault): FieldFault => ({
  pointer: parent + pointer,
  code,
  detail: parent + (pointer === '' ? detail.slice(WHOLE.length) : detail),
});
