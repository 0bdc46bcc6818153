import { parseCurrency } from '../../kernel/currency';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { formatMinorUnits, type MinorUnits, minorUnitsIn } from '../../kernel/minor-units';

/** Of an entry of the journal, what counts for the ARR of its account. */
export interface CountedEntry {
  readonly seq: number;
  readonly accountId: string;
  readonly effectiveOn: string;
  readonly currency: string;
  readonly delta: string;
  readonly sequence: number;
  readonly recordedAt: string;
}

/** A change of ARR on a day to come. */
export interface ScheduledStep {
  readonly effectiveOn: string;
  readonly currency: string;
  readonly delta: string;
}

/** An account of thousands of steps would else be a message that no broker takes. */
export const STEPS_TOLD_MAX = 1_000;

const DAY_LENGTH = 10;

const amountText = (minor: MinorUnits, code: string): string => {
  const currency = parseCurrency(code);
  if (currency === undefined) throw new InvariantViolated(`The journal has an amount in ${code}.`);
  return formatMinorUnits(minor, currency);
};

const addTo = (sums: Map<string, MinorUnits>, key: string, delta: MinorUnits): void => {
  const sum = (sums.get(key) ?? 0n) + delta;
  if (sum === 0n) sums.delete(key);
  else sums.set(key, sum);
};

/**
 * What an account has by the entries of it so far: as of the day on which the last of them was recorded, and what is scheduled after that
 * day. That day never goes back, so what is past is one sum; nothing is kept that has come to zero.
 */
export class CurrentAccount {
  seq = 0;
  sequence = 0;
  recordedAt = '';
  asOf = '';

  private constructor(
    private readonly arr: Map<string, MinorUnits>,
    /** By day and currency. */
    private readonly steps: Map<string, MinorUnits>,
  ) {}

  static empty(): CurrentAccount {
    return new CurrentAccount(new Map(), new Map());
  }

  copy(): CurrentAccount {
    const copy = new CurrentAccount(new Map(this.arr), new Map(this.steps));
    const { seq, sequence, recordedAt, asOf } = this;
    return Object.assign(copy, { seq, sequence, recordedAt, asOf });
  }

  take({ seq, effectiveOn, currency, delta, sequence, recordedAt }: CountedEntry, recordedOn: string): void {
    this.seq = seq;
    this.sequence = sequence;
    this.recordedAt = recordedAt;
    this.moveTo(recordedOn);
    const minor = minorUnitsIn(delta);
    if (effectiveOn <= recordedOn) addTo(this.arr, currency, minor);
    else addTo(this.steps, `${effectiveOn} ${currency}`, minor);
  }

  /** Neither ARR nor a step: there is nothing to tell of it. */
  get isNothing(): boolean {
    return this.figures === 0;
  }

  /** How many amounts there are to tell. */
  get figures(): number {
    return this.arr.size + this.steps.size;
  }

  /** ARR on its day, by currency, without zeros. */
  get arrShown(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.arr].sort().map(([currency, sum]) => [currency, amountText(sum, currency)]));
  }

  /** The steps ahead in order of days, the first of them where there are too many. */
  get stepsShown(): readonly ScheduledStep[] {
    return [...this.steps]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .slice(0, STEPS_TOLD_MAX)
      .map(([key, sum]) => {
        const [effectiveOn, currency] = [key.slice(0, DAY_LENGTH), key.slice(DAY_LENGTH + 1)];
        return { effectiveOn, currency, delta: amountText(sum, currency) };
      });
  }

  get stepsLeftOut(): number {
    return Math.max(0, this.steps.size - STEPS_TOLD_MAX);
  }

  /** Adds up all that it has, past and to come, by currency. */
  addUp(totals: Map<string, MinorUnits>): void {
    for (const [currency, sum] of this.arr) addTo(totals, currency, sum);
    for (const [key, sum] of this.steps) addTo(totals, key.slice(DAY_LENGTH + 1), sum);
  }

  private moveTo(day: string): void {
    if (day === this.asOf) return;
    this.asOf = day;
    for (const [key, sum] of this.steps) {
      if (key.slice(0, DAY_LENGTH) > day) continue;
      this.steps.delete(key);
      addTo(this.arr, key.slice(DAY_LENGTH + 1), sum);
    }
  }
}

/** An account with its state. */
export interface CurrentOf {
  readonly accountId: string;
  readonly account: CurrentAccount;
}

/** What each account of a shard has: the fold of the shard's entries from the first one on. */
export class CurrentArr {
  private readonly accounts = new Map<string, CurrentAccount>();
  private end: CurrentOf | undefined;

  constructor(readonly dayOf: (recordedAt: string) => string) {}

  /** Of the last entry; 0 before the first. */
  get seq(): number {
    return this.end?.account.seq ?? 0;
  }

  /** The account of the last entry, which may have nothing any more. */
  get last(): CurrentOf | undefined {
    return this.end;
  }

  take(entry: CountedEntry): void {
    const { accountId, recordedAt } = entry;
    const account = this.accounts.get(accountId) ?? CurrentAccount.empty();
    account.take(entry, this.dayOf(recordedAt));
    this.put({ accountId, account });
  }

  /** What follows on it, without a change to it before it is put. */
  draft(): CurrentDraft {
    return new CurrentDraft(this);
  }

  of(accountId: string): CurrentAccount | undefined {
    return this.accounts.get(accountId);
  }

  put(one: CurrentOf): void {
    if (one.account.isNothing) this.accounts.delete(one.accountId);
    else this.accounts.set(one.accountId, one.account);
    this.end = one;
  }

  /** The accounts that have something, in the order of their last entries. */
  accountsThatHave(): readonly CurrentOf[] {
    return [...this.accounts]
      .map(([accountId, account]) => ({ accountId, account }))
      .sort((a, b) => a.account.seq - b.account.seq);
  }

  /** All that they have, past and to come, by currency, without zeros: what the shard's entries add up to. */
  totals(): Readonly<Record<string, string>> {
    const totals = new Map<string, MinorUnits>();
    for (const account of this.accounts.values()) account.addUp(totals);
    return Object.fromEntries([...totals].map(([currency, sum]) => [currency, amountText(sum, currency)]));
  }
}

/** Entries that follow on a fold and may yet turn out not to have been published: whatever they touch is a copy. */
export class CurrentDraft {
  private readonly touched = new Map<string, CurrentAccount>();

  constructor(private readonly current: CurrentArr) {}

  take(entry: CountedEntry): void {
    const { accountId, recordedAt } = entry;
    const account = this.touched.get(accountId) ?? this.current.of(accountId)?.copy() ?? CurrentAccount.empty();
    account.take(entry, this.current.dayOf(recordedAt));
    // Whose entry is the last comes last.
    this.touched.delete(accountId);
    this.touched.set(accountId, account);
  }

  has(accountId: string): boolean {
    return this.touched.has(accountId);
  }

  /** How many amounts an account has by now. */
  figuresOf(accountId: string): number {
    return (this.touched.get(accountId) ?? this.current.of(accountId))?.figures ?? 0;
  }

  /** What its entries have touched, in the order of their last ones. */
  accounts(): readonly CurrentOf[] {
    return [...this.touched].map(([accountId, account]) => ({ accountId, account }));
  }

  /** Makes it so. */
  put(): void {
    for (const one of this.accounts()) this.current.put(one);
  }
}
