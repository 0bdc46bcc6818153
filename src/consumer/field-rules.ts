import type { ArrChange, ChangeContribution } from './arr-change';
import { DECIMAL_LENGTH_MAX, isDecimal } from './decimal-sum';
import type { ShardPosition } from './shard-check';

/** What a field must be, in words and as a test. */
type FieldRule = readonly [must: string, holds: (value: unknown) => boolean];
type FieldRules<T> = Readonly<Record<keyof T, FieldRule>>;

const SHOWN_MAX = 60;

/** A value in as many words as an error has room for. */
export const shown = (value: unknown): string => {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The first field that breaks its rule; undefined where none does. Fields that have no rule may come later, and are let be. */
export const brokenRule = <T>(rules: FieldRules<T>, value: unknown): string | undefined => {
  if (!isObject(value)) return `it is ${shown(value)}, and must be an object`;
  for (const [name, [must, holds]] of Object.entries<FieldRule>(rules))
    if (!holds(value[name])) return `\`${name}\` is ${shown(value[name])}, and must be ${must}`;
  return undefined;
};

const isText = (value: unknown): value is string => typeof value === 'string';
const isTextOrNull = (value: unknown): boolean => value === null || isText(value);
const isAmount = (value: unknown): boolean => isText(value) && isDecimal(value);

const AMOUNT: FieldRule = [`a decimal number as text of at most ${DECIMAL_LENGTH_MAX} characters`, isAmount];

const matching = (must: string, pattern: RegExp): FieldRule => [must, (value) => isText(value) && pattern.test(value)];

const TEXT = matching('a text that is not empty', /./su);
const DAY = matching('a day', /^\d{4}-\d{2}-\d{2}$/u);
const CURRENCY_CODE = /^[A-Z]{3}$/u;
const CURRENCY = matching('the three letters of a currency', CURRENCY_CODE);
const DIGEST = matching('`sha256:` and 64 hexadecimal digits', /^sha256:[\da-f]{64}$/u);

/** Only safe ones count anything: 1e300 is an integer too, and every epoch would be over behind it. */
const wholeFrom = (least: number): FieldRule => [
  `a whole number from ${least}`,
  (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= least,
];

const listOf = (items: string, holds: (item: unknown) => boolean): FieldRule => [
  `a list of ${items}`,
  (value) => Array.isArray(value) && value.every(holds),
];

const mapOf = (fields: string, holds: (field: readonly [string, unknown]) => boolean): FieldRule => [
  `an object of ${fields}`,
  (value) => isObject(value) && Object.entries(value).every(holds),
];

const CONTRIBUTION: FieldRules<ChangeContribution> = {
  subscriptionId: TEXT,
  lineId: TEXT,
  factId: TEXT,
  delta: AMOUNT,
  attributes: mapOf('texts', ([, text]) => isText(text)),
};

export const CHANGE_RULES: FieldRules<ArrChange> = {
  epoch: wholeFrom(1),
  shard: wholeFrom(0),
  seq: wholeFrom(1),
  id: TEXT,
  kind: matching('`assert` or `retract`', /^(?:assert|retract)$/u),
  retracts: ['an id or null', isTextOrNull],
  accountId: TEXT,
  class: TEXT,
  effectiveOn: DAY,
  currency: CURRENCY,
  delta: AMOUNT,
  before: AMOUNT,
  after: AMOUNT,
  contributions: listOf('what lines add', (item) => brokenRule(CONTRIBUTION, item) === undefined),
  causes: listOf('texts', isText),
  factId: TEXT,
  sequence: wholeFrom(1),
  recordedAt: TEXT,
  policyVersion: wholeFrom(1),
  derivationVersion: wholeFrom(1),
  runningTotal: AMOUNT,
};

export const POSITION_RULES: FieldRules<ShardPosition> = {
  epoch: wholeFrom(1),
  shard: wholeFrom(0),
  seq: wholeFrom(1),
  digest: DIGEST,
  totals: mapOf('totals by currency', ([currency, total]) => CURRENCY_CODE.test(currency) && isAmount(total)),
};
