import type { ArrAnswer, MovementsAnswer } from '../arr/queries/answers';
import { LAST_DAY } from '../demo/domain/company';
import type { ToldFact } from '../demo/domain/told-fact';
import { addDays, addMonths, type CalendarDate, firstOfMonth } from '../kernel/calendar-date';
import { type Currency, parseCurrency } from '../kernel/currency';
import { formatMinorUnits } from '../kernel/minor-units';
import { answerOf } from './answer-output';
import type { Questions } from './opened-ledger';

/** The month that has been reported: its last day, and the day on which it was. */
export const MONTH_END: CalendarDate = addDays(addMonths(firstOfMonth(LAST_DAY), -2), -1);
export const REPORTED_ON: CalendarDate = addDays(MONTH_END, 6);

/** The opening of the ledger comes before all facts of the company. */
const SEQUENCE_OF_OPENING = 1;

/** What one fact did to the ARR of the reported month. */
export interface DemoEffect {
  readonly sequence: number;
  readonly recordedAt: string;
  readonly type: string;
  readonly factId: string;
  readonly accountId: string;
  readonly subscriptionId?: string;
  /** The day from which it is true; a fact that undoes another has none of its own. */
  readonly effectiveOn?: string;
  readonly currency: Currency;
  readonly effect: string;
}

export interface DemoStory {
  readonly now: ArrAnswer;
  readonly year: MovementsAnswer;
  readonly then: ArrAnswer;
  readonly since: ArrAnswer;
  readonly differences: readonly { readonly currency: Currency; readonly difference: string }[];
  /** In the order in which they became known; by currency they sum to the differences. */
  readonly effects: readonly DemoEffect[];
}

type Amounts = ReadonlyMap<Currency, bigint>;

// Both currencies of the company have two digits, and each figure is written with both.
const amountsOf = ({ figures }: ArrAnswer): Amounts =>
  new Map(
    figures.flatMap(({ currency, arr }) => {
      const code = parseCurrency(currency);
      return code === undefined ? [] : [[code, BigInt(arr.replace('.', ''))] as const];
    }),
  );

const lessThan = (before: Amounts, after: Amounts): readonly (readonly [Currency, bigint])[] =>
  [...new Set([...before.keys(), ...after.keys()])].map((code) => [
    code,
    (after.get(code) ?? 0n) - (before.get(code) ?? 0n),
  ]);

const effectiveOnOf = ({ fact: { data } }: ToldFact): CalendarDate | undefined =>
  'effectiveOn' in data ? data.effectiveOn : undefined;

/** A fact that is true only after a day leaves that day alone; one that undoes another may not. */
const mayMove = (told: ToldFact, day: CalendarDate): boolean => (effectiveOnOf(told) ?? day) <= day;

const effectOf = ({ fact, recordedAt }: ToldFact, sequence: number) => ({
  sequence,
  recordedAt,
  type: fact.type,
  factId: fact.id,
  accountId: fact.data.accountId,
  ...('subscriptionId' in fact.data && { subscriptionId: fact.data.subscriptionId }),
  ...('effectiveOn' in fact.data && { effectiveOn: fact.data.effectiveOn }),
});

const effectsAfter = async (
  told: readonly ToldFact[],
  sequenceThen: number,
  amountsAt: (sequence: number) => Promise<Amounts>,
): Promise<readonly DemoEffect[]> => {
  const effects: DemoEffect[] = [];
  for (const [index, fact] of told.entries()) {
    const sequence = SEQUENCE_OF_OPENING + 1 + index;
    if (sequence <= sequenceThen || !mayMove(fact, MONTH_END)) continue;
    const [before, after] = [await amountsAt(sequence - 1), await amountsAt(sequence)];
    for (const [currency, effect] of lessThan(before, after)) {
      if (effect === 0n) continue;
      effects.push({ ...effectOf(fact, sequence), currency, effect: formatMinorUnits(effect, currency) });
    }
  }
  return effects;
};

const assertExplained = (story: Pick<DemoStory, 'differences' | 'effects'>): void => {
  for (const { currency, difference } of story.differences) {
    const own = story.effects.filter((effect) => effect.currency === currency);
    const sum = own.reduce((total, { effect }) => total + BigInt(effect.replace('.', '')), 0n);
    if (sum === BigInt(difference.replace('.', ''))) continue;
    throw new Error(`The facts do not explain the difference of ${difference} ${currency}.`);
  }
};

/** Asks the ledger for all that the story tells, each figure as known when the company's last fact was. */
export const demoStory = async (ask: Questions, told: readonly ToldFact[]): Promise<DemoStory> => {
  const knownAt = SEQUENCE_OF_OPENING + told.length;
  const figuresAt = async (sequence: number) => answerOf(await ask.arrAsOf({ asOf: MONTH_END, knownAt: sequence }));
  const amountsAt = async (sequence: number) => amountsOf(await figuresAt(sequence));
  const afterYear = addDays(LAST_DAY, 1);
  const window = { from: addMonths(afterYear, -12), to: afterYear };
  const now = answerOf(await ask.arrAsOf({ asOf: LAST_DAY, knownAt, groupBy: 'plan' }));
  const year = answerOf(await ask.movementsBetween({ window, interval: 'month', knownAt }));
  const sequenceThen = SEQUENCE_OF_OPENING + told.filter(({ recordedAt }) => isBefore(recordedAt, REPORTED_ON)).length;
  const [then, since] = [await figuresAt(sequenceThen), await figuresAt(knownAt)];
  const differences = lessThan(amountsOf(then), amountsOf(since)).map(([currency, minor]) => ({
    currency,
    difference: formatMinorUnits(minor, currency),
  }));
  const effects = await effectsAfter(told, sequenceThen, amountsAt);
  assertExplained({ differences, effects });
  return { now, year, then, since, differences, effects };
};

// Moments and days compare as text.
const isBefore = (moment: string, day: string): boolean => moment < day;
