import { isJsonObject, type JsonObject } from '../../kernel/canonical-json';
import type { FactSchemas } from '../../kernel/fact-schema.port';
import { type FieldFault, fieldFault, pointerTo } from '../../kernel/field-fault';
import type { Hasher } from '../../kernel/hasher.port';
import { faultsInSent, SENT_VERSION, type SentFact, statedCommandId } from '../../kernel/stated-fact';
import { encodeSubscriptionFact, isSubscriptionFactType, subscriptionFactOf } from '../domain/subscription.codec';
import type { SubscriptionFact } from '../domain/subscription.events';
import { withTexts } from '../domain/subscription-texts';

/** Where a fact comes from that does not say it itself, by whichever way it comes. */
export const STATED_SOURCE = 'import';

const CANCELLED = 'subscription-cancelled';

export type StatedFact =
  | { readonly outcome: 'stated'; readonly fact: SubscriptionFact }
  | { readonly outcome: 'faulty'; readonly faults: readonly FieldFault[] };

/** The ledger works out what a cancellation supersedes, so its sender need not write that. */
const completed = (type: string, data: JsonObject): JsonObject => {
  if (type === CANCELLED && data['supersedes'] === undefined) return { ...data, supersedes: [] };
  const { statement } = data;
  if (type !== 'fact-corrected' || !isJsonObject(statement) || !isJsonObject(statement['data'])) return data;
  if (statement['type'] !== CANCELLED) return data;
  return { ...data, statement: { ...statement, data: completed(CANCELLED, statement['data']) } };
};

/** A fact that its sender states itself, its texts readable, checked against the published shapes. Faults point into what was sent. */
export const readStatedFact = ({ type, version = SENT_VERSION, data }: SentFact, schemas: FactSchemas): StatedFact => {
  if (!isSubscriptionFactType(type)) {
    return { outcome: 'faulty', faults: [fieldFault(pointerTo('type'), 'fact-type-unknown')] };
  }
  // The schema of an undoing would take one without a subscription for one of an account.
  if (data['subscriptionId'] === undefined) {
    return { outcome: 'faulty', faults: [fieldFault(pointerTo('data', 'subscriptionId'), 'field-required')] };
  }
  const whole = completed(type, data);
  const faults = faultsInSent({ type, version, data: whole }, schemas);
  if (faults.length > 0) return { outcome: 'faulty', faults };
  return { outcome: 'stated', fact: subscriptionFactOf({ type, version, data: whole }) };
};

/** The id under which a stated fact counts once. */
export const factCommandId = (fact: SubscriptionFact, sourceId: string | undefined, hasher: Hasher): string =>
  statedCommandId(encodeSubscriptionFact(withTexts(fact, () => '')), sourceId, hasher);
