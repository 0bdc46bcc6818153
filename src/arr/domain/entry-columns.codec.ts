import { fromEpochDay, toEpochDay } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { AccountId, FactId, LineId, SubscriptionId } from '../../kernel/ids';
import type { Instant } from '../../kernel/instant';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { toFloat } from '../../kernel/minor-units';
import { wholeNumberAt } from '../../kernel/text-digits';
import type { Attributes } from '../../subscriptions/domain/line';
import { AmountColumn } from './amount-column';
import { byteColumn, countUpTo, int32Column } from './column';
import { DERIVATION_VERSION, type JournalEntry } from './journal';
import { type Contribution, MOVEMENT_CLASSES, type MovementClass } from './movement';
import { TextTable } from './text-table';

const ASSERTED = -1;

const negated = (contribution: Contribution): Contribution => ({ ...contribution, delta: -contribution.delta });

/**
 * The journal as columns, one row an entry. A retraction is its own row and points at what it takes back, whose
 * contributions it shares. What goes in comes out the same.
 */
export class EntryColumns {
  readonly texts = new TextTable();
  readonly attributeSets = new TextTable();
  readonly currencies: Currency[] = [];
  readonly sequences = int32Column();
  readonly days = int32Column();
  readonly accounts = int32Column();
  readonly currencyOf = byteColumn();
  readonly classes = byteColumn();
  readonly deltas = new AmountColumn();
  /** The row that is taken back; of an assertion, none. */
  readonly retracted = int32Column();
  readonly subscriptions = int32Column();
  readonly attributes = int32Column();
  readonly parts = new AmountColumn();
  private readonly firstPart = int32Column();
  private readonly befores = new AmountColumn();
  private readonly facts = int32Column();
  private readonly moments = int32Column();
  private readonly causes = int32Column();
  private readonly policies = int32Column();
  private readonly lines = int32Column();
  private readonly partFacts = int32Column();

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
    this.days.push(toEpochDay(entry.effectiveOn));
    this.accounts.push(this.texts.idOf(entry.accountId));
    this.currencyOf.push(this.placeOf(entry.currency));
    this.classes.push(MOVEMENT_CLASSES.indexOf(entry.class));
    this.deltas.push(entry.delta);
    this.befores.push(entry.before);
    this.facts.push(this.texts.idOf(entry.factId));
    this.moments.push(this.texts.idOf(entry.recordedAt));
    this.policies.push(entry.policyVersion);
    this.firstPart.push(this.subscriptions.length);
    this.retracted.push(entry.retracts === null ? ASSERTED : (takesBack ?? this.rowOf(entry.retracts)));
    this.causes.push(this.texts.idOf(JSON.stringify(entry.causes)));
    if (entry.retracts === null) for (const contribution of entry.contributions) this.addPart(contribution);
    this.weigh(row);
    return row;
  }

  /** The entry of a row. Throws InvariantViolated where there is none. */
  entryAt(row: number): JournalEntry {
    const sequence = this.sequences.at(row);
    const [delta, before] = [this.deltas.at(row), this.befores.at(row)];
    const isRetraction = this.isRetraction(row);
    const asserted = isRetraction ? this.retracted.at(row) : row;
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
      causes: JSON.parse(this.texts.textOf(this.causes.at(row))) as readonly string[],
      kind: isRetraction ? 'retract' : 'assert',
      retracts: isRetraction ? this.idOf(asserted) : null,
      factId: this.texts.textOf(this.facts.at(row)) as FactId,
      sequence,
      recordedAt: this.texts.textOf(this.moments.at(row)) as Instant,
      policyVersion: this.policies.at(row),
      id: this.idOf(row),
      derivationVersion: DERIVATION_VERSION,
    };
  }

  isRetraction(row: number): boolean {
    return this.retracted.at(row) !== ASSERTED;
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
    const asserted = this.isRetraction(row) ? this.retracted.at(row) : row;
    const to = asserted + 1 < this.firstPart.length ? this.firstPart.at(asserted + 1) : this.subscriptions.length;
    return [this.firstPart.at(asserted), to];
  }

  /** How many rows from the first are known by then. */
  knownBy(sequence: number): number {
    return countUpTo(this.sequences, sequence);
  }

  private addPart({ subscriptionId, lineId, factId, delta, attributes }: Contribution): void {
    this.subscriptions.push(this.texts.idOf(subscriptionId));
    this.lines.push(this.texts.idOf(lineId));
    this.partFacts.push(this.texts.idOf(factId));
    this.attributes.push(this.attributeSets.idOf(JSON.stringify(attributes)));
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
        lineId: this.texts.textOf(this.lines.at(part)) as LineId,
        factId: this.texts.textOf(this.partFacts.at(part)),
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

  private placeOf(currency: Currency): number {
    const place = this.currencies.indexOf(currency);
    return place < 0 ? this.currencies.push(currency) - 1 : place;
  }
}
