import type { CalendarDate } from '../../kernel/calendar-date';
import type { FactId, SubscriptionId } from '../../kernel/ids';
import type { Recorded } from '../../kernel/projection';
import { type Effective, standingOf, type Undoing } from '../../kernel/standing';
import type { ExchangeRatePublished } from '../../rates/domain/rate.events';
import { accountTimelineOf } from '../../accounts/domain/account-timeline';
import type { AccountFact } from '../../accounts/domain/account.events';
import type { SubscriptionFact } from '../../subscriptions/domain/subscription.events';
import { timelineOf } from '../../subscriptions/domain/timeline';
import type { AccountFactAnswer, FactAnswer } from './answers';
import type { RateFactAnswer } from './rate-answers';
import { type BookAt, isRead } from './resolved';

/** Any fact with a place on a timeline, or one that undoes such a fact. */
type StreamFact =
  | { readonly type: 'fact-voided'; readonly data: { readonly factId: FactId } }
  | {
      readonly type: 'fact-corrected';
      readonly data: { readonly factId: FactId; readonly statement: { readonly data: Effective } };
    }
  | { readonly type: string; readonly data: Effective };

/** A void is as what it undoes, and so is a correction, which may also be true from an earlier day itself. */
const isUpTo = (asOf: CalendarDate, taken: ReadonlySet<FactId>, { data }: StreamFact): boolean => {
  if ('effectiveOn' in data) return data.effectiveOn <= asOf;
  return taken.has(data.factId) || ('statement' in data && data.statement.data.effectiveOn <= asOf);
};

/** The facts that belong to the days up to and with `asOf`, all where it is absent. A fact comes before what undoes it. */
export const factsUpTo = <Fact extends StreamFact>(
  facts: readonly Recorded<Fact>[],
  asOf: CalendarDate | undefined,
): readonly Recorded<Fact>[] => {
  if (asOf === undefined) return facts;
  const taken = new Set<FactId>();
  for (const fact of facts) if (isUpTo(asOf, taken, fact)) taken.add(fact.id);
  return facts.filter(({ id }) => taken.has(id));
};

/** How a fact stands that another may have undone, and by which. */
export type StandingShown =
  { readonly standing: 'stands' } | { readonly standing: Undoing['how']; readonly by: FactId };

const standingBy = (undoing: Undoing | undefined): StandingShown =>
  undoing === undefined ? { standing: 'stands' } : { standing: undoing.how, by: undoing.by };

/** The facts of a subscription that are known by then. */
export const subscriptionFactsKnown = (
  resolved: BookAt,
  subscriptionId: SubscriptionId,
): readonly Recorded<SubscriptionFact>[] => resolved.book.factsOf(subscriptionId).filter(isRead(resolved));

type SubscriptionFacts = readonly Recorded<SubscriptionFact>[];

/** How each of some facts of a subscription stands, given all that are known. */
export const subscriptionFactsShown = (known: SubscriptionFacts, shown: SubscriptionFacts): readonly FactAnswer[] => {
  const { statements, undone } = timelineOf(known);
  const standingOf = new Map(statements.map((statement) => [statement.id, statement] as const));
  return shown.map(({ imported: _, ...fact }) => {
    const { supersededBy, revokedBy } = standingOf.get(fact.id) ?? {};
    if (revokedBy !== undefined) return { ...fact, standing: 'revoked', by: revokedBy };
    if (supersededBy !== undefined) return { ...fact, standing: 'inert', by: supersededBy };
    return { ...fact, ...standingBy(undone.get(fact.id)) };
  });
};

type AccountFacts = readonly Recorded<AccountFact>[];

/** The same of facts about an account. */
export const accountFactsShown = (known: AccountFacts, shown: AccountFacts): readonly AccountFactAnswer[] => {
  const { undone } = accountTimelineOf(known);
  return shown.map(({ imported: _, ...fact }) => ({ ...fact, ...standingBy(undone.get(fact.id)) }));
};

/** The facts of these ids that are about rates, as they stand by then. */
export const rateFactsShown = (
  { book, knownAt }: Pick<BookAt, 'book' | 'knownAt'>,
  ids: ReadonlySet<FactId | string>,
): readonly RateFactAnswer[] =>
  [...ids].flatMap((id) => {
    const found = book.rates.find(id);
    if (found === undefined || found.sequence > knownAt) return [];
    const { imported: _, ...fact } = found;
    const ofPair = book.rates.factsOf(fact.data).filter(({ sequence }) => sequence <= knownAt);
    const { undone } = standingOf<ExchangeRatePublished>(ofPair);
    return [{ ...fact, ...standingBy(undone.get(fact.id)) }];
  });
