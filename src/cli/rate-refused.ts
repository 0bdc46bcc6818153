import { type AnyRateRejection, describeRateRejection, type RateWays } from '../rates/domain/rate-rejection-texts';
import type { Pair } from '../rates/domain/rate.events';
import { COMMON_EXITS } from './common-exits';
import { EXIT, type ExitCode, Refused } from './failure';

/** A code without an exit does not compile. */
const EXITS: Readonly<Record<AnyRateRejection['code'], ExitCode>> = {
  ...COMMON_EXITS,
  'pair-is-one-currency': EXIT.validation,
  'rate-is-zero': EXIT.validation,
  'rate-ends-before-its-day': EXIT.validation,
};

/** How a person at the command line does what a rejection about a rate advises. */
const WAYS: RateWays = {
  list: () => 'arr rates list',
  voidFact: ({ base, quote }, factId) => `arr rates void ${base}/${quote} ${factId} --reason <text>`,
  correctFact: ({ base, quote }, factId) =>
    `arr rates correct ${base}/${quote} ${factId} <rate> --effective-on <day> --source <text> --reason <text>`,
};

/** Whether a command on a rate may be refused with it. */
export const isRateRejectionCode = (code: string): boolean => Object.hasOwn(EXITS, code);

/** The same for people. */
export const rateRefusal = (rejection: AnyRateRejection, pair: Pair): ReturnType<typeof describeRateRejection> =>
  describeRateRejection(rejection, pair, WAYS);

/** What ends the command line when a command on a rate is refused. */
export const rateRefusedBy = (rejection: AnyRateRejection, pair: Pair): Refused =>
  new Refused({ exit: EXITS[rejection.code], ...rateRefusal(rejection, pair) });
