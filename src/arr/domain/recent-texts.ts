import { NOT_FOUND } from './hash-slots';

const PLACES = 256;
const LENGTH_MAX = 1024;

/**
 * Texts whose numbers were asked for not long ago. Each has one place, which it shares with others. Only the fold may fill it: it is
 * kept in snapshots, and questions are answered while one is written.
 */
export class RecentTexts {
  private readonly texts = new Array<string>(PLACES).fill('');
  private readonly ids = new Int32Array(PLACES).fill(NOT_FOUND);

  /** The number of the text at a place, or NOT_FOUND where another stands there. */
  idAt(place: number, text: string): number {
    const at = place & (PLACES - 1);
    return this.texts[at] === text ? (this.ids[at] ?? NOT_FOUND) : NOT_FOUND;
  }

  /** Long ones take more room than they are worth. */
  keep(place: number, text: string, id: number): void {
    if (text.length > LENGTH_MAX) return;
    const at = place & (PLACES - 1);
    this.texts[at] = text;
    this.ids[at] = id;
  }
}
