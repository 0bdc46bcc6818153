import type { SubscriptionFactData } from './subscription-facts.generated';
import type { SubscriptionFact } from './subscription.events';

/** A type as JSON has it: branded texts are texts, literals stay what they are. */
type AsJson<T> = T extends string
  ? [keyof T] extends [keyof string]
    ? T
    : string
  : T extends readonly (infer Item)[]
    ? readonly AsJson<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: AsJson<T[Key]> }
      : T;

type DomainData = { readonly [Fact in SubscriptionFact as Fact['type']]: AsJson<Fact['data']> };

/** Stricter than assignability both ways, which an optional field more or less would pass. */
type IsSame<A, B> = (<T>() => T extends A ? 'yes' : 'no') extends <T>() => T extends B ? 'yes' : 'no' ? true : false;

/** Each fact of the domain and its schema say the same, in both directions: a field in one alone does not compile. */
export type SchemasSayWhatTheDomainSays = {
  readonly [Type in keyof SubscriptionFactData | keyof DomainData]: Type extends keyof SubscriptionFactData &
    keyof DomainData
    ? IsSame<AsJson<SubscriptionFactData[Type]>, DomainData[Type]>
    : false;
};

export const schemasSayWhatTheDomainSays: SchemasSayWhatTheDomainSays = {
  'subscription-started': true,
  'subscription-upgraded': true,
  'subscription-downgraded': true,
  'subscription-changed': true,
  'subscription-renewed': true,
  'subscription-paused': true,
  'subscription-resumed': true,
  'subscription-past-due': true,
  'subscription-payment-recovered': true,
  'subscription-cancelled': true,
  'subscription-cancellation-revoked': true,
  'subscription-reactivated': true,
  'subscription-transferred': true,
  'fact-voided': true,
  'fact-corrected': true,
};
