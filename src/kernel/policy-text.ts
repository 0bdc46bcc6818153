import { parseCalendarDate } from './calendar-date';
import { DEFAULT_POLICY, type Policy } from './policy';
import { decimalText, powerOfTen, type Rational, ratio } from './rational';
import { wholeNumberAt } from './text-digits';

export type PolicyName = keyof Policy;

/** The treatments as they are written: a text for each. */
export type PolicyTexts = Readonly<Record<PolicyName, string>>;

interface Treatment<Value> {
  /** What it may be, for people. */
  readonly admitted: string;
  readonly parse: (text: string) => Value | undefined;
  readonly write: (value: Value) => string;
}

const oneOf = <Value extends string>(...values: readonly Value[]): Treatment<Value> => ({
  admitted: values.join(', '),
  parse: (text) => values.find((value) => value === text),
  write: (value) => value,
});

const RATIONAL = /^([1-9]\d{0,5})(?:\.(\d{1,6})|\/([1-9]\d{0,5}))?$/u;

const DECIMALS_MAX = 6;

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b));

const parseRational = (text: string): Rational | undefined => {
  const [, whole, decimals = '', below] = RATIONAL.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return below === undefined
    ? ratio(BigInt(whole + decimals), 10n ** BigInt(decimals.length))
    : ratio(BigInt(whole), BigInt(below));
};

const rational: Treatment<Rational> = {
  admitted: 'a number above zero, like 52, 52.14 or 360/7',
  parse: parseRational,
  // One text for one number: a decimal where there is one, however it was said.
  write: ({ numerator, denominator }) => {
    const places = [...Array(DECIMALS_MAX + 1).keys()];
    const digits = places.find((count) => (numerator * powerOfTen(count)) % denominator === 0n);
    if (digits !== undefined) return decimalText((numerator * powerOfTen(digits)) / denominator, digits);
    const common = divisor(numerator, denominator);
    return `${(numerator / common).toString()}/${(denominator / common).toString()}`;
  },
};

const DAYS_MAX = 3650;
const COUNT = /^(?:0|[1-9]\d{0,3})$/u;

const parseCount = (text: string): number | undefined => {
  if (!COUNT.test(text)) return undefined;
  const count = wholeNumberAt(text, 0, text.length);
  return count <= DAYS_MAX ? count : undefined;
};

const DAYS_ADMITTED = `a whole number of days from 0 to ${DAYS_MAX.toString()}`;

const days: Treatment<number> = {
  admitted: DAYS_ADMITTED,
  parse: parseCount,
  write: (count) => count.toString(),
};

const windowDays: Treatment<Policy['reactivationWindowDays']> = {
  admitted: `none, or ${DAYS_ADMITTED}`,
  parse: (text) => (text === 'none' ? text : parseCount(text)),
  write: (value) => value.toString(),
};

/** What follows a name and a colon; undefined for any other text. */
const afterName = (name: string, text: string): string | undefined =>
  text.startsWith(`${name}:`) ? text.slice(name.length + 1) : undefined;

const pastDue: Treatment<Policy['pastDue']> = {
  admitted: `count, or count-days: with ${DAYS_ADMITTED}, like count-days:30`,
  parse: (text) => {
    if (text === 'count') return text;
    const countDays = parseCount(afterName('count-days', text) ?? '');
    return countDays === undefined ? undefined : { countDays };
  },
  write: (value) => (value === 'count' ? value : `count-days:${value.countDays.toString()}`),
};

const fx: Treatment<Policy['fx']> = {
  admitted: 'subscription-start, as-of, or constant: with a day, like constant:2025-01-01',
  parse: (text) => {
    if (text === 'subscription-start' || text === 'as-of') return text;
    const constant = parseCalendarDate(afterName('constant', text) ?? '');
    return constant === undefined ? undefined : { constant };
  },
  write: (value) => (typeof value === 'string' ? value : `constant:${value.constant}`),
};

const TREATMENTS: { readonly [Name in PolicyName]: Treatment<Policy[Name]> } = {
  churnRecognition: oneOf('effective', 'requested'),
  discounts: oneOf('in-force', 'permanent-only', 'list'),
  ramps: oneOf('active-segment', 'average-over-term'),
  shortTerms: oneOf('annualise', 'contract-amount', 'exclude'),
  startBasis: oneOf('service-start', 'booked'),
  weeksPerYear: rational,
  daysPerYear: rational,
  services: oneOf('exclude', 'include-contracted'),
  irregular: oneOf('exclude', 'include-contracted'),
  usage: oneOf('exclude', 'committed-minimum'),
  trials: oneOf('exclude', 'include'),
  pauses: oneOf('zero', 'keep'),
  pastDue,
  reactivationWindowDays: windowDays,
  netting: oneOf('day', 'window'),
  fx,
  renewalGraceDays: days,
  backdating: oneOf('restate', 'open-period', 'prospective'),
  lateTolerance: days,
};

const textOf = <Name extends PolicyName>(name: Name, policy: Pick<Policy, Name>): string =>
  TREATMENTS[name].write(policy[name]);

export const isPolicyName = (text: string): text is PolicyName => Object.hasOwn(TREATMENTS, text);

/** Every treatment there is. */
export const POLICY_NAMES: readonly PolicyName[] = Object.keys(TREATMENTS).filter(isPolicyName);

export const policyTexts = (policy: Policy): PolicyTexts =>
  Object.fromEntries(POLICY_NAMES.map((name) => [name, textOf(name, policy)])) as PolicyTexts;

/** What a treatment may be, for people. */
export const admittedFor = (name: PolicyName): string => TREATMENTS[name].admitted;

const saidBy = <Name extends PolicyName>(name: Name, text: string): Policy[Name] | undefined =>
  TREATMENTS[name].parse(text);

/** The policy with one of its treatments as a text says it; undefined for a text that says none that there is. */
export const withTreatment = (policy: Policy, name: PolicyName, text: string): Policy | undefined => {
  const value = saidBy(name, text);
  return value === undefined ? undefined : { ...policy, [name]: value };
};

/** As it was adopted. Undefined where a treatment is missing, or is none that there is. */
export const parsePolicy = (texts: Readonly<Record<string, unknown>>): Policy | undefined =>
  POLICY_NAMES.reduce<Policy | undefined>((policy, name) => {
    const text = texts[name];
    return policy === undefined || typeof text !== 'string' ? undefined : withTreatment(policy, name, text);
  }, DEFAULT_POLICY.policy);
