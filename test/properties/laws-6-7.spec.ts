import fc from 'fast-check';
import type { ArrBook } from '../../src/arr/domain/arr-book';
import { isOfRates, isOfSubscription } from '../../src/arr/domain/ledger-fact';
import type { SubscriptionFact } from '../../src/subscriptions/domain/subscription.events';
import {
  type AnyFact,
  bookOf,
  isOfPeriod,
  type JournalledBook,
  type PureLedger,
} from '../support/scenario/pure-ledger';
import { MERGEABLE } from './account-histories';
import { announceSeed, checkLaw } from './check-law';
import { DAYS } from './intents';
import { accountsText, movementsText } from './ledger-texts';
import { anySettingOf, policyOf, type Setting, toldUnder, treatmentsBut } from './settings';

beforeAll(announceSeed);

type Appends = readonly (readonly AnyFact[])[];

const bookUnder = ({ chosen, converted }: Setting, appends: Appends): JournalledBook =>
  bookOf(appends, policyOf(chosen), undefined, converted?.reporting);

/** The same appends as a log would have them that had been told them in this order. */
const numberedAnew = (appends: Appends): Appends => {
  let sequence = 1;
  return appends.map((facts) =>
    facts.map((fact) => {
      sequence += 1;
      return { ...fact, sequence };
    }),
  );
};

/** What the facts of an append speak of: a subscription, or accounts or rates, each kind as one. */
const subjectOf = ([fact]: readonly AnyFact[]): string => {
  if (fact === undefined || isOfPeriod(fact)) return 'periods';
  if (isOfRates(fact)) return 'rates';
  return isOfSubscription(fact) ? fact.data.subscriptionId : 'accounts';
};

/** What neither asks when a fact was recorded nor what was known then. */
const anyTimeless = anySettingOf(treatmentsBut('backdating', 'startBasis'));

describe('law 6: the order of arrival of different subscriptions does not matter', () => {
  it('gives the same figures when one is told after the other, and accounts and rates before or after them', () => {
    const anyQuestion = fc.record({ setting: anyTimeless, isTurned: fc.boolean() });
    checkLaw(anyQuestion, (intents, { setting, isTurned }) => {
      const ledger = toldUnder(intents, setting);
      const bySubject = ledger.everything.toSorted((a, b) => {
        const [one, other] = [subjectOf(a), subjectOf(b)];
        return one === other ? 0 : one < other !== isTurned ? -1 : 1;
      });
      const { book } = bookUnder(setting, numberedAnew(bySubject));
      const now = Number.MAX_SAFE_INTEGER;
      const figures = (of: ArrBook) => DAYS.map((day) => accountsText(of, day, now));
      expect(figures(book)).toEqual(figures(ledger.book));
      expect(movementsText(book, now, MERGEABLE)).toBe(movementsText(ledger.book, now, MERGEABLE));
    });
  });
});

const REASON = 'a mistake';

/** Voids a fact if that is legal. */
const voided = (ledger: PureLedger, fact: AnyFact): AnyFact | undefined => {
  const recordedOn = ledger.recordedOnLast ?? fact.recordedOn;
  const { id: factId } = fact;
  if (isOfPeriod(fact)) return undefined;
  if (isOfRates(fact)) {
    const { base, quote } = fact.data;
    const undoing = { type: 'void-rate-fact', base, quote, factId, reason: REASON } as const;
    return acceptedOf(ledger.executeOfRate(undoing, recordedOn));
  }
  if (isOfSubscription(fact)) {
    const { subscriptionId } = fact.data;
    const undoing = { type: 'void-fact', subscriptionId, factId, reason: REASON } as const;
    return acceptedOf(ledger.execute(undoing, recordedOn));
  }
  const data = { accountId: fact.data.accountId, factId, reason: REASON };
  const undoing = { type: 'record-account-fact', fact: { type: 'fact-voided', data } } as const;
  return acceptedOf(ledger.executeOfAccount(undoing, recordedOn));
};

const acceptedOf = (
  executed: { readonly outcome: 'accepted'; readonly facts: readonly AnyFact[] } | { readonly outcome: 'rejected' },
): AnyFact | undefined => (executed.outcome === 'accepted' ? executed.facts[0] : undefined);

/** Lists the fact that a correction replaced in the correction's stead, as a cancellation would that never knew of it. */
const listing = <Stated extends SubscriptionFact>(stated: Stated, removed: AnyFact): Stated => {
  if (stated.type !== 'subscription-cancelled' || removed.type !== 'fact-corrected') return stated;
  const supersedes = stated.data.supersedes.map((id) => (id === removed.id ? removed.data.factId : id));
  return { ...stated, data: { ...stated.data, supersedes } };
};

const listingAnew = (fact: AnyFact, removed: AnyFact): AnyFact => {
  if (isOfPeriod(fact) || isOfRates(fact) || !isOfSubscription(fact)) return fact;
  if (fact.type !== 'fact-corrected') return listing(fact, removed);
  return { ...fact, data: { ...fact.data, statement: listing(fact.data.statement, removed) } };
};

/** The facts of a ledger that never knew one of them. */
const withoutFact = (appends: Appends, removed: AnyFact): readonly AnyFact[] =>
  appends.flatMap((facts) => facts.filter(({ id }) => id !== removed.id).map((fact) => listingAnew(fact, removed)));

const kindOf = (fact: AnyFact): string => {
  if (isOfPeriod(fact) || isOfRates(fact)) return 'of a rate';
  return isOfSubscription(fact) ? 'of a subscription' : 'of an account';
};

describe('law 7: a void restores the state without its fact', () => {
  it('leaves what a ledger has that never knew the fact, and its own void what was there before', () => {
    const kinds = new Set<string>();
    const anyQuestion = fc.record({ setting: anySettingOf(treatmentsBut('backdating')), pick: fc.nat() });
    checkLaw(anyQuestion, (intents, { setting, pick }) => {
      const ledger = toldUnder(intents, setting);
      const facts = ledger.everything.flat();
      const fact = facts[pick % Math.max(facts.length, 1)];
      if (fact === undefined) return;
      const others = withoutFact(ledger.everything, fact);
      const before = movementsText(ledger.book, ledger.head, MERGEABLE);
      const undoing = voided(ledger, fact);
      if (undoing === undefined) return;
      kinds.add(kindOf(fact));
      // At once: what followed on the fact may have been undone before it was.
      const never = bookUnder(setting, [others]).book;
      expect(movementsText(ledger.book, ledger.head, MERGEABLE)).toBe(movementsText(never, ledger.head, MERGEABLE));
      expect(voided(ledger, undoing)).toBeDefined();
      expect(movementsText(ledger.book, ledger.head, MERGEABLE)).toBe(before);
    });
    expect([...kinds].sort()).toEqual(['of a rate', 'of a subscription', 'of an account']);
  });
});
