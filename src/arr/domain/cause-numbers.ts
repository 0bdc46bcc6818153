import type { TextTable } from './text-table';

/**
 * The numbers that causes have in a table of texts. A movement mostly has one, of a few words of our own: its number is remembered instead of
 * written as JSON each time.
 */
export class CauseNumbers {
  private readonly single = new Map<string, number>();

  constructor(private readonly words: TextTable) {}

  /** The number of their text, which they get now if they have none. */
  idOf(causes: readonly string[]): number {
    const [cause] = causes;
    if (cause === undefined || causes.length > 1) return this.words.idOf(JSON.stringify(causes));
    const known = this.single.get(cause);
    if (known !== undefined) return known;
    const id = this.words.idOf(JSON.stringify(causes));
    this.single.set(cause, id);
    return id;
  }
}
