import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import type { AccountId, FactId, SubscriptionId } from '../../kernel/ids';
import { DEFAULT_POLICY } from '../../kernel/policy';
import { present } from '../../kernel/present';
import { linesArrOn } from '../../subscriptions/domain/annual-value';
import type {
  ChangeType,
  LinesChanged,
  SubscriptionCancelled,
  SubscriptionFact,
  SubscriptionIdentity,
  SubscriptionReactivated,
  SubscriptionStarted,
  SubscriptionStatement,
  Term,
} from '../../subscriptions/domain/subscription.events';
import { attributesOf, type Customer, linesOf, type Offer } from './catalogue';

/** A fact that states lines, and what was agreed before it. */
export interface Stated {
  readonly statement: SubscriptionStarted | LinesChanged | SubscriptionReactivated;
  readonly offer: Offer;
  /** Absent for what brings a subscription into force. */
  readonly offerBefore?: Offer;
}

/** Which way new lines go from those before them, on a day. */
const directionOf = (before: Offer, after: Offer, day: CalendarDate, currency: Currency): ChangeType => {
  const worthOf = (offer: Offer) => linesArrOn(linesOf(offer, currency), day, currency, DEFAULT_POLICY.policy);
  const [earlier, later] = [worthOf(before), worthOf(after)];
  if (later > earlier) return 'subscription-upgraded';
  return later < earlier ? 'subscription-downgraded' : 'subscription-changed';
};

interface Parties {
  readonly subscriptionId: SubscriptionId;
  readonly accountId: AccountId;
  readonly customer: Customer;
  readonly offer: Offer;
}

/** One subscription as it has been told, and the facts that may be told of it next. Each is taken as told once it is made. */
export class Agreement {
  private readonly customer: Customer;
  private readonly subscriptionId: SubscriptionId;
  private accountId: AccountId;
  /** What is agreed now. */
  offer: Offer;
  /** The first day after a term that does not renew by itself. */
  endsOn: CalendarDate | undefined;
  /** No fact that states lines, and no transfer, is effective after this day. */
  linesFrom: CalendarDate | undefined;
  /** No fact is effective after this day. */
  lastOn: CalendarDate | undefined;
  /** The last fact that stated lines, while nothing has undone it. */
  lastStated: Stated | undefined;

  constructor({ subscriptionId, accountId, customer, offer }: Parties) {
    this.subscriptionId = subscriptionId;
    this.accountId = accountId;
    this.customer = customer;
    this.offer = offer;
  }

  start(
    effectiveOn: CalendarDate,
    agreed: { readonly bookedOn?: CalendarDate; readonly term?: Term },
  ): SubscriptionFact {
    const { bookedOn, term } = agreed;
    const data = present({ ...this.stating(this.offer, effectiveOn), term, bookedOn });
    return this.inForce({ type: 'subscription-started', data }, term);
  }

  reactivate(effectiveOn: CalendarDate, offer: Offer): SubscriptionFact {
    this.offer = offer;
    return this.inForce({ type: 'subscription-reactivated', data: this.stating(offer, effectiveOn) }, undefined);
  }

  change(effectiveOn: CalendarDate, offer: Offer, cause: string): SubscriptionFact {
    const offerBefore = this.offer;
    const type = directionOf(offerBefore, offer, effectiveOn, this.customer.currency);
    const statement: LinesChanged = { type, data: { ...this.stating(offer, effectiveOn), cause } };
    this.offer = offer;
    this.linesFrom = effectiveOn;
    this.lastStated = { statement, offer, offerBefore };
    return this.told(statement);
  }

  /** A new term; the lines are stated where they change. */
  renew(effectiveOn: CalendarDate, term: Term, offer: Offer | undefined): SubscriptionFact {
    this.endsOn = term.renews === true ? undefined : term.endsOn;
    this.linesFrom = effectiveOn;
    this.lastStated = undefined;
    this.offer = offer ?? this.offer;
    const agreed = offer === undefined ? this.on(effectiveOn) : this.stating(offer, effectiveOn);
    return this.told({ type: 'subscription-renewed', data: { ...agreed, term } });
  }

