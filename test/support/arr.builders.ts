import type {
  AccountAttributes,
  AccountDescribed,
  AccountFactCorrected,
  AccountFactVoided,
  AccountsMerged,
  AccountStatement,
} from '../../src/accounts/domain/account.events';
import { AccountsBook } from '../../src/arr/domain/accounts-book';
import type { ArrBook } from '../../src/arr/domain/arr-book';
import type { ArrBooks } from '../../src/arr/queries/arr-books.port';
import type { JournalEntry } from '../../src/arr/domain/journal';
import { type FiguredFact, isOfRates, isOfSubscription, type LedgerFact } from '../../src/arr/domain/ledger-fact';
import type { ChangesByAccount } from '../../src/arr/domain/level-change';
import { toldOf } from '../../src/arr/domain/holders';
import { levelChangesOf } from '../../src/arr/domain/levels';
import { arrJournal } from '../../src/arr/projections/arr-journal.projection';
import { type CalendarDate } from '../../src/kernel/calendar-date';
import type { Currency } from '../../src/kernel/currency';
import type { FactId, LedgerId } from '../../src/kernel/ids';
import { BEGINNING_OF_KNOWLEDGE, BEGINNING_OF_KNOWLEDGE_ON, type Instant } from '../../src/kernel/instant';
import { LOG_START } from '../../src/kernel/log-position';
import type { Token } from '../../src/kernel/log-record';
import { DEFAULT_POLICY, type Policy, type PolicyVersion } from '../../src/kernel/policy';
import { fold, type Recorded } from '../../src/kernel/projection';
import type { View } from '../../src/kernel/read-model.port';
import { isPeriodFactType } from '../../src/periods/domain/period.codec';
import type { PeriodFact } from '../../src/periods/domain/period.events';
import type { PolicyFact } from '../../src/policies/domain/policy.events';
import type { ExchangeRatePublished, RateFact, RateTerms } from '../../src/rates/domain/rate.events';
import { stretchesOf } from '../../src/subscriptions/domain/stretches';
import { timelineOf } from '../../src/subscriptions/domain/timeline';
import type {
  SubscriptionFact,
  SubscriptionPaused,
  SubscriptionResumed,
  SubscriptionTransferred,
} from '../../src/subscriptions/domain/subscription.events';
import { AgreeingIndex } from './agreeing-index';
import { givenFactId } from './decider-scenario';
import { accountId, amount, at, currency, on, subscriptionId } from './subscription.builders';

/** Facts that became known together, and when. */
export interface AppendTold {
  readonly recordedAt: string;
  readonly facts: readonly (FiguredFact | PeriodFact | PolicyFact | RateFact)[];
  readonly imported?: boolean;
}

/** One append a fact, each an hour after the one before. */
export const oneByOne = (...facts: AppendTold['facts']): readonly AppendTold[] =>
  facts.map((fact, index) => ({
    recordedAt: `2025-01-01T${(index + 1).toString().padStart(2, '0')}:00:00Z`,
    facts: [fact],
  }));

const recorded = (fact: LedgerFact, sequence: number, recordedAt: Instant): Recorded<LedgerFact> => ({
  ...fact,
  id: givenFactId(sequence),
  version: 1,
  token: `token-${sequence}` as Token,
  sequence,
  recordedAt,
  recordedOn: recordedAt.slice(0, 10) as CalendarDate,
  imported: false,
  metadata: {
    commandId: `command-${sequence}`,
    part: 1,
    parts: 1,
    source: 'test',
    commandHash: 'sha256:',
    actor: 'test',
    correlationId: 'test',
  },
});

const OPENING: Recorded<LedgerFact> = {
  ...recorded(
    {
      type: 'ledger-opened',
      data: { ledgerId: 'main' as LedgerId, timeZone: 'UTC', baseCurrency: currency('EUR') },
    },
    1,
    BEGINNING_OF_KNOWLEDGE,
  ),
  recordedOn: BEGINNING_OF_KNOWLEDGE_ON,
};

/** The log that these appends come to: the opening is sequence 1, and each fact's id is `givenFactId(sequence)`. */
export const logOf = (appends: readonly AppendTold[]): readonly Recorded<LedgerFact>[] => {
  let sequence = 1;
  const rest = appends.flatMap(({ recordedAt, facts, imported = false }) =>
    facts.map((fact, index) => {
      sequence += 1;
      const one = recorded(fact, sequence, at(recordedAt));
      return { ...one, imported, metadata: { ...one.metadata, part: index + 1, parts: facts.length } };
    }),
  );
  return [OPENING, ...rest];
};

