import { addDays, addMonths, type CalendarDate, laterOf } from '../../kernel/calendar-date';
import type { AccountId, SubscriptionId } from '../../kernel/ids';
import { present } from '../../kernel/present';
import type { SubscriptionFact } from '../../subscriptions/domain/subscription.events';
import { Agreement, type Stated } from './agreement';
import { type Customer, type Offer, seatsFor } from './catalogue';
import type { Chance } from './chance';
import { Teller, type ToldFact } from './told-fact';

/** How many in a thousand become known late, where a fact can be. */
const LATE_PER_MILLE = 50;

export interface CourseSettings {
  readonly chance: Chance;
  readonly subscriptionId: SubscriptionId;
  readonly accountId: AccountId;
  /** Where it may move to. */
  readonly otherAccountId?: AccountId;
  readonly customer: Customer;
  readonly startsOn: CalendarDate;
  /** Nothing is told after this day. */
  readonly lastDay: CalendarDate;
  /** What befalls it next, on a day. */
  readonly turn: (course: SubscriptionCourse, day: CalendarDate) => Telling;
}

type Told = ToldFact<SubscriptionFact>;

/** Facts in the order in which they become known. */
export type Telling = Generator<Told, void>;

/** What befalls a subscription, told fact by fact in the order in which the facts become known. */
export class SubscriptionCourse {
  readonly chance: Chance;
  readonly agreement: Agreement;
  private readonly teller: Teller;
  /** All that has been told was known, and in effect, by the end of this day. */
  private day: CalendarDate;
  private isOver = false;
  private lastStatedFact: Told | undefined;
  private otherAccountId: AccountId | undefined;

  constructor(readonly settings: CourseSettings) {
    const { chance, subscriptionId, accountId, customer, startsOn } = settings;
    const yearly = chance.happens(customer.channel === 'web' ? 250 : 650);
    const seats = seatsFor(customer.plan, chance);
    const trial = customer.channel === 'web' && chance.happens(350) ? addDays(startsOn, 14) : undefined;
    const offer = present({ plan: customer.plan, seats, yearly, rise: 0, trialUntil: trial });
    this.chance = chance;
    this.agreement = new Agreement({ subscriptionId, accountId, customer, offer });
    this.teller = new Teller(subscriptionId, chance);
    this.day = startsOn;
    this.otherAccountId = settings.otherAccountId;
  }

  *facts(): Telling {
    yield* this.start();
    while (!this.isOver) {
      const next = addDays(this.day, this.chance.between(8, 130));
      const { endsOn } = this.agreement;
      if (endsOn !== undefined && next >= endsOn) yield* this.endOfTerm(laterOf(endsOn, this.day), endsOn);
      else yield* this.settings.turn(this, next);
    }
  }

  end(): void {
    this.isOver = true;
  }

  /** Tells a fact on a day, unless the company's last day has come before. */
  *tell(recordedOn: CalendarDate, fact: () => SubscriptionFact): Generator<Told, Told | undefined> {
    const { settings, agreement } = this;
    if (this.isOver || recordedOn > settings.lastDay) {
      this.isOver = true;
      return undefined;
    }
    const stated = agreement.lastStated;
    const told = this.teller.tell(fact(), recordedOn);
    if (agreement.lastStated !== stated) this.lastStatedFact = told;
    this.day = laterOf(recordedOn, agreement.lastOn);
    yield told;
    return told;
  }

  /** The day from which a fact told on a day holds: that day, or an earlier one where it comes late. */
  lateOr(day: CalendarDate, after: CalendarDate | undefined): CalendarDate {
    if (!this.chance.happens(LATE_PER_MILLE)) return day;
    const earlier = addDays(day, -this.chance.between(3, 75));
    return after === undefined || earlier > after ? earlier : laterOf(addDays(after, 1), earlier);
  }

  /** Whether nothing ends by itself within so many days. */
  isOpenFor(days: number, day: CalendarDate): boolean {
    const { endsOn } = this.agreement;
    return endsOn === undefined || addDays(day, days) < endsOn;
  }

  /** The account that it now moves to, so many times in a thousand; once at most. */
  mayMove(perMille: number): AccountId | undefined {
    const { otherAccountId } = this;
    if (otherAccountId === undefined || !this.chance.happens(perMille)) return undefined;
    this.otherAccountId = undefined;
    return otherAccountId;
  }

  /** The last statement that can be undone, with the fact that made it. */
  undoable(): { readonly stated: Stated; readonly told: Told } | undefined {
    const { lastStated: stated } = this.agreement;
    return stated === undefined || this.lastStatedFact === undefined
      ? undefined
      : { stated, told: this.lastStatedFact };
  }

  private *start(): Telling {
    const { customer, startsOn } = this.settings;
    const bySales = customer.channel === 'sales';
    const recordedOn = bySales && this.chance.happens(60) ? startsOn : this.lateStart(startsOn);
    const bookedOn = bySales ? addDays(startsOn, -this.chance.between(0, 20)) : undefined;
    const term = this.agreement.offer.yearly
      ? { endsOn: addMonths(startsOn, 12), renews: !bySales && this.chance.happens(700) }
      : undefined;
    yield* this.tell(recordedOn, () => this.agreement.start(startsOn, present({ bookedOn, term })));
  }

  private lateStart(startsOn: CalendarDate): CalendarDate {
    return this.chance.happens(LATE_PER_MILLE) ? addDays(startsOn, this.chance.between(3, 45)) : startsOn;
  }

  /** A term that does not renew by itself is renewed, in time or late, or is left to end. */
  private *endOfTerm(day: CalendarDate, endsOn: CalendarDate): Telling {
    if (this.chance.happens(820)) {
      const recordedOn = this.chance.happens(120) ? addDays(day, this.chance.between(3, 40)) : day;
      const renews = this.chance.happens(250);
      const rise = this.chance.happens(500) ? this.chance.between(3, 8) : 0;
      const { offer } = this.agreement;
      const dearer = rise === 0 ? undefined : { ...offer, rise: offer.rise + rise };
      const term = { endsOn: addMonths(endsOn, 12), renews };
      yield* this.tell(recordedOn, () => this.agreement.renew(endsOn, term, dearer));
      return;
    }
    this.agreement.endsOn = undefined;
    yield* this.comeBack(day);
  }

  /** What has stopped is mostly over; some come back. */
  *comeBack(day: CalendarDate): Telling {
    if (!this.chance.happens(220)) return this.end();
    const again = addDays(day, this.chance.between(20, 200));
    const { offer } = this.agreement;
    const { plan, yearly, rise } = offer;
    const back: Offer = { plan, yearly, rise, seats: seatsFor(plan, this.chance) };
    yield* this.tell(again, () => this.agreement.reactivate(again, back));
  }
}
