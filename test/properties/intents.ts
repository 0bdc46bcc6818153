import fc from 'fast-check';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import type { Currency } from '../../src/kernel/currency';
import type { SubscriptionId } from '../../src/kernel/ids';
import { parseInstant } from '../../src/kernel/instant';
import { present } from '../../src/kernel/present';
import type { Discount, Interval, RecurringLine } from '../../src/subscriptions/domain/line';
import type { PeriodSaying, PlainSaying, StatedDay, StatedLines, StatementSaying } from '../support/scenario/scenario';
import { accountOf, amountOf, currencyOf, dayOf, lineIdOf, subscriptionOf } from '../support/scenario/spelled';

/** What somebody tries to tell the ledger, so many days after the attempt before. */
export interface Intent {
  readonly wait: number;
  readonly subscriptionId: SubscriptionId;
  readonly attempt: Attempt;
}

/** A statement that names no other fact. */
type OwnStatement = Exclude<StatementSaying, { readonly verb: 'revoke' }>;

export type Attempt =
  | OwnStatement
  /** Of the cancellations of the subscription, the last. */
  | (StatedDay & { readonly verb: 'revoke' })
  | { readonly verb: 'void-all' }
  | PeriodSaying
  /** Of the facts of the subscription, the one so many before the last, counted round. */
  | { readonly verb: 'void'; readonly pick: number }
  | { readonly verb: 'correct'; readonly pick: number; readonly to: Correction }
  /** The attempt before, once more. */
  | { readonly verb: 'repeat' };

/** What a fact is corrected to; mostly to another statement of its own kind. */
export interface Correction {
  readonly kind: 'same' | StatementSaying['verb'];
  readonly day: StatedDay;
  readonly statements: Readonly<Record<OwnStatement['verb'], OwnStatement>>;
}

/** Few days, so that histories meet on them; ends of months and a leap day among them. */
export const DAYS: readonly CalendarDate[] = [
  ...['2024-02-28', '2024-02-29', '2024-03-01', '2024-03-02', '2024-03-15', '2024-03-31', '2024-04-01'],
  ...['2024-06-30', '2024-12-31', '2025-01-01', '2025-01-02', '2025-02-28', '2025-03-01'],
].map(dayOf);

export const ACCOUNTS = ['acme', 'bolt'].map(accountOf);
export const CURRENCIES = ['EUR', 'JPY', 'USD'].map(currencyOf);

/** A subscription with the currency in which it is mostly spoken of. */
type Spoken = readonly [SubscriptionId, Currency];

const SUBSCRIPTIONS: readonly Spoken[] = [
  [subscriptionOf('sub-1'), currencyOf('EUR')],
  [subscriptionOf('sub-2'), currencyOf('EUR')],
  [subscriptionOf('sub-3'), currencyOf('USD')],
];

export const anyDay = fc.constantFrom(...DAYS);
const anyAccount = fc.constantFrom(...ACCOUNTS);
const anyAmount = fc.constantFrom(...['10.00', '19.95', '33.33', '0.125', '0.0035', '0', '7'].map(amountOf));
const anyQuantity = fc.constantFrom(...['1', '3', '12', '0.5', '1000'].map(amountOf));
const anyInterval = fc.constantFrom<Interval[]>(
  ...[{ months: 1 }, { years: 1 }, { months: 7 }, { weeks: 1 }, { days: 30 }],
);

/** Mostly nothing, so that most of what is said is plain. */
const seldom = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: 3 }, { arbitrary: value, weight: 1 });

const anySpan = fc.record({ from: seldom(anyDay), until: seldom(anyDay) });

const anyDiscount: fc.Arbitrary<Discount> = fc
  .tuple(fc.boolean(), fc.constantFrom(...['10', '50', '100', '2.5'].map(amountOf)), anySpan)
  .map(([isPercent, off, span]) => ({ ...(isPercent ? { percent: off } : { amount: off }), ...present(span) }));

const anyPrice = fc.oneof(
  {
    arbitrary: fc.record({ unitPrice: anyAmount, quantity: anyQuantity, every: anyInterval }),
    weight: 5,
  },
  {
    arbitrary: fc.record({
      total: fc.constantFrom(amountOf('1000.00'), amountOf('24000')),
      over: fc.constantFrom({ months: 32 }, { months: 7 }),
    }),
    weight: 1,
  },
);

