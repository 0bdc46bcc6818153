import type { CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import { Chains } from './chains';
import { int32Column } from './column';
import { TextTable } from './text-table';

const NONE = -1;

/** Which subscriptions have needed a rate, as known at some time: by their currencies, and by the days whose rates they needed. */
export class RateWants {
  private readonly lists = new TextTable();
  private readonly chains = new Chains();
  /** The list that each subscription was put on last. */
  private readonly latest = int32Column();
  private readonly days = new Map<Currency, Set<CalendarDate>>();

  /** `day` is that of the rate, where it stays the same as long as the subscription does not come back. */
  want(subscription: number, currency: Currency, day: CalendarDate | undefined): void {
    const list = this.lists.idOf(keyOf(currency, day));
    while (this.latest.length <= subscription) this.latest.push(NONE);
    if (this.latest.at(subscription) === list) return;
    this.latest.set(subscription, list);
    if (this.chains.of(list).includes(subscription)) return;
    this.chains.add(list, subscription);
    const days = this.days.get(currency) ?? new Set();
    this.days.set(currency, days);
    if (day !== undefined) days.add(day);
  }

  /** Whether any subscription has needed a rate of the currency. */
  isOf(currency: Currency): boolean {
    return this.days.has(currency);
  }

  /** The days whose rates were needed. */
  daysOf(currency: Currency): Iterable<CalendarDate> {
    return this.days.get(currency) ?? [];
  }

  /** Those that needed the rate of a day; without a day, those that need the rates of all. */
  of(currency: Currency, day?: CalendarDate): readonly number[] {
    const list = this.lists.find(keyOf(currency, day));
    return list === undefined ? [] : this.chains.of(list);
  }
}

const keyOf = (currency: Currency, day: CalendarDate | undefined): string => `${currency} ${day ?? ''}`;
