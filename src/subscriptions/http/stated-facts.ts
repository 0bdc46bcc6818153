import { Inject, Injectable } from '@nestjs/common';
import type { JsonObject } from '../../kernel/canonical-json';
import { FACT_SCHEMAS, type FactSchemas } from '../../kernel/fact-schema.port';
import { faultWithin, type FieldFault, fieldFault, pointerTo } from '../../kernel/field-fault';
import { isSubscriptionFactType, subscriptionFactOf } from '../domain/subscription.codec';
import type { SubscriptionFact } from '../domain/subscription.events';

/** The version that facts are sent in unless they say another. */
const VERSION = 1;

/** A fact as its sender has it, and a pointer to where in the request it stands. */
export interface SentFact {
  readonly type: string;
  readonly version?: number;
  readonly data: JsonObject;
  readonly at?: string;
}

const CANCELLED = 'subscription-cancelled';

export type Stated =
  | { readonly outcome: 'stated'; readonly fact: SubscriptionFact }
  | { readonly outcome: 'faulty'; readonly faults: readonly FieldFault[] };

/** The ledger works out what a cancellation supersedes, so its sender need not write that. */
const completed = (type: string, data: JsonObject): JsonObject => {
  if (type === CANCELLED && data['supersedes'] === undefined) return { ...data, supersedes: [] };
  const { statement } = data;
  if (type !== 'fact-corrected' || !isObject(statement) || !isObject(statement['data'])) return data;
  if (statement['type'] !== CANCELLED) return data;
  return { ...data, statement: { ...statement, data: completed(CANCELLED, statement['data']) } };
};

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Facts that a caller states itself, checked against their published shapes. */
@Injectable()
export class StatedFacts {
  constructor(@Inject(FACT_SCHEMAS) private readonly schemas: FactSchemas) {}

  read({ type, version = VERSION, data, at = '' }: SentFact): Stated {
    if (!isSubscriptionFactType(type)) {
      return { outcome: 'faulty', faults: [fieldFault(at + pointerTo('type'), 'fact-type-unknown')] };
    }
    const whole = completed(type, data);
    const faults = this.schemas.validate(type, version, whole);
    if (faults.length > 0) {
      return { outcome: 'faulty', faults: faults.map((fault) => faultWithin(at + pointerTo('data'), fault)) };
    }
    return { outcome: 'stated', fact: subscriptionFactOf({ type, version, data: whole }) };
  }
}
