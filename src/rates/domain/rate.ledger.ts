import type { Ledger } from '../../kernel/decider';
import { rateStream } from '../../kernel/streams';
import { decodeRateFact, encodeRateFact } from './rate.codec';
import type { RateCommand } from './rate.commands';
import { rateDecider, type RateState } from './rate.decider';
import type { RateFact } from './rate.events';
import type { RateRejection } from './rate.rejections';

export const rateLedger: Ledger<RateCommand, RateFact, RateState, RateRejection> = {
  decider: rateDecider,
  streamOf: ({ base, quote }) => rateStream(base, quote),
  encode: encodeRateFact,
  decode: decodeRateFact,
};
