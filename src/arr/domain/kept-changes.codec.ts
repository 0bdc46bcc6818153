import { canonicalJson } from '../../kernel/canonical-json';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { AccountId, FactId, LineId, SubscriptionId } from '../../kernel/ids';
import { fitsFloat, fromFloat, type MinorUnits, toFloat } from '../../kernel/minor-units';
import type { Attributes } from '../../subscriptions/domain/line';
import { CauseNumbers } from './cause-numbers';
import type { LevelChange } from './level-change';
import type { NumberReader, NumberWriter } from './number-bytes';
import { TextTable } from './text-table';

/** A change of a level on a day that is known, with numbers instead of texts. */
export interface KeptChange {
  readonly subscription: number;
  readonly line: number;
  readonly currency: Currency;
  readonly isTransfer: boolean;
  readonly isFx: boolean;
  readonly lines: number;
  readonly delta: MinorUnits;
  readonly attributes: number;
  readonly fact: number;
  readonly causes: number;
}

type KeptAmount = Pick<KeptChange, 'currency' | 'isTransfer' | 'isFx' | 'lines' | 'delta'>;

/** Of readings at hand: a ledger has few sets of causes and, mostly, of attributes. */
const READ_MAX = 4096;

/** Reads texts of a table as what they say, and remembers some of it. */
export class Readings<Reading> {
  private readonly known = new Map<number, Reading>();

  constructor(private readonly words: TextTable) {}

  of(id: number): Reading {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    if (this.known.size >= READ_MAX) this.known.clear();
    const reading = JSON.parse(this.words.textOf(id)) as Reading;
    this.known.set(id, reading);
    return reading;
  }
}

/** How many numbers a change is written as. */
export const CHANGE_NUMBERS = 7;

/** What follows the currency in writing: by how many lines there are more, what the change is, and how the delta is written. */
const FORMS = 18;
const LINES = 6;
const FX = 4;
const TRANSFER = 2;
const AS_TEXT = 1;
/** One line fewer is written as 0. */
const NO_MORE_LINES = 1;

/** The texts that a book's changes speak in, each kept once and known by a number. */
export class BookWords {
  readonly accounts = new TextTable();
  readonly subscriptions = new TextTable();
  /** Of lines, currencies, facts, causes and attributes. */
  private readonly words = new TextTable();
  private readonly causes = new Readings<readonly string[]>(this.words);
  private readonly causeNumbers = new CauseNumbers(this.words);
  /** The last attributes that were kept: the changes of one fact mostly share theirs. */
  private lastAttributes: Attributes | undefined;
  private lastAttributesId = 0;
  private readonly attributes = new Readings<Attributes>(this.words);

  accountId(account: number): AccountId {
    return this.accounts.textOf(account) as AccountId;
  }

  subscriptionId(subscription: number): SubscriptionId {
    return this.subscriptions.textOf(subscription) as SubscriptionId;
  }

  keepFactId(factId: FactId): number {
    return this.words.idOf(factId);
  }

  factId(fact: number): FactId {
    return this.words.textOf(fact) as FactId;
  }

  keepAttributes(attributes: Attributes): number {
    if (attributes !== this.lastAttributes) {
      this.lastAttributes = attributes;
      this.lastAttributesId = this.words.idOf(canonicalJson(attributes));
    }
    return this.lastAttributesId;
  }

  attributesOf(attributes: number): Attributes {
    return this.attributes.of(attributes);
  }

  kept(change: LevelChange, subscription: number): KeptChange {
    const { lineId, currency, isTransfer, isFx, lines, delta, attributes, turn } = change;
    return {
      subscription,
      line: this.words.idOf(lineId),
      currency,
      isTransfer,
      isFx,
      lines,
      delta,
      attributes: this.keepAttributes(attributes),
      fact: this.words.idOf(turn.factId),
      causes: this.causeNumbers.idOf(turn.causes),
    };
  }

  told(change: KeptChange, effectiveOn: CalendarDate): LevelChange {
    const { subscription, line, currency, isTransfer, isFx, lines, delta, attributes, fact, causes } = change;
    return {
      effectiveOn,
      currency,
      subscriptionId: this.subscriptionId(subscription),
      lineId: this.words.textOf(line) as LineId,
      isTransfer,
      isFx,
      lines,
      delta,
      attributes: this.attributesOf(attributes),
      turn: { factId: this.factId(fact), causes: this.causes.of(causes) },
    };
  }

  /** Writes an amount of a currency, and what it is of. */
  writeAmount(writer: NumberWriter, { currency, isTransfer, isFx, lines, delta }: KeptAmount): void {
    const small = sizeOf(delta);
    const kind = isTransfer ? TRANSFER : isFx ? FX : 0;
    const form = (lines + NO_MORE_LINES) * LINES + kind + (small === undefined ? AS_TEXT : 0);
    writer.add(this.words.idOf(currency) * FORMS + form);
    writer.add(small ?? this.words.idOf(delta.toString()));
  }

  readAmount(reader: NumberReader): KeptAmount {
    const head = reader.next();
    const form = head % FORMS;
    const kind = form % LINES;
    const size = reader.next();
    return {
      currency: this.words.textOf((head - form) / FORMS) as Currency,
      isTransfer: kind >= TRANSFER && kind < FX,
      isFx: kind >= FX,
      lines: (form - kind) / LINES - NO_MORE_LINES,
      delta: form % TRANSFER === AS_TEXT ? BigInt(this.words.textOf(size)) : signed(size),
    };
  }

  write(writer: NumberWriter, change: KeptChange): void {
    const { subscription, line, attributes, fact, causes } = change;
    this.writeAmount(writer, change);
    writer.add(subscription);
    writer.add(line);
    writer.add(attributes);
    writer.add(fact);
    writer.add(causes);
  }

  read(reader: NumberReader): KeptChange {
    const { currency, isTransfer, isFx, lines, delta } = this.readAmount(reader);
    return {
      currency,
      isTransfer,
      isFx,
      lines,
      delta,
      subscription: reader.next(),
      line: reader.next(),
      attributes: reader.next(),
      fact: reader.next(),
      causes: reader.next(),
    };
  }
}

/** Amounts as whole numbers from 0, the even ones above zero; undefined for one too large to be exact. */
const sizeOf = (delta: MinorUnits): number | undefined => {
  if (!fitsFloat(delta)) return undefined;
  const number = toFloat(delta);
  const size = number < 0 ? -2 * number + 1 : 2 * number;
  return Number.isSafeInteger(size) ? size : undefined;
};

const signed = (size: number): MinorUnits => fromFloat(size % 2 === 0 ? size / 2 : (1 - size) / 2);

/** Causes are for readers and decide nothing. */
const isSameChange = (a: KeptChange, b: KeptChange | undefined): boolean =>
  b !== undefined &&
  a.line === b.line &&
  a.currency === b.currency &&
  a.isTransfer === b.isTransfer &&
  a.isFx === b.isFx &&
  a.lines === b.lines &&
  a.delta === b.delta &&
  a.fact === b.fact &&
  a.attributes === b.attributes;

/** Whether they are the same, one by one. */
export const isSameChanges = (a: readonly KeptChange[], b: readonly KeptChange[]): boolean =>
  a.length === b.length && a.every((change, index) => isSameChange(change, b[index]));
