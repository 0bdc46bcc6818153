import type { Currency } from '../../kernel/currency';
import { namesIn, type Selection } from '../domain/group';
import type { QueryRejection } from './query-rejections';
import type { Resolved } from './resolved';

/** How many rows by group an answer holds: groups, times intervals where it has them. */
export const GROUP_ROWS_MAX = 20_000;

/** How many of the names that there are a refusal lists. */
const KNOWN_NAMES_MAX = 20;

/**
 * The first name of a selection that no fact has ever stated, which would make the answer 0.00 in silence. A name that is
 * known later than the question asks is none of these: what is answered of a moment does not depend on what came after.
 */
export const unknownName = (
  { book: { attributeNames } }: Resolved,
  selection: Selection,
): QueryRejection | undefined => {
  const name = namesIn(selection).find((one) => !attributeNames.has(one));
  if (name === undefined) return undefined;
  const where = selection.groupBy.includes(name) ? 'groupBy' : 'filter';
  return { code: 'attribute-not-known', in: where, name, known: attributeNames.inOrder().slice(0, KNOWN_NAMES_MAX) };
};

/** Why an answer by group would be too long; undefined if it is not. */
const tooManyGroups = (
  { book, knownAt }: Resolved,
  selection: Selection,
  intervals: number,
): QueryRejection | undefined => {
  const rows = book.index.groups(selection, knownAt).length * intervals;
  return rows > GROUP_ROWS_MAX ? { code: 'too-many-groups', rows, rowsMax: GROUP_ROWS_MAX } : undefined;
};

/** Why there is no answer by group: a name that nobody has stated, or more rows than an answer holds. */
export const selectionFault = (
  resolved: Resolved,
  selection: Selection,
  intervals: number,
): QueryRejection | undefined => unknownName(resolved, selection) ?? tooManyGroups(resolved, selection, intervals);

/** The currencies an answer is in: those known by then, the one of them that is asked for, or the reporting one. */
export const currenciesOf = (
  { book, knownAt }: Resolved,
  { native }: { readonly native?: Currency },
): readonly Currency[] => {
  const only = book.reporting ?? native;
  return book.index.currencies(knownAt).filter((currency) => currency === (only ?? currency));
};
