import { type CalendarDate, parseCalendarDate } from '../../../src/kernel/calendar-date';
import { type Currency, parseCurrency } from '../../../src/kernel/currency';
import { type DecimalAmount, parseDecimalAmount } from '../../../src/kernel/decimal-amount';
import { type Instant, parseInstant } from '../../../src/kernel/instant';

const TIME = /^\d\d:\d\d(?::\d\d)?$/u;

/** Reads the words of one line of a page from left to right. Throws with the line's number where a word does not fit. */
export class TokenReader {
  private readonly words: readonly string[];
  private next = 0;

  constructor(
    readonly text: string,
    readonly lineNumber: number,
  ) {
    this.words = text.trim().split(/\s+/u);
  }

  get isAtEnd(): boolean {
    return this.next >= this.words.length;
  }

  peek(): string {
    return this.words[this.next] ?? '';
  }

  word(what: string): string {
    const word = this.words[this.next];
    if (word === undefined) return this.fail(`${what} is missing`);
    this.next += 1;
    return word;
  }

  /** Takes the word if it comes next. */
  takes(word: string): boolean {
    if (this.peek() !== word) return false;
    this.next += 1;
    return true;
  }

  expect(word: string): void {
    if (!this.takes(word)) this.fail(`"${word}" is expected, not "${this.peek()}"`);
  }

  rest(): string {
    const rest = this.words.slice(this.next).join(' ');
    this.next = this.words.length;
    return rest;
  }

  done(): void {
    if (!this.isAtEnd) this.fail(`"${this.rest()}" is too much`);
  }

  parsed<Value>(what: string, parse: (text: string) => Value | undefined): Value {
    const word = this.word(what);
    return parse(word) ?? this.fail(`"${word}" is no ${what}`);
  }

  day(): CalendarDate {
    return this.parsed('day', parseCalendarDate);
  }

  amount(): DecimalAmount {
    return this.parsed('amount', parseDecimalAmount);
  }

  currency(): Currency {
    return this.parsed('currency', parseCurrency);
  }

  count(): number {
    return this.parsed('number', (text) => (/^\d+$/u.test(text) ? Number(text) : undefined));
  }

  /** A time of day such as `09:30`, if it comes next. */
  timeOn(day: CalendarDate): Instant | undefined {
    if (!TIME.test(this.peek())) return undefined;
    const time = this.word('time');
    return parseInstant(`${day}T${time.length === 5 ? `${time}:00` : time}Z`) ?? this.fail(`"${time}" is no time`);
  }

  fail(reason: string): never {
    throw new Error(`line ${this.lineNumber.toString()}: ${reason}\n  ${this.text.trim()}`);
  }
}
