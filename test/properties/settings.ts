import fc from 'fast-check';
import type { Currency } from '../../src/kernel/currency';
import { DEFAULT_POLICY, type Policy } from '../../src/kernel/policy';
import { present } from '../../src/kernel/present';
import { type PolicyName, withTreatment } from '../../src/kernel/policy-text';
import type { PureLedger } from '../support/scenario/pure-ledger';
import { type AccountIntent, anyAccountIntents, sayingOfAccounts } from './account-histories';
import { historyOf } from './history';
import type { Intent } from './intents';
import { actingOnMonths, type ActOnMonths, anyActs } from './months';
import { anyWholeRates, rateFactsIn, type Rates, REPORTING, sayingRates } from './rates';

/** A text for each treatment that is not as it is by default. */
export type Chosen = Partial<Readonly<Record<PolicyName, string>>>;

type Values = Partial<Readonly<Record<PolicyName, readonly string[]>>>;

/** What treatments may be but what they are by default. Netting is of reports alone, and `fx` of converted figures. */
export const TREATMENTS = {
  churnRecognition: ['requested'],
  discounts: ['permanent-only', 'list'],
  ramps: ['average-over-term'],
  shortTerms: ['contract-amount', 'exclude'],
  startBasis: ['booked'],
  weeksPerYear: ['52.14', '360/7'],
  daysPerYear: ['365.244'],
  services: ['include-contracted'],
  irregular: ['include-contracted'],
  usage: ['committed-minimum'],
  trials: ['include'],
  pauses: ['keep'],
  pastDue: ['count-days:0', 'count-days:14'],
  reactivationWindowDays: ['0', '30'],
  renewalGraceDays: ['1', '30'],
  backdating: ['open-period', 'prospective'],
  lateTolerance: ['0', '30'],
} satisfies Values;

/** The same without some. */
export const treatmentsBut = (...names: readonly PolicyName[]): Values =>
  Object.fromEntries(Object.entries(TREATMENTS).filter(([name]) => !names.some((one) => one === name)));

/** By the rates of days twice, because most can be wrong there. */
export const TREATMENTS_OF_RATES = {
  fx: ['as-of', 'as-of', 'constant:2024-03-01', 'constant:2025-01-01'],
} satisfies Values;

/** What is not as it is by default as often as not, because much may be wrong where days are read late. */
const OFTEN: ReadonlySet<string> = new Set<PolicyName>(['backdating', 'fx']);

/** Mostly what is by default, so that treatments are seen alone and together. */
export const anyChosen = (values: Values): fc.Arbitrary<Chosen> =>
  fc
    .record(
      Object.fromEntries(
        Object.entries(values).map(([name, texts]) => [
          name,
          fc.oneof(
            { arbitrary: fc.constant(undefined), weight: OFTEN.has(name) ? 1 : 2 },
            { arbitrary: fc.constantFrom(...texts), weight: 1 },
          ),
        ]),
      ),
    )
    .map(present);

export const policyOf = (chosen: Chosen): Policy =>
  Object.entries(chosen).reduce((policy, [name, value]) => {
    const changed = withTreatment(policy, name as PolicyName, value);
    if (changed === undefined) throw new Error(`${name} ${value} is not followed`);
    return changed;
  }, DEFAULT_POLICY.policy);

/** What a history of subscriptions is told with: under which policy, in which currency, and what else is said in its midst. */
export interface Setting {
  readonly chosen: Chosen;
  readonly acts: readonly ActOnMonths[];
  readonly said: readonly AccountIntent[];
  /** Absent, every figure is in the currency that was agreed. */
  readonly converted?: { readonly reporting: Currency; readonly rates: Rates };
}

export type ConvertedSetting = Setting & Required<Pick<Setting, 'converted'>>;

const anySaid = fc.oneof(fc.constant([]), anyAccountIntents);

/** In native currencies, under policies with these treatments. */
export const anyNativeSetting = (values: Values = TREATMENTS): fc.Arbitrary<Setting> =>
  fc.record({ chosen: anyChosen(values), acts: anyActs, said: anySaid });

/** In a reporting currency, with what is said of rates. */
export const anyConvertedSetting = (
  anyRatesSaid: fc.Arbitrary<Rates>,
  values: Values = TREATMENTS,
): fc.Arbitrary<ConvertedSetting> =>
  fc.record({
    chosen: anyChosen({ ...values, ...TREATMENTS_OF_RATES }),
    acts: anyActs,
    said: anySaid,
    converted: fc.record({ reporting: fc.constantFrom(...REPORTING), rates: anyRatesSaid }),
  });

/** Of any treatments and in any currency; every third under the default policy in native currencies. */
export const anySettingOf = (values: Values = TREATMENTS): fc.Arbitrary<Setting> =>
  fc.oneof(
    fc.record({ chosen: fc.constant({}), acts: fc.constant([]), said: anySaid }),
    anyNativeSetting(values),
    anyConvertedSetting(anyWholeRates, values),
  );

export const anySetting = anySettingOf();

/** Lets the intents happen one by one, with all that the setting says in between; `then` sees the ledger after each. */
export const toldUnder = (
  intents: readonly Intent[],
  { chosen, acts, said, converted }: Setting,
  then: (ledger: PureLedger) => void = () => undefined,
): PureLedger => {
  const rest = sayingOfAccounts(said, actingOnMonths(acts, then));
  const watch = converted === undefined ? rest : sayingRates(converted.reporting, converted.rates, rest);
  return historyOf(intents, watch, policyOf(chosen), converted?.reporting).ledger;
};

/** Any end of an append, once no rate is missing. */
export const sequenceIn = (ledger: PureLedger, pick: number): number => {
  const first = ledger.reporting === undefined ? 1 : (rateFactsIn(ledger)[1]?.sequence ?? ledger.head);
  const asked = first + (pick % (ledger.head - first + 1));
  return ledger.book.knowledge.atSequence(asked)?.sequence ?? asked;
};

/** Two of them, the earlier first. */
export const sequencesIn = (ledger: PureLedger, picks: readonly [number, number]) => {
  const [from = 1, to = 1] = picks.map((pick) => sequenceIn(ledger, pick)).sort((a, b) => a - b);
  return { from, to };
};
