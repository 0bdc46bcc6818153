import { givenFactId } from '../../../test/support/decider-scenario';
import { accountId, at, currency, lineId, on, subscriptionId } from '../../../test/support/subscription.builders';
import { toEpochDay } from '../../kernel/calendar-date';
import { AccountDays } from './account-days';
import { INHERITS_NOTHING } from './days-journal';
import { entriesOf, type JournalEntry } from './journal';
import { BookWords, type KeptChange } from './kept-changes.codec';
import type { LevelChange } from './level-change';
import { NumberReader, NumberWriter } from './number-bytes';

type Told = Partial<Pick<LevelChange, 'isTransfer' | 'attributes'>> & { readonly fact?: number };

const change = (sub: string, day: string, delta: number, told: Told = {}): LevelChange => ({
  effectiveOn: on(day),
  currency: currency('EUR'),
  subscriptionId: subscriptionId(sub),
  lineId: lineId('seats'),
  isTransfer: told.isTransfer ?? false,
  isFx: false,
  lines: Math.sign(delta),
  delta: BigInt(delta),
  attributes: told.attributes ?? {},
  turn: { factId: givenFactId(told.fact ?? 1), causes: ['change'] },
});

/** An account whose subscriptions are told one by one, and what its journal gets of each. */
class Story {
  private readonly words = new BookWords();
  private account = new AccountDays(accountId('acme'), this.words);
  private readonly known = new Map<string, readonly LevelChange[]>();
  private readonly journal: JournalEntry[] = [];
  private sequence = 1;

  get days(): AccountDays {
    return this.account;
  }

  /** Says all changes of a subscription anew. */
  say(sub: string, ...changes: readonly LevelChange[]): this {
    const before = (this.known.get(sub) ?? []).map(({ effectiveOn }) => toEpochDay(effectiveOn));
    const subscription = this.words.subscriptions.idOf(sub);
    const after = new Map<number, KeptChange[]>();
    for (const one of changes) {
      const on = toEpochDay(one.effectiveOn);
      after.set(on, [...(after.get(on) ?? []), this.words.kept(one, subscription)]);
    }
    this.days.replace(subscription, before, after);
    this.known.set(sub, changes);
    return this;
  }

  /** What is entered, and how many days are looked at for it. */
  entered(inheritedFrom?: string): { readonly entries: readonly string[]; readonly looks: number } {
    this.sequence += 1;
    const origin = {
      ...{ factId: givenFactId(this.sequence), sequence: this.sequence, policyVersion: 1 },
      recordedAt: at('2025-01-01T00:00:00Z'),
    };
    const entries: JournalEntry[] = [];
    let looks = 0;
    const from = inheritedFrom === undefined ? undefined : toEpochDay(on(inheritedFrom));
    this.days.restate(
      { ...INHERITS_NOTHING, from },
      {
        enter: (drafts) => {
          looks += 1;
          const fresh = entriesOf(drafts, origin, entries.length);
          entries.push(...fresh);
          return fresh.map((entry) => ({ entry, row: this.journal.push(entry) - 1 }));
        },
        entryAt: (row) => this.entryAt(row),
      },
    );
    const text = entries.map(({ kind, effectiveOn, class: of, delta }) => `${kind} ${effectiveOn} ${of} ${delta}`);
    return { entries: text, looks };
  }

  private entryAt(row: number): JournalEntry {
    const entry = this.journal[row];
    if (entry === undefined) throw new Error(`the journal has no row ${row}`);
    return entry;
  }

  /** Writes the days down and goes on with what is read of that. */
  written(): this {
    const writer = new NumberWriter();
    this.days.write(writer.start());
    this.account = new AccountDays(accountId('acme'), this.words);
    this.days.read(new NumberReader(writer.written));
    return this;
  }
}

const january = change('sub-1', '2025-01-01', 100);
const march = change('sub-1', '2025-03-01', 50);

it('enters the movements of all days at first', () => {
  expect(new Story().say('sub-1', january, march).entered()).toEqual({
    entries: ['assert 2025-01-01 new 100', 'assert 2025-03-01 expansion 50'],
    looks: 2,
  });
});

it('looks at the changed days only, and at those whose class may turn', () => {
  const story = new Story().say('sub-1', january, march);
  story.entered();
  expect(story.say('sub-2', change('sub-2', '2025-02-01', 7)).entered()).toEqual({
    entries: ['assert 2025-02-01 expansion 7'],
    looks: 1,
  });
  expect(story.say('sub-3', change('sub-3', '2024-12-01', 1)).entered()).toEqual({
    entries: ['assert 2024-12-01 new 1', 'retract 2025-01-01 new -100', 'assert 2025-01-01 expansion 100'],
    looks: 2,
  });
});

