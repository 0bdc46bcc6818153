import type { OracleFact, OracleLine, OracleTerm, Statement } from '../support/oracle/oracle-facts';

/** One unit at a price, every month. */
export const monthly = (unitPrice: string, more: Partial<OracleLine> = {}): OracleLine => ({
  ...{ id: 'a', kind: 'subscription', unitPrice, quantity: '1', every: { months: 1 } },
  ...more,
});

/** A log in which each fact is an append of its own; its id is `f` and its sequence. */
export const log = (
  ...says: readonly (OracleFact['says'] | readonly [OracleFact['says'], string])[]
): readonly OracleFact[] =>
  says.map((one, index) => {
    const sequence = index + 1;
    const place = { id: `f${sequence.toString()}`, sequence, append: sequence };
    return 'type' in one ? { ...place, says: one } : { ...place, says: one[0], recordedOn: one[1] };
  });

interface Agreed {
  readonly of?: string;
  readonly subscription?: string;
  readonly currency?: string;
  readonly term?: OracleTerm;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Of `sub-1`, in euros, unless it is said. */
const named = (effectiveOn: string, { subscription = 'sub-1', currency = 'EUR' }: Agreed) => ({
  ...{ subscriptionId: subscription, currency, effectiveOn },
});

export const started = (effectiveOn: string, line: OracleLine, agreed: Agreed = {}): Statement => {
  const { of = 'acme', term, attributes } = agreed;
  const stated = { ...(term !== undefined && { term }), ...(attributes !== undefined && { attributes }) };
  return { type: 'started', ...named(effectiveOn, agreed), accountId: of, lines: [line], ...stated };
};

export const changed = (effectiveOn: string, line: OracleLine, agreed: Agreed = {}): Statement => {
  const { attributes } = agreed;
  const stated = attributes === undefined ? {} : { attributes };
  return { type: 'changed', ...named(effectiveOn, agreed), lines: [line], ...stated };
};

export const plain = (type: 'paused' | 'resumed', effectiveOn: string): Statement => ({
  type,
  ...named(effectiveOn, {}),
});

export const cancelled = (effectiveOn: string, supersedes: readonly string[] = [], agreed: Agreed = {}): Statement => ({
  ...{ type: 'cancelled', ...named(effectiveOn, agreed), supersedes },
});

export const revoked = (effectiveOn: string, cancellationId: string): Statement => ({
  ...{ type: 'cancellation-revoked', ...named(effectiveOn, {}), cancellationId },
});

export const transferred = (effectiveOn: string, toAccountId: string): Statement => ({
  ...{ type: 'transferred', ...named(effectiveOn, {}), toAccountId },
});

export const merged = (effectiveOn: string, accountId: string, intoAccountId: string): Statement => ({
  ...{ type: 'accounts-merged', accountId, effectiveOn, intoAccountId },
});
