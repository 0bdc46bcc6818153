import {
  type CommonRejection,
  commonWords,
  isCommon,
  type Subject,
  type Words,
} from '../../kernel/common-rejection-texts';
import type { FactId } from '../../kernel/ids';
import type { CommandRejection } from '../../kernel/transact';
import type { Pair } from './rate.events';
import type { RateRejection } from './rate.rejections';

export type AnyRateRejection = RateRejection | CommandRejection;
type Code = AnyRateRejection['code'];
type OwnRejection = Exclude<AnyRateRejection, CommonRejection>;
type OwnCode = OwnRejection['code'];
type Of<Each extends OwnCode> = Extract<OwnRejection, { readonly code: Each }>;

/** A rejection for people. */
export interface RateRejectionText extends Words {
  readonly code: Code;
}

/** How a way in writes down what its callers can send. Ready to paste. */
export interface RateWays {
  list(): string;
  voidFact(pair: Pair, factId: FactId): string;
  correctFact(pair: Pair, factId: FactId): string;
}

interface Text<Each extends OwnCode> {
  readonly title: string;
  detail(rejection: Of<Each>): string;
  readonly fix: string;
}

/** A code without a text does not compile. */
const TEXTS: { readonly [Each in OwnCode]: Text<Each> } = {
  'pair-is-one-currency': {
    title: 'A pair is of two currencies',
    detail: ({ currency }) => `Both are ${currency}, and a currency needs no rate to itself.`,
    fix: 'Name the currency that amounts are in as base, and the one they are wanted in as quote.',
  },
  'rate-is-zero': {
    title: 'A rate is above zero',
    detail: () => 'At a rate of zero every amount would be worth nothing.',
    fix: 'Say what one unit of the base is worth; to take a rate back, void the fact that published it.',
  },
  'rate-ends-before-its-day': {
    title: 'The rate would count on no day',
    detail: ({ effectiveOn, until }) => `It counts from ${effectiveOn} on, and no longer from ${until} on.`,
    fix: '"until" is the first day on which it no longer counts: name a later one, or leave it out.',
  },
};

const subjectOf = (pair: Pair, ways: RateWays): Subject => ({
  noun: 'pair',
  id: `${pair.base}/${pair.quote}`,
  facts: ways.list(),
  voidFact: (factId) => ways.voidFact(pair, factId),
  correctFact: (factId) => ways.correctFact(pair, factId),
});

const textOf = <Each extends OwnCode>({ code }: Of<Each>): Text<Each> => TEXTS[code];

const wordsWith = <Each extends OwnCode>(text: Text<Each>, rejection: Of<Each>): Words => ({
  title: text.title,
  detail: text.detail(rejection),
  fix: text.fix,
});

const wordsOf = (rejection: AnyRateRejection, pair: Pair, ways: RateWays): Words =>
  isCommon(rejection) ? commonWords(rejection, subjectOf(pair, ways)) : wordsWith(textOf(rejection), rejection);

/** The one place where a refused command on rates is put into words. */
export const describeRateRejection = (rejection: AnyRateRejection, pair: Pair, ways: RateWays): RateRejectionText => ({
  code: rejection.code,
  ...wordsOf(rejection, pair, ways),
});
