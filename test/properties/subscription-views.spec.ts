import fc from 'fast-check';
import type { JournalEntry } from '../../src/arr/domain/journal';
import type { TimelineStep } from '../../src/arr/queries/answers';
import { subscriptionFactsKnown } from '../../src/arr/queries/facts-shown';
import { shownAt, stepsKnown } from '../../src/arr/queries/subscription-read';
import type { SubscriptionShown } from '../../src/arr/queries/subscription-shown';
import { addDays, type CalendarDate } from '../../src/kernel/calendar-date';
import type { SubscriptionId } from '../../src/kernel/ids';
import { dayOf } from '../support/scenario/spelled';
import type { PureLedger } from '../support/scenario/pure-ledger';
import { announceSeed, checkLaw } from './check-law';
import { resolvedAt } from './explained';
import { anyDay, DAYS } from './intents';
import { anyNativeSetting, sequenceIn, type Setting, toldUnder } from './settings';

beforeAll(announceSeed);

interface Asked {
  readonly setting: Setting;
  readonly days: readonly CalendarDate[];
  readonly pick: number;
}

const anyAsked: fc.Arbitrary<Asked> = fc.record({
  setting: anyNativeSetting(),
  days: fc.array(
    fc.tuple(anyDay, fc.integer({ min: -1, max: 400 })).map(([day, shift]) => addDays(day, shift)),
    { maxLength: 4 },
  ),
  pick: fc.nat(),
});

const RUNS_BY_DEFAULT = 300;

const minorIn = (text: string): bigint => BigInt(text.replace('.', ''));

type Sums = Readonly<Record<string, bigint>>;

const sumsOf = (parts: readonly (readonly [string, bigint])[]): Sums => {
  const sums = new Map<string, bigint>();
  for (const [key, amount] of parts) sums.set(key, (sums.get(key) ?? 0n) + amount);
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0n));
};

/** What the movements in force come to at the end of a day, of one subscription: by account, and by line. */
const journalled = (movements: readonly JournalEntry[], subscriptionId: SubscriptionId, day: CalendarDate) => {
  const own = movements.flatMap(({ accountId, currency, effectiveOn, contributions }) =>
    contributions
      .filter((part) => effectiveOn <= day && part.subscriptionId === subscriptionId)
      .map(({ lineId, delta }) => ({ whose: `${accountId} ${currency}`, lineId, delta })),
  );
  return {
    accounts: sumsOf(own.map(({ whose, delta }) => [whose, delta])),
    lines: sumsOf(own.map(({ whose, lineId, delta }) => [`${whose} ${lineId}`, delta])),
  };
};

/** The same as the view of a day tells it. */
const shownSums = ({ accountId, currency, lines = [], arr = '0' }: SubscriptionShown) => {
  const whose = `${accountId ?? ''} ${currency ?? ''}`;
  return {
    accounts: sumsOf([[whose, minorIn(arr)]]),
    lines: sumsOf(lines.map((line) => [`${whose} ${line.id}`, minorIn(line.arr)])),
  };
};

const NOTHING = { status: 'not-started', accountId: undefined, currency: undefined, arr: undefined };

const told = ({ status, accountId, currency, arr }: SubscriptionShown | TimelineStep) => ({
  ...{ status, accountId, currency, arr },
});

const viewsIn = (ledger: PureLedger, knownAt: number) => {
  const resolved = resolvedAt(ledger.book, knownAt);
  const accountIds = [...new Set(ledger.journal.map(({ accountId }) => accountId))];
  const movements = accountIds.flatMap((accountId) => ledger.book.index.movementsOf(accountId, knownAt));
  const ids = [...new Set(ledger.facts.map(({ data }) => data.subscriptionId))];
  return ids.map((subscriptionId) => ({
    subscriptionId,
    steps: stepsKnown(resolved, subscriptionFactsKnown(resolved, subscriptionId)),
    shownOn: (day: CalendarDate) => shownAt(resolved, subscriptionId, day),
    journalledOn: (day: CalendarDate) => journalled(movements, subscriptionId, day),
    turns: movements.map(({ effectiveOn }) => effectiveOn),
  }));
};

const textOf = ({ status, accountId, currency, arr, factId }: TimelineStep): string =>
  [status, accountId, currency, arr, factId].join(' ');

const sameTwice = (steps: readonly TimelineStep[]): readonly TimelineStep[] =>
  steps.filter((step, index) => {
    const before = steps[index - 1];
    return before?.until === step.from && textOf(before) === textOf(step);
  });

describe('under any policy', () => {
  it('a subscription shows of every day what the journal sums to, in its timeline, its ARR and its lines', () => {
    checkLaw(
      anyAsked,
      (intents, { setting, days, pick }) => {
        const ledger = toldUnder(intents, setting);
        for (const { subscriptionId, steps, shownOn, journalledOn, turns } of viewsIn(
          ledger,
          sequenceIn(ledger, pick),
        )) {
          expect(sameTwice(steps)).toEqual([]);
          // Between these days neither changes.
          const ends = [...turns, ...steps.flatMap(({ from, until }) => [from, until ?? from].map(dayOf))];
          const around = ends.flatMap((day) => [addDays(day, -1), day]);
          for (const day of new Set([...DAYS, ...days, ...around])) {
            const within = steps.filter(({ from, until }) => from <= day && (until === undefined || day < until));
            expect(within.length).toBeLessThanOrEqual(1);
            const shown = shownOn(day);
            const step = within[0] === undefined ? NOTHING : told(within[0]);
            expect({ subscriptionId, day, ...told(shown) }).toEqual({ subscriptionId, day, ...step });
            expect({ subscriptionId, day, ...shownSums(shown) }).toEqual({ subscriptionId, day, ...journalledOn(day) });
          }
        }
      },
      RUNS_BY_DEFAULT,
    );
  });
});
