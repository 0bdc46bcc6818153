import { GROUP_COLUMNS } from '../../../src/arr/domain/movement-groups';
import type { Selection } from '../../../src/arr/domain/group';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import type { Currency } from '../../../src/kernel/currency';
import { formatMinorUnits } from '../../../src/kernel/minor-units';
import { amountText } from '../oracle/oracle-arr';
import type { OracleAttributes, OracleFact } from '../oracle/oracle-facts';
import { arrByGroup, rowsByGroup } from '../oracle/oracle-groups';
import type { PureLedger } from './pure-ledger';
import type { TokenReader } from './token-reader';

/** A value for each of some attributes; null is none. */
type Group = readonly (readonly [name: string, value: string | null])[];

/** What one group has in one currency: its ARR at the end of a day, or its row of movements. */
export interface GroupQuestion {
  readonly ask: 'group';
  readonly group: Group;
  readonly currency: Currency;
  readonly of: { readonly day: CalendarDate } | { readonly from: CalendarDate; readonly to: CalendarDate };
}

/** `plan:pro region: arr` or the like, up to the word that says what is asked: a name, a colon, and a value or none. */
export const readGroup = (reader: TokenReader): Group => {
  const pairs: (readonly [string, string | null])[] = [];
  while (reader.peek().includes(':')) {
    const [name = '', value = ''] = reader.word('attribute').split(':');
    pairs.push([name, value === '' ? null : value]);
  }
  return pairs.length === 0 ? reader.fail('the group is missing') : pairs;
};

const rowText = (opening: string, columns: readonly (readonly [string, string])[], closing: string): string => {
  const moved = columns.filter(([, sum]) => !/^0(?:\.0+)?$/u.test(sum)).map(([name, sum]) => `${name} ${sum}`);
  return [`opening ${opening}`, ...moved, `closing ${closing}`].join(' ');
};

/** What the product answers. */
export const groupOfLedger = (
  { book }: PureLedger,
  { group, currency, of }: GroupQuestion,
  knownAt: number,
): string => {
  const selection: Selection = { groupBy: [], filter: group.map(([name, value]) => ({ name, values: [value] })) };
  const text = (minor: bigint | undefined): string => formatMinorUnits(minor ?? 0n, currency);
  if ('day' in of) {
    const figures = book.index.groupFigures(selection, { asOf: of.day, knownAt }).map((figure) => figure);
    return text(figures.find((figure) => figure.currency === currency)?.arr);
  }
  const row = book.index.groupRows(selection, [of], knownAt)[0]?.find((one) => one.currency === currency);
  const columns = GROUP_COLUMNS.map((column) => [column, text(row?.byColumn[column])] as const);
  return rowText(text(row?.opening), columns, text(row?.closing));
};

/** What the oracle answers, in the same words. */
export const groupOfOracle = (known: readonly OracleFact[], { group, currency, of }: GroupQuestion): string => {
  const grouping = { groupBy: group.map(([name]) => name), currency };
  const isIt = ({ by }: { readonly by: OracleAttributes }): boolean =>
    group.every(([name, value]) => (by[name] ?? null) === value);
  const text = (minor: bigint | undefined): string => amountText(minor ?? 0n, currency);
  if ('day' in of) return text(arrByGroup(known, of.day, grouping).find(isIt)?.arr);
  const row = rowsByGroup(known, of, grouping).find(isIt)?.row;
  const columns = GROUP_COLUMNS.map((column) => [column, text(row?.[column])] as const);
  return rowText(text(row?.opening), columns, text(row?.closing));
};
