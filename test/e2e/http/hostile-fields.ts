import type { FieldFaultCode } from '../../../src/kernel/field-fault';

interface Hostile {
  readonly value: unknown;
  /** The codes that say what is wrong with it, one of which is expected. */
  readonly codes: readonly FieldFaultCode[];
}

/** A schema says of what is no text that it is none; a field of a command says what kind of text it is to be. */
const codesFor = (value: unknown, codes: readonly FieldFaultCode[]): readonly FieldFaultCode[] =>
  typeof value === 'string' ? codes : [...codes, 'not-a-text'];

const all = (code: FieldFaultCode | readonly FieldFaultCode[], ...values: readonly unknown[]): readonly Hostile[] =>
  values.map((value) => ({ value, codes: codesFor(value, [code].flat()) }));

const LONG = 'x'.repeat(100_000);
const NOT_IDS = [
  '',
  'acme corp',
  '.acme',
  '../acme',
  'acmé',
  'acme\u0000',
  'a'.repeat(65),
  LONG,
  5,
  null,
  ['acme'],
  {},
];

const DAYS = all(
  'not-a-calendar-date',
  '2025-02-30',
  '1969-12-31',
  '2201-01-01',
  '2025-W01-1',
  '2025-1-1',
  '+275760-09-13',
  '2025-03-01T00:00:00Z',
  '２０２５-03-01',
  LONG,
  20_250_301,
  null,
);

const INSTANTS = all(
  'not-an-instant',
  '2025-03-01T10:00:00',
  '2025-03-01',
  '2025-02-30T10:00:00Z',
  '2025-03-01T25:00:00Z',
  '+275760-09-13T00:00:00Z',
  LONG,
  1_740_000_000,
  null,
);

const AMOUNTS = all(
  'not-a-decimal-amount',
  49,
  '-1.00',
  '1e3',
  '0x10',
  '1,5',
  ' 1',
  '',
  'NaN',
  '١',
  '1234567890123456789',
  LONG,
  null,
  ['1'],
);

const CURRENCIES = all('not-a-currency', 'eur', 'XAU', 'EURO', 'ZZZ', '', LONG, 978, null);

const textOf = (lengthMax: number): readonly Hostile[] => [
  ...all('too-short', ''),
  ...all('too-long', 'x'.repeat(lengthMax + 1), LONG),
  ...all('not-plain-text', 'bell \u0007', 'null \u0000', 'escape \u001b[2J'),
  ...all('not-a-text', 5, null, ['text'], {}),
];

const wholeFrom = (minimum: number, tooLarge: number): readonly Hostile[] => [
  ...all('too-small', minimum - 1, -1e9),
  ...all('too-large', tooLarge, Number.MAX_SAFE_INTEGER + 1),
  ...all('not-a-whole-number', '1', 1.5, null, true),
];

const OBJECTS = all('not-an-object', null, [], [{}], 'text', 5);
const LISTS = all('not-a-list', null, {}, 'text', 5);
const CHOICES = all('not-one-of', 'metered', '', 'constructor', LONG, 5, null, ['subscription']);
/** The types that a batch takes are not listed in its shape. */
const TYPES: readonly Hostile[] = [
  ...all(['not-one-of', 'fact-type-unknown'], 'subscription-begun', 'ledger-opened', 'constructor', 5, null, ['x']),
  ...all(['not-one-of', 'too-short'], ''),
  ...all(['not-one-of', 'too-long'], LONG),
];
const TRUTHS = all('not-a-boolean', 'true', 1, null);

