import { isJsonObject, type Json, type JsonObject } from '../kernel/canonical-json';

type OptionNames = Readonly<Record<string, string>>;

/** Which parts of the data were put together from options of their own; the others were given as JSON. */
export interface StatedBy {
  readonly singleLine?: boolean;
  readonly statement?: boolean;
}

/** Of the fields that every command states by an option of its own, where it has one. */
const OWN_OPTIONS: OptionNames = {
  '/subscriptionId': 'The subscription',
  '/accountId': '--account',
  '/toAccountId': '--to',
  '/intoAccountId': '--into',
  '/factId': 'The fact',
  '/cancellationId': '--cancellation',
  '/currency': '--currency',
  '/effectiveOn': '--effective-on',
  '/occurredAt': '--occurred-at',
  '/bookedOn': '--booked-on',
  '/requestedOn': '--requested-on',
  '/term/endsOn': '--ends-on',
  '/cause': '--cause',
  '/reason': '--reason',
  '/name': '--name',
};

/** The options that state a single line. */
const SINGLE_LINE_OPTIONS: OptionNames = {
  '/lines/0/id': '--line-id',
  '/lines/0/kind': '--kind',
  '/lines/0/unitPrice': '--price',
  '/lines/0/quantity': '--quantity',
  '/lines/0/every': '--every',
};

const ATTRIBUTES = 'attributes';
const STATEMENT = '/statement/data';

const unescaped = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');

const stepsOf = (pointer: string): readonly string[] => pointer.split('/').slice(1).map(unescaped);

const isOrdinal = (step: string): boolean => /^\d+$/u.test(step);

const childOf = (value: Json | undefined, step: string): Json | undefined => {
  if (Array.isArray(value)) return (value as readonly Json[])[Number(step)];
  return isJsonObject(value) ? value[step] : undefined;
};

const ONE_OF: Readonly<Record<string, string>> = { lines: 'line', discounts: 'discount', supersedes: 'fact' };

/** An entry of a list as people count, with its id where it has one. */
const entryOf = (list: string, step: string, entry: Json | undefined): string => {
  const id = isJsonObject(entry) ? entry['id'] : undefined;
  const named = typeof id === 'string' ? ` ("${id}")` : '';
  return `${ONE_OF[list] ?? `entry of ${list}`} ${(Number(step) + 1).toString()}${named}`;
};

/** The fields that an option gives as JSON. */
const JSON_OPTIONS: OptionNames = { statement: '--statement' };

/** A field told from the inside out: `unitPrice of line 2 ("seats")`. */
const pathInWords = (pointer: string, data: JsonObject): string => {
  const words: string[] = [];
  let value: Json | undefined = data;
  let list = '';
  for (const step of stepsOf(pointer)) {
    value = childOf(value, step);
    if (list === ATTRIBUTES) words.push(`"${step}"`);
    else if (isOrdinal(step)) words[words.length - 1] = entryOf(list, step, value);
    else words.push(JSON_OPTIONS[step] ?? step);
    list = step;
  }
  return words.reverse().join(' of ');
};

const attributeOption = (pointer: string): string | undefined => {
  const [first, key, ...more] = stepsOf(pointer);
  if (first !== ATTRIBUTES || more.length > 0) return undefined;
  return key === undefined ? '--attribute' : `--attribute "${key}"`;
};

/** What its user calls the field at a pointer: the option that states it, or its place in words. */
export const fieldInWords = (pointer: string, data: JsonObject, stated: StatedBy): string => {
  if (stated.statement === true && pointer.startsWith(STATEMENT) && isJsonObject(data['statement'])) {
    const inner = data['statement']['data'];
    return fieldInWords(pointer.slice(STATEMENT.length), isJsonObject(inner) ? inner : {}, stated);
  }
  const ofLine = stated.singleLine === true ? SINGLE_LINE_OPTIONS[pointer] : undefined;
  return ofLine ?? OWN_OPTIONS[pointer] ?? attributeOption(pointer) ?? pathInWords(pointer, data);
};
