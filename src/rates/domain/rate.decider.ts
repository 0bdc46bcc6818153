import type { CalendarDate } from '../../kernel/calendar-date';
import { accept, type Decider, type Decision, type Logged, reject } from '../../kernel/decider';
import { decimal } from '../../kernel/rational';
import { notCorrectable, notVoidable } from '../../kernel/undoing';
import type { RateCommand } from './rate.commands';
import type { ExchangeRatePublished, Pair, RateFact, RateTerms } from './rate.events';
import type { RateRejection } from './rate.rejections';

/** All facts of a pair, in the order of its stream. */
export type RateState = readonly Logged<RateFact>[];

const publishedBy = ({ base, quote }: Pair, terms: RateTerms): ExchangeRatePublished => {
  const { effectiveOn, rate, until, source } = terms;
  return {
    type: 'exchange-rate-published',
    data: { base, quote, effectiveOn, rate, ...(until !== undefined && { until }), source },
  };
};

const factOf = (command: RateCommand): RateFact => {
  if (command.type === 'publish-rate') return publishedBy(command, command);
  const { base, quote, factId, reason } = command;
  if (command.type === 'void-rate-fact') return { type: 'fact-voided', data: { base, quote, factId, reason } };
  const statement = publishedBy(command, command.terms);
  return { type: 'fact-corrected', data: { base, quote, factId, reason, statement } };
};

const faultIn = ({ data }: ExchangeRatePublished): RateRejection | undefined => {
  const { base, quote, rate, effectiveOn, until } = data;
  if (base === quote) return { code: 'pair-is-one-currency', currency: base };
  if (decimal(rate).numerator === 0n) return { code: 'rate-is-zero' };
  if (until === undefined || until > effectiveOn) return undefined;
  return { code: 'rate-ends-before-its-day', effectiveOn, until };
};

const faultOf = (facts: RateState, fact: RateFact, today: CalendarDate): RateRejection | undefined => {
  if (fact.type === 'exchange-rate-published') return faultIn(fact);
  if (fact.type === 'fact-voided') return notVoidable<ExchangeRatePublished>(facts, fact, today);
  return notCorrectable<ExchangeRatePublished>(facts, fact.data.factId) ?? faultIn(fact.data.statement);
};

const decide = (command: RateCommand, facts: RateState, today: CalendarDate): Decision<RateFact, RateRejection> => {
  const fact = factOf(command);
  const fault = faultOf(facts, fact, today);
  return fault === undefined ? accept(fact) : reject(fault);
};

/** Any number of rates may be published for a day, and each may be voided or corrected as long as it stands. */
export const rateDecider: Decider<RateCommand, RateFact, RateState, RateRejection> = {
  initial: [],
  evolve: (facts, fact) => [...facts, fact],
  decide,
};
