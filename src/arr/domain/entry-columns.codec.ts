import { fromEpochDay, toEpochDay } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { AccountId, FactId, LineId, SubscriptionId } from '../../kernel/ids';
import type { Instant } from '../../kernel/instant';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { toFloat } from '../../kernel/minor-units';
import { wholeNumberAt } from '../../kernel/text-digits';
import type { Attributes } from '../../subscriptions/domain/line';
import { AmountColumn } from './amount-column';
import { CauseNumbers } from './cause-numbers';
import { countUpTo, int32Column } from './column';
import { IntRows } from './int-rows';
import { DERIVATION_VERSION, type JournalEntry } from './journal';
import { type Contribution, MOVEMENT_CLASSES, type MovementClass } from './movement';
import { TextTable } from './text-table';

const ASSERTED = -1;

/** Of an entry, side by side; the first five are those of the movement that it asserts or takes back. */
const DAY = 0;
const ACCOUNT = 1;
const CURRENCY = 2;
const CLASS = 3;
const CAUSES = 4;
const FACT = 5;
const MOMENT = 6;
const POLICY = 7;
const FIRST_PART = 8;
const RETRACTED = 9;
const CELLS_A_ROW = 10;

/** Of a contribution. */
const SUBSCRIPTION = 0;
const ATTRIBUTES = 1;
const LINE = 2;
const PART_FACT = 3;
const CELLS_A_PART = 4;

const negated = (contribution: Contribution): Contribution => ({ ...contribution, delta: -contribution.delta });

const numberOfClass = (movementClass: MovementClass): number => {
  const number = MOVEMENT_CLASSES.indexOf(movementClass);
  if (number < 0) throw new InvariantViolated(`No movement is ${movementClass}.`);
  return number;
};

/**
 * The journal as columns, one row an entry. A retraction is its own row and points at what it takes back, whose
 * contributions it shares. What goes in comes out the same.
 */
export class EntryColumns {
  readonly texts = new TextTable();
  readonly attributeSets = new TextTable();
  private readonly causeNumbers = new CauseNumbers(this.texts);
  readonly currencies: Currency[] = [];
  readonly sequences = int32Column();
  private readonly rows = new IntRows(CELLS_A_ROW);
  readonly days = this.rows.cell(DAY);
  readonly accounts = this.rows.cell(ACCOUNT);
  readonly currencyOf = this.rows.cell(CURRENCY);
  readonly classes = this.rows.cell(CLASS);
  readonly deltas = new AmountColumn();
  private readonly befores = new AmountColumn();
  private readonly contributions = new IntRows(CELLS_A_PART);
  readonly subscriptions = this.contributions.cell(SUBSCRIPTION);
  readonly attributes = this.contributions.cell(ATTRIBUTES);
  readonly parts = new AmountColumn();

  /** What all amounts come to without their signs, roughly: no sum of some of them is larger. */
  private magnitude = 0;

  /** Whether every sum of amounts is exact in floating-point numbers. */
  get isExact(): boolean {
    return this.magnitude <= Number.MAX_SAFE_INTEGER;
  }

  get length(): number {
    return this.sequences.length;
  }

  /** Answers the row. `takesBack` is the row of what a retraction takes back, where it is known. */
  add(entry: JournalEntry, takesBack?: number): number {
    const row = this.sequences.push(entry.sequence);
    const retracted = entry.retracts === null ? ASSERTED : (takesBack ?? this.rowOf(entry.retracts));
    const [fact, moment] = [this.texts.idOf(entry.factId), this.texts.idOf(entry.recordedAt)];
    this.rows.push([
      ...(retracted === ASSERTED ? this.placeOf(entry) : this.placeTakenBack(retracted)),
      fact,
      moment,
      entry.policyVersion,
      this.contributions.length,
      retracted,
    ]);
    this.deltas.push(entry.delta);
    this.befores.push(entry.before);
    if (retracted === ASSERTED) for (const contribution of entry.contributions) this.addPart(contribution);
    this.weigh(row);
    return row;
  }

  /** The first cells of an assertion: what it is known by among those of its account, and why it is. */
  private placeOf({ effectiveOn, accountId, currency, class: of, causes }: JournalEntry): readonly number[] {
    const [account, why] = [this.texts.idOf(accountId), this.causeNumbers.idOf(causes)];
    return [toEpochDay(effectiveOn), account, this.numberOf(currency), numberOfClass(of), why];
  }

  /** A retraction has those of what it takes back. */
  private placeTakenBack(row: number): readonly number[] {
    const { rows } = this;
    return [
      rows.at(row, DAY),
      rows.at(row, ACCOUNT),
      rows.at(row, CURRENCY),
      rows.at(row, CLASS),
      rows.at(row, CAUSES),
    ];
  }

