import type { Identified } from '../../kernel/decider';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { NewRecord } from '../../kernel/log-record';
import type { PeriodFactData } from './period-facts.generated';
import type { PeriodFact } from './period.events';

type FactType = PeriodFact['type'];

const VERSION = 1;

const TYPES: Readonly<Record<FactType, true>> = { 'period-closed': true, 'period-reopened': true };

/** A fact as its schema says it is stored. A domain type that says anything else does not compile here. */
export interface EncodedPeriodFact {
  readonly type: FactType;
  readonly version: typeof VERSION;
  readonly data: PeriodFactData[FactType];
}

export const isPeriodFactType = (type: string): type is FactType => Object.hasOwn(TYPES, type);

export const encodePeriodFact = ({ type, data }: PeriodFact): EncodedPeriodFact => ({
  type,
  version: VERSION,
  data: { ...data, totals: data.totals.map(({ currency, arr }) => ({ currency, arr })) },
});

/** Reads a record as the fact it is. Throws InvariantViolated for a type or version that it does not know. */
export const decodePeriodFact = ({ id, type, version, data }: NewRecord): Identified<PeriodFact> => {
  if (!isPeriodFactType(type)) throw new InvariantViolated(`${type} is not a fact of a period.`);
  if (version !== VERSION) throw new InvariantViolated(`${type} has no version ${version.toString()}.`);
  return { id, type, data } as unknown as Identified<PeriodFact>;
};
