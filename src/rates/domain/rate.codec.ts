import type { Identified } from '../../kernel/decider';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { NewRecord } from '../../kernel/log-record';
import type { RateFactData } from './rate-facts.generated';
import type { RateFact } from './rate.events';

type FactType = RateFact['type'];

const VERSION = 1;

const TYPES: Readonly<Record<FactType, true>> = {
  'exchange-rate-published': true,
  'fact-voided': true,
  'fact-corrected': true,
};

/** A fact as its schema says it is stored. A domain type that says anything else does not compile here. */
export type EncodedRateFact = {
  readonly [Type in FactType]: {
    readonly type: Type;
    readonly version: typeof VERSION;
    readonly data: RateFactData[Type];
  };
}[FactType];

/** Whether a record is about a pair of currencies: voids and corrections are of several kinds, and those of a rate name its pair. */
export const isRateRecord = ({ type, data }: Pick<NewRecord, 'type' | 'data'>): boolean =>
  Object.hasOwn(TYPES, type) && 'base' in data;

export const encodeRateFact = (fact: RateFact): EncodedRateFact => {
  switch (fact.type) {
    case 'exchange-rate-published':
      return { type: fact.type, version: VERSION, data: fact.data };
    case 'fact-voided':
      return { type: fact.type, version: VERSION, data: fact.data };
    case 'fact-corrected':
      return { type: fact.type, version: VERSION, data: fact.data };
  }
};

/** Reads a record as the fact it is. Throws InvariantViolated for a type or version that it does not know. */
export const decodeRateFact = ({ id, type, version, data }: NewRecord): Identified<RateFact> => {
  if (!isRateRecord({ type, data })) throw new InvariantViolated(`${type} is not a fact of a rate.`);
  if (version !== VERSION) throw new InvariantViolated(`${type} has no version ${version.toString()}.`);
  return { id, type, data } as unknown as Identified<RateFact>;
};