  /** The entry of a row. Throws InvariantViolated where there is none. */
  entryAt(row: number): JournalEntry {
    const sequence = this.sequences.at(row);
    const [delta, before] = [this.deltas.at(row), this.befores.at(row)];
    const isRetraction = this.isRetraction(row);
    const asserted = isRetraction ? this.rows.at(row, RETRACTED) : row;
    const contributions = this.contributionsOf(asserted);
    return {
      accountId: this.accountAt(row),
      effectiveOn: fromEpochDay(this.days.at(row)),
      currency: this.currencyAt(row),
      class: this.classAt(row),
      delta,
      before,
      after: isRetraction ? before - delta : before + delta,
      contributions: isRetraction ? contributions.map(negated) : contributions,
      causes: JSON.parse(this.texts.textOf(this.rows.at(row, CAUSES))) as readonly string[],
      kind: isRetraction ? 'retract' : 'assert',
      retracts: isRetraction ? this.idOf(asserted) : null,
      factId: this.texts.textOf(this.rows.at(row, FACT)) as FactId,
      sequence,
      recordedAt: this.texts.textOf(this.rows.at(row, MOMENT)) as Instant,
      policyVersion: this.rows.at(row, POLICY),
      id: this.idOf(row),
      derivationVersion: DERIVATION_VERSION,
    };
  }

  isRetraction(row: number): boolean {
    return this.rows.at(row, RETRACTED) !== ASSERTED;
  }

  accountAt(row: number): AccountId {
    return this.texts.textOf(this.accounts.at(row)) as AccountId;
  }

  currencyAt(row: number): Currency {
    const currency = this.currencies[this.currencyOf.at(row)];
    if (currency === undefined) throw new InvariantViolated(`Row ${row.toString()} has no currency.`);
    return currency;
  }

  classAt(row: number): MovementClass {
    const movementClass = MOVEMENT_CLASSES[this.classes.at(row)];
    if (movementClass === undefined) throw new InvariantViolated(`Row ${row.toString()} has no class.`);
    return movementClass;
  }

  attributesOf(set: number): Attributes {
    return JSON.parse(this.attributeSets.textOf(set)) as Attributes;
  }

  /** The rows of contributions of an entry, as those of the entry that it asserts or takes back: from, and up to. */
  partsOf(row: number): readonly [from: number, to: number] {
    const asserted = this.isRetraction(row) ? this.rows.at(row, RETRACTED) : row;
    const { rows, contributions } = this;
    const to = asserted + 1 < rows.length ? rows.at(asserted + 1, FIRST_PART) : contributions.length;
    return [rows.at(asserted, FIRST_PART), to];
  }

  /** How many rows from the first are known by then. */
  knownBy(sequence: number): number {
    return countUpTo(this.sequences, sequence);
  }

  private addPart({ subscriptionId, lineId, factId, delta, attributes }: Contribution): void {
    const { texts } = this;
    const set = this.attributeSets.idOf(JSON.stringify(attributes));
    this.contributions.push([texts.idOf(subscriptionId), set, texts.idOf(lineId), texts.idOf(factId)]);
    this.parts.push(delta);
  }

  private weigh(row: number): void {
    const [from, to] = this.partsOf(row);
    for (let part = from; part < to; part += 1) this.magnitude += Math.abs(toFloat(this.parts.at(part)));
  }

  private contributionsOf(row: number): readonly Contribution[] {
    const [from, to] = this.partsOf(row);
    const contributions: Contribution[] = [];
    for (let part = from; part < to; part += 1) {
      contributions.push({
        subscriptionId: this.texts.textOf(this.subscriptions.at(part)) as SubscriptionId,
        lineId: this.texts.textOf(this.contributions.at(part, LINE)) as LineId,
        factId: this.texts.textOf(this.contributions.at(part, PART_FACT)),
        delta: this.parts.at(part),
        attributes: this.attributesOf(this.attributes.at(part)),
      });
    }
    return contributions;
  }

  /** Entries of one append stand together, in the order of their ordinals. */
  private idOf(row: number): string {
    return `${this.sequences.at(row).toString()}-${(row - this.firstOfAppend(row) + 1).toString()}`;
  }

  /** The first row of the append that a row is of. Most have few rows, so it is near. */
  private firstOfAppend(row: number): number {
    const sequence = this.sequences.at(row);
    let [first, step] = [row, 1];
    while (first >= step && this.sequences.at(first - step) === sequence) {
      first -= step;
      step *= 2;
    }
    for (; step >= 1; step /= 2) {
      if (first >= step && this.sequences.at(first - step) === sequence) first -= step;
    }
    return first;
  }

  /** The row of an entry's id. Throws InvariantViolated where there is none. */
  private rowOf(id: string): number {
    const dash = id.indexOf('-');
    const sequence = wholeNumberAt(id, 0, dash);
    const row = this.knownBy(sequence - 1) + wholeNumberAt(id, dash + 1, id.length - dash - 1) - 1;
    if (this.sequences.at(row) !== sequence) throw new InvariantViolated(`The journal has no entry ${id}.`);
    return row;
  }

  private numberOf(currency: Currency): number {
    const place = this.currencies.indexOf(currency);
    return place < 0 ? this.currencies.push(currency) - 1 : place;
  }
}