it('turns a class also where the day before has changes of its own', () => {
  const gone = change('sub-1', '2025-02-01', -100);
  const back = change('sub-1', '2025-03-01', 30);
  const story = new Story().say('sub-1', january, gone, back);
  expect(story.entered().entries).toEqual([
    'assert 2025-01-01 new 100',
    'assert 2025-02-01 churn -100',
    'assert 2025-03-01 reactivation 30',
  ]);
  expect(story.say('sub-2', change('sub-2', '2025-02-15', 1)).entered().entries).toEqual([
    'assert 2025-02-15 reactivation 1',
    'retract 2025-03-01 reactivation -30',
    'assert 2025-03-01 expansion 30',
  ]);
});

it('looks again at a day with a transfer whenever what stood before it is another', () => {
  const away = change('sub-1', '2025-02-01', -100, { isTransfer: true });
  const begun = change('sub-2', '2025-02-01', 5);
  const story = new Story().say('sub-1', january, away).say('sub-2', begun);
  expect(story.entered().entries.slice(1)).toEqual([
    'assert 2025-02-01 transfer -100',
    'assert 2025-02-01 reactivation 5',
  ]);
  expect(story.say('sub-3', change('sub-3', '2025-01-10', 1)).entered().entries).toEqual([
    'assert 2025-01-10 expansion 1',
    'retract 2025-02-01 reactivation -5',
    'assert 2025-02-01 expansion 5',
  ]);
});

it('takes back what a subscription does not say any more, and forgets the day', () => {
  const story = new Story().say('sub-1', january, march);
  story.entered();
  expect(story.say('sub-1', january).entered().entries).toEqual(['retract 2025-03-01 expansion -50']);
  expect(story.say('sub-1').entered().entries).toEqual(['retract 2025-01-01 new -100']);
  expect(story.days.firstDayWithArr()).toBeUndefined();
  expect(story.entered()).toEqual({ entries: [], looks: 0 });
});

it.each<[string, Told]>([
  ['fact', { fact: 2 }],
  ['attribute', { attributes: { plan: 'pro' } }],
  ['transfer', { isTransfer: true }],
])('sees that a change has another %s', (_, told) => {
  const story = new Story().say('sub-1', january, march);
  story.entered();
  expect(story.say('sub-1', january, change('sub-1', '2025-03-01', 50, told)).entered().entries).toHaveLength(2);
  expect(story.say('sub-1', january, change('sub-1', '2025-03-01', 50, told)).entered().looks).toBe(0);
});

it('is not new from the day on which it reads for one that had ARR', () => {
  const story = new Story().say('sub-1', january);
  expect(story.entered('2025-01-02').entries).toEqual(['assert 2025-01-01 new 100']);
  expect(story.entered('2025-01-01').entries).toEqual([
    'retract 2025-01-01 new -100',
    'assert 2025-01-01 reactivation 100',
  ]);
  expect(story.entered().entries).toEqual(['retract 2025-01-01 reactivation -100', 'assert 2025-01-01 new 100']);
});

it('tells the first day at whose end it has ARR', () => {
  const within = [change('sub-2', '2024-06-01', 5, { isTransfer: true }), change('sub-2', '2024-06-01', -5)];
  const story = new Story().say('sub-1', january).say('sub-2', ...within);
  expect(story.days.firstDayWithArr()).toBe(toEpochDay(on('2025-01-01')));
});

describe('days that are written down and read again', () => {
  const away = change('sub-1', '2025-02-01', -100, { isTransfer: true, attributes: { plan: 'pro' } });
  const huge = { ...change('sub-2', '2025-02-01', 1), delta: 2n ** 80n };

  it('go on as if nothing had been', () => {
    const tell = (pause: (story: Story) => Story) => {
      const story = new Story().say('sub-1', january, away).say('sub-2', huge);
      const first = story.entered().entries;
      const second = pause(story)
        .say('sub-3', change('sub-3', '2025-01-10', 1))
        .entered('2025-01-05').entries;
      const third = pause(story).say('sub-2').say('sub-1', january).entered().entries;
      return [first, second, third];
    };
    const told = tell((story) => story);
    expect(told.map(({ length }) => length)).toEqual([3, 3, 2]);
    expect(tell((story) => story.written())).toEqual(told);
  });

  it('weigh what they weighed, and have ARR from the same day', () => {
    const story = new Story().say('sub-1', january, away).say('sub-2', huge);
    story.entered();
    expect([story.written().days.weight, story.days.firstDayWithArr()]).toEqual([3, toEpochDay(on('2025-01-01'))]);
  });

  it('are not written before they are restated', () => {
    expect(() => new Story().say('sub-1', january).written()).toThrow('Days of account acme are not restated yet.');
  });
});
