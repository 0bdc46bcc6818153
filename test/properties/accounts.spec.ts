import fc from 'fast-check';
import type { AccountFact } from '../../src/accounts/domain/account.events';
import type { FiguredFact } from '../../src/arr/domain/ledger-fact';
import type { Contribution } from '../../src/arr/domain/movement';
import { GROUP_COLUMNS } from '../../src/arr/domain/movement-groups';
import { addDays } from '../../src/kernel/calendar-date';
import type { FactId } from '../../src/kernel/ids';
import type { Recorded } from '../../src/kernel/projection';
import { faultOfMerges } from '../support/oracle/oracle-accounts';
import { accountArrOn, arrOn } from '../support/oracle/oracle-arr';
import type { OracleFact } from '../support/oracle/oracle-facts';
import { arrByGroup, rowsByGroup } from '../support/oracle/oracle-groups';
import { movementsOn } from '../support/oracle/oracle-movements';
import { accountOrder, knownAt, stands, undoneBy } from '../support/oracle/standing';
import { oracleFactsOf, saysOf } from '../support/scenario/oracle-facts-of';
import { bookOf, type JournalledBook } from '../support/scenario/pure-ledger';
import { type AccountIntent, anyAccountIntents, MERGEABLE, withAccountFacts } from './account-histories';
import { announceSeed, checkLaw } from './check-law';
import { historyOf } from './history';
import { anyDay, CURRENCIES, DAYS, type Intent } from './intents';
import { faultsOf } from './journal-faults';
import { journalText, movementsText } from './ledger-texts';

beforeAll(announceSeed);

type RecordedAny = Recorded<FiguredFact>;
type Appends = readonly (readonly RecordedAny[])[];

interface Told extends JournalledBook {
  readonly appends: Appends;
  readonly facts: readonly OracleFact[];
  readonly head: number;
}

const told = (intents: readonly Intent[], said: readonly AccountIntent[]): Told => {
  const { appends } = withAccountFacts(historyOf(intents).ledger, said);
  return { ...bookOf(appends), appends, facts: oracleFactsOf(appends), head: appends.at(-1)?.at(-1)?.sequence ?? 1 };
};

/** The end of the append of any sequence that the ledger has come to. */
const sequenceIn = ({ book, head }: Told, pick: number): number =>
  book.knowledge.atSequence(1 + (pick % head))?.sequence ?? head;

const anyQuestion = fc.record({ said: anyAccountIntents, day: anyDay, pick: fc.nat() });

const summed = (contributions: readonly Contribution[]): Readonly<Record<string, bigint>> => {
  const sums = new Map<string, bigint>();
  for (const { subscriptionId, lineId, delta } of contributions) {
    const key = `${subscriptionId}/${lineId}`;
    sums.set(key, (sums.get(key) ?? 0n) + delta);
  }
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0n));
};