const ATTRIBUTES: readonly Hostile[] = [
  ...all('not-an-object', null, [], 'text'),
  ...all('not-an-attribute-key', { 'a,b': 'x' }, { 'a:b': 'x' }, { '': 'x' }, { 'a\nb': 'x' }),
  ...all(['not-an-attribute-key', 'too-long'], { [LONG]: 'x' }),
  ...all('not-in-shape', { plan: 5 }, { plan: null }, { plan: {} }),
  ...all(['not-in-shape', 'not-plain-text'], { plan: 'bell \u0007' }),
  ...all(['not-in-shape', 'too-long'], { plan: LONG }),
  ...all('too-many', Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index.toString()}`, 'x']))),
];

const INTERVAL_COUNT = wholeFrom(1, 10_000);

/** What each field of a body must not be, by its name: a field that is not here fails the test until it is. */
const HOSTILE_VALUES: Readonly<Record<string, readonly Hostile[]>> = {
  effectiveOn: DAYS,
  from: DAYS,
  until: DAYS,
  trialUntil: DAYS,
  bookedOn: DAYS,
  requestedOn: DAYS,
  endsOn: DAYS,
  occurredAt: INSTANTS,
  unitPrice: AMOUNTS,
  quantity: AMOUNTS,
  total: AMOUNTS,
  amount: AMOUNTS,
  percent: all('not-a-percentage', '101', '-1', '1e1', '', '10%', 10, null),
  currency: CURRENCIES,
  native: CURRENCIES,
  base: CURRENCIES,
  quote: CURRENCIES,
  rate: AMOUNTS,
  subscriptionId: all('not-a-subscription-id', ...NOT_IDS),
  accountId: all('not-an-account-id', ...NOT_IDS),
  toAccountId: all('not-an-account-id', ...NOT_IDS),
  intoAccountId: all('not-an-account-id', ...NOT_IDS),
  id: all('not-a-line-id', ...NOT_IDS),
  lineId: all('not-a-line-id', ...NOT_IDS),
  cancellationId: all('not-a-fact-id', 'sub-1', '5B0C4A52-1F0E-5D7E-9D8A-2B8F6C1D0E34', '', LONG, 5, null),
  cause: all('not-in-shape', 'Seats', 'two words', '', 'c'.repeat(65), LONG, 5, null),
  reason: textOf(1000),
  name: textOf(256),
  source: textOf(200),
  sourceId: textOf(200),
  commandId: textOf(255),
  sourceSequence: wholeFrom(0, Number.MAX_SAFE_INTEGER + 1),
  version: wholeFrom(1, 1001),
  above: wholeFrom(0, 1_000_000_001),
  kind: CHOICES,
  type: TYPES,
  renews: TRUTHS,
  voluntary: TRUTHS,
  months: INTERVAL_COUNT,
  weeks: INTERVAL_COUNT,
  days: INTERVAL_COUNT,
  years: INTERVAL_COUNT,
  term: OBJECTS,
  every: OBJECTS,
  over: OBJECTS,
  statement: OBJECTS,
  data: OBJECTS,
  metadata: OBJECTS,
  attributes: ATTRIBUTES,
  policy: [...OBJECTS, ...all('too-few', {}), ...all('not-in-shape', { pauses: 1 }, { pauses: LONG })],
  lines: [
    ...LISTS,
    ...all(
      'too-many',
      Array.from({ length: 101 }, () => ({})),
    ),
  ],
  discounts: [
    ...LISTS,
    ...all(
      'too-many',
      Array.from({ length: 21 }, () => ({})),
    ),
  ],
};

/** A body that is wrong in one place. */
export interface HostileBody {
  readonly pointer: string;
  readonly codes: readonly FieldFaultCode[];
  readonly body: unknown;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The whole body with another value in one place. */
type Put = (other: unknown) => unknown;

interface Place {
  readonly at: string;
  readonly put: Put;
}

const UNKNOWN = 'unheardOf';
const FIELD_UNKNOWN: FieldFaultCode = 'field-unknown';

/** Everything that can be wrong in `value`, which stands at `pointer`. */
const hostileIn = (value: unknown, pointer: string, put: Put): readonly HostileBody[] => {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) =>
      hostileIn(item, `${pointer}/${index.toString()}`, (other) => put(value.with(index, other))),
    );
  }
  if (!isObject(value)) return [];
  const unknown = { pointer: `${pointer}/${UNKNOWN}`, codes: [FIELD_UNKNOWN], body: put({ ...value, [UNKNOWN]: 1 }) };
  const inFields = Object.entries(value).flatMap(([field, within]) =>
    hostileField(field, within, { at: `${pointer}/${field}`, put: (other) => put({ ...value, [field]: other }) }),
  );
  return [unknown, ...inFields];
};

const hostileField = (field: string, within: unknown, { at, put }: Place): readonly HostileBody[] => {
  const hostile = HOSTILE_VALUES[field];
  if (hostile === undefined) throw new Error(`${field} has no hostile values.`);
  const own = hostile.map(({ value, codes }) => ({ pointer: at, codes, body: put(value) }));
  // Any key that can be one may stand among attributes and treatments.
  return ['attributes', 'policy'].includes(field) ? own : [...own, ...hostileIn(within, at, put)];
};

/** The body with each of its fields made wrong in turn, and with a field that there is not. */
export const hostileBodies = (sample: object): readonly HostileBody[] => hostileIn(sample, '', (other) => other);
