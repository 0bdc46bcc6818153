import { readFileSync } from 'node:fs';
import { adoptedPolicyIn } from './adopted-policy';
import { decodeLedgerFact } from './arr/domain/ledger-fact.codec';
import type { JournalEntry } from './arr/domain/journal';
import type { LedgerFact } from './arr/domain/ledger-fact';
import { PrefixArrIndex } from './arr/domain/prefix-arr-index';
import { arrJournal } from './arr/projections/arr-journal.projection';
import { movementShown } from './arr/queries/movement-shown';
import { usageError } from './cli/failure';
import type { Tailed, TailedFact, TailRequest } from './cli/folder-work';
import type { LogPage } from './kernel/event-store.port';
import { LOG_START, type LogPosition } from './kernel/log-position';
import type { LogRecord } from './kernel/log-record';
import { withOpenTexts } from './kernel/personal-text';
import type { PolicyVersion } from './kernel/policy';
import { fold, type Recorded } from './kernel/projection';
import { decodePolicyFact } from './policies/domain/policy.codec';
import { assertPlace, type LedgerPlace } from './platform/config/config';
import { LEDGER_PLACE_SETTINGS } from './platform/config/ledger-settings';
import { readSettings, type SettingSources } from './platform/config/read-settings';
import { type LedgerStorage, openLedgerStorage } from './platform/ledger-storage';
import { AppendAssembler } from './platform/projections/append-assembler';
import { IntlZoneCalendar } from './platform/system/intl-zone-calendar.adapter';
import { SystemClock } from './platform/system/system-clock.adapter';
import { explained, inWordsOf } from './start-problem';

/** What is to be told, and when to end. */
interface Course {
  readonly from: number;
  readonly isOnce: boolean;
  readonly stop: AbortSignal;
}

/** The pages after a position: to the end of the log, or without end. */
const pagesAfter = ({ store }: LedgerStorage, after: LogPosition, { isOnce, stop }: Course): AsyncIterable<LogPage> =>
  isOnce ? store.readLog(after) : store.follow(after, stop);

const shown = ({ vault }: LedgerStorage, { token: _, recordedOn: __, ...fact }: LogRecord): TailedFact => ({
  ...fact,
  data: withOpenTexts(fact.data, (text) => vault.open(text)),
});

async function* factsOf(ledger: LedgerStorage, course: Course, head: LogPosition): AsyncIterable<Tailed> {
  // A position is known of the end alone; what comes before is passed over, which takes less than telling it would.
  const after = course.from > head.sequence ? head : LOG_START;
  for await (const { records } of pagesAfter(ledger, after, course)) {
    for (const record of records) {
      if (course.stop.aborted) return;
      if (record.sequence >= course.from) yield { tailed: 'fact', fact: shown(ledger, record) };
    }
  }
}

/** Tells of each entry as it comes into the journal. */
class HeardIndex extends PrefixArrIndex {
  constructor(private readonly hear: (entry: JournalEntry) => void) {
    super();
  }

  override add(entry: JournalEntry): number {
    this.hear(entry);
    return super.add(entry);
  }
}

/** The journal of a policy as it is folded, append by append. */
class JournalFold {
  private heard: JournalEntry[] = [];
  private readonly assembler = new AppendAssembler(LOG_START, decodeLedgerFact);
  private readonly projection;
  private readonly book;

  constructor(private readonly policy: PolicyVersion) {
    this.projection = arrJournal(policy, () => new HeardIndex((entry) => this.heard.push(entry)));
    this.book = this.projection.create();
  }

  /** The journal of the policy that the record adopts, where it is a later one, up to and with this record; else this one. */
  async following(record: LogRecord, { store }: LedgerStorage): Promise<JournalFold> {
    if (record.type !== 'policy-adopted') return this;
    const { data: policy } = decodePolicyFact(record);
    if (policy.version <= this.policy.version) return this;
    const next = new JournalFold(policy);
    for await (const { records } of store.readLog(LOG_START)) {
      for (const earlier of records) {
        next.take(earlier);
        if (earlier.sequence === record.sequence) return next;
      }
    }
    return next;
  }

  /** The entries that the record brings, where it ends its append. */
  take(record: LogRecord): readonly JournalEntry[] {
    this.heard = [];
    const facts: readonly Recorded<LedgerFact>[] = this.assembler.take(record)?.facts ?? [];
    for (const fact of facts) fold(this.projection, this.book, fact);
    return this.heard;
  }
}

const entryShown = (entry: JournalEntry): Tailed => {
  const { kind, retracts, policyVersion, derivationVersion } = entry;
  return {
    tailed: 'movement',
    movement: { ...movementShown(entry), kind, retracts, policyVersion, derivationVersion },
  };
};

async function* movementsOf(ledger: LedgerStorage, course: Course): AsyncIterable<Tailed> {
  let journal = new JournalFold(await adoptedPolicyIn(ledger.store));
  for await (const { records } of pagesAfter(ledger, LOG_START, course)) {
    for (const record of records) {
      const entries = journal.take(record);
      journal = await journal.following(record, ledger);
      if (course.stop.aborted) return;
      if (record.sequence >= course.from) yield* entries.map(entryShown);
    }
  }
}

const openPlace = (place: LedgerPlace): Promise<LedgerStorage> =>
  explained(() => {
    const [clock, calendar] = [new SystemClock(), new IntlZoneCalendar()];
    return openLedgerStorage({ place, mode: 'read', clock, calendar });
  });

const placeNamedIn = (env: SettingSources['env']): Promise<LedgerPlace> =>
  explained(() => {
    const readFile = (path: string): string => readFileSync(path, 'utf8');
    const { serviceUrl, ...place } = readSettings(LEDGER_PLACE_SETTINGS, { env, readFile });
    assertPlace(place);
    if (serviceUrl === undefined) return Promise.resolve(place);
    throw usageError(
      `ARR_URL names the service at ${serviceUrl.value}, and this command reads a data folder.`,
      'Run it where the folder of that service is, with DATA_DIR and without ARR_URL.',
    );
  });

/** Tells of the facts or movements of a data folder as they are recorded, beside whoever writes to it. */
export async function* tailFolder(
  env: SettingSources['env'],
  { of, from, isOnce }: TailRequest,
  stop: AbortSignal,
): AsyncIterable<Tailed> {
  const ledger = await openPlace(await placeNamedIn(env));
  try {
    const head = await ledger.store.head();
    const next = head.sequence + 1;
    if (from !== undefined && from > next) {
      throw usageError(
        `--from ${from.toString()} is ahead: the last fact has ${head.sequence.toString()}.`,
        `Use ${next.toString()} or less, or leave it out for what is recorded from now on.`,
      );
    }
    const course: Course = { from: from ?? next, isOnce, stop };
    yield { tailed: 'beginning', from: course.from };
    yield* of === 'facts' ? factsOf(ledger, course, head) : movementsOf(ledger, course);
  } catch (error) {
    throw inWordsOf(error);
  } finally {
    await ledger.folder.close();
  }
}