describe('with facts about accounts, the ledger and the oracle', () => {
  it('tell the same ARR, in total and of each account', () => {
    checkLaw(anyQuestion, (intents, { said, day, pick }) => {
      const ledger = told(intents, said);
      const sequence = sequenceIn(ledger, pick);
      const known = knownAt(ledger.facts, sequence);
      const point = { asOf: day, knownAt: sequence };
      const figures = ledger.book.index.figures(point).filter(({ arr }) => arr !== 0n);
      expect(figures.map(({ currency, arr }) => [currency, arr])).toEqual([...arrOn(known, day)].sort());
      const accounts = ledger.book.index.accounts(point);
      for (const accountId of MERGEABLE) {
        const own = accounts.filter((figure) => figure.accountId === accountId && figure.arr !== 0n);
        expect([accountId, ...own.map(({ currency, arr }) => [currency, arr])]).toEqual([
          accountId,
          ...[...accountArrOn(known, accountId, day)].sort(),
        ]);
      }
    });
  });

  it('tell the same movements of every day, class by class, line by line', () => {
    checkLaw(anyQuestion, (intents, { said, pick }) => {
      const ledger = told(intents, said);
      const sequence = sequenceIn(ledger, pick);
      const known = knownAt(ledger.facts, sequence);
      const moved = MERGEABLE.toSorted().flatMap((accountId) => ledger.book.index.movementsOf(accountId, sequence));
      for (const day of DAYS) {
        const ofDay = moved.filter(({ effectiveOn, delta }) => effectiveOn === day && delta !== 0n);
        const shown = ofDay.map(({ accountId, currency, class: is, delta, contributions }) => ({
          ...{ accountId, currency, class: is, delta },
          contributions: summed(contributions),
        }));
        const expected = movementsOn(known, day).map(({ accountId, currency, class: is, delta, contributions }) => ({
          ...{ accountId, currency, class: is, delta },
          contributions: Object.fromEntries(contributions),
        }));
        expect({ day, movements: shown }).toEqual({ day, movements: expected });
      }
    });
  });

  it('tell the same figures and rows of every group', () => {
    const anyNames = fc.constantFrom(...[['segment'], ['plan'], ['region', 'segment']]);
    const anyGrouped = fc.record({
      ...{ said: anyAccountIntents, day: anyDay, pick: fc.nat(), names: anyNames },
      days: fc.integer({ min: 1, max: 400 }),
    });
    checkLaw(anyGrouped, (intents, { said, day, pick, names, days }) => {
      const ledger = told(intents, said);
      const sequence = sequenceIn(ledger, pick);
      const known = knownAt(ledger.facts, sequence);
      const selection = { groupBy: names, filter: [] };
      const window = { from: day, to: addDays(day, days) };
      const valuesOf = (by: Readonly<Record<string, string>>) => names.map((name) => by[name] ?? null);
      const figures = ledger.book.index.groupFigures(selection, { asOf: day, knownAt: sequence }).map((one) => one);
      const rows = ledger.book.index.groupRows(selection, [window], sequence)[0] ?? [];
      for (const currency of CURRENCIES) {
        const standing = figures.filter((figure) => figure.currency === currency);
        expect(standing.map(({ group, arr }) => [group, arr])).toEqual(
          arrByGroup(known, day, { groupBy: names, currency }).map(({ by, arr }) => [valuesOf(by), arr]),
        );
        const shown = rows.filter((row) => row.currency === currency);
        const expected = rowsByGroup(known, window, { groupBy: names, currency });
        expect(shown.map(({ group, opening, byColumn, closing }) => [group, opening, byColumn, closing])).toEqual(
          expected.map(({ by, row }) => [
            valuesOf(by),
            row.opening,
            Object.fromEntries(GROUP_COLUMNS.map((column) => [column, row[column]])),
            row.closing,
          ]),
        );
      }
    });
  });
});

const inForce = ({ book }: JournalledBook): string => movementsText(book, Number.MAX_SAFE_INTEGER, MERGEABLE);