const anyRecurrence = fc.record({
  kind: fc.constantFrom<RecurringLine['kind'][]>(
    ...(['subscription', 'subscription', 'subscription', 'subscription', 'maintenance', 'maintenance'] as const),
    ...(['service', 'usage', 'irregular'] as const),
  ),
  trialUntil: seldom(anyDay),
  discounts: seldom(fc.array(anyDiscount, { minLength: 1, maxLength: 2 })),
  attributes: seldom(fc.constantFrom({ plan: 'pro' }, { plan: 'basic' })),
});

const anyLine: fc.Arbitrary<RecurringLine> = fc
  .tuple(fc.constantFrom('a', 'b', 'c'), anyPrice, anyRecurrence, anySpan)
  .map(([id, price, recurrence, span]) => ({ id: lineIdOf(id), ...price, ...present({ ...recurrence, ...span }) }));

const anyLines = fc.uniqueArray(anyLine, { selector: ({ id }) => id, minLength: 1, maxLength: 2 });

const statedDay = (anyEffectiveOn: fc.Arbitrary<CalendarDate>): fc.Arbitrary<StatedDay> =>
  fc
    .tuple(anyEffectiveOn, seldom(fc.constantFrom('08:00:00', '09:30:00', '12:00:00')))
    .map(([effectiveOn, time]) =>
      present({ effectiveOn, occurredAt: time === undefined ? undefined : parseInstant(`${effectiveOn}T${time}Z`) }),
    );

const anyStatedDay = statedDay(anyDay);
/** A day that leaves room for more. */
const anyEarlyDay = statedDay(fc.constantFrom(...DAYS.slice(0, 5)));

const statedLines = (currency: Currency): fc.Arbitrary<StatedLines> =>
  fc.record({
    currency: fc.oneof(
      { arbitrary: fc.constant(currency), weight: 15 },
      { arbitrary: fc.constant(currencyOf('JPY')), weight: 1 },
    ),
    lines: anyLines,
  });

const anyTerm = fc
  .record({ endsOn: fc.constantFrom(...DAYS.slice(4)), renews: fc.boolean() })
  .map(({ endsOn, renews }) => (renews ? { endsOn, renews } : { endsOn }));

const anyOwnAttributes = seldom(fc.constantFrom({ plan: 'team' }, { plan: 'pro', region: 'EU' }));

const anyStart = (currency: Currency, anyFirstDay = anyStatedDay): fc.Arbitrary<OwnStatement> =>
  fc
    .tuple(anyFirstDay, statedLines(currency), anyAccount, seldom(anyTerm), anyOwnAttributes, seldom(anyDay))
    .map(([day, lines, accountId, term, attributes, bookedOn]) =>
      present({ verb: 'start' as const, ...day, ...lines, accountId, term, attributes, bookedOn }),
    );

const anyChange = (currency: Currency): fc.Arbitrary<OwnStatement> =>
  fc
    .tuple(anyStatedDay, statedLines(currency), anyOwnAttributes, seldom(anyDay))
    .map(([day, lines, attributes, bookedOn]) =>
      present({ verb: 'change' as const, ...day, ...lines, attributes, bookedOn }),
    );

const anyRenewal = (currency: Currency): fc.Arbitrary<OwnStatement> =>
  fc
    .tuple(anyStatedDay, seldom(fc.tuple(statedLines(currency), anyOwnAttributes)), seldom(anyTerm))
    .map(([day, [agreed, attributes] = [undefined, undefined], term]) =>
      present({ verb: 'renew' as const, ...day, agreed, attributes, term }),
    );

const anyReactivation = (currency: Currency): fc.Arbitrary<OwnStatement> =>
  fc
    .tuple(anyStatedDay, statedLines(currency), anyOwnAttributes, seldom(anyTerm))
    .map(([day, lines, attributes, term]) =>
      present({ verb: 'reactivate' as const, ...day, ...lines, attributes, term }),
    );

const anyTransfer: fc.Arbitrary<OwnStatement> = fc
  .tuple(anyStatedDay, anyAccount)
  .map(([day, toAccountId]) => ({ verb: 'transfer', ...day, toAccountId }));

const plain = (verb: PlainSaying['verb']): fc.Arbitrary<OwnStatement> => anyStatedDay.map((day) => ({ verb, ...day }));

const anyCancellation: fc.Arbitrary<OwnStatement> = fc
  .tuple(anyStatedDay, seldom(anyDay))
  .map(([day, requestedOn]) => present({ verb: 'cancel' as const, ...day, requestedOn }));

