import type { ArrAnswer, MovementsAnswer } from '../arr/queries/answers';
import type { RestatedFigure, RestatementEffectAnswer } from '../arr/queries/restatement-answers';
import { LAST_DAY } from '../demo/domain/company';
import type { ToldFact } from '../demo/domain/told-fact';
import { addDays, addMonths, type CalendarDate, firstOfMonth } from '../kernel/calendar-date';
import { answerOf } from './answer-output';
import type { Questions } from './opened-ledger';
import { restatementAsked } from './restatement-asked';

/** The month that has been reported: its last day, and the day on which it was. */
export const MONTH_END: CalendarDate = addDays(addMonths(firstOfMonth(LAST_DAY), -2), -1);
export const REPORTED_ON: CalendarDate = addDays(MONTH_END, 6);

/** The opening of the ledger comes before all facts of the company. */
const SEQUENCE_OF_OPENING = 1;

export interface DemoStory {
  readonly now: ArrAnswer;
  readonly year: MovementsAnswer;
  readonly then: ArrAnswer;
  readonly since: ArrAnswer;
  readonly differences: readonly RestatedFigure[];
  /** In the order in which they became known; by currency they sum to the differences. */
  readonly effects: readonly RestatementEffectAnswer[];
  /** How many facts the ledger holds that came after the story. */
  readonly factsSince: number;
}

/** Asks the ledger for all that the story tells, each figure as known when the company's last fact was. */
export const demoStory = async (ask: Questions, told: readonly ToldFact[]): Promise<DemoStory> => {
  const knownAt = SEQUENCE_OF_OPENING + told.length;
  const figuresAt = async (sequence: number) => answerOf(await ask.arrAsOf({ asOf: MONTH_END, knownAt: sequence }));
  const afterYear = addDays(LAST_DAY, 1);
  const window = { from: addMonths(afterYear, -12), to: afterYear };
  const now = answerOf(await ask.arrAsOf({ asOf: LAST_DAY, knownAt, groupBy: 'plan' }));
  const year = answerOf(await ask.movementsBetween({ window, interval: 'month', knownAt }));
  const sequenceThen = SEQUENCE_OF_OPENING + told.filter(({ recordedAt }) => isBefore(recordedAt, REPORTED_ON)).length;
  const [then, since] = [await figuresAt(sequenceThen), await figuresAt(knownAt)];
  const restatement = await restatementAsked(ask, { asOf: MONTH_END, fromKnownAt: sequenceThen, knownAt });
  const factsSince = (await headOf(ask)) - knownAt;
  return { now, year, then, since, differences: restatement.figures, effects: restatement.effects, factsSince };
};

/** The last sequence that the ledger holds; the list of policies says it without a figure that has to be folded for it. */
const headOf = async (ask: Questions): Promise<number> => answerOf(await ask.policies({ limit: 1 })).knownAt.sequence;

// Moments and days compare as text.
const isBefore = (moment: string, day: string): boolean => moment < day;
