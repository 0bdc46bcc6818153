import fc from 'fast-check';
import type { JournalEntry } from '../../src/arr/domain/journal';
import type { Contribution, Movement } from '../../src/arr/domain/movement';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import type { SubscriptionId } from '../../src/kernel/ids';
import { present } from '../../src/kernel/present';
import type { SubscriptionCommand } from '../../src/subscriptions/domain/subscription.commands';
import type { SubscriptionStatement } from '../../src/subscriptions/domain/subscription.events';
import { type Active, stateOn, type Stop, walkRecorded } from '../../src/subscriptions/domain/subscription.states';
import { timelineOf } from '../../src/subscriptions/domain/timeline';
import { bookOf, type PureLedger, type RecordedFact } from '../support/scenario/pure-ledger';
import { dayOf, subscriptionOf } from '../support/scenario/spelled';
import { MERGEABLE } from './account-histories';
import { announceSeed, checkLaw } from './check-law';
import { anyDay } from './intents';
import { anyNativeSetting, policyOf, toldUnder, treatmentsBut } from './settings';
import { splitAppends } from './split-subscription';

beforeAll(announceSeed);

const anySubscription = fc.constantFrom(...['sub-1', 'sub-1', 'sub-2', 'sub-3'].map(subscriptionOf));

const keyOf = ({ accountId, effectiveOn, currency, class: is }: Movement): string =>
  `${effectiveOn} ${accountId} ${currency} ${is}`;

const withoutClass = ({ accountId, effectiveOn, currency }: Movement): string =>
  `${effectiveOn} ${accountId} ${currency} all`;

/**
 * What movements come to, each told by what its contributions are named, and by its class unless it is told otherwise;
 * nothing is said of what cancels out.
 */
const summed = (
  movements: readonly Movement[],
  nameOf: (contribution: Contribution) => string,
  partOf: (movement: Movement) => string = keyOf,
): Readonly<Record<string, bigint>> => {
  const sums = new Map<string, bigint>();
  const add = (key: string, amount: bigint): Map<string, bigint> => sums.set(key, (sums.get(key) ?? 0n) + amount);
  for (const movement of movements) {
    add(keyOf(movement), movement.delta);
    for (const contribution of movement.contributions) {
      add(`${partOf(movement)} of ${nameOf(contribution)}`, contribution.delta);
    }
  }
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0n).sort());
};

const attributesText = ({ attributes }: Contribution): string => JSON.stringify(Object.entries(attributes).sort());

describe('law 8: how lines are shared among subscriptions changes no movement of the account', () => {
  it('holds when every line of a subscription is shared between it and another, under any policy in native currency', () => {
    const anyTenths = fc.constantFrom(0, 4, 5, 10);
    const anyQuestion = fc.record({
      setting: anyNativeSetting(),
      pick: fc.nat(),
      split: fc.record({
        subscriptionId: anySubscription,
        tenths: fc.record({ a: anyTenths, b: anyTenths, c: anyTenths }),
      }),
    });
    let [shared, alone] = [0, 0];
    checkLaw(anyQuestion, (intents, { setting, pick, split }) => {
      const ledger = toldUnder(intents, setting);
      const appends = ledger.everything;
      const apart = splitAppends(appends, split, ledger.treatments);
      const append = pick % Math.max(appends.length, 1);
      const movementsIn = (of: typeof appends): readonly Movement[] => {
        const { index } = bookOf(of, policyOf(setting.chosen)).book;
        const knownAt = of[append]?.at(-1)?.sequence ?? 1;
        return MERGEABLE.flatMap((accountId) => index.movementsOf(accountId, knownAt));
      };
      const moved = movementsIn(apart);
      expect(summed(moved, attributesText)).toEqual(summed(movementsIn(appends), attributesText));
      const subscriptions = new Set(
        moved.flatMap((one) => one.contributions.map(({ subscriptionId }) => subscriptionId)),
      );
      if (subscriptions.has(subscriptionOf('sub-split-off'))) shared += 1;
      else alone += 1;
    });
    expect(shared).toBeGreaterThan(alone / 10);
  });
});

const FIRST_RECORDED_ON = dayOf('2024-03-01');
const RECREATED = subscriptionOf('sub-recreated');

const CHANGE_TYPES = ['subscription-upgraded', 'subscription-downgraded', 'subscription-changed'] as const;

const isChange = (type: SubscriptionStatement['type']): boolean => CHANGE_TYPES.some((one) => one === type);

/**
 * What is said of a subscription, of the new one; told in effective order, it needs no instants. A change is offered under
 * each name, since facts that came after it may have turned its direction.
 */
