import { fitsFloat, fromFloat, type MinorUnits, toFloat } from '../../kernel/minor-units';
import { float64Column } from './column';

/** Amounts by row: as floating-point numbers, and those few that are too large for it beside them. */
export class AmountColumn {
  private readonly column = float64Column();
  private readonly large = new Map<number, MinorUnits>();

  push(amount: MinorUnits): void {
    if (fitsFloat(amount)) this.column.push(toFloat(amount));
    else this.large.set(this.column.push(0), amount);
  }

  at(row: number): MinorUnits {
    return this.large.get(row) ?? fromFloat(this.column.at(row));
  }

  /** Without its cents where it is too large: for sums that are given up then anyhow. */
  floatAt(row: number): number {
    return this.column.at(row);
  }
}
