import { canonicalJson, type JsonObject } from '../../kernel/canonical-json';
import type { FactSchemas } from '../../kernel/fact-schema.port';
import { faultWithin, type FieldFault, fieldFault, pointerTo } from '../../kernel/field-fault';
import type { Hasher } from '../../kernel/hasher.port';
import { checkedTexts } from '../../kernel/personal-text';
import { encodeSubscriptionFact, isSubscriptionFactType, subscriptionFactOf } from '../domain/subscription.codec';
import type { SubscriptionFact } from '../domain/subscription.events';
import { withTexts } from '../domain/subscription-texts';

/** Where a fact comes from that does not say it itself, by whichever way it comes. */
export const STATED_SOURCE = 'import';

/** The version that facts are sent in unless they say another. */
const VERSION = 1;
const CANCELLED = 'subscription-cancelled';

/** A fact as its sender has it. */
export interface SentFact {
  readonly type: string;
  readonly version?: number | undefined;
  readonly data: JsonObject;
}

export type StatedFact =
  | { readonly outcome: 'stated'; readonly fact: SubscriptionFact }
  | { readonly outcome: 'faulty'; readonly faults: readonly FieldFault[] };

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The ledger works out what a cancellation supersedes, so its sender need not write that. */
const completed = (type: string, data: JsonObject): JsonObject => {
  if (type === CANCELLED && data['supersedes'] === undefined) return { ...data, supersedes: [] };
  const { statement } = data;
  if (type !== 'fact-corrected' || !isObject(statement) || !isObject(statement['data'])) return data;
  if (statement['type'] !== CANCELLED) return data;
  return { ...data, statement: { ...statement, data: completed(CANCELLED, statement['data']) } };
};

/** A fact that its sender states itself, its texts readable, checked against the published shapes. Faults point into what was sent. */
export const readStatedFact = ({ type, version = VERSION, data }: SentFact, schemas: FactSchemas): StatedFact => {
  if (!isSubscriptionFactType(type)) {
    return { outcome: 'faulty', faults: [fieldFault(pointerTo('type'), 'fact-type-unknown')] };
  }
  // An undoing without a subscription is one of an account, which is not taken here.
  if (data['subscriptionId'] === undefined) {
    return { outcome: 'faulty', faults: [fieldFault(pointerTo('data', 'subscriptionId'), 'field-required')] };
  }
  const whole = completed(type, data);
  const { sealed, faults: textFaults } = checkedTexts(whole);
  const faults = [...textFaults, ...schemas.validate(type, version, sealed)];
  if (faults.length > 0) {
    return { outcome: 'faulty', faults: faults.map((fault) => faultWithin(pointerTo('data'), fault)) };
  }
  return { outcome: 'stated', fact: subscriptionFactOf({ type, version, data: whole }) };
};

/**
 * The same event of a source is the same command; where the source gives it no id, the same content is. Free texts are left
 * out of that: the id is kept as it is, and a fingerprint of a text that may be personal would let it be guessed.
 */
export const statedCommandId = (fact: SubscriptionFact, sourceId: string | undefined, hasher: Hasher): string => {
  const { type, data } = encodeSubscriptionFact(withTexts(fact, () => ''));
  return `fact:${sourceId ?? hasher.sha256(canonicalJson({ type, data }))}`;
};