/** The facts of a log that figures follow from. */
export const figuredIn = (log: readonly Recorded<LedgerFact>[]): readonly Recorded<FiguredFact>[] =>
  log.filter(
    (fact): fact is Recorded<FiguredFact> =>
      fact.type !== 'ledger-opened' &&
      fact.type !== 'policy-adopted' &&
      !isPeriodFactType(fact.type) &&
      !isOfRates(fact),
  );

/** Which day a moment belongs to, where the time zone is UTC. */
export const dayInUtc = { dayOf: (instant: Instant): CalendarDate => on(instant.slice(0, 10)) };

export interface Folded {
  readonly book: ArrBook;
  readonly entries: readonly JournalEntry[];
  readonly books: ArrBooks;
}

/** Folds a log with the projection itself, and serves it as a read model would. */
export const foldedOf = (
  appends: readonly AppendTold[],
  policy: PolicyVersion = DEFAULT_POLICY,
  stale = false,
  reporting?: Currency,
): Folded => {
  const index = new AgreeingIndex();
  const projection = arrJournal(policy, () => index, reporting);
  const book = projection.create();
  for (const fact of logOf(appends)) fold(projection, book, fact);
  const view: View<ArrBook> = { state: book, position: LOG_START, stale };
  const books: ArrBooks = {
    view: () => Promise.resolve(view),
    of: ({ policy: other, reporting: into }) => foldedOf(appends, other, stale, into).books.view(),
  };
  return { book, entries: index.journal, books };
};

const SUBSCRIPTION = {
  subscriptionId: subscriptionId('sub-1'),
  accountId: accountId('acme'),
  currency: currency('EUR'),
};

type Whose = Partial<typeof SUBSCRIPTION>;

/** That a subscription goes from one account to another on a day. */
export const transferred = (day: string, from: string, to: string, whose: Whose = {}): SubscriptionTransferred => ({
  type: 'subscription-transferred',
  data: { ...SUBSCRIPTION, ...whose, accountId: accountId(from), effectiveOn: on(day), toAccountId: accountId(to) },
});

export const paused = (day: string, whose: Whose = {}): SubscriptionPaused => ({
  type: 'subscription-paused',
  data: { ...SUBSCRIPTION, ...whose, effectiveOn: on(day) },
});

export const resumed = (day: string, whose: Whose = {}): SubscriptionResumed => ({
  type: 'subscription-resumed',
  data: { ...SUBSCRIPTION, ...whose, effectiveOn: on(day) },
});

/** That an account reads as another from a day on. */
export const merged = (day: string, from: string, into: string): AccountsMerged => ({
  type: 'accounts-merged',
  data: { accountId: accountId(from), intoAccountId: accountId(into), effectiveOn: on(day) },
});

export const described = (day: string, account: string, attributes: AccountAttributes): AccountDescribed => ({
  type: 'account-described',
  data: { accountId: accountId(account), effectiveOn: on(day), attributes },
});

export const accountFactVoided = (account: string, factId: FactId): AccountFactVoided => ({
  type: 'fact-voided',
  data: { accountId: accountId(account), factId, reason: 'a mistake' },
});

export const accountFactCorrected = (
  account: string,
  factId: FactId,
  statement: AccountStatement,
): AccountFactCorrected => ({
  type: 'fact-corrected',
  data: { accountId: accountId(account), factId, reason: 'a mistake', statement },
});

/** That a policy is adopted which is other than the default one in some treatments. */
export const policyAdopted = (version: number, changes: Partial<Policy>): PolicyFact => ({
  type: 'policy-adopted',
  data: { version, policy: { ...DEFAULT_POLICY.policy, ...changes } },
});

/** That one unit of a currency is worth so much of another from a day on: `USD/EUR`. */
export const ratePublished = (
  pair: string,
  day: string,
  rate: string,
  more: Partial<RateTerms> = {},
): ExchangeRatePublished => ({
  type: 'exchange-rate-published',
  data: {
    base: currency(pair.slice(0, 3)),
    quote: currency(pair.slice(4)),
    effectiveOn: on(day),
    rate: amount(rate),
    source: 'ECB',
    ...more,
  },
});

/** What the lines of the one subscription that facts are told of come to, by accounts. */
export const changesTold = (
  facts: readonly FiguredFact[],
  policy: Policy = DEFAULT_POLICY.policy,
): ChangesByAccount => {
  const own: Recorded<SubscriptionFact>[] = [];
  const accounts = new AccountsBook();
  for (const fact of figuredIn(logOf(oneByOne(...facts)))) {
    if (isOfSubscription(fact)) own.push(fact);
    else accounts.take(fact);
  }
  return levelChangesOf(toldOf(stretchesOf(timelineOf(own), policy), accounts), { policy });
};
