import { describedBy, type OwnTexts, type RejectionText, type Subject } from '../../kernel/common-rejection-texts';
import type { FactId } from '../../kernel/ids';
import type { CommandRejection } from '../../kernel/transact';
import type { Pair } from './rate.events';
import type { RateRejection } from './rate.rejections';

export type AnyRateRejection = RateRejection | CommandRejection;

/** How a way in writes down what its callers can send. Ready to paste. */
export interface RateWays {
  list(): string;
  voidFact(pair: Pair, factId: FactId): string;
  correctFact(pair: Pair, factId: FactId): string;
}

/** What a rejection is about, and how its reader talks to the ledger. */
interface RateHearing {
  readonly pair: Pair;
  readonly ways: RateWays;
}

const TEXTS: OwnTexts<AnyRateRejection, RateHearing> = {
  'pair-is-one-currency': {
    title: 'A pair is of two currencies',
    detail: ({ currency }) => `Both are ${currency}, and a currency needs no rate to itself.`,
    fix: () => 'Name the currency that amounts are in as base, and the one they are wanted in as quote.',
  },
  'rate-is-zero': {
    title: 'A rate is above zero',
    detail: () => 'At a rate of zero every amount would be worth nothing.',
    fix: () => 'Say what one unit of the base is worth; to take a rate back, void the fact that published it.',
  },
  'rate-ends-before-its-day': {
    title: 'The rate would count on no day',
    detail: ({ effectiveOn, until }) => `It counts from ${effectiveOn} on, and no longer from ${until} on.`,
    fix: () => '"until" is the first day on which it no longer counts: name a later one, or leave it out.',
  },
};

const subjectOf = ({ pair, ways }: RateHearing): Subject => ({
  noun: 'pair',
  id: `${pair.base}/${pair.quote}`,
  facts: ways.list(),
  voidFact: (factId) => ways.voidFact(pair, factId),
  correctFact: (factId) => ways.correctFact(pair, factId),
});

const described = describedBy(TEXTS, subjectOf);

/** The one place where a refused command on rates is put into words. */
export const describeRateRejection = (
  rejection: AnyRateRejection,
  pair: Pair,
  ways: RateWays,
): RejectionText<AnyRateRejection> => described(rejection, { pair, ways });
