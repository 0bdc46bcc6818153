import type { Attributes } from '../../subscriptions/domain/line';

/** A value of an attribute; null is none, which is a value of its own. */
export type AttributeValue = string | null;

/** One value for each of the names that are grouped by, in their order. */
export type GroupValues = readonly AttributeValue[];

/** The attribute has one of these values. */
export interface AttributeFilter {
  readonly name: string;
  readonly values: readonly AttributeValue[];
}

/** Which part of ARR is asked for, and by what names it is told apart. A filter names every attribute once. */
export interface Selection {
  readonly groupBy: readonly string[];
  readonly filter: readonly AttributeFilter[];
}

export const isWhole = ({ groupBy, filter }: Selection): boolean => groupBy.length === 0 && filter.length === 0;

/** Every name that a selection speaks of, those grouped by first. What cancels out between groups does so by all of them. */
export const namesIn = ({ groupBy, filter }: Selection): readonly string[] => [
  ...groupBy,
  ...filter.map(({ name }) => name).filter((name) => !groupBy.includes(name)),
];

/** The group of what has these attributes; an absent one is none. */
export const groupOf = (attributes: Attributes, names: readonly string[]): GroupValues =>
  names.map((name) => attributes[name] ?? null);

/** A text that two groups of the same names share exactly when they are one. */
export const groupKey = (values: GroupValues): string => JSON.stringify(values);

const compareValues = (a: AttributeValue, b: AttributeValue): number => {
  if (a === b) return 0;
  if (a === null) return -1;
  return b === null || a > b ? 1 : -1;
};

/** By the first value that differs; none goes first. */
export const compareGroups = (a: GroupValues, b: GroupValues): number => {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : compareValues(a[at] ?? null, b[at] ?? null);
};

/** Tells, of a group by all the names of a selection, the group by those it is to be shown by; undefined if it is filtered out. */
export const shownGroup = (
  { groupBy, filter }: Selection,
  names: readonly string[],
): ((values: GroupValues) => GroupValues | undefined) => {
  const places = filter.map(({ name, values }) => ({ at: names.indexOf(name), admitted: new Set(values) }));
  return (values) =>
    places.every(({ at, admitted }) => admitted.has(values[at] ?? null)) ? values.slice(0, groupBy.length) : undefined;
};
