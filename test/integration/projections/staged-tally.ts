import { setImmediate } from 'node:timers/promises';
import { type HostNotice, ProjectionHost } from '../../../src/platform/projections/projection-host';
import { StagedLog } from './staged-log';
import { decodeTally, ManualTiming, opening, type TallyFact } from './tally.builders';

/** A host over a staged log that holds its opening, with all that the host asks for and tells. */
export const stageTally = async () => {
  const log = new StagedLog();
  const timing = new ManualTiming();
  const notices: HostNotice[] = [];
  const attempts: number[] = [];
  const pause = {
    beforeAttempt: async (attempt: number): Promise<void> => {
      attempts.push(attempt);
      await setImmediate();
    },
  };
  const notify = (notice: HostNotice): number => notices.push(notice);
  const host = new ProjectionHost<TallyFact>({ store: log, decode: decodeTally, pause, timing, notify });
  await log.append(opening());
  return { log, timing, notices, attempts, host };
};
