import { givenFactId } from '../../../test/support/decider-scenario';
import { at, currency, lineId, on, subscriptionId } from '../../../test/support/subscription.builders';
import { toEpochDay } from '../../kernel/calendar-date';
import type { ChangesByDay } from './account-days';
import { type DaysJournal, INHERITS_NOTHING } from './days-journal';
import { entriesOf, type JournalEntry } from './journal';
import { BookWords } from './kept-changes.codec';
import { type AtHand, KeptDays } from './kept-days';

const JANUARY = toEpochDay(on('2025-01-01'));

/** Accounts with one subscription each, of which it is said how many changes it has, one a day from January on. */
class Accounts {
  private readonly words = new BookWords();
  private readonly journal: JournalEntry[] = [];
  private readonly counts = new Map<string, number>();
  readonly days: KeptDays;

  constructor(atHand: AtHand) {
    this.days = new KeptDays(this.words, atHand);
  }

  /** Says how many changes each has now, as one append, and answers what is entered. */
  say(counts: Readonly<Record<string, number>>): readonly string[] {
    const start = this.journal.length;
    for (const [name, count] of Object.entries(counts)) {
      const account = this.account(name);
      const before = Array.from({ length: this.counts.get(name) ?? 0 }, (_, index) => JANUARY + index);
      this.days.of(account).replace(this.words.subscriptions.idOf(name), before, this.changes(name, count));
      this.counts.set(name, count);
    }
    for (const name of Object.keys(counts)) this.days.of(this.account(name)).restate(INHERITS_NOTHING, this.entering());
    this.days.close();
    return this.journal.slice(start).map(({ accountId, kind, delta }) => `${accountId} ${kind} ${delta}`);
  }

  account(name: string): number {
    return this.words.accounts.idOf(name);
  }

  private changes(name: string, count: number): ChangesByDay {
    const change = {
      ...{ effectiveOn: on('2025-01-01'), currency: currency('EUR'), subscriptionId: subscriptionId(name) },
      ...{ lineId: lineId('seats'), isTransfer: false, isFx: false, lines: 1, delta: 5n, attributes: {} },
      turn: { factId: givenFactId(1), causes: ['change'] },
    };
    const kept = this.words.kept(change, this.words.subscriptions.idOf(name));
    return new Map(Array.from({ length: count }, (_, index) => [JANUARY + index, [kept]] as const));
  }

  private entering(): DaysJournal {
    const origin = { factId: givenFactId(1), sequence: 1, recordedAt: at('2025-01-01T00:00:00Z'), policyVersion: 1 };
    return {
      enter: (drafts) =>
        entriesOf(drafts, origin, this.journal.length).map((entry) => ({ entry, row: this.journal.push(entry) - 1 })),
      entryAt: (row) => {
        const entry = this.journal[row];
        if (entry === undefined) throw new Error(`the journal has no row ${row}`);
        return entry;
      },
    };
  }
}

const ALL: AtHand = { weightMin: 0, accountsMax: Infinity, weightMax: Infinity };

describe.each<[string, AtHand]>([
  ['no account', { ...ALL, weightMin: Infinity }],
  ['large accounts', { ...ALL, weightMin: 3 }],
  ['one account', { ...ALL, accountsMax: 1 }],
  ['few changes', { ...ALL, weightMax: 4 }],
  ['all accounts', ALL],
])('with %s at hand', (_, atHand) => {
  it('each account goes on from where it was', () => {
    const accounts = new Accounts(atHand);
    expect(accounts.say({ acme: 3, globex: 2 })).toHaveLength(5);
    expect(accounts.say({ initech: 1 })).toEqual(['initech assert 5']);
    expect(accounts.say({ acme: 2, globex: 3 })).toEqual(['acme retract -5', 'globex assert 5']);
    expect(accounts.say({ acme: 0, initech: 1 })).toEqual(['acme retract -5', 'acme retract -5']);
    expect(accounts.say({ acme: 1, globex: 3 })).toEqual(['acme assert 5']);
  });

  it('the first day with ARR is told without opening an account', () => {
    const accounts = new Accounts(atHand);
    accounts.say({ acme: 2, globex: 0 });
    expect(['acme', 'globex', 'hooli'].map((name) => accounts.days.firstDayWithArr(accounts.account(name)))).toEqual([
      JANUARY,
      undefined,
      undefined,
    ]);
    accounts.say({ acme: 0 });
    expect(accounts.days.firstDayWithArr(accounts.account('acme'))).toBeUndefined();
  });
});

it('gives the same days while they are worked on, and other ones once they are put away', () => {
  const accounts = new Accounts({ ...ALL, accountsMax: 0 });
  const account = accounts.account('acme');
  const days = accounts.days.of(account);
  expect(accounts.days.of(account)).toBe(days);
  accounts.days.close();
  expect(accounts.days.of(account)).not.toBe(days);
});
