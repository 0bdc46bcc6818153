import fc from 'fast-check';
import { RestatementSums } from '../../src/arr/domain/restatement';
import { addDays, type CalendarDate, dayBefore } from '../../src/kernel/calendar-date';
import { lackingOn } from '../support/oracle/oracle-arr';
import { effectsBetween } from '../support/oracle/oracle-restatement';
import { movementsOn, rowOver } from '../support/oracle/oracle-movements';
import { rowsByGroup } from '../support/oracle/oracle-groups';
import { knownAt } from '../support/oracle/standing';
import { answerOfLedger, answerOfOracle, lackingInLedger, movementsOfDay } from '../support/scenario/answers';
import { oracleFactsIn } from '../support/scenario/oracle-facts-of';
import { bookOf, type PureLedger } from '../support/scenario/pure-ledger';
import { GROUP_COLUMNS } from '../../src/arr/domain/movement-groups';
import { MERGEABLE } from './account-histories';
import { announceSeed, checkLaw } from './check-law';
import { expectExplained } from './explained';
import { anyDay, DAYS } from './intents';
import { journalText, movementsText } from './ledger-texts';
import { anyRates } from './rates';
import { anyConvertedSetting, type ConvertedSetting, policyOf, toldUnder } from './settings';

beforeAll(announceSeed);

interface Asked {
  readonly setting: ConvertedSetting;
  readonly moments: readonly { readonly day: CalendarDate; readonly shift: number; readonly pick: number }[];
  readonly pick: number;
}

const anyAsked: fc.Arbitrary<Asked> = fc.record({
  setting: anyConvertedSetting(anyRates),
  moments: fc.array(fc.record({ day: anyDay, shift: fc.integer({ min: -1, max: 31 }), pick: fc.nat() }), {
    minLength: 1,
    maxLength: 4,
    size: 'max',
  }),
  pick: fc.nat(),
});

/** Others hold the same laws without rates, so that fewer histories do here. */
const RUNS_BY_DEFAULT = 600;

const checkLawOfRates = (holds: Parameters<typeof checkLaw<Asked>>[1]): void => {
  checkLaw(anyAsked, holds, RUNS_BY_DEFAULT);
};

/** Any end of an append, also before a rate is known. */
const sequenceIn = (ledger: PureLedger, pick: number): number =>
  ledger.book.knowledge.atSequence(1 + (pick % ledger.head))?.sequence ?? ledger.head;

const summed = (contributions: readonly { subscriptionId: string; lineId: string; delta: bigint }[]) => {
  const sums = new Map<string, bigint>();
  for (const { subscriptionId, lineId, delta } of contributions) {
    const key = `${subscriptionId}/${lineId}`;
    sums.set(key, (sums.get(key) ?? 0n) + delta);
  }
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0n));
};

const missingIn = (ledger: PureLedger, day: CalendarDate, sequence: number): readonly string[] =>
  lackingInLedger(ledger, { from: day, to: addDays(day, 1) }, sequence);

