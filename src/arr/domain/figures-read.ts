import type { Currency } from '../../kernel/currency';
import { fromFloat, type MinorUnits } from '../../kernel/minor-units';
import { GroupFigure, type GroupFigures, MovementSums } from './arr-index';
import { ACCOUNTS, LEVEL, type PlacedCell, SUBSCRIPTIONS } from './cube';
import type { Sums } from './day-blocks';
import type { GroupValues } from './group';
import type { MovementClass } from './movement';
import { COLUMN_PLACES, type GroupColumn } from './movement-groups';
import type { Ends } from './read-days';
import { placeIn, type Readings } from './running-sums';

/** A figure whose numbers stand in a list, from a place on. */
class FigureRead extends GroupFigure {
  constructor(
    private readonly cell: PlacedCell,
    private readonly amounts: Sums,
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

/** The figure of a cell on the first of the days that were read. */
export const figureIn = (readings: Readings, cell: PlacedCell): GroupFigure =>
  new FigureRead(cell, readings.amounts, placeIn(readings, 0, cell.place));

/** The figures of those cells that have ARR on the first of the days that were read. */
export class FiguresWithArr implements GroupFigures {
  constructor(
    private readonly cells: readonly PlacedCell[],
    private readonly readings: Readings,
  ) {}

  map<Read>(read: (figure: GroupFigure) => Read): readonly Read[] {
    const { cells, readings } = this;
    const { amounts } = readings;
    const all: Read[] = [];
    for (const cell of cells) {
      const from = placeIn(readings, 0, cell.place);
      if ((amounts[from + LEVEL] ?? 0) !== 0) all.push(read(new FigureRead(cell, amounts, from)));
    }
    return all;
  }
}

/** Where the numbers of a cell at both ends of a window stand among those that were read. */
interface Window {
  readonly readings: Readings;
  readonly opening: number;
  readonly closing: number;
}

/** What a measure changes by between the two ends. */
const changeOf = ({ readings, opening, closing }: Window, measure: number): MinorUnits => {
  const { amounts, measures } = readings;
  if (measure >= measures) return 0n;
  const amount = (amounts[closing + measure] ?? 0) - (amounts[opening + measure] ?? 0);
  return amount === 0 ? 0n : fromFloat(amount);
};

const changesByClass = (window: Window): Record<MovementClass, MinorUnits> => ({
  new: changeOf(window, COLUMN_PLACES.new),
  expansion: changeOf(window, COLUMN_PLACES.expansion),
  reactivation: changeOf(window, COLUMN_PLACES.reactivation),
  contraction: changeOf(window, COLUMN_PLACES.contraction),
  churn: changeOf(window, COLUMN_PLACES.churn),
  fx: changeOf(window, COLUMN_PLACES.fx),
  transfer: changeOf(window, COLUMN_PLACES.transfer),
  // It moves no amount.
  reclassification: 0n,
});

/** What the columns of movements change by. */
export const changesByColumn = (window: Window): Record<GroupColumn, MinorUnits> => {
  const { reclassification: _, ...byClass } = changesByClass(window);
  return {
    ...byClass,
    entered: changeOf(window, COLUMN_PLACES.entered),
    left: changeOf(window, COLUMN_PLACES.left),
  };
};

/** The sums of windows over all groups, between which nothing enters or leaves. */
export class SumsRead extends MovementSums {
  constructor(
    private readonly cell: PlacedCell,
    private readonly readings: Readings,
    private readonly ends: readonly Ends[],
  ) {
    super();
  }

  get currency(): Currency {
    return this.cell.currency;
  }

  byClass(window: number): Readonly<Record<MovementClass, MinorUnits>> {
    const { cell, readings, ends } = this;
    const at = ends[window];
    const placeAt = (day: number | undefined): number => placeIn(readings, day ?? 0, cell.place);
    return changesByClass({ readings, opening: placeAt(at?.opening), closing: placeAt(at?.closing) });
  }
}
