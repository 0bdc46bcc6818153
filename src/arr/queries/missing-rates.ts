import { addDays, type CalendarDate } from '../../kernel/calendar-date';
import type { Currency } from '../../kernel/currency';
import { BEGINNING_OF_KNOWLEDGE_ON } from '../../kernel/instant';
import type { AccountId, SubscriptionId } from '../../kernel/ids';
import type { MinorUnits } from '../../kernel/minor-units';
import type { Span } from '../../kernel/period-text';
import { groupOf, namesIn, type Selection, shownGroup } from '../domain/group';
import type { JournalEntry } from '../domain/journal';
import type { Contribution } from '../domain/movement';
import { toldAsRead } from '../domain/told-as-read';
import type { MissingRate } from './missing-rate';
import { type BookAt, ENTRIES_AT_ONCE, isRead } from './resolved';

/** The days at whose ends an answer says something, and of what. */
export interface RatesNeeded {
  readonly days: readonly Span[];
  readonly selection?: Selection | undefined;
  readonly accountId?: AccountId | undefined;
}

/** The end of one day. */
export const endOf = (day: CalendarDate): Span => ({ from: day, to: addDays(day, 1) });

/** A window's days with the one before it, at whose end it opens. */
export const withOpening = ({ from, to }: Span): Span => ({ from: addDays(from, -1), to });

/** What amounts in other currencies than the reporting one are left, of a subscription in one of them. */
interface Left {
  readonly subscriptionId: SubscriptionId;
  readonly currency: Currency;
  readonly deltas: Map<CalendarDate, MinorUnits>;
}

const isWanted = (selection: Selection | undefined): ((contribution: Contribution) => boolean) => {
  if (selection === undefined) return () => true;
  const names = namesIn(selection);
  const shown = shownGroup(selection, names);
  return ({ attributes }) => shown(groupOf(attributes, names)) !== undefined;
};

/** What is left unconverted, by subscription and currency. Stops now and then for others to have their turn. */
function* leftIn(
  { book, knownAt }: BookAt,
  { days, selection, accountId }: RatesNeeded,
): Generator<undefined, readonly Left[]> {
  const left = new Map<string, Left>();
  const wanted = isWanted(selection);
  const take = ({ effectiveOn, currency, contributions }: JournalEntry): void => {
    for (const contribution of contributions.filter(wanted)) {
      const { subscriptionId, delta } = contribution;
      const key = `${subscriptionId}\n${currency}`;
      const known = left.get(key) ?? { subscriptionId, currency, deltas: new Map<CalendarDate, MinorUnits>() };
      known.deltas.set(effectiveOn, (known.deltas.get(effectiveOn) ?? 0n) + delta);
      left.set(key, known);
    }
  };
  const end = days.reduce((last, { to }) => (to > last ? to : last), BEGINNING_OF_KNOWLEDGE_ON);
  const rows = accountId === undefined ? book.rows.inForce({ from: BEGINNING_OF_KNOWLEDGE_ON, to: end }, knownAt) : [];
  for (const [place, row] of rows.entries()) {
    if (place % ENTRIES_AT_ONCE === 0) yield;
    const entry = book.index.entryAt(row);
    if (entry.currency !== book.reporting) take(entry);
  }
  for (const entry of accountId === undefined ? [] : book.index.movementsOf(accountId, knownAt)) {
    if (entry.currency !== book.reporting && entry.effectiveOn < end) take(entry);
  }
  return [...left.values()];
}

/** The days of some spans on which something is left. */
const daysLeft = ({ deltas }: Left, spans: readonly Span[]): readonly Span[] => {
  const turns = [...deltas.keys()].sort();
  let level = 0n;
  return turns.flatMap((day, place) => {
    level += deltas.get(day) ?? 0n;
    if (level === 0n) return [];
    const next = turns[place + 1];
    return spans.flatMap(({ from, to }) => {
      const [first, end] = [from > day ? from : day, next !== undefined && next < to ? next : to];
      return first < end ? [{ from: first, to: end }] : [];
    });
  });
};

/** The days whose rates the policy wants for a subscription on some days. */
const rateDays = (known: BookAt, { subscriptionId }: Left, days: readonly Span[]): readonly Span[] => {
  const { policy } = known.book.policy;
  const { fx } = policy;
  if (fx === 'as-of') return days;
  if (fx !== 'subscription-start') return days.length === 0 ? [] : [endOf(fx.constant)];
  const facts = known.book.factsOf(subscriptionId).filter(isRead(known));
  return toldAsRead(facts, known.book.readByAt(known.knownAt))
    .stretches.filter(({ from, until }) =>
      days.some((span) => from < span.to && (until === undefined || span.from < until)),
    )
    .map(({ cameOn }) => endOf(cameOn));
};

/** The same days in order, each once; spans that touch are one. */
const joined = (spans: readonly Span[]): readonly Span[] => {
  const all: Span[] = [];
  for (const span of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = all.at(-1);
    if (last === undefined || span.from > last.to) all.push(span);
    else if (span.to > last.to) all[all.length - 1] = { from: last.from, to: span.to };
  }
  return all;
};

/** The same pairs and days told once. */
export const missingOnce = (missing: readonly MissingRate[]): readonly MissingRate[] => {
  const pairs = new Map(missing.map((one) => [`${one.base}/${one.quote}`, one] as const));
  return [...pairs].map(([pair, { base, quote }]) => {
    const own = missing.filter((one) => `${one.base}/${one.quote}` === pair);
    const spans = own.flatMap(({ days }) => days.map(({ from, until: to }) => ({ from, to })));
    return { base, quote, days: joined(spans).map(({ from, to: until }) => ({ from, until })) };
  });
};

/** Whether anything in another currency than the reporting one is left on the days, of the whole ledger. */
const mayLack = ({ book, knownAt }: BookAt, { days }: RatesNeeded): boolean => {
  const { index, reporting, rows } = book;
  const isForeign = (currency: Currency): boolean => currency !== reporting;
  if (!index.currencies(knownAt).some(isForeign)) return false;
  return days.some(({ from, to }) => {
    // What comes and goes within the days may add up to nothing, so each day is looked at on which anything moves.
    const next = addDays(from, 1);
    const turns = [from, ...(next < to ? rows.daysInForce({ from: next, to }, knownAt) : [])];
    return index
      .levels(turns, knownAt)
      .some((level) => [...level].some(([currency, amount]) => isForeign(currency) && amount !== 0n));
  });
};

/**
 * The pairs and days whose rates an answer in a reporting currency would need and that are not known. Stops now and then for others
 * to have their turn.
 */
export function* missingRates(known: BookAt, needed: RatesNeeded): Generator<undefined, readonly MissingRate[]> {
  const { reporting: quote } = known.book;
  if (quote === undefined || !mayLack(known, needed)) return [];
  const missing = new Map<Currency, Span[]>();
  for (const left of yield* leftIn(known, needed)) {
    const days = rateDays(known, left, daysLeft(left, needed.days));
    if (days.length > 0) missing.set(left.currency, [...(missing.get(left.currency) ?? []), ...days]);
  }
  return [...missing]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([base, spans]) => ({ base, quote, days: joined(spans).map(({ from, to: until }) => ({ from, until })) }));
}
