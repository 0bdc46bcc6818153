import type { Finding } from './cli/finding';
import { countedHead } from './counted-head';
import { examineLog, fail, failure, ok, warn } from './examination-findings';
import type { Clock } from './kernel/clock.port';
import { StoreUnavailable } from './kernel/event-store.port';
import type { ZoneCalendar } from './kernel/zone-calendar.port';
import { LedgerMissing } from './ledger-missing';
import type { Config } from './platform/config/config';
import type { EventStoreDbEventStore } from './platform/eventstoredb/eventstoredb-event-store.adapter';
import type { ClusterMember, ServerInspection } from './platform/eventstoredb/client-inside';
import { openLedgerStorage } from './platform/ledger-storage';

export interface ServerExaminationPorts {
  readonly clock: Clock;
  readonly calendar: ZoneCalendar;
}

/** Before it, the server does not tell where an event of a stream stands in its log. */
const OLDEST = { major: 22, minor: 10 };
const AHEAD_MS_GOOD = 5_000;
const NAMED_MAX = 5;

const isTooOld = (version: string): boolean => {
  const [, major, minor] = /^(\d+)\.(\d+)/u.exec(version) ?? [];
  if (major === undefined || minor === undefined) return false;
  const at = Number(major) * 100 + Number(minor);
  return at < OLDEST.major * 100 + OLDEST.minor;
};

const versionOf = ({ version }: ServerInspection): Finding => {
  if (isTooOld(version)) {
    const oldest = `${OLDEST.major.toString()}.${OLDEST.minor.toString()}`;
    return fail('server', `It answers and has version ${version}, which is too old.`, `Use ${oldest} or later.`);
  }
  return ok('server', `answers, version ${version}`);
};

const written = ({ address, state, isAlive }: ClusterMember): string =>
  `${address} ${isAlive ? state : 'is not alive'}`;

const clusterOf = ({ members }: ServerInspection): Finding => {
  const named = members.map(written).join(', ');
  const leaders = members.filter(({ state, isAlive }) => isAlive && state === 'leader').length;
  if (leaders !== 1) {
    return fail(
      'cluster',
      `${leaders.toString()} leaders: ${named}`,
      'Look into the logs of the nodes: only a leader takes facts.',
    );
  }
  const gone = members.filter(({ isAlive }) => !isAlive).length;
  if (gone === 0) return ok('cluster', named);
  return warn('cluster', named, 'Bring the node back: with one more gone nothing is recorded.');
};

const serverClockOf = ({ clockAheadMs }: ServerInspection): readonly Finding[] => {
  if (clockAheadMs === undefined) return [];
  const seconds = Math.round(Math.abs(clockAheadMs) / 1000).toString();
  if (Math.abs(clockAheadMs) <= AHEAD_MS_GOOD) return [ok('server-clock', 'agrees with the clock of this machine')];
  const detail = `The clock of the server is ${seconds} s ${clockAheadMs > 0 ? 'ahead of' : 'behind'} that of this machine.`;
  return [
    warn('server-clock', detail, "Set both by the same time server: facts count as recorded by the server's clock."),
  ];
};

const streamsOf = (cut: readonly string[]): Finding => {
  if (cut.length === 0) return ok('streams', 'none is deleted, and none has a limit by which facts would be hidden');
  const named = cut.slice(0, NAMED_MAX).join(', ');
  const more = cut.length > NAMED_MAX ? ` and ${(cut.length - NAMED_MAX).toString()} more` : '';
  const finding = fail(
    'streams',
    `Deleted, or with $tb, $maxCount or $maxAge: ${named}${more}.`,
    'Do not scavenge. Take the limits off the metadata of these streams, or restore the server from a backup.',
  );
  return { ...finding, isUnverified: true };
};

async function* examine(store: EventStoreDbEventStore, config: Config, clock: Clock): AsyncIterable<Finding> {
  const inspection = await store.inspect();
  const version = versionOf(inspection);
  yield version;
  yield clusterOf(inspection);
  yield* serverClockOf(inspection);
  if (version.status === 'fail') return;
  yield streamsOf(await store.cutStreams());
  const head = await countedHead(store);
  if (head.sequence === 0) yield failure('ledger', new LedgerMissing(config));
  else yield* examineLog(store, head, config, clock);
}

/** Looks at the server and at the ledger on it; changes nothing there. */
export async function* examineServer(
  config: Config,
  { clock, calendar }: ServerExaminationPorts,
): AsyncIterable<Finding> {
  const storage = await openLedgerStorage({ place: config, mode: 'read', clock, calendar });
  try {
    yield* examine(storage.store as EventStoreDbEventStore, config, clock);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    yield fail(
      'server',
      error.message,
      'Start it, or set EVENTSTOREDB_URL to where it answers. Until it does, the service is up and not ready, and nothing is recorded.',
    );
  } finally {
    await storage.folder.close();
  }
}
