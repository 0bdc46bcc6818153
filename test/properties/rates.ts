import fc from 'fast-check';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import { addDays } from '../../src/kernel/calendar-date';
import type { Currency } from '../../src/kernel/currency';
import type { Pair, RateTerms } from '../../src/rates/domain/rate.events';
import { present } from '../../src/kernel/present';
import type { PureLedger, RecordedRate } from '../support/scenario/pure-ledger';
import { amountOf, currencyOf, dayOf } from '../support/scenario/spelled';
import { anyDay, CURRENCIES } from './intents';

/** What somebody tries to say of rates; the fact that is undone is one so many before the last, counted round. */
interface RateIntent {
  readonly verb: 'publish' | 'void' | 'correct';
  /** How many of the first facts about rates it leaves alone. */
  readonly spares?: number;
  readonly pick: number;
  /** Mostly into the reporting currency. */
  readonly isInverse: boolean;
  readonly terms: RateTerms;
}

const RATES = ['0.9', '1', '1.1', '0.005', '152.345', '0.000001'].map(amountOf);

const anyTerms: fc.Arbitrary<RateTerms> = fc
  .record({
    effectiveOn: fc.oneof(anyDay, fc.constant(dayOf('2024-01-01'))),
    rate: fc.constantFrom(...RATES),
    days: fc.option(fc.integer({ min: 1, max: 400 }), { nil: undefined, freq: 4 }),
  })
  .map(({ effectiveOn, rate, days }) => {
    const until: CalendarDate | undefined = days === undefined ? undefined : addDays(effectiveOn, days);
    return { effectiveOn, rate, source: 'ECB', ...present({ until }) };
  });

const anyRateIntent: fc.Arbitrary<RateIntent> = fc.record({
  verb: fc.constantFrom('publish', 'publish', 'publish', 'void', 'correct'),
  isInverse: fc.constantFrom(false, false, false, false, true),
  terms: anyTerms,
  pick: fc.nat(),
});

/** Of two currencies on one day, so that one may rise as the other falls. */
const anyTwins: fc.Arbitrary<readonly RateIntent[]> = fc
  .tuple(anyTerms, fc.constantFrom(...RATES))
  .map(([terms, rate]) => [
    { verb: 'publish', isInverse: false, terms, pick: 0 },
    { verb: 'publish', isInverse: false, terms: { ...terms, rate }, pick: 1 },
  ]);

/** What is said of rates after one attempt. */
const anySaidOfRates = fc.oneof(
  { arbitrary: fc.array(anyRateIntent, { maxLength: 3 }), weight: 3 },
  { arbitrary: anyTwins, weight: 1 },
);

/** One of each currency, from before all days that are spoken of. */
const OF_ALL_PAIRS: readonly RateIntent[] = [0, 1].map((pick) => ({
  ...{ verb: 'publish', pick, isInverse: false },
  terms: { effectiveOn: dayOf('2024-01-01'), rate: amountOf('0.8'), source: 'ECB' },
}));

/** What is said of rates before anything else, and after each attempt; mostly nothing is missing. */
export const anyRates = fc
  .record({
    isComplete: fc.constantFrom(true, true, false),
    rates: fc.array(anySaidOfRates, { minLength: 1, maxLength: 12 }),
  })
  .map(({ isComplete, rates }): Rates => (isComplete ? [OF_ALL_PAIRS, ...rates] : rates));

/** The same, but no rate is missing once the first are known. */
export const anyWholeRates = anyRates.map((rates): Rates => [
  OF_ALL_PAIRS,
  ...rates
    .filter((said) => said !== OF_ALL_PAIRS)
    .map((said) => said.map((intent) => ({ ...intent, spares: OF_ALL_PAIRS.length }))),
]);

export type Rates = readonly (readonly RateIntent[])[];

export const rateFactsIn = (ledger: PureLedger): readonly RecordedRate[] =>
  ledger.everything.flat().filter((fact): fact is RecordedRate => 'base' in fact.data);

const pairOf = (reporting: Currency, { pick, isInverse }: RateIntent): Pair => {
  const others = CURRENCIES.filter((currency) => currency !== reporting);
  const other = others[pick % others.length] ?? reporting;
  return isInverse ? { base: reporting, quote: other } : { base: other, quote: reporting };
};

const say = (ledger: PureLedger, reporting: Currency, intent: RateIntent): void => {
  const { verb, terms, pick } = intent;
  const recordedOn = ledger.recordedOnLast ?? dayOf('2024-03-01');
  if (verb === 'publish') {
    ledger.executeOfRate({ type: 'publish-rate', ...pairOf(reporting, intent), ...terms }, recordedOn);
    return;
  }
  const known = rateFactsIn(ledger).slice(intent.spares ?? 0);
  const fact = known[pick % Math.max(known.length, 1)];
  if (fact === undefined) return;
  const { base, quote } = fact.data;
  const undoing = { base, quote, factId: fact.id, reason: 'a mistake' };
  if (verb === 'void') ledger.executeOfRate({ type: 'void-rate-fact', ...undoing }, recordedOn);
  else ledger.executeOfRate({ type: 'correct-rate-fact', ...undoing, terms }, recordedOn);
};

/** Says what is said of rates after each attempt of a history, one part at a time. */
export const sayingRates = (
  reporting: Currency,
  rates: Rates,
  then: (ledger: PureLedger) => void = () => undefined,
) => {
  const waiting = [...rates];
  return (ledger: PureLedger): void => {
    for (const intent of waiting.shift() ?? []) say(ledger, reporting, intent);
    then(ledger);
  };
};

/** Mostly the one in which least is agreed, so that most is converted, and of two currencies. */
export const REPORTING: readonly Currency[] = ['EUR', 'USD', 'JPY', 'JPY'].map(currencyOf);
