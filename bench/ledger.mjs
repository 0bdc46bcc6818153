import { performance } from 'node:perf_hooks';
import { built } from './built.mjs';
import { steadyCompany } from './steady-company.mjs';
import { Times, timed } from './timing.mjs';

const { openLedger } = built('./cli/in-process.js');
const { openWithHistory } = built('./cli/opening.js');
const { EmbeddedEventStore } = built('./platform/embedded/embedded-event-store.adapter.js');
const { IntlZoneCalendar } = built('./platform/system/intl-zone-calendar.adapter.js');
const { SystemClock } = built('./platform/system/system-clock.adapter.js');
const { AppendAssembler } = built('./platform/projections/append-assembler.js');
const { ProjectionFold } = built('./platform/projections/running-projection.js');
const { decodeLedgerFact } = built('./arr/domain/ledger-fact.codec.js');
const { arrJournal } = built('./arr/projections/arr-journal.projection.js');
const { PrefixArrIndex } = built('./arr/domain/prefix-arr-index.js');
const { DEFAULT_POLICY } = built('./kernel/policy.js');
const { LOG_START } = built('./kernel/log-position.js');

/** The index that is measured. */
export const createIndex = () => new PrefixArrIndex();

async function* linesOf(company) {
  for (const { line } of company) yield line;
}

/** Imports the company by the way that `arr import --opening` takes; answers how long that took. */
export const importCompany = async (settings, folder, onProgress) => {
  const env = { DATA_DIR: folder, LOG_LEVEL: 'error', BASE_CURRENCY: 'EUR' };
  const ledger = await openLedger('write', env);
  try {
    const rejected = [];
    const began = performance.now();
    const summary = await openWithHistory(ledger, linesOf(steadyCompany(settings)), {
      source: 'bench',
      onRejected: (row) => void rejected.push(row),
      onProgress,
    });
    if (summary.facts !== settings.facts) {
      throw new Error(`${summary.facts} of ${settings.facts} facts were imported: ${JSON.stringify(rejected)}`);
    }
    return { seconds: (performance.now() - began) / 1000 };
  } finally {
    await ledger.close();
  }
};

/** The same as texts, which is what a rebuild has to begin with; answers how long parsing them and nothing else takes. */
export const parsingSeconds = (settings) => {
  let seconds = 0;
  for (const { line } of steadyCompany(settings)) seconds += timed(() => JSON.parse(line)).us / 1e6;
  return seconds;
};

/** Folds the log from nothing, as a start or a rebuild does; `lates` says of each fact whether it is late. */
export const rebuild = async (folder, lates) => {
  const ports = { clock: new SystemClock(), calendar: new IntlZoneCalendar() };
  const store = await EmbeddedEventStore.open({ folder, mode: 'read', ...ports });
  const fold = new ProjectionFold(arrJournal(DEFAULT_POLICY, createIndex));
  const assembler = new AppendAssembler(LOG_START, decodeLedgerFact);
  const [onTime, late] = [new Times(lates.length), new Times(lates.length)];
  const began = performance.now();
  for await (const { records, caughtUp } of store.readLog(LOG_START)) {
    for (const record of records) {
      const append = assembler.take(record);
      if (append === undefined) continue;
      const { us } = timed(() => fold.advance(append));
      if (fold.failure !== undefined) throw fold.failure.error;
      // The first half of the log would tell of an index that is not yet full.
      if (record.sequence > lates.length / 2) (lates[record.sequence - 2] ? late : onTime).add(us);
    }
    if (caughtUp) break;
  }
  const seconds = (performance.now() - began) / 1000;
  await store.close();
  return { book: fold.state, seconds, onTime, late };
};
