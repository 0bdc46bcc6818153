import { withCanonicalInstants } from '../../kernel/canonical-instant';
import type { JsonObject } from '../../kernel/canonical-json';
import type { Identified } from '../../kernel/decider';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { NewRecord } from '../../kernel/log-record';
import type { SubscriptionFactData } from './subscription-facts.generated';
import type { SubscriptionFact } from './subscription.events';

type FactType = SubscriptionFact['type'];

/** Makes the data of one version into that of the next. */
type Upcaster = (data: JsonObject) => JsonObject;

/** For each type what makes version 1 into 2, 2 into 3 and so on. Its version today is one more than it has upcasters. */
const UPCASTERS: Readonly<Record<FactType, readonly Upcaster[]>> = {
  'subscription-started': [],
  'subscription-upgraded': [],
  'subscription-downgraded': [],
  'subscription-changed': [],
  'subscription-renewed': [],
  'subscription-paused': [],
  'subscription-resumed': [],
  'subscription-past-due': [],
  'subscription-payment-recovered': [],
  'subscription-cancelled': [],
  'subscription-cancellation-revoked': [],
  'subscription-reactivated': [],
  'subscription-transferred': [],
  'fact-voided': [],
  'fact-corrected': [],
};

const UPCASTERS_OF: ReadonlyMap<string, readonly Upcaster[]> = new Map(Object.entries(UPCASTERS));

/** The version that facts are written in. */
const VERSION = 1;

/** A fact as its schema says it is stored. A domain type that says anything else does not compile here. */
export type EncodedSubscriptionFact = {
  readonly [Type in FactType]: {
    readonly type: Type;
    readonly version: typeof VERSION;
    readonly data: SubscriptionFactData[Type];
  };
}[FactType];

export const isSubscriptionFactType = (type: string): type is FactType => UPCASTERS_OF.has(type);

export const encodeSubscriptionFact = (fact: SubscriptionFact): EncodedSubscriptionFact => {
  switch (fact.type) {
    case 'subscription-started':
      return { type: fact.type, version: VERSION, data: fact.data };
    case 'subscription-upgraded':
    case 'subscription-downgraded':
    case 'subscription-changed':
      return { type: fact.type, version: VERSION, data: fact.data };
    case 'subscription-renewed':
      return { type: fact.type, version: VERSION, data: fact.data };
    case 'subscription-paused':
      return { type: fact.type, version: VERSION, data: fact.data };
    case 'subscription-resumed':
    case 'subscription-past-due':
    case 'subscription-payment-recovered':
      return { type: fact.type, version: VERSION, data: fact.data };
    case 'subscription-cancelled':
      return { type: fact.type, version: VERSION, data: fact.data };
    case 'subscription-cancellation-revoked':
      return { type: fact.type, version: VERSION, data: fact.data };
    case 'subscription-reactivated':
      return { type: fact.type, version: VERSION, data: fact.data };
    case 'subscription-transferred':
      return { type: fact.type, version: VERSION, data: fact.data };
    case 'fact-voided':
      return { type: fact.type, version: VERSION, data: fact.data };
    case 'fact-corrected':
      return { type: fact.type, version: VERSION, data: fact.data };
  }
};

/** The data as the present version has it. Almost every record is of that version, so it costs nothing then. */
const upcast = (type: string, version: number, data: JsonObject): JsonObject => {
  const upcasters = UPCASTERS_OF.get(type);
  if (upcasters === undefined) throw new InvariantViolated(`${type} is not a fact of a subscription.`);
  const present = upcasters.length + 1;
  if (version === present) return data;
  const isKnown = version >= 1 && version < present && version % 1 === 0;
  if (!isKnown) throw new InvariantViolated(`${type} has no version ${version.toString()}.`);
  return upcasters.slice(version - 1).reduce((older, toNext) => toNext(older), data);
};

/** The fact that data of a type and version states. The data is trusted: it has been checked against its schema before. */
export const subscriptionFactOf = ({
  type,
  version,
  data,
}: Pick<NewRecord, 'type' | 'version' | 'data'>): SubscriptionFact => {
  const current = withCanonicalInstants(upcast(type, version, data));
  return { type, data: current } as unknown as SubscriptionFact;
};

/** Reads a record as the fact it is. Throws InvariantViolated for a type or version that it does not know. */
export const decodeSubscriptionFact = ({ id, type, version, data }: NewRecord): Identified<SubscriptionFact> => {
  const current = withCanonicalInstants(upcast(type, version, data));
  return { id, type, data: current } as unknown as Identified<SubscriptionFact>;
};
