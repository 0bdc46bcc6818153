import type { Currency } from '../../kernel/currency';
import { fromFloat, type MinorUnits } from '../../kernel/minor-units';
import { GroupFigure, MovementSums } from './arr-index';
import { ACCOUNTS, LEVEL, type PlacedCell, SUBSCRIPTIONS } from './cube';
import type { GroupValues } from './group';
import type { MovementClass } from './movement';
import { COLUMN_PLACES, type GroupColumn } from './movement-groups';
import type { Ends } from './read-days';

/** A figure whose numbers stand in a list, from a place on. */
export class FigureRead extends GroupFigure {
  constructor(
    private readonly cell: PlacedCell,
    private readonly amounts: Float64Array,
    private readonly from: number,
  ) {
    super();
  }

  get currency(): Currency {
    return this.cell.currency;
  }

  get group(): GroupValues {
    return this.cell.group;
  }

  get arr(): MinorUnits {
    return fromFloat(this.numberOf(LEVEL));
  }

  get hasArr(): boolean {
    return this.numberOf(LEVEL) !== 0;
  }

  get accounts(): number {
    return this.numberOf(ACCOUNTS);
  }

  get subscriptions(): number {
    return this.numberOf(SUBSCRIPTIONS);
  }

  private numberOf(measure: number): number {
    return this.amounts[this.from + measure] ?? 0;
  }
}

/** What a measure changes by between the two ends of a window, whose numbers stand in a list from these places on. */
const changeOf = (amounts: Float64Array, { opening, closing }: Ends, measure: number): MinorUnits => {
  const amount = (amounts[closing + measure] ?? 0) - (amounts[opening + measure] ?? 0);
  return amount === 0 ? 0n : fromFloat(amount);
};

const changesByClass = (amounts: Float64Array, ends: Ends): Record<MovementClass, MinorUnits> => ({
  new: changeOf(amounts, ends, COLUMN_PLACES.new),
  expansion: changeOf(amounts, ends, COLUMN_PLACES.expansion),
  reactivation: changeOf(amounts, ends, COLUMN_PLACES.reactivation),
  contraction: changeOf(amounts, ends, COLUMN_PLACES.contraction),
  churn: changeOf(amounts, ends, COLUMN_PLACES.churn),
  fx: changeOf(amounts, ends, COLUMN_PLACES.fx),
  transfer: changeOf(amounts, ends, COLUMN_PLACES.transfer),
  // It moves no amount.
  reclassification: 0n,
});

/** What the columns of movements change by. */
export const changesByColumn = (amounts: Float64Array, ends: Ends): Record<GroupColumn, MinorUnits> => {
  const { reclassification: _, ...byClass } = changesByClass(amounts, ends);
  return {
    ...byClass,
    entered: changeOf(amounts, ends, COLUMN_PLACES.entered),
    left: changeOf(amounts, ends, COLUMN_PLACES.left),
  };
};

/** The sums of a window over all groups, between which nothing enters or leaves. */
export class SumsRead extends MovementSums {
  constructor(
    readonly currency: Currency,
    private readonly amounts: Float64Array,
    private readonly ends: Ends,
  ) {
    super();
  }

  get byClass(): Readonly<Record<MovementClass, MinorUnits>> {
    return changesByClass(this.amounts, this.ends);
  }
}
