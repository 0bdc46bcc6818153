import { givenFactId } from '../../../test/support/decider-scenario';
import {
  at,
  cancelled,
  changed,
  corrected,
  monthly,
  on,
  started,
  upgraded,
  voided,
} from '../../../test/support/subscription.builders';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { SubscriptionFact } from './subscription.events';
import { stateOn, walkRecorded } from './subscription.states';
import { timelineOf } from './timeline';

const recorded = (...facts: readonly SubscriptionFact[]) =>
  facts.map((fact, index) => ({ ...fact, id: givenFactId(index + 1), recordedOn: on('2025-01-15') }));

/** The ordinals, in the stream, of what stands, in effective order. */
const orderOf = (...facts: readonly SubscriptionFact[]): readonly number[] => {
  const log = recorded(...facts);
  return timelineOf(log).statements.map(({ id }) => log.findIndex((fact) => fact.id === id) + 1);
};

const MARCH = on('2025-03-01');
const atHour = (hour: string, price = '100.00') =>
  changed({ effectiveOn: MARCH, occurredAt: at(`2025-03-01T${hour}:00:00Z`), lines: monthly(price) });

describe('effective order', () => {
  it('is that of days, and of the log within a day', () => {
    expect(
      orderOf(
        started(),
        upgraded({ effectiveOn: on('2025-04-01') }),
        upgraded({ effectiveOn: on('2025-02-01') }),
        changed({ effectiveOn: on('2025-02-01') }),
      ),
    ).toEqual([1, 3, 4, 2]);
  });

  it('sorts those of a day that say when they occurred', () => {
    expect(orderOf(started(), atHour('12'), atHour('09'), atHour('10'))).toEqual([1, 3, 4, 2]);
  });

  it('sorts them among the places they hold, and leaves the others where they are', () => {
    const untimed = changed({ effectiveOn: MARCH });
    expect(orderOf(started(), atHour('12'), untimed, atHour('09'), untimed, atHour('10'))).toEqual([1, 4, 3, 6, 5, 2]);
  });

  it('leaves those of one instant in the order of the log', () => {
    expect(orderOf(started(), atHour('09'), atHour('09'))).toEqual([1, 2, 3]);
  });

  it('does not sort across days by the instant', () => {
    const late = changed({ effectiveOn: on('2025-02-01'), occurredAt: at('2025-03-02T00:00:00Z') });
    expect(orderOf(started(), atHour('09'), late)).toEqual([1, 3, 2]);
  });

  it('gives a correction the place of what it replaces', () => {
    const untimed = changed({ effectiveOn: MARCH });
    expect(orderOf(started(), untimed, upgraded({ effectiveOn: MARCH }), corrected(givenFactId(2), untimed))).toEqual([
      1, 4, 3,
    ]);
  });

  it('gives a correction of a correction that same place', () => {
    const untimed = changed({ effectiveOn: MARCH });
    const first = corrected(givenFactId(2), untimed);
    expect(orderOf(started(), untimed, untimed, first, corrected(givenFactId(4), untimed))).toEqual([1, 5, 3]);
  });

  it('breaks ties of one instant by the place that a correction has inherited', () => {
    expect(orderOf(started(), atHour('09'), atHour('09'), corrected(givenFactId(2), atHour('09')))).toEqual([1, 4, 3]);
  });
});

describe('what stands', () => {
  it('says how each fact was undone, and by which', () => {
    const log = recorded(
      started(),
      upgraded(),
      corrected(givenFactId(2), upgraded()),
      cancelled(),
      voided(givenFactId(4)),
    );
    expect([...timelineOf(log).undone]).toEqual([
      [givenFactId(4), { how: 'voided', by: givenFactId(5) }],
      [givenFactId(2), { how: 'corrected', by: givenFactId(3) }],
    ]);
  });

  it('leaves out what is voided or corrected, and marks what is inert', () => {
    const superseding = cancelled({ effectiveOn: on('2025-02-01'), supersedes: [givenFactId(2)] });
    const { statements } = timelineOf(recorded(started(), upgraded(), superseding));
    expect(statements.map(({ supersededBy }) => supersededBy)).toEqual([undefined, undefined, givenFactId(3)]);
  });

  it('finds a fact that two others undo at once', () => {
    const twice = recorded(started(), upgraded(), voided(givenFactId(2)), corrected(givenFactId(2), upgraded()));
    expect(timelineOf(twice).undoneTwice).toBe(givenFactId(2));
    expect(timelineOf(twice.slice(0, 3)).undoneTwice).toBeUndefined();
  });
});

describe('the state on a day', () => {
  const timeline = timelineOf(recorded(started(), upgraded(), cancelled()));

  it.each([
    ['2024-12-31', { status: 'not-started' }],
    ['2025-01-01', { status: 'active', since: '2025-01-01', lines: monthly('100.00') }],
    ['2025-02-28', { status: 'active', since: '2025-01-01' }],
    ['2025-03-01', { status: 'active', since: '2025-03-01', lines: monthly('150.00') }],
    ['2025-06-01', { status: 'cancelled', since: '2025-06-01', factId: givenFactId(3) }],
    ['2199-01-01', { status: 'cancelled' }],
  ])('%s', (day, state) => {
    expect(stateOn(timeline, on(day))).toMatchObject(state);
  });

  it.each([
    ['2025-03-31', 'active'],
    ['2025-04-01', 'ended'],
  ])('comes to the end of a term: %s is %s', (day, status) => {
    const ending = timelineOf(recorded(started({ term: { endsOn: on('2025-04-01') } }), upgraded()));
    expect(stateOn(ending, on(day)).status).toBe(status);
  });

  it('goes on over the end of a term that renews', () => {
    const renewing = timelineOf(recorded(started({ term: { endsOn: on('2025-04-01'), renews: true } })));
    expect(stateOn(renewing, on('2030-01-01')).status).toBe('active');
  });

  it('stops at a history that cannot be', () => {
    expect(() => walkRecorded(timelineOf(recorded(upgraded())))).toThrow(InvariantViolated);
    expect(() =>
      walkRecorded(timelineOf(recorded(started(), cancelled(), upgraded({ effectiveOn: on('2025-07-01') })))),
    ).toThrow(InvariantViolated);
  });
});
