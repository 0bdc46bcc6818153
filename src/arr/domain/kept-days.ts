import { AccountDays } from './account-days';
import { ByteStore } from './byte-store';
import { int32Column } from './column';
import type { BookWords } from './kept-changes.codec';
import { NumberReader, NumberWriter } from './number-bytes';

/** Which accounts stay at hand when an append is over, and how many. Weights are numbers of changes. */
export interface AtHand {
  readonly weightMin: number;
  readonly accountsMax: number;
  /** Of all together; one account alone may weigh more. */
  readonly weightMax: number;
}

/** Small accounts are read and written faster than the collector would walk them. */
const LARGE_AT_HAND: AtHand = { weightMin: 512, accountsMax: 1024, weightMax: 200_000 };

const NONE = -1;

/** The days of all accounts: bytes outside the reach of the garbage collector, but for those that are worked on. */
export class KeptDays {
  private readonly bytes = new ByteStore();
  private readonly places = int32Column();
  private readonly firstDays = int32Column();
  private readonly writer = new NumberWriter();
  /** Those of the present append. */
  private open = new Map<number, AccountDays>();
  /** In the order of their last use. */
  private readonly atHand = new Map<number, AccountDays>();
  private weightAtHand = 0;

  constructor(
    private readonly words: BookWords,
    private readonly bounds: AtHand = LARGE_AT_HAND,
    private readonly windowDays?: number,
  ) {}

  /** Those of an account, to be changed until `close`. */
  of(account: number): AccountDays {
    const known = this.open.get(account);
    if (known !== undefined) return known;
    const days = this.fromHand(account) ?? this.fromBytes(account);
    this.open.set(account, days);
    return days;
  }

  /** The first day at whose end an account has ARR, as days since 1970-01-01. */
  firstDayWithArr(account: number): number | undefined {
    const days = this.open.get(account);
    if (days !== undefined) return days.firstDayWithArr();
    const first = account < this.firstDays.length ? this.firstDays.at(account) : NONE;
    return first === NONE ? undefined : first;
  }

  /** Puts away the days that were worked on, all of which are restated. */
  close(): void {
    for (const [account, days] of this.open) {
      while (this.places.length <= account) {
        this.places.push(NONE);
        this.firstDays.push(NONE);
      }
      this.firstDays.set(account, days.firstDayWithArr() ?? NONE);
      if (days.weight >= this.bounds.weightMin) {
        this.atHand.set(account, days);
        this.weightAtHand += days.weight;
      } else this.toBytes(account, days);
    }
    this.open = new Map();
    for (const [account, days] of this.atHand) {
      if (!this.isTooMuchAtHand()) break;
      this.fromHand(account);
      this.toBytes(account, days);
    }
  }

  private isTooMuchAtHand(): boolean {
    const { accountsMax, weightMax } = this.bounds;
    const count = this.atHand.size;
    return count > accountsMax || (count > 1 && this.weightAtHand > weightMax);
  }

  private fromHand(account: number): AccountDays | undefined {
    const days = this.atHand.get(account);
    if (days === undefined) return undefined;
    this.atHand.delete(account);
    this.weightAtHand -= days.weight;
    return days;
  }

  private fromBytes(account: number): AccountDays {
    const days = new AccountDays(this.words.accountId(account), this.words, this.windowDays);
    const place = account < this.places.length ? this.places.at(account) : NONE;
    if (place !== NONE) days.read(new NumberReader(this.bytes.at(place)));
    return days;
  }

  private toBytes(account: number, days: AccountDays): void {
    const place = this.places.at(account);
    if (days.weight === 0) {
      if (place !== NONE) this.bytes.drop(place);
      this.places.set(account, NONE);
      return;
    }
    days.write(this.writer.start());
    const { written } = this.writer;
    this.places.set(account, place === NONE ? this.bytes.put(written) : this.bytes.replace(place, written));
  }
}
