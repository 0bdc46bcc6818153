import { withCanonicalInstants } from '../../kernel/canonical-instant';
import type { Identified } from '../../kernel/decider';
import { InvariantViolated } from '../../kernel/invariant-violated';
import type { NewRecord } from '../../kernel/log-record';
import type { AccountFactData } from './account-facts.generated';
import type { AccountFact } from './account.events';

type FactType = AccountFact['type'];

/** The version that facts are written in, and the only one there has been. */
const VERSION = 1;

const TYPES: Readonly<Record<FactType, true>> = {
  'account-registered': true,
  'account-described': true,
  'accounts-merged': true,
  'fact-voided': true,
  'fact-corrected': true,
};

/** A fact as its schema says it is stored. A domain type that says anything else does not compile here. */
export type EncodedAccountFact = {
  readonly [Type in FactType]: {
    readonly type: Type;
    readonly version: typeof VERSION;
    readonly data: AccountFactData[Type];
  };
}[FactType];

export const isAccountFactType = (type: string): type is FactType => Object.hasOwn(TYPES, type);

export const encodeAccountFact = (fact: AccountFact): EncodedAccountFact => {
  switch (fact.type) {
    case 'account-registered':
    case 'account-described':
      return { type: fact.type, version: VERSION, data: fact.data };
    case 'accounts-merged':
      return { type: fact.type, version: VERSION, data: fact.data };
    case 'fact-voided':
      return { type: fact.type, version: VERSION, data: fact.data };
    case 'fact-corrected':
      return { type: fact.type, version: VERSION, data: fact.data };
  }
};

/** The fact that data of a type and version states. The data is trusted: it has been checked against its schema before. */
export const accountFactOf = ({ type, version, data }: Pick<NewRecord, 'type' | 'version' | 'data'>): AccountFact => {
  if (!isAccountFactType(type)) throw new InvariantViolated(`${type} is not a fact of an account.`);
  if (version !== VERSION) throw new InvariantViolated(`${type} has no version ${version.toString()}.`);
  return { type, data: withCanonicalInstants(data) } as unknown as AccountFact;
};

/** Reads a record as the fact it is. Throws InvariantViolated for a type or version that it does not know. */
export const decodeAccountFact = (record: NewRecord): Identified<AccountFact> =>
  ({ ...accountFactOf(record), id: record.id }) as unknown as Identified<AccountFact>;