const sameOf = ({ statement, before }: Stop): readonly SubscriptionStatement[] => {
  const { type, data } = statement.fact;
  const { occurredAt: _, ...stated } = data;
  const superseded = type === 'subscription-cancelled' ? { supersedes: [] } : {};
  const accountId = before.status === 'not-started' ? data.accountId : before.identity.accountId;
  const told = { ...stated, ...superseded, accountId, subscriptionId: RECREATED };
  const types = isChange(type) ? CHANGE_TYPES : [type];
  return types.map((one) => ({ type: one, data: told }) as SubscriptionStatement);
};

/** The facts of the first of some commands that is not refused. */
const record = (ledger: PureLedger, ...commands: readonly SubscriptionCommand[]): readonly RecordedFact[] => {
  const refusals: string[] = [];
  for (const command of commands) {
    const executed = ledger.execute(command, ledger.recordedOnLast ?? FIRST_RECORDED_ON);
    if (executed.outcome === 'accepted') return executed.facts;
    refusals.push(executed.rejection.code);
  }
  throw new Error(`refused: ${refusals.join(', ')}`);
};

/** A subscription that can be cancelled on a day and created anew with all that was to become of it. */
interface Standing {
  readonly subscriptionId: SubscriptionId;
  readonly day: CalendarDate;
  readonly state: Active;
  /** What the cancellation makes inert, of what counted. */
  readonly later: readonly Stop[];
}

/** Not so of a revocation, which has done its work, nor of a transfer to where a late one has brought it already. */
const saysSomething = ({ statement: { fact }, before }: Stop): boolean => {
  if (fact.type !== 'subscription-transferred') return fact.type !== 'subscription-cancellation-revoked';
  return before.status === 'not-started' || fact.data.toAccountId !== before.identity.accountId;
};

const standingOn = (ledger: PureLedger, subscriptionId: SubscriptionId, day: CalendarDate): Standing | undefined => {
  const timeline = timelineOf(ledger.book.factsOf(subscriptionId));
  const state = stateOn(timeline, day);
  if (state.status !== 'active') return undefined;
  const after = walkRecorded(timeline).filter(({ statement }) => statement.fact.data.effectiveOn > day);
  const reactivation = timeline.statements.find(
    ({ fact }) => fact.type === 'subscription-reactivated' && fact.data.effectiveOn > day,
  );
  const end = after.findIndex(({ statement }) => statement.id === reactivation?.id);
  const later = end < 0 ? after : after.slice(0, end);
  // The old subscription would come back to an account from which nothing moves it now.
  const isMoved = later.some(({ statement }) => statement.fact.type === 'subscription-transferred');
  if (reactivation !== undefined && (isMoved || end < 0)) return undefined;
  return { subscriptionId, day, state, later: later.filter(saysSomething) };
};

/** Cancels and creates anew; answers with the facts of both. */
const recreate = (ledger: PureLedger, { subscriptionId, day, state, later }: Standing): readonly RecordedFact[] => {
  const { lines, attributes } = state;
  // A term that is over has renewed itself, and says no more.
  const term = state.term !== undefined && state.term.endsOn > day ? state.term : undefined;
  const { accountId, currency } = state.identity;
  const start = { subscriptionId: RECREATED, accountId, currency, effectiveOn: day, lines, attributes, term };
  return [
    ...record(ledger, { type: 'cancel-subscription', subscriptionId, effectiveOn: day }),
    ...record(ledger, { type: 'start-subscription', ...present(start) }),
    ...later.flatMap((stop) => record(ledger, ...sameOf(stop).map((fact) => ({ type: 'record-fact', fact }) as const))),
  ];
};

const movementsIn = ({ book }: Pick<PureLedger, 'book'>, knownAt: number): readonly Movement[] =>
  MERGEABLE.flatMap((accountId) => book.index.movementsOf(accountId, knownAt));

/** Contributions by line and attributes, with the new subscription under the old one's name. */
const asBefore =
  (subscriptionId: SubscriptionId) =>
  (contribution: Contribution): string =>
    [
      contribution.subscriptionId === RECREATED ? subscriptionId : contribution.subscriptionId,
      contribution.lineId,
      attributesText(contribution),
    ].join(' ');

/**
 * How the contributions of movements are told. What a subscription takes to another account is told by its attributes there,
 * but one that is cancelled on that day has none there: what it takes is then told by those it came with, and leaves as what
 * the other begins with. So for that day contributions are told of all classes at once.
 */
