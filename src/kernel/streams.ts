import type { Brand } from './brand';
import type { Currency } from './currency';
import type { AccountId, SubscriptionId } from './ids';
import type { Month } from './month';

/** A stream of the event store: a category of one word, a hyphen, an id. */
export type StreamName = Brand<string, 'StreamName'>;

export const LEDGER_STREAM = 'ledger-main' as StreamName;

/** The policies that the ledger adopts, one after the other. */
export const POLICY_STREAM = 'policy-main' as StreamName;

export const subscriptionStream = (id: SubscriptionId): StreamName => `subscription-${id}` as StreamName;

export const accountStream = (id: AccountId): StreamName => `account-${id}` as StreamName;

/** Each month has a stream of its own: `period-2025_03`. */
export const periodStream = (month: Month): StreamName => `period-${month.replace('-', '_')}` as StreamName;

/** Each pair of currencies has a stream of its own: `rate-USD_EUR`. */
export const rateStream = (base: Currency, quote: Currency): StreamName => `rate-${base}_${quote}` as StreamName;

/** A shard of an epoch of the published journal: `arrJournal-1-3`. */
export const journalStream = (epoch: number, shard: number): StreamName =>
  `arrJournal-${epoch.toString()}-${shard.toString()}` as StreamName;

/** Which epochs the published journal has had. */
export const JOURNAL_EPOCHS_STREAM = 'arrJournal-epochs' as StreamName;

/** The categories that hold facts; records of any other stream are stored, but are not numbered. */
export const FACT_CATEGORIES: ReadonlySet<string> = new Set([
  'ledger',
  'subscription',
  'account',
  'rate',
  'policy',
  'period',
]);

/** What stands in these before the ledger's first other fact is known from the beginning. */
const PREAMBLE_CATEGORIES: ReadonlySet<string> = new Set(['ledger', 'policy', 'rate']);

const categoryOf = (stream: StreamName): string => stream.slice(0, stream.indexOf('-'));

export const holdsFacts = (stream: StreamName): boolean => FACT_CATEGORIES.has(categoryOf(stream));

export const isPreamble = (stream: StreamName): boolean => PREAMBLE_CATEGORIES.has(categoryOf(stream));
