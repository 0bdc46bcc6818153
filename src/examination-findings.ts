import type { Finding } from './cli/finding';
import type { Clock } from './kernel/clock.port';
import type { EventStore } from './kernel/event-store.port';
import { LOG_START, type LogPosition } from './kernel/log-position';
import { decodeLedgerOpened } from './ledger/domain/ledger.codec';
import { assertTerms } from './ledger-terms-differ';
import { checkLog } from './log-check';
import type { Config } from './platform/config/config';
import { SchemaCatalogue } from './platform/schemas/schema-catalogue';
import { startProblemOf } from './start-problem';

/** Facts cannot be recorded in a later order than they came, so a clock this much behind spoils their times. */
const SKEW_SECONDS_GOOD = 2;
const SKEW_SECONDS_MAX = 3600;

export const ok = (check: string, detail: string): Finding => ({ check, status: 'ok', detail });
export const warn = (check: string, detail: string, fix: string): Finding => ({ check, status: 'warn', detail, fix });
export const fail = (check: string, detail: string, fix: string): Finding => ({ check, status: 'fail', detail, fix });

/** What is found wrong where it can be named, and thrown on where it cannot. */
export const failure = (check: string, error: unknown): Finding => {
  const problem = startProblemOf(error);
  if (problem === undefined) throw error;
  const { code, detail, fix } = problem;
  // Before the first fact there is no ledger, which is no fault.
  return code === 'data-folder-missing' || code === 'ledger-missing'
    ? warn(check, detail, fix)
    : fail(check, detail, fix);
};

const skewOf = ({ recordedAt, sequence }: LogPosition, clock: Clock): Finding => {
  const aheadSeconds = Math.round((Date.parse(recordedAt) - Date.parse(clock.now())) / 1000);
  if (sequence === 0 || aheadSeconds <= SKEW_SECONDS_GOOD) {
    return ok('clock', `${clock.now()}, not before the last fact, of ${recordedAt}`);
  }
  const detail = `The last fact was recorded at ${recordedAt}, ${aheadSeconds.toString()} s after what the clock says now.`;
  const fix = 'Set the clock right. Until it has caught up, new facts are recorded at the time of the last one.';
  return aheadSeconds > SKEW_SECONDS_MAX ? fail('clock', detail, fix) : warn('clock', detail, fix);
};

/** Whether the environment asks for what the ledger was opened with. */
const termsIn = async (store: Pick<EventStore, 'readLog'>, config: Config): Promise<readonly Finding[]> => {
  for await (const { records } of store.readLog(LOG_START)) {
    const [first] = records;
    if (first === undefined) break;
    const { data } = decodeLedgerOpened(first);
    try {
      assertTerms(config, data);
      return [ok('ledger', `opened in the time zone ${data.timeZone} with the base currency ${data.baseCurrency}`)];
    } catch (error) {
      return [failure('ledger', error)];
    }
  }
  return [];
};

/** Reads the whole log, and compares it with what the environment asks for and with the clock. */
export async function* examineLog(
  store: Pick<EventStore, 'readLog'>,
  head: LogPosition,
  config: Config,
  clock: Clock,
): AsyncIterable<Finding> {
  const catalogue = new SchemaCatalogue();
  const log = await checkLog({ store, schemas: { validateFact: (fact) => catalogue.validateFact(fact) } });
  yield log;
  if (log.status === 'ok') yield* await termsIn(store, config);
  yield skewOf(head, clock);
}
