import { NOT_FOUND } from './hash-slots';

const PLACES = 256;
const LENGTH_MAX = 1024;

/** Texts that were asked for not long ago, with their numbers. Each has one place, which it shares with others. */
export class RecentTexts {
  private readonly texts = new Array<string>(PLACES).fill('');
  private readonly ids = new Int32Array(PLACES).fill(NOT_FOUND);

  /** The number of the text at a place, or NOT_FOUND where another stands there. */
  idAt(place: number, text: string): number {
    const at = place & (PLACES - 1);
    return this.texts[at] === text ? (this.ids[at] ?? NOT_FOUND) : NOT_FOUND;
  }

  /** The text of the number at a place; undefined where another stands there. */
  textAt(place: number, id: number): string | undefined {
    const at = place & (PLACES - 1);
    return this.ids[at] === id ? this.texts[at] : undefined;
  }

  /** Long ones take more room than they are worth. */
  keep(place: number, text: string, id: number): void {
    if (text.length > LENGTH_MAX) return;
    const at = place & (PLACES - 1);
    this.texts[at] = text;
    this.ids[at] = id;
  }
}
