import type { Currency } from '../../kernel/currency';
import type { Selection } from '../domain/group';
import type { QueryRejection } from './answers';
import type { Resolved } from './knowledge-resolver';

/** How many rows by group an answer holds: groups, times intervals where it has them. */
export const GROUP_ROWS_MAX = 20_000;

/** Why an answer by group would be too long; undefined if it is not. */
export const tooManyGroups = (
  { book, knownAt }: Resolved,
  selection: Selection,
  intervals: number,
): QueryRejection | undefined => {
  const rows = book.index.groups(selection, knownAt).length * intervals;
  return rows > GROUP_ROWS_MAX ? { code: 'too-many-groups', rows, rowsMax: GROUP_ROWS_MAX } : undefined;
};

/** The currencies an answer is in: those known by then, or the one that is asked for. */
export const currenciesOf = (
  { book, knownAt }: Resolved,
  { currency: only }: { readonly currency?: Currency },
): readonly Currency[] => book.index.currencies(knownAt).filter((currency) => currency === (only ?? currency));
