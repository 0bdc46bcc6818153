import type { Currency } from '../../kernel/currency';
import { int32Column } from './column';
import { groupKey, groupOf, type GroupValues, namesIn, type Selection, shownGroup } from './group';
import type { EntryColumns } from './entry-columns.codec';
import { PairTable } from './pair-table';

/** No cell: what is filtered out. */
export const LEFT_OUT = -1;

/** A group in one currency, and the sequence from which any entry known is of it. */
export interface Cell {
  readonly currency: Currency;
  readonly group: GroupValues;
  readonly since: number;
}

/** Which cell of a selection a contribution is in, worked out once for each set of attributes. */
export class Cells {
  readonly names: readonly string[];
  readonly list: Cell[] = [];
  /** Groups by all names of the selection, and for each the group by which it is shown. */
  private readonly groups = new Map<string, number>();
  private readonly values: GroupValues[] = [];
  private readonly numberOf = new Map<GroupValues, number>();
  private readonly shownAs: number[] = [];
  private readonly shownGroups: GroupValues[] = [];
  private readonly shownNumbers = new Map<string, number>();
  private readonly groupOfSet = int32Column();
  private readonly numbers = new PairTable();

  constructor(
    private readonly journal: EntryColumns,
    private readonly selection: Selection,
  ) {
    this.names = namesIn(selection);
  }

  /** The group by all names, of a set of attributes. */
  groupOfAttributes(set: number): number {
    if (this.names.length === 0) return this.shownAs.length === 0 ? this.groupNumber([]) : 0;
    while (this.groupOfSet.length <= set) {
      const attributes = this.journal.attributesOf(this.groupOfSet.length);
      this.groupOfSet.push(this.groupNumber(groupOf(attributes, this.names)));
    }
    return this.groupOfSet.at(set);
  }

  /** The number of a group that `valuesOf` has given. */
  numberOfValues(values: GroupValues): number {
    return this.numberOf.get(values) ?? this.groupNumber(values);
  }

  private groupNumber(values: GroupValues): number {
    const key = groupKey(values);
    const known = this.groups.get(key);
    if (known !== undefined) return known;
    const number = this.shownAs.push(this.shownNumber(shownGroup(this.selection, this.names)(values))) - 1;
    this.values.push(values);
    this.numberOf.set(values, number);
    this.groups.set(key, number);
    return number;
  }

  valuesOf(group: number): GroupValues {
    return this.values[group] ?? [];
  }

  /** The cell that a group is shown in, LEFT_OUT if it is in none. A new cell is known since the sequence. */
  cellOf(group: number, currency: number, sequence: number): number {
    const shown = this.shownAs[group] ?? LEFT_OUT;
    if (shown === LEFT_OUT) return LEFT_OUT;
    const cell = this.numbers.idOf(shown, currency);
    if (cell === this.list.length) {
      const [shownCurrency, values] = [this.journal.currencies[currency], this.shownGroups[shown]];
      if (shownCurrency !== undefined && values !== undefined)
        this.list.push({ currency: shownCurrency, group: values, since: sequence });
    }
    return cell;
  }

  private shownNumber(values: GroupValues | undefined): number {
    if (values === undefined) return LEFT_OUT;
    const key = groupKey(values);
    const known = this.shownNumbers.get(key);
    if (known !== undefined) return known;
    const number = this.shownGroups.push(values) - 1;
    this.shownNumbers.set(key, number);
    return number;
  }
}
