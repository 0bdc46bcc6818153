import fc from 'fast-check';
import type { ArrBook } from '../../src/arr/domain/arr-book';
import type { AccountFigure } from '../../src/arr/domain/arr-index';
import { addDays, type CalendarDate, dayBefore } from '../../src/kernel/calendar-date';
import { cutWindow, INTERVALS, type Span } from '../../src/kernel/period-text';
import { bookOf, type PureLedger, type RecordedFact } from '../support/scenario/pure-ledger';
import type { SubscriptionFact } from '../../src/subscriptions/domain/subscription.events';
import { announceSeed, checkLaw } from './check-law';
import { historyOf } from './history';
import { ACCOUNTS, anyDay, CURRENCIES, DAYS } from './intents';
import { faultsOf } from './journal-faults';
import { accountsText, journalText, movementsText } from './ledger-texts';

beforeAll(announceSeed);

/** Any sequence that the ledger has come to, from its opening on. */
const sequenceFrom = (ledger: PureLedger, pick: number): number => 1 + (pick % ledger.head);

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
  const sums = ledger.book.index.movementSums([{ from, to }], knownAt)[0] ?? [];
  return CURRENCIES.flatMap((currency) => {
    const { reclassification = 0n, ...classes } = sums.find((one) => one.currency === currency)?.byClass ?? {};
    const moved = sumOf(Object.values(classes));
    const difference = (opening.get(currency) ?? 0n) + moved - (closing.get(currency) ?? 0n);
    return difference === 0n && reclassification === 0n ? [] : [`${currency} from ${from} to ${to}`];
  });
};

describe('law 1: opening and movements sum to closing', () => {
  it('holds for every window, cut at every interval, at every state of knowledge', () => {
    const anyQuestion = fc.record({ window: anyWindow, interval: fc.constantFrom(...INTERVALS), pick: fc.nat() });
    checkLaw(anyQuestion, (intents, { window, interval, pick }) => {
      const { ledger } = historyOf(intents);
      const knownAt = ledger.book.knowledge.atSequence(sequenceFrom(ledger, pick))?.sequence ?? 0;
      const pieces = cutWindow(window, interval, 400) ?? [];
      expect(pieces.at(0)?.from).toBe(window.from);
      expect(pieces.at(-1)?.to).toBe(window.to);
      expect([...pieces, window].flatMap((piece) => differences(ledger, piece, knownAt))).toEqual([]);
    });
  });

  it('holds for every account', () => {
    checkLaw(fc.record({ window: anyWindow, pick: fc.nat() }), (intents, { window, pick }) => {
      const { ledger } = historyOf(intents);
      const { index, knowledge } = ledger.book;
      const knownAt = knowledge.atSequence(sequenceFrom(ledger, pick))?.sequence ?? 0;
      const arrBefore = (day: CalendarDate): readonly AccountFigure[] =>
        index.accounts({ asOf: dayBefore(day), knownAt });
      const [opening, closing] = [arrBefore(window.from), arrBefore(window.to)];
      const moved = ACCOUNTS.flatMap((account) => index.movementsOf(account, knownAt)).filter(
        ({ effectiveOn }) => window.from <= effectiveOn && effectiveOn < window.to,
      );
      const off = ACCOUNTS.flatMap((accountId) =>
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

/** The same appends as a log would have them that had been told them in this order. */
const numberedAnew = (appends: PureLedger['appends']): PureLedger['appends'] => {
  let sequence = 1;
  return appends.map((facts) =>
    facts.map((fact) => {
      sequence += 1;
      return { ...fact, sequence };
    }),
  );
};

describe('law 6: the order of arrival of different subscriptions does not matter', () => {
  it('gives the same figures when one subscription is told after the other', () => {
    checkLaw(fc.constant('every day and account'), (intents) => {
      const { ledger } = historyOf(intents);
      const bySubscription = ledger.appends.toSorted(([a], [b]) =>
        (a?.data.subscriptionId ?? '') < (b?.data.subscriptionId ?? '') ? -1 : 1,
      );
      const { book } = bookOf(numberedAnew(bySubscription));
      const now = Number.MAX_SAFE_INTEGER;
      const figures = (of: ArrBook) => DAYS.map((day) => accountsText(of, day, now));
      expect(figures(book)).toEqual(figures(ledger.book));
      expect(movementsText(book, now)).toBe(movementsText(ledger.book, now));
    });
  });
});

/** Voids a fact if that is legal. */
const voided = (ledger: PureLedger, fact: RecordedFact): RecordedFact | undefined => {
  const { subscriptionId } = fact.data;
  const command = { type: 'void-fact', subscriptionId, factId: fact.id, reason: 'a mistake' } as const;
  const executed = ledger.execute(command, ledger.recordedOnLast ?? fact.recordedOn);
  return executed.outcome === 'accepted' ? executed.facts[0] : undefined;
};

/** Lists the fact that a correction replaced in the correction's stead, as a cancellation would that never knew of it. */
const listing = <Stated extends SubscriptionFact>(stated: Stated, removed: RecordedFact): Stated => {
  if (stated.type !== 'subscription-cancelled' || removed.type !== 'fact-corrected') return stated;
  const supersedes = stated.data.supersedes.map((id) => (id === removed.id ? removed.data.factId : id));
  return { ...stated, data: { ...stated.data, supersedes } };
};

/** The facts of a ledger that never knew one of them. */
const withoutFact = (facts: readonly RecordedFact[], removed: RecordedFact): readonly RecordedFact[] =>
  facts
    .filter(({ id }) => id !== removed.id)
    .map((fact) =>
      fact.type === 'fact-corrected'
        ? { ...fact, data: { ...fact.data, statement: listing(fact.data.statement, removed) } }
        : listing(fact, removed),
    );

describe('law 7: a void restores the state without its fact', () => {
  it('leaves what a ledger has that never knew the fact, and its own void what was there before', () => {
    checkLaw(fc.nat(), (intents, pick) => {
      const { ledger } = historyOf(intents);
      const fact = ledger.facts[pick % Math.max(ledger.facts.length, 1)];
      if (fact === undefined) return;
      const others = withoutFact(ledger.facts, fact);
      const before = movementsText(ledger.book, ledger.head);
      const undoing = voided(ledger, fact);
      if (undoing === undefined) return;
      const never = bookOf([others]).book;
      expect(movementsText(ledger.book, ledger.head)).toBe(movementsText(never, ledger.head));
      expect(voided(ledger, undoing)).toBeDefined();
      expect(movementsText(ledger.book, ledger.head)).toBe(before);
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
