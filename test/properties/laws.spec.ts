import fc from 'fast-check';
import type { AccountFigure } from '../../src/arr/domain/arr-index';
import { addDays, type CalendarDate, dayBefore } from '../../src/kernel/calendar-date';
import { cutWindow, INTERVALS, type Span } from '../../src/kernel/period-text';
import { bookOf, type PureLedger } from '../support/scenario/pure-ledger';
import { MERGEABLE } from './account-histories';
import { announceSeed, checkLaw } from './check-law';
import { historyOf } from './history';
import { anyDay, CURRENCIES, DAYS } from './intents';
import { faultsOf } from './journal-faults';
import { accountsText, journalText, movementsText } from './ledger-texts';
import { anySetting, sequenceIn, toldUnder } from './settings';

beforeAll(announceSeed);

const anyWindow = fc
  .tuple(anyDay, fc.nat({ max: 3 }), fc.integer({ min: 1, max: 400 }))
  .map(([day, before, length]): Span => ({ from: addDays(day, -before), to: addDays(day, length - before) }));

const arrOf = (ledger: PureLedger, asOf: CalendarDate, knownAt: number) =>
  new Map(ledger.book.index.figures({ asOf, knownAt }).map(({ currency, arr }) => [currency, arr] as const));

const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);

type Holder = Pick<AccountFigure, 'accountId' | 'currency'>;

/** Opening plus movements less closing, by currency: zero, always. */
const differences = (ledger: PureLedger, { from, to }: Span, knownAt: number): readonly string[] => {
  const [opening, closing] = [arrOf(ledger, dayBefore(from), knownAt), arrOf(ledger, dayBefore(to), knownAt)];
  const sums = ledger.book.index.movementSums([{ from, to }], knownAt);
  return CURRENCIES.flatMap((currency) => {
    const { reclassification = 0n, ...classes } = sums.find((one) => one.currency === currency)?.byClass(0) ?? {};
    const moved = sumOf(Object.values(classes));
    const difference = (opening.get(currency) ?? 0n) + moved - (closing.get(currency) ?? 0n);
    return difference === 0n && reclassification === 0n ? [] : [`${currency} from ${from} to ${to}`];
  });
};

describe('law 1: opening and movements sum to closing, under any policy and in any currency', () => {
  it('holds for every window, cut at every interval, at every state of knowledge', () => {
    const anyInterval = fc.constantFrom(...INTERVALS);
    const anyQuestion = fc.record({ setting: anySetting, window: anyWindow, interval: anyInterval, pick: fc.nat() });
    checkLaw(anyQuestion, (intents, { setting, window, interval, pick }) => {
      const ledger = toldUnder(intents, setting);
      const knownAt = sequenceIn(ledger, pick);
      const pieces = cutWindow(window, interval, 400) ?? [];
      expect(pieces.at(0)?.from).toBe(window.from);
      expect(pieces.at(-1)?.to).toBe(window.to);
      expect([...pieces, window].flatMap((piece) => differences(ledger, piece, knownAt))).toEqual([]);
    });
  });

  it('holds for every account', () => {
    const anyQuestion = fc.record({ setting: anySetting, window: anyWindow, pick: fc.nat() });
    checkLaw(anyQuestion, (intents, { setting, window, pick }) => {
      const ledger = toldUnder(intents, setting);
      const { index } = ledger.book;
      const knownAt = sequenceIn(ledger, pick);
      const arrBefore = (day: CalendarDate): readonly AccountFigure[] =>
        index.accounts({ asOf: dayBefore(day), knownAt });
      const [opening, closing] = [arrBefore(window.from), arrBefore(window.to)];
      const moved = MERGEABLE.flatMap((account) => index.movementsOf(account, knownAt)).filter(
        ({ effectiveOn }) => window.from <= effectiveOn && effectiveOn < window.to,
      );
      const off = MERGEABLE.flatMap((accountId) =>
        CURRENCIES.filter((currency) => {
          const isOwn = (one: Holder) => one.accountId === accountId && one.currency === currency;
          const arrIn = (figures: readonly AccountFigure[]) => sumOf(figures.filter(isOwn).map(({ arr }) => arr));
          return arrIn(opening) + sumOf(moved.filter(isOwn).map(({ delta }) => delta)) !== arrIn(closing);
        }).map((currency) => `${accountId} in ${currency}`),
      );
      expect(off).toEqual([]);
    });
  });
});

describe('law 2: what was known then is never another', () => {
  it('gives the first figures and movements for every past sequence, whatever comes later', () => {
    checkLaw(fc.constant('every day, account and sequence'), (intents) => {
      const toldAt = (ledger: PureLedger, knownAt: number): readonly string[] => [
        ...DAYS.map((day) => accountsText(ledger.book, day, knownAt)),
        movementsText(ledger.book, knownAt),
      ];
      const told = new Map<number, readonly string[]>();
      const { ledger } = historyOf(intents, (then) => told.set(then.head, toldAt(then, then.head)));
      for (const [sequence, answers] of told) expect(toldAt(ledger, sequence)).toEqual(answers);
    });
  });
});

describe('law 4: a rebuild gives the same journal', () => {
  it('is the same to the byte', () => {
    checkLaw(fc.constant('the journal'), (intents) => {
      const { ledger } = historyOf(intents);
      expect(journalText(bookOf(ledger.appends).journal)).toBe(journalText(ledger.journal));
    });
  });

  it('has in force what a book has that learns of everything at once', () => {
    checkLaw(fc.constant('the movements in force'), (intents) => {
      const { ledger } = historyOf(intents);
      const { book } = bookOf([ledger.facts]);
      expect(movementsText(ledger.book, ledger.head)).toBe(movementsText(book, ledger.head));
    });
  });
});

describe('the journal', () => {
  it('asserts movements that sum, and retracts only what is in force, by its negation', () => {
    checkLaw(fc.constant('every entry'), (intents) => {
      expect(faultsOf(historyOf(intents).ledger)).toEqual([]);
    });
  });
});
