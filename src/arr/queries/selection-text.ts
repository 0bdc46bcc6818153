import { FACT_LIMITS } from '../../kernel/fact-limits';
import { isAttributeKey, isPlainText, lengthOf } from '../../kernel/plain-text';
import {
  type AttributeFilter,
  type AttributeValue,
  compareGroups,
  type GroupValues,
  type Selection,
} from '../domain/group';
import type { Answered, FilterFault, GroupByFault } from './query-rejections';
import type { SelectionTexts } from './questions.query';

export const GROUP_NAMES_MAX = 4;
export const FILTER_PAIRS_MAX = 10;

const { attributeKeyLengthMax, attributeValueLengthMax } = FACT_LIMITS;

/** Of a filter whose every pair is as long as can be, each character of a value escaped. */
export const SELECTION_TEXT_LENGTH_MAX = FILTER_PAIRS_MAX * (attributeKeyLengthMax + 2 * attributeValueLengthMax + 2);

/** A comma that no backslash makes a part of a value; two of them are a backslash. */
const BETWEEN_PAIRS = /,(?<=(?<!\\)(?:\\\\)*,)/u;
const ESCAPED = /\\([,\\])/gu;
const IS_ESCAPED = /^(?:[^\\]|\\[,\\])*$/su;
/** An attribute may have an empty text for its value, which is not the same as none. */
const EMPTY_TEXT = String.raw`\e`;

/** What a text says, or what is wrong with it. */
type Read<Value, Fault> = { readonly value: Value } | { readonly fault: Fault };

const isName = (text: string): boolean => isAttributeKey(text) && lengthOf(text) <= attributeKeyLengthMax;

const readGroupBy = (text: string): Read<readonly string[], GroupByFault> => {
  const names = text.split(',');
  if (names.length > GROUP_NAMES_MAX) return { fault: { is: 'too-many', max: GROUP_NAMES_MAX } };
  for (const [index, name] of names.entries()) {
    if (!isName(name)) return { fault: { is: 'not-a-name', text: name } };
    if (names.indexOf(name) !== index) return { fault: { is: 'repeated', name } };
  }
  return { value: names };
};

/** Undefined for a text that is no value as a filter writes it. */
const readValue = (text: string): AttributeValue | undefined => {
  if (text === '') return null;
  if (text === EMPTY_TEXT) return '';
  if (!IS_ESCAPED.test(text)) return undefined;
  const value = text.replace(ESCAPED, '$1');
  return isPlainText(value) && lengthOf(value) <= attributeValueLengthMax ? value : undefined;
};

const valueText = (value: AttributeValue): string => {
  if (value === null) return '';
  return value === '' ? EMPTY_TEXT : value.replace(/[,\\]/gu, String.raw`\$&`);
};

const byName = (a: AttributeFilter, b: AttributeFilter): number => (a.name < b.name ? -1 : 1);

/** Each value once, none first, so that the same filter is the same text however it was written. */
const inOrder = (values: ReadonlySet<AttributeValue>): readonly AttributeValue[] =>
  [...values]
    .map((value): GroupValues => [value])
    .sort(compareGroups)
    .flat();

const readFilter = (text: string): Read<readonly AttributeFilter[], FilterFault> => {
  const pairs = text.split(BETWEEN_PAIRS);
  if (pairs.length > FILTER_PAIRS_MAX) return { fault: { is: 'too-many', max: FILTER_PAIRS_MAX } };
  const values = new Map<string, Set<AttributeValue>>();
  for (const pair of pairs) {
    const colon = pair.indexOf(':');
    if (colon < 0) return { fault: { is: 'not-a-pair', text: pair } };
    const name = pair.slice(0, colon);
    if (!isName(name)) return { fault: { is: 'not-a-name', text: name } };
    const value = readValue(pair.slice(colon + 1));
    if (value === undefined) return { fault: { is: 'not-a-value', text: pair } };
    values.set(name, (values.get(name) ?? new Set()).add(value));
  }
  const filter = [...values].map(([name, admitted]) => ({ name, values: inOrder(admitted) }));
  return { value: filter.sort(byName) };
};

/** Reads `plan,region` and `plan:pro,region:EU`; undefined where neither is there. */
export const readSelection = ({ groupBy, filter }: SelectionTexts): Answered<Selection | undefined> => {
  if (groupBy === undefined && filter === undefined) return { outcome: 'answered', answer: undefined };
  const names = groupBy === undefined ? { value: [] } : readGroupBy(groupBy);
  if ('fault' in names) return { outcome: 'refused', rejection: { code: 'group-by-is-invalid', fault: names.fault } };
  const filters = filter === undefined ? { value: [] } : readFilter(filter);
  if ('fault' in filters) return { outcome: 'refused', rejection: { code: 'filter-is-invalid', fault: filters.fault } };
  return { outcome: 'answered', answer: { groupBy: names.value, filter: filters.value } };
};

/** What is asked for, in the text that asks for it again. */
export const selectionTexts = ({ groupBy, filter }: Selection): SelectionTexts => ({
  ...(groupBy.length > 0 && { groupBy: groupBy.join(',') }),
  ...(filter.length > 0 && {
    filter: filter.flatMap(({ name, values }) => values.map((value) => `${name}:${valueText(value)}`)).join(','),
  }),
});
