import { InvariantViolated } from '../../kernel/invariant-violated';
import { int32Column } from './column';

/** One cell of each row. */
export class RowCell {
  constructor(
    private readonly cells: { at(place: number): number },
    private readonly width: number,
    private readonly place: number,
  ) {}

  at(row: number): number {
    return this.cells.at(row * this.width + this.place);
  }
}

/**
 * Rows of whole numbers of 32 bits, numbered from 0, outside the reach of the garbage collector. The cells of a row stand side by side,
 * so that what is read together is found at once: to find a place in memory takes longer than to read it.
 */
export class IntRows {
  private readonly cells = int32Column();

  constructor(private readonly width: number) {}

  get length(): number {
    return this.cells.length / this.width;
  }

  /** Adds a row; answers its number. Throws InvariantViolated for one of more or fewer cells, or of a number that does not fit. */
  push(row: readonly number[]): number {
    if (row.length !== this.width) throw new InvariantViolated(`A row cannot have ${row.length.toString()} cells.`);
    const { length } = this;
    for (const number of row) this.cells.push(number);
    return length;
  }

  at(row: number, place: number): number {
    return this.cells.at(row * this.width + place);
  }

  /** To read one cell of many rows. */
  cell(place: number): RowCell {
    return new RowCell(this.cells, this.width, place);
  }
}
