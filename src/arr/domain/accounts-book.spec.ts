import {
  accountFactCorrected,
  accountFactVoided,
  described,
  figuredIn,
  logOf,
  merged,
  oneByOne,
} from '../../../test/support/arr.builders';
import { givenFactId } from '../../../test/support/decider-scenario';
import { accountId, on } from '../../../test/support/subscription.builders';
import type { AccountFact } from '../../accounts/domain/account.events';
import { AccountsBook, type AccountsTouched } from './accounts-book';
import { BookWords } from './kept-changes.codec';
import { KeptFacts } from './kept-facts.codec';
import { type FiguredFact, isOfSubscription } from './ledger-fact';

/** A book of these facts, with what the last of them touches. */
const told = (...facts: readonly FiguredFact[]): { readonly book: AccountsBook; readonly touched: AccountsTouched } => {
  const book = new AccountsBook();
  let touched: AccountsTouched = { subjects: [], heirs: [] };
  for (const fact of figuredIn(logOf(oneByOne(...facts)))) {
    if (!isOfSubscription(fact)) touched = book.take(fact);
  }
  return { book, touched };
};

const reading = (book: AccountsBook, account: string, day: string) => book.readsAs(accountId(account), on(day));

const ACME_INTO_GLOBEX = merged('2025-03-01', 'acme', 'globex');
const GLOBEX_INTO_INITECH = merged('2025-04-01', 'globex', 'initech');

it('reads an account as the survivor of the merges that stand', () => {
  const { book } = told(GLOBEX_INTO_INITECH, ACME_INTO_GLOBEX);
  expect(['2025-02-28', '2025-03-01', '2025-04-01'].map((day) => reading(book, 'acme', day))).toEqual([
    'acme',
    'globex',
    'initech',
  ]);
});

it('follows voids and corrections of merges', () => {
  const undone = accountFactVoided('acme', givenFactId(2));
  expect(reading(told(ACME_INTO_GLOBEX, undone).book, 'acme', '2025-03-01')).toBe('acme');
  const redone = accountFactVoided('acme', givenFactId(3));
  expect(reading(told(ACME_INTO_GLOBEX, undone, redone).book, 'acme', '2025-03-01')).toBe('globex');
  const elsewhere = accountFactCorrected('acme', givenFactId(2), merged('2025-03-01', 'acme', 'hooli'));
  expect(reading(told(ACME_INTO_GLOBEX, elsewhere).book, 'acme', '2025-03-01')).toBe('hooli');
});

it('reads no other facts where an account is described on a day of its own', () => {
  let readings = 0;
  class CountedFacts extends KeptFacts<AccountFact> {
    override of(stream: number) {
      readings += 1;
      return super.of(stream);
    }
  }
  const book = new AccountsBook(new BookWords(), new CountedFacts());
  const days = ['2025-02-01', '2025-04-01', '2025-03-01', '2025-03-01'];
  for (const [index, fact] of logOf(
    oneByOne(...days.map((day, place) => described(day, 'acme', { segment: `${place}` }))),
  ).entries()) {
    if (fact.type === 'account-described') book.take(fact);
    if (index < days.length) expect(readings).toBe(0);
  }
  expect(readings).toBe(1);
  const told = book.descriptionsOf(accountId('acme')).map(({ from, attributes }) => [from, attributes['segment']]);
  expect(told).toEqual([
    ['2025-02-01', '0'],
    ['2025-03-01', '3'],
    ['2025-04-01', '1'],
  ]);
});

it('has attributes from day to day, the last of a day, each with the fact that states it', () => {
  const { book } = told(
    described('2025-05-01', 'acme', { segment: 'large' }),
    described('2025-02-01', 'acme', { segment: 'small', region: 'EU' }),
    described('2025-05-01', 'acme', { segment: 'huge' }),
  );
  expect(book.descriptionsOf(accountId('acme'))).toEqual([
    { from: '2025-02-01', attributes: { segment: 'small', region: 'EU' }, factId: givenFactId(3) },
    { from: '2025-05-01', attributes: { segment: 'huge' }, factId: givenFactId(4) },
  ]);
  expect(book.descriptionsOf(accountId('globex'))).toEqual([]);
});

describe('what a fact touches', () => {
  it('is the account, what reads as it, and what it reads and read as', () => {
    const before = [merged('2025-02-01', 'hooli', 'acme'), GLOBEX_INTO_INITECH];
    expect(told(...before, ACME_INTO_GLOBEX).touched).toEqual({
      subjects: ['acme', 'hooli'],
      heirs: ['acme', 'globex', 'initech'],
    });
    expect(told(...before, ACME_INTO_GLOBEX, accountFactVoided('acme', givenFactId(4))).touched).toEqual({
      subjects: ['acme', 'hooli'],
      heirs: ['acme', 'globex', 'initech'],
    });
  });

  it('is every account whose merge counts again once a circle is open', () => {
    const circle = merged('2025-05-01', 'initech', 'acme');
    const facts = [ACME_INTO_GLOBEX, GLOBEX_INTO_INITECH, circle, accountFactVoided('globex', givenFactId(3))];
    const { book, touched } = told(...facts);
    expect(reading(book, 'initech', '2025-05-01')).toBe('globex');
    expect(touched.subjects).toEqual(['globex', 'acme', 'initech']);
  });
});
