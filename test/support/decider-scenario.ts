import type { CalendarDate } from '../../src/kernel/calendar-date';
import type { Decider, Decision, Identified, Logged } from '../../src/kernel/decider';
import type { FactId } from '../../src/kernel/ids';

/** The id under which a scenario keeps its nth given fact, from 1, unless the fact brings one. */
export const givenFactId = (ordinal: number): FactId =>
  `00000000-0000-4000-8000-${ordinal.toString().padStart(12, '0')}` as FactId;

/** What a decision is held against. Each of these fails the test unless the decision is that. */
export interface Verdict<Fact, Rejection> {
  /** Accepted, with exactly these facts in this order. */
  then(...facts: readonly Fact[]): void;
  /** Accepted, with nothing to record. */
  thenNothing(): void;
  /** Refused with this code and these details; details that are not named here may be anything. */
  thenRejected(rejection: Partial<Rejection> & { readonly code: string }): void;
  /** Refused with this code, whatever the details. */
  thenRejectedAs(code: string): void;
}

export interface Scenario<Command, Fact, Rejection> {
  when(command: Command): Verdict<Fact, Rejection>;
  /** On another day than that on which the given facts were recorded. */
  whenOn(today: CalendarDate, command: Command): Verdict<Fact, Rejection>;
}

/** The day of a story that names none. */
const STORY_DAY = '2025-01-15' as CalendarDate;

const withoutId = <Fact extends object>(fact: Fact): object => {
  const { id: _, ...rest } = { id: undefined, ...fact };
  return rest;
};

const verdictOn = <Fact extends object, Rejection>(decision: Decision<Fact, Rejection>): Verdict<Fact, Rejection> => {
  const decided = decision.outcome === 'accepted' ? { ...decision, facts: decision.facts.map(withoutId) } : decision;
  return {
    then: (...facts) => {
      if (facts.length === 0) throw new Error('A story in which nothing is recorded ends with thenNothing().');
      expect(decided).toEqual({ outcome: 'accepted', facts: facts.map(withoutId) });
    },
    thenNothing: () => {
      expect(decided).toEqual({ outcome: 'accepted', facts: [] });
    },
    thenRejected: (rejection) => {
      expect(decided).toMatchObject({ outcome: 'rejected', rejection });
    },
    thenRejectedAs: (code) => {
      expect(decided).toMatchObject({ outcome: 'rejected', rejection: { code } });
    },
  };
};

/** Tells stories about a decider: `given(facts).when(command).then(facts)`. Facts are compared without their ids. */
export const scenarioFor =
  <Command, Fact extends object, State, Rejection>({
    decider,
  }: {
    readonly decider: Decider<Command, Fact, State, Rejection>;
  }) =>
  (...facts: readonly (Fact | Identified<Fact> | Logged<Fact>)[]): Scenario<Command, Fact, Rejection> => {
    const whenOn = (today: CalendarDate, command: Command) => {
      const recorded = facts.map((fact, index): Logged<Fact> => ({
        id: givenFactId(index + 1),
        recordedOn: STORY_DAY,
        ...fact,
      }));
      const state = recorded.reduce((before, fact) => decider.evolve(before, fact), decider.initial);
      return verdictOn(decider.decide(command, state, today));
    };
    return { whenOn, when: (command) => whenOn(STORY_DAY, command) };
  };