const anyPeriod = (currency: Currency): fc.Arbitrary<PeriodSaying> =>
  fc
    .tuple(anyDay, seldom(anyDay), statedLines(currency), anyAccount)
    .map(([start, end, lines, accountId]) => present({ verb: 'period' as const, start, end, ...lines, accountId }));

/** Mostly of the last facts, so that voids are voided and corrections corrected. */
const anyPick = fc.oneof(fc.nat({ max: 2 }), fc.nat({ max: 7 }));

const anyStatements = (currency: Currency): fc.Arbitrary<Correction['statements']> =>
  fc.record({
    start: anyStart(currency, anyEarlyDay),
    change: anyChange(currency),
    renew: anyRenewal(currency),
    reactivate: anyReactivation(currency),
    transfer: anyTransfer,
    pause: plain('pause'),
    resume: plain('resume'),
    'past-due': plain('past-due'),
    recovered: plain('recovered'),
    cancel: anyCancellation,
  });

const KINDS: readonly Correction['kind'][] = [
  ...(['same', 'same', 'same', 'same', 'same', 'same', 'same', 'start', 'change', 'renew', 'reactivate'] as const),
  ...(['transfer', 'pause', 'resume', 'past-due', 'cancel', 'revoke'] as const),
];

const anyCorrection = (currency: Currency): fc.Arbitrary<Correction> =>
  fc.record({ kind: fc.constantFrom(...KINDS), day: anyStatedDay, statements: anyStatements(currency) });

const anyAttempt = (currency: Currency): fc.Arbitrary<Attempt> =>
  fc.oneof(
    { arbitrary: anyStart(currency), weight: 1 },
    { arbitrary: anyChange(currency), weight: 7 },
    { arbitrary: anyRenewal(currency), weight: 3 },
    { arbitrary: anyReactivation(currency), weight: 4 },
    { arbitrary: anyTransfer, weight: 3 },
    { arbitrary: plain('pause'), weight: 4 },
    { arbitrary: plain('resume'), weight: 3 },
    { arbitrary: fc.oneof(plain('past-due'), plain('recovered')), weight: 1 },
    { arbitrary: anyCancellation, weight: 5 },
    { arbitrary: anyStatedDay.map((day) => ({ verb: 'revoke' as const, ...day })), weight: 3 },
    { arbitrary: fc.constant({ verb: 'void-all' as const }), weight: 1 },
    { arbitrary: anyPeriod(currency), weight: 1 },
    { arbitrary: fc.record({ verb: fc.constant('void' as const), pick: anyPick }), weight: 5 },
    {
      arbitrary: fc.record({ verb: fc.constant('correct' as const), pick: anyPick, to: anyCorrection(currency) }),
      weight: 4,
    },
    { arbitrary: fc.constant({ verb: 'repeat' as const }), weight: 1 },
  );

const intentOf = (
  [subscriptionId, currency]: Spoken,
  anyOf: (currency: Currency) => fc.Arbitrary<Attempt>,
): fc.Arbitrary<Intent> =>
  fc.record({ wait: fc.nat({ max: 20 }), subscriptionId: fc.constant(subscriptionId), attempt: anyOf(currency) });

/** Most histories begin with the starts of some subscriptions, or nothing else could be said. */
const anyBeginning = fc
  .oneof(
    { withCrossShrink: true },
    { arbitrary: fc.subarray([...SUBSCRIPTIONS]), weight: 1 },
    { arbitrary: fc.constant([...SUBSCRIPTIONS]), weight: 3 },
  )
  .chain((spoken) => fc.tuple(...spoken.map((one) => intentOf(one, (currency) => anyStart(currency, anyEarlyDay)))));

/** More is said of the first subscription than of the others, so that something comes of it. */
const anyIntent = fc
  .constantFrom(...SUBSCRIPTIONS.slice(0, 1), ...SUBSCRIPTIONS.slice(0, 1), ...SUBSCRIPTIONS)
  .chain((spoken) => intentOf(spoken, anyAttempt));

/** What a bound number of people try, in the order in which they try it. */
export const anyIntents: fc.Arbitrary<readonly Intent[]> = fc
  .tuple(anyBeginning, fc.array(anyIntent, { maxLength: 15, size: 'max' }))
  .map(([beginning, rest]) => [...beginning, ...rest]);