describe('in a reporting currency, under any treatment of rates', () => {
  it('the ledger and the oracle tell the same ARR, or lack the same rates', () => {
    checkLawOfRates((intents, asked) => {
      const ledger = toldUnder(intents, asked.setting);
      const facts = oracleFactsIn(ledger);
      for (const { day: mentioned, shift, pick } of asked.moments) {
        const [day, sequence] = [addDays(mentioned, shift), sequenceIn(ledger, pick)];
        const lacking = lackingOn(knownAt(facts, sequence), day);
        expect({ day, sequence, lacking: missingIn(ledger, day, sequence) }).toEqual({ day, sequence, lacking });
        if (lacking.length > 0) continue;
        for (const accountId of [undefined, ...MERGEABLE]) {
          const question = { ask: 'arr' as const, day, ...(accountId !== undefined && { accountId }) };
          expect({ question, sequence, arr: answerOfLedger(ledger, { question, sequence }) }).toEqual({
            ...{ question, sequence, arr: answerOfOracle(facts, { question, sequence }) },
          });
        }
      }
    });
  });

  it('the ledger and the oracle lack the same rates within any window', () => {
    checkLawOfRates((intents, asked) => {
      const ledger = toldUnder(intents, asked.setting);
      const facts = oracleFactsIn(ledger);
      for (const { day: from, shift, pick } of asked.moments) {
        const [window, sequence] = [{ from, to: addDays(from, 4 * shift + 5) }, sequenceIn(ledger, pick)];
        const known = knownAt(facts, sequence);
        const days: CalendarDate[] = [];
        for (let day = window.from; day < window.to; day = addDays(day, 1)) days.push(day);
        const lacking = [...new Set(days.flatMap((day) => lackingOn(known, day)))].sort();
        expect({ window, sequence, lacking: lackingInLedger(ledger, window, sequence) }).toEqual({
          ...{ window, sequence, lacking },
        });
      }
    });
  });

  it('the ledger and the oracle tell the same movements, what rates did apart', () => {
    checkLawOfRates((intents, asked) => {
      const ledger = toldUnder(intents, asked.setting);
      const sequence = sequenceIn(ledger, asked.pick);
      const known = knownAt(oracleFactsIn(ledger), sequence);
      for (const day of [...DAYS, ...asked.moments.map(({ day: mentioned, shift }) => addDays(mentioned, shift))]) {
        if ([dayBefore(day), day].some((one) => lackingOn(known, one).length > 0)) continue;
        const told = movementsOfDay(ledger, { ask: 'movement', day }, sequence).map((movement) => {
          const { accountId, currency, class: is, delta, contributions } = movement;
          return { accountId, currency, class: is, delta, contributions: summed(contributions) };
        });
        const expected = movementsOn(known, day).map(({ accountId, currency, class: is, delta, contributions }) => ({
          ...{ accountId, currency, class: is, delta, contributions: Object.fromEntries(contributions) },
        }));
        expect({ day, movements: told }).toEqual({ day, movements: expected });
      }
    });
  });

  it('opening and movements sum to closing, column by column as the oracle has them, and so do those of groups', () => {
    checkLawOfRates((intents, asked) => {
      const ledger = toldUnder(intents, asked.setting);
      const { index } = ledger.book;
      const sequence = sequenceIn(ledger, asked.pick);
      const known = knownAt(oracleFactsIn(ledger), sequence);
      const currency = asked.setting.converted.reporting;
      for (const { day: from, shift } of asked.moments) {
        const to = addDays(from, shift + 2);
        const window: CalendarDate[] = [];
        for (let day = dayBefore(from); day < to; day = addDays(day, 1)) window.push(day);
        if (window.some((day) => lackingOn(known, day).length > 0)) continue;
        const selection = { groupBy: ['plan'], filter: [] };
        const rows = (index.groupRows(selection, [{ from, to }], sequence)[0] ?? []).filter(
          (row) => row.currency === currency,
        );
        const columnsOf = (row: Readonly<Record<string, unknown>>) => GROUP_COLUMNS.map((column) => row[column]);
        expect(rows.map(({ opening, closing, byColumn }) => [opening, ...columnsOf(byColumn), closing])).toEqual(
          rowsByGroup(known, { from, to }, { groupBy: ['plan'], currency }).map(({ row }) => [
            ...[row.opening, ...columnsOf(row), row.closing],
          ]),
        );
        const whole = rowOver(known, { from, to }, currency);
        const sums = index
          .movementSums([{ from, to }], sequence)
          .find((one) => one.currency === currency)
          ?.byClass(0);
        const moved = Object.values<bigint>(sums ?? {}).reduce((sum, delta) => sum + delta, 0n);
        expect([sums?.fx ?? 0n, whole.opening + moved]).toEqual([whole.fx, whole.closing]);
      }
    });
  });

  it('what was known then is never another, and a rebuild gives the same journal', () => {
    checkLawOfRates((intents, asked) => {
      const toldAt = (ledger: PureLedger, sequence: number): string => movementsText(ledger.book, sequence);
      const told = new Map<number, string>();
      const ledger = toldUnder(intents, asked.setting, (then) => told.set(then.head, toldAt(then, then.head)));
      for (const [sequence, answers] of told) expect(toldAt(ledger, sequence)).toBe(answers);
      const { journal } = bookOf(
        ledger.everything,
        policyOf(asked.setting.chosen),
        undefined,
        asked.setting.converted.reporting,
      );
      expect(journalText(journal)).toBe(journalText(ledger.journal));
      // In one append, all would be closed as known at its end, and another fact of a day may be named for what the day shows at once.
      if (asked.setting.chosen.backdating !== undefined) return;
      const { book } = bookOf(
        [ledger.everything.flat()],
        policyOf(asked.setting.chosen),
        undefined,
        asked.setting.converted.reporting,
      );
      expect(movementsText(ledger.book, ledger.head)).toBe(movementsText(book, ledger.head));
    });
  });

  it('each entry is explained by its lines on both days, at the rates that these may show', () => {
    checkLawOfRates((intents, asked) => {
      const ledger = toldUnder(intents, asked.setting);
      expectExplained(ledger, sequenceIn(ledger, asked.pick));
    });
  });

  it('the effects of facts, those of rates among them, are what the oracle makes of them and sum to the restatement', () => {
    checkLawOfRates((intents, asked) => {
      const ledger = toldUnder(intents, asked.setting);
      const facts = oracleFactsIn(ledger);
      for (const { day: asOf, pick: other } of asked.moments) {
        const [from = 1, to = 1] = [sequenceIn(ledger, asked.pick), sequenceIn(ledger, other)].sort((a, b) => a - b);
        const sums = new RestatementSums();
        for (const entry of ledger.journal) {
          if (entry.sequence > from && entry.sequence <= to && entry.effectiveOn <= asOf) sums.take(entry);
        }
        const own = sums
          .effects()
          .map(({ sequence, accountId, currency, amount }) => [sequence, currency, accountId, amount]);
        const expected = effectsBetween(facts, asOf, { from, to }).flatMap(({ sequence, amounts }) =>
          amounts.map(({ accountId, currency, amount }) => [sequence, currency, accountId, amount]),
        );
        const inOrder = (rows: readonly (readonly unknown[])[]) => rows.map((row) => row.map(String).join(' ')).sort();
        expect(inOrder(own)).toEqual(inOrder(expected));
      }
    });
  });
});