describe('with facts about accounts, the journal', () => {
  it('asserts movements that sum, and retracts only what is in force, by its negation', () => {
    checkLaw(anyAccountIntents, (intents, said) => {
      expect(faultsOf(told(intents, said))).toEqual([]);
    });
  });

  it('is the same to the byte, whether accounts are kept as bytes, one of them at hand, or all', () => {
    checkLaw(anyAccountIntents, (intents, said) => {
      const { appends, journal } = told(intents, said);
      for (const accountsMax of [0, 1, Infinity]) {
        const atHand = { weightMin: 0, accountsMax, weightMax: Infinity };
        expect(journalText(bookOf(appends, undefined, atHand).journal)).toBe(journalText(journal));
      }
    });
  });

  it('adds up to the figure of any sequence, and never changes one of the past', () => {
    const anyMoments = fc.record({
      said: anyAccountIntents,
      picks: fc.array(fc.nat(), { minLength: 1, maxLength: 3, size: 'max' }),
    });
    checkLaw(anyMoments, (intents, { said, picks }) => {
      const { appends, book, journal } = told(intents, said);
      for (const pick of picks) {
        const until = appends.slice(0, 1 + (pick % Math.max(appends.length, 1)));
        const knownAtEnd = until.at(-1)?.at(-1)?.sequence ?? 1;
        const then = bookOf(until).book;
        const published = journal.filter(({ sequence }) => sequence <= knownAtEnd);
        for (const asOf of DAYS) {
          const point = { asOf, knownAt: knownAtEnd };
          const figures = then.index.figures(point);
          expect(book.index.figures(point)).toEqual(figures);
          for (const { currency, arr } of figures) {
            const counted = published.filter((entry) => entry.currency === currency && entry.effectiveOn <= asOf);
            expect(counted.reduce((sum, { delta }) => sum + delta, 0n)).toBe(arr);
          }
        }
      }
    });
  });

  it('has in force what a book has that learns of everything at once, or of accounts first', () => {
    checkLaw(anyAccountIntents, (intents, said) => {
      const ledger = told(intents, said);
      const all = ledger.appends.flat();
      const accountsFirst = [
        all.filter(({ data }) => !('subscriptionId' in data)),
        all.filter(({ data }) => 'subscriptionId' in data),
      ];
      expect(inForce(bookOf([all]))).toBe(inForce(ledger));
      expect(inForce(bookOf(accountsFirst))).toBe(inForce(ledger));
    });
  });

  it('is restored by the void of a fact that was said last', () => {
    checkLaw(anyAccountIntents, (intents, said) => {
      const { appends } = told(intents, said);
      const index = appends.findLastIndex(([fact]) => fact !== undefined && !('subscriptionId' in fact.data));
      const [fact] = appends[index] ?? [];
      if (fact === undefined) return;
      const { accountId } = fact.data;
      const last = appends.at(-1)?.at(-1) ?? fact;
      const sequence = last.sequence + 1;
      const id = fact.id.replace(/^0{8}/u, 'ffffffff') as FactId;
      const voided = { type: 'fact-voided', data: { accountId, factId: fact.id, reason: 'a mistake' } } as const;
      const undoing = { ...last, ...voided, id, sequence } as RecordedAny;
      const never = appends.filter((_, at) => at !== index);
      expect(inForce(bookOf([...appends, [undoing]]))).toBe(inForce(bookOf(never)));
    });
  });
});

/** Why facts about one account cannot stand together; undefined if they can. */
const faultOfAccount = (known: readonly OracleFact[], accountId: string): string | undefined => {
  const undone = known.flatMap((fact) => undoneBy(known, fact) ?? []);
  if (new Set(undone).size < undone.length) return 'a fact is undone twice';
  const registrations = accountOrder(known, accountId).filter(
    ({ statement }) => statement.type === 'account-registered',
  );
  return registrations.length > 1 ? 'two registrations stand' : faultOfMerges(known);
};

/** Whether the text of ledger.md admits the fact after those known. */
const isLegal = (known: readonly OracleFact[], fact: AccountFact): boolean => {
  const { accountId } = fact.data;
  if (fact.type === 'fact-voided' || fact.type === 'fact-corrected') {
    const { factId } = fact.data;
    const target = known.find(({ id }) => id === factId);
    if (target === undefined || !stands(known, factId)) return false;
    if (fact.type === 'fact-corrected' && target.says.type === 'voided') return false;
    if (fact.type === 'fact-corrected' && fact.data.statement.data.accountId !== accountId) return false;
  }
  const last = known.at(-1);
  const place = { sequence: (last?.sequence ?? 0) + 1, append: (last?.append ?? 0) + 1 };
  return faultOfAccount([...known, { id: 'next', ...place, says: saysOf(fact) }], accountId) === undefined;
};

it('facts about accounts are taken exactly where they are legal', () => {
  let [taken, refused] = [0, 0];
  checkLaw(anyAccountIntents, (intents, said) => {
    for (const { before, fact, isAccepted } of withAccountFacts(historyOf(intents).ledger, said).judged) {
      const known = oracleFactsOf(before.map((one) => [one]));
      expect({ fact, isAccepted }).toEqual({ fact, isAccepted: isLegal(known, fact) });
      if (isAccepted) taken += 1;
      else refused += 1;
    }
  });
  expect(taken).toBeGreaterThan(0);
  expect(refused).toBeGreaterThan(0);
});
