import type { Ledger } from '../../kernel/decider';
import { periodStream } from '../../kernel/streams';
import { decodePeriodFact, encodePeriodFact } from './period.codec';
import type { PeriodCommand } from './period.commands';
import { periodDecider, type PeriodState } from './period.decider';
import type { PeriodFact } from './period.events';
import type { PeriodRejection } from './period.rejections';

export const periodLedger: Ledger<PeriodCommand, PeriodFact, PeriodState, PeriodRejection> = {
  decider: periodDecider,
  streamOf: ({ period }) => periodStream(period),
  encode: encodePeriodFact,
  decode: decodePeriodFact,
};