  pause(effectiveOn: CalendarDate, reason: string): SubscriptionFact {
    return this.told({ type: 'subscription-paused', data: { ...this.on(effectiveOn), reason } });
  }

  say(
    type: 'subscription-resumed' | 'subscription-past-due' | 'subscription-payment-recovered',
    effectiveOn: CalendarDate,
  ): SubscriptionFact {
    return this.told({ type, data: this.on(effectiveOn) });
  }

  cancel(effectiveOn: CalendarDate, said: Said): SubscriptionCancelled {
    this.lastStated = undefined;
    const fact: SubscriptionCancelled = {
      type: 'subscription-cancelled',
      data: { ...this.on(effectiveOn), ...said, supersedes: [] },
    };
    this.told(fact);
    return fact;
  }

  revoke(effectiveOn: CalendarDate, cancellationId: FactId): SubscriptionFact {
    return this.told({ type: 'subscription-cancellation-revoked', data: { ...this.on(effectiveOn), cancellationId } });
  }

  transfer(effectiveOn: CalendarDate, toAccountId: AccountId): SubscriptionFact {
    const fact: SubscriptionFact = { type: 'subscription-transferred', data: { ...this.on(effectiveOn), toAccountId } };
    this.accountId = toAccountId;
    this.linesFrom = effectiveOn;
    return this.told(fact);
  }

  void(factId: FactId, reason: string): SubscriptionFact {
    return { type: 'fact-voided', data: { ...this.identity(), factId, reason } };
  }

  /** The last statement never was: what was agreed before it holds. */
  voidStated(factId: FactId, { offerBefore }: Stated, reason: string): SubscriptionFact {
    this.offer = offerBefore ?? this.offer;
    this.lastStated = undefined;
    return this.void(factId, reason);
  }

  /** The last statement of lines should have said another offer. */
  correctStated(factId: FactId, { statement, offerBefore }: Stated, offer: Offer): SubscriptionFact {
    const reason = 'The number of seats had been entered wrongly.';
    this.offer = offer;
    this.lastStated = undefined;
    const { currency } = this.customer;
    const lines = linesOf(offer, currency);
    const corrected = restated(statement, lines, () =>
      directionOf(offerBefore ?? offer, offer, statement.data.effectiveOn, currency),
    );
    return { type: 'fact-corrected', data: { ...this.identity(), factId, reason, statement: corrected } };
  }

  private inForce(statement: SubscriptionStarted | SubscriptionReactivated, term: Term | undefined): SubscriptionFact {
    this.endsOn = term === undefined || term.renews === true ? undefined : term.endsOn;
    this.linesFrom = statement.data.effectiveOn;
    this.lastStated = { statement, offer: this.offer };
    return this.told(statement);
  }

  private identity(): SubscriptionIdentity {
    return { subscriptionId: this.subscriptionId, accountId: this.accountId, currency: this.customer.currency };
  }

  private on(effectiveOn: CalendarDate): SubscriptionIdentity & { readonly effectiveOn: CalendarDate } {
    return { ...this.identity(), effectiveOn };
  }

  private stating(offer: Offer, effectiveOn: CalendarDate) {
    const lines = linesOf(offer, this.customer.currency);
    return { ...this.on(effectiveOn), lines, attributes: attributesOf(this.customer, offer.plan) };
  }

  private told(statement: SubscriptionStatement): SubscriptionFact {
    const { effectiveOn } = statement.data;
    if (this.lastOn === undefined || effectiveOn > this.lastOn) this.lastOn = effectiveOn;
    return statement;
  }
}

/** What is said of a cancellation besides its day. */
export interface Said {
  readonly requestedOn?: CalendarDate;
  readonly reason?: string;
  readonly voluntary: boolean;
}

const restated = (
  statement: Stated['statement'],
  lines: ReturnType<typeof linesOf>,
  direction: () => ChangeType,
): SubscriptionStatement => {
  switch (statement.type) {
    case 'subscription-started':
      return { type: statement.type, data: { ...statement.data, lines } };
    case 'subscription-reactivated':
      return { type: statement.type, data: { ...statement.data, lines } };
    case 'subscription-upgraded':
    case 'subscription-downgraded':
    case 'subscription-changed':
      return { type: direction(), data: { ...statement.data, lines } };
  }
};
