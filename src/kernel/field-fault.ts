/** What can be wrong with one field of what is sent or stored. Stable: callers act on them. */
export const FIELD_FAULT_CODES = [
  'field-required',
  'field-unknown',
  'not-a-text',
  'not-plain-text',
  'not-a-number',
  'not-a-whole-number',
  'not-a-boolean',
  'not-a-list',
  'not-an-object',
  'not-a-calendar-date',
  'not-an-instant',
  'not-a-decimal-amount',
  'not-a-percentage',
  'not-a-currency',
  'not-a-subscription-id',
  'not-an-account-id',
  'not-a-line-id',
  'not-a-fact-id',
  'not-a-ledger-id',
  'not-a-time-zone',
  'not-an-attribute-key',
  'not-one-of',
  'not-in-shape',
  'no-matching-shape',
  'id-repeated',
  'too-short',
  'too-long',
  'too-few',
  'too-many',
  'too-small',
  'too-large',
  'fact-type-unknown',
  'fact-version-unknown',
  'field-invalid',
] as const;

export type FieldFaultCode = (typeof FIELD_FAULT_CODES)[number];

/** One fault of one field. */
export interface FieldFault {
  /** A JSON pointer (RFC 6901) to the field; empty for the whole. */
  readonly pointer: string;
  readonly code: FieldFaultCode;
  /** What is wrong, for people. Begins with the field's pointer. */
  readonly detail: string;
}

/** A JSON pointer to `steps`, from the whole inwards. */
export const pointerTo = (...steps: readonly (string | number)[]): string =>
  steps.map((step) => `/${step.toString().replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
