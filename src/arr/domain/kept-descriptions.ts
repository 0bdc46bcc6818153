import type { AccountAttributes } from '../../accounts/domain/account.events';
import { type CalendarDate, fromEpochDay, toEpochDay } from '../../kernel/calendar-date';
import type { FactId } from '../../kernel/ids';
import { ByteStore } from './byte-store';
import { int32Column } from './column';
import type { BookWords } from './kept-changes.codec';
import { NumberReader, NumberWriter } from './number-bytes';

/** The attributes of an account from a day on, and the fact that states them. */
export interface Described {
  readonly from: CalendarDate;
  readonly attributes: AccountAttributes;
  readonly factId: FactId;
}

const NONE = -1;

/** What each account's attributes are from day to day, as bytes outside the reach of the garbage collector. */
export class KeptDescriptions {
  private readonly bytes = new ByteStore();
  private readonly places = int32Column();
  private readonly writer = new NumberWriter();

  constructor(private readonly words: BookWords) {}

  of(account: number): readonly Described[] {
    const place = account < this.places.length ? this.places.at(account) : NONE;
    if (place === NONE) return [];
    const reader = new NumberReader(this.bytes.at(place));
    const descriptions: Described[] = [];
    while (!reader.isAtEnd) {
      const from = fromEpochDay(reader.next());
      const attributes = this.words.attributesOf(reader.next());
      descriptions.push({ from, attributes, factId: this.words.factId(reader.next()) });
    }
    return descriptions;
  }

  set(account: number, descriptions: readonly Described[]): void {
    while (this.places.length <= account) this.places.push(NONE);
    this.writer.start();
    for (const { from, attributes, factId } of descriptions) {
      this.writer.add(toEpochDay(from));
      this.writer.add(this.words.keepAttributes(attributes));
      this.writer.add(this.words.keepFactId(factId));
    }
    const place = this.places.at(account);
    const { written } = this.writer;
    this.places.set(account, place === NONE ? this.bytes.put(written) : this.bytes.replace(place, written));
  }
}
