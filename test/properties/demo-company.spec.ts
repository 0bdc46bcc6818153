import { Chance } from '../../src/demo/domain/chance';
import { LAST_DAY } from '../../src/demo/domain/company';
import { addDays, type CalendarDate, toEpochDay } from '../../src/kernel/calendar-date';
import { MOVEMENT_CLASSES } from '../../src/arr/domain/movement';
import { GROUP_COLUMNS } from '../../src/arr/domain/movement-groups';
import { recordedCompany, type RecordedCompany } from '../support/demo/recorded-company';
import { arrOn } from '../support/oracle/oracle-arr';
import type { OracleFact } from '../support/oracle/oracle-facts';
import { arrByGroup, rowsByGroup } from '../support/oracle/oracle-groups';
import { rowOver } from '../support/oracle/oracle-movements';
import { effectsBetween } from '../support/oracle/oracle-restatement';
import { dayOf } from '../support/scenario/spelled';

const CURRENCIES = ['EUR', 'USD'] as const;
const ATTRIBUTES = ['plan', 'region', 'channel', 'segment'] as const;
const FIRST_DAY = dayOf('2023-01-01');
/** Some days after the last are asked for as well: what is agreed ahead counts then. */
const DAYS = toEpochDay(LAST_DAY) - toEpochDay(FIRST_DAY) + 120;

interface Asked {
  readonly day: CalendarDate;
  readonly sequence: number;
  readonly window: { readonly from: CalendarDate; readonly to: CalendarDate };
  readonly attribute: string;
}

const askedBy = (chance: Chance, { head }: RecordedCompany): Asked => {
  const day = addDays(FIRST_DAY, chance.below(DAYS));
  const window = { from: day, to: addDays(day, chance.between(1, 400)) };
  return { day, sequence: 1 + chance.below(head), window, attribute: ATTRIBUTES[chance.below(4)] ?? 'plan' };
};

/** The oracle's answers over parts that have nothing to do with one another, added up. */
class Sums {
  private readonly sums = new Map<string, bigint>();

  add(key: string, amount: bigint): void {
    this.sums.set(key, (this.sums.get(key) ?? 0n) + amount);
  }

  get told(): Readonly<Record<string, bigint>> {
    return Object.fromEntries([...this.sums].filter(([, sum]) => sum !== 0n).sort());
  }
}

const knownIn = (facts: readonly OracleFact[], sequence: number): readonly OracleFact[] =>
  facts.filter((fact) => fact.sequence <= sequence);

const ofLedger = ({ book: { index } }: RecordedCompany, { day, sequence, window, attribute }: Asked) => {
  const sums = new Sums();
  const point = { asOf: day, knownAt: sequence };
  const selection = { groupBy: [attribute], filter: [] };
  for (const { currency, arr } of index.figures(point)) sums.add(`arr ${currency}`, arr);
  index.groupFigures(selection, point).map(({ currency, group, arr }) => {
    sums.add(`arr ${currency} ${String(group[0] ?? null)}`, arr);
  });
  for (const moved of index.movementSums([window], sequence)) {
    for (const is of MOVEMENT_CLASSES) sums.add(`${is} ${moved.currency}`, moved.byClass(0)[is]);
  }
  for (const { currency, group, byColumn } of index.groupRows(selection, [window], sequence)[0] ?? []) {
    for (const column of GROUP_COLUMNS) sums.add(`${column} ${currency} ${String(group[0] ?? null)}`, byColumn[column]);
  }
  return sums.told;
};

type InCurrency = Asked & { readonly known: readonly OracleFact[]; readonly currency: string };

const addCurrency = (sums: Sums, { known, currency, day, window, attribute }: InCurrency): void => {
  const of = { groupBy: [attribute], currency };
  for (const { by, arr } of arrByGroup(known, day, of)) sums.add(`arr ${currency} ${by[attribute] ?? 'null'}`, arr);
  const row = rowOver(known, window, currency);
  for (const is of MOVEMENT_CLASSES) if (is in row) sums.add(`${is} ${currency}`, row[is as keyof typeof row]);
  for (const group of rowsByGroup(known, window, of)) {
    for (const column of GROUP_COLUMNS) {
      sums.add(`${column} ${currency} ${group.by[attribute] ?? 'null'}`, group.row[column as keyof typeof row]);
    }
  }
};

const ofOracle = (parts: readonly (readonly OracleFact[])[], asked: Asked): Readonly<Record<string, bigint>> => {
  const sums = new Sums();
  for (const part of parts) {
    const known = knownIn(part, asked.sequence);
    for (const [currency, arr] of arrOn(known, asked.day)) sums.add(`arr ${currency}`, arr);
    for (const currency of CURRENCIES) addCurrency(sums, { ...asked, known, currency });
  }
  return sums.told;
};

describe('the demo company, held to the oracle', () => {
  const whole = recordedCompany({ seed: 1, accounts: 2_000, years: 3 });
  const small = recordedCompany({ seed: 7, accounts: 60, years: 3 });

  it('has the same ARR, movements and groups on any day, as known at any moment', () => {
    const chance = new Chance(2026);
    for (let tried = 0; tried < 12; tried += 1) {
      const asked = askedBy(chance, small);
      expect({ asked, ...ofLedger(small, asked) }).toEqual({ asked, ...ofOracle([small.facts], asked) });
    }
  });

  it('has them with all its customers, too', () => {
    const chance = new Chance(2027);
    for (let tried = 0; tried < 4; tried += 1) {
      const asked = askedBy(chance, whole);
      expect({ asked, ...ofLedger(whole, asked) }).toEqual({ asked, ...ofOracle(whole.customers, asked) });
    }
  });

  it('has its past restated by the same facts', () => {
    const day = dayOf('2025-09-30');
    const middling = recordedCompany({ seed: 3, accounts: 250, years: 3 });
    const { book, facts, head } = middling;
    const from =
      facts.findLast(({ recordedOn }) => recordedOn !== undefined && recordedOn <= '2025-10-05')?.sequence ?? 0;
    const moved: unknown[] = [];
    const arrAt = (sequence: number) => book.index.figures({ asOf: day, knownAt: sequence }).map(({ arr }) => arr);
    for (let sequence = from + 1; sequence <= head; sequence += 1) {
      const [before, after] = [arrAt(sequence - 1), arrAt(sequence)];
      if (after.some((arr, index) => arr !== before[index])) moved.push(sequence);
    }
    const told = middling.customers.flatMap((part) => effectsBetween(part, day, { from, to: head }));
    const expected = told.filter(({ amounts }) => amounts.some(({ amount }) => amount !== 0n));
    expect(moved.length).toBeGreaterThan(2);
    expect(moved).toEqual(expected.map(({ sequence }) => sequence).sort((a, b) => a - b));
  });
});
