import fc from 'fast-check';
import { ArrBook } from '../../src/arr/domain/arr-book';
import { PrefixArrIndex } from '../../src/arr/domain/prefix-arr-index';
import { STATE_CLASSES } from '../../src/arr/domain/state-classes';
import { BEGINNING_OF_KNOWLEDGE } from '../../src/kernel/instant';
import { DEFAULT_POLICY } from '../../src/kernel/policy';
import { alignedLength, picturing, stateOf } from '../../src/platform/projections/state-image';
import { foldInto } from '../support/scenario/pure-ledger';
import { anyAccountIntents, MERGEABLE, withAccountFacts } from './account-histories';
import { announceSeed, checkLaw } from './check-law';
import { historyOf } from './history';
import { DAYS } from './intents';
import { accountsText, movementsText } from './ledger-texts';

beforeAll(announceSeed);

const BY_PLAN = { groupBy: ['plan'], filter: [] };
const BY_REGION = { groupBy: ['region'], filter: [] };

const SUMS_KEPT = { blockSize: 2, apart: 2, statesMax: 3, numbersMax: 1 << 20, tableMax: 5_000 };
const KEPT = { figures: SUMS_KEPT, columns: SUMS_KEPT };

const emptyBook = (): ArrBook => {
  const book = new ArrBook(
    DEFAULT_POLICY,
    new PrefixArrIndex({ whole: KEPT, selection: KEPT, selectionsMax: 2, bytesMax: 1 << 20 }),
  );
  book.settle({ sequence: 1, recordedAt: BEGINNING_OF_KNOWLEDGE, imported: false });
  return book;
};

const atOnce = <Result>(turns: Generator<void, Result>): Result => {
  for (;;) {
    const turn = turns.next();
    if (turn.done === true) return turn.value;
  }
};

/** The book that the next process has of what this one wrote, while it was asked something. */
const keptAndRead = (book: ArrBook, ask: () => void): ArrBook => {
  const { graph, blocks } = atOnce(picturing(book, STATE_CLASSES));
  ask();
  const bytes = Buffer.concat(
    blocks.flatMap((block) => [block, Buffer.alloc(alignedLength(block.length) - block.length)]),
  );
  const buffer = new ArrayBuffer(bytes.length);
  new Uint8Array(buffer).set(bytes);
  return stateOf(Buffer.concat(graph).toString('utf8'), { buffer, from: 0 }, STATE_CLASSES) as ArrBook;
};

/** Some of the days that are spoken of: the indexes are held to each other on all of them elsewhere. */
const SOME_DAYS = DAYS.filter((_, index) => index % 7 === 0);

const answersOf = (book: ArrBook, head: number) => ({
  figures: SOME_DAYS.map((day) => [1, 3, head].map((knownAt) => accountsText(book, day, knownAt))),
  groups: SOME_DAYS.map((asOf) =>
    [BY_PLAN, BY_REGION].map((selection) =>
      book.index
        .groupFigures(selection, { asOf, knownAt: head })
        .map(({ currency, group, arr, accounts, subscriptions }) => [currency, group, arr, accounts, subscriptions]),
    ),
  ),
  movements: movementsText(book, head, MERGEABLE),
  knowledge: book.knowledge.head,
  facts: MERGEABLE.map((account) => book.accountFactsOf(account)),
});

describe('a book that is kept and read again', () => {
  it('answers as before, and takes further facts as one that was never put away', () => {
    checkLaw(fc.record({ said: anyAccountIntents, cut: fc.nat() }), (intents, { said, cut }) => {
      const { appends } = withAccountFacts(historyOf(intents).ledger, said);
      const at = cut % (appends.length + 1);
      const head = appends.at(-1)?.at(-1)?.sequence ?? 1;
      const [whole, first] = [emptyBook(), emptyBook()];
      foldInto(whole, appends.slice(0, at));
      foldInto(first, appends.slice(0, at));
      // A selection that has been asked for and lacks what came since, or is only begun.
      first.index.prepare(BY_REGION, cut % 3);
      const again = keptAndRead(first, () => answersOf(first, head));
      expect(answersOf(again, head)).toEqual(answersOf(whole, head));
      foldInto(whole, appends.slice(at));
      foldInto(again, appends.slice(at));
      expect(answersOf(again, head)).toEqual(answersOf(whole, head));
    });
  });
});