const partsOn = (day: CalendarDate, subscriptionId: SubscriptionId, movements: readonly Movement[]) => {
  const isMoved = movements.some(
    ({ effectiveOn, class: is, contributions }) =>
      effectiveOn === day && is === 'transfer' && contributions.some((one) => one.subscriptionId === subscriptionId),
  );
  return (movement: Movement): string =>
    isMoved && movement.effectiveOn === day ? withoutClass(movement) : keyOf(movement);
};

/** Sums of what was published, by account, day and currency, without the zeros. */
const publishedSums = (entries: readonly JournalEntry[]): readonly string[] => {
  const sums = new Map<string, bigint>();
  for (const { accountId, effectiveOn, currency, delta } of entries) {
    const key = `${effectiveOn} ${accountId} ${currency}`;
    sums.set(key, (sums.get(key) ?? 0n) + delta);
  }
  return [...sums].flatMap(([key, sum]) => (sum === 0n ? [] : [`${key}: ${sum.toString()}`]));
};

const namesRecreated = ({ contributions }: JournalEntry): boolean =>
  contributions.some(({ subscriptionId }) => subscriptionId === RECREATED);

/**
 * The treatments that see no difference between a subscription that goes on and another at its terms. The others ask for its first
 * day, for the term that it is in or for what was said of it before.
 */
const BLIND_TO_IT = treatmentsBut(
  ...(['churnRecognition', 'ramps', 'shortTerms', 'startBasis', 'pastDue', 'renewalGraceDays'] as const),
);

/** Where days are read late, what moves one of them is another day's doing. */
const READ_BY_ALL = { ...BLIND_TO_IT, backdating: ['restate'] };

/** Of accounts that are merged not all can be told anew: a transfer into the survivor is refused once they read as it. */
const anyRecreation = (treatments: typeof BLIND_TO_IT) =>
  fc.record({
    setting: anyNativeSetting(treatments).map((setting) => ({ ...setting, said: [] })),
    subscriptionId: anySubscription,
    day: anyDay,
  });

describe('law 9: to cancel and recreate at the same terms on one day moves nothing', () => {
  it('leaves every movement in force as it was, and deltas published that sum to zero for every day', () => {
    let told = 0;
    checkLaw(anyRecreation(BLIND_TO_IT), (intents, { setting, subscriptionId, day }) => {
      const ledger = toldUnder(intents, setting);
      const standing = standingOn(ledger, subscriptionId, day);
      if (standing === undefined) return;
      told += 1;
      const { head } = ledger;
      const nameOf = asBefore(subscriptionId);
      const moved = movementsIn(ledger, head);
      const partOf = partsOn(day, subscriptionId, moved);
      const before = summed(moved, nameOf, partOf);
      recreate(ledger, standing);
      expect(publishedSums(ledger.journal.filter(({ sequence }) => sequence > head))).toEqual([]);
      // Where days are read late, the day that first shows the new one may show no transfer of it: it has not stood before.
      if (setting.chosen.backdating !== undefined) return;
      expect(summed(movementsIn(ledger, ledger.head), nameOf, partOf)).toEqual(before);
    });
    expect(told).toBeGreaterThan(0);
  });

  it('publishes in one append nothing but contributions that name the new subscription', () => {
    let told = 0;
    checkLaw(anyRecreation(READ_BY_ALL), (intents, { setting, subscriptionId, day }) => {
      const ledger = toldUnder(intents, setting);
      const standing = standingOn(ledger, subscriptionId, day);
      if (standing === undefined) return;
      const known = [...ledger.everything];
      const moved = movementsIn(ledger, ledger.head);
      const partOf = partsOn(day, subscriptionId, moved);
      const isMovedThatDay = moved.some(
        ({ effectiveOn, contributions }) =>
          effectiveOn === day && contributions.some((one) => one.subscriptionId === subscriptionId),
      );
      const facts = recreate(ledger, standing);
      const { journal } = bookOf([...known, facts], policyOf(setting.chosen));
      const published = journal.filter(({ sequence }) => sequence === facts.at(-1)?.sequence);
      expect(summed(published, asBefore(subscriptionId), partOf)).toEqual({});
      // What moved that day for another reason is the cancellation's doing now, so it is told again.
      if (isMovedThatDay || published.length === 0) return;
      told += 1;
      const asserted = published.filter(({ kind }) => kind === 'assert');
      expect(asserted.filter((entry) => !namesRecreated(entry))).toEqual([]);
      const keysOf = (entries: readonly JournalEntry[]) => new Set(entries.map(keyOf));
      const retracted = published.filter(({ kind }) => kind === 'retract');
      expect([...keysOf(asserted)]).toEqual(expect.arrayContaining([...keysOf(retracted)]));
    });
    expect(told).toBeGreaterThan(0);
  });
});
