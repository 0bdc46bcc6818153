import type { Currency } from '../../kernel/currency';
import type { MinorUnits } from '../../kernel/minor-units';
import { AmountColumn } from './amount-column';
import { int32Column } from './column';
import type { JournalEntry } from './journal';

/** An entry with its place in its shard. */
export interface ShardEntry {
  /** From 1, without a gap. */
  readonly seq: number;
  readonly entry: JournalEntry;
  /** The sum of the shard's deltas in the entry's currency, up to and with it. */
  readonly runningTotal: MinorUnits;
}

/** One shard: the rows of its entries, and what they come to. */
class Shard {
  readonly rows = int32Column();
  readonly totals = new AmountColumn();
  private readonly sums = new Map<Currency, MinorUnits>();

  add(row: number, { currency, delta }: JournalEntry): void {
    const sum = (this.sums.get(currency) ?? 0n) + delta;
    this.sums.set(currency, sum);
    this.rows.push(row);
    this.totals.push(sum);
  }
}

/** Which entries of a shard are asked for. */
export interface ShardPage {
  readonly from: number;
  readonly limit: number;
  /** How many rows of the journal are known. */
  readonly known: number;
}

/** The journal in shards, each with its own order; it holds numbers, and asks for entries by row. */
export class ShardedJournal {
  private readonly shards: readonly Shard[];
  private taken = 0;

  constructor(
    shards: number,
    private readonly entryAt: (row: number) => JournalEntry,
    private readonly shardOf: (entry: JournalEntry) => number,
  ) {
    this.shards = Array.from({ length: shards }, () => new Shard());
  }

  /** Takes the journal in as far as it is known, or as so many entries go; answers whether it has it all. */
  take(known: number, entriesMax: number): boolean {
    const end = Math.min(known, this.taken + entriesMax);
    for (; this.taken < end; this.taken += 1) {
      const entry = this.entryAt(this.taken);
      this.shards[this.shardOf(entry)]?.add(this.taken, entry);
    }
    return this.taken >= known;
  }

  /** The entries of a shard from a place on that are among the known, and whether more follow. */
  page(
    shard: number,
    { from, limit, known }: ShardPage,
  ): { readonly items: readonly ShardEntry[]; readonly more: boolean } {
    const { rows, totals } = this.shards[shard] ?? new Shard();
    const items: ShardEntry[] = [];
    for (let place = from - 1; place < rows.length && rows.at(place) < known; place += 1) {
      if (items.length === limit) return { items, more: true };
      items.push({ seq: place + 1, entry: this.entryAt(rows.at(place)), runningTotal: totals.at(place) });
    }
    return { items, more: false };
  }
}
