import { statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Finding } from './cli/finding';
import { examineLog, fail, failure, ok, warn } from './examination-findings';
import { examineKafka } from './kafka-examination';
import type { Clock } from './kernel/clock.port';
import type { ZoneCalendar } from './kernel/zone-calendar.port';
import { type Config, readConfig } from './platform/config/config';
import { ConfigFaults } from './platform/config/config-faults';
import type { SettingSources } from './platform/config/read-settings';
import { accessing } from './platform/embedded/folder-access';
import { EmbeddedEventStore } from './platform/embedded/embedded-event-store.adapter';
import { openKeysToRead, placesGivenOut } from './platform/embedded/key-tables';
import { isThere, SECRETS_FILE } from './platform/embedded/ledger-file';
import { FORMAT_VERSION } from './platform/embedded/ledger-tables';
import { findWriter, readLockFile } from './platform/embedded/lock-file';
import { examineServer } from './server-examination';

export interface ExaminationPorts {
  readonly sources: SettingSources;
  readonly calendar: ZoneCalendar;
  readonly clock: Clock;
}

const MEBIBYTE = 1_048_576;
/** An append of the largest facts needs some megabytes, and a file system that is nearly full is slow. */
const FREE_MIB_MIN = 64;
const FREE_MIB_GOOD = 1024;
const OTHERS = 0o077;

/** The folder, or the nearest above it that is there. Throws DataFolderInaccessible. */
const standingOf = (folder: string): string =>
  accessing(folder, () => {
    let standing = folder;
    while (!isThere(standing)) standing = dirname(standing);
    return standing;
  });

const freeSpace = async (folder: string): Promise<Finding> => {
  let standing: string;
  try {
    standing = standingOf(folder);
  } catch (error) {
    return failure('disk', error);
  }
  const { bavail, bsize } = await statfs(standing);
  const mebibytes = Math.floor((bavail * bsize) / MEBIBYTE);
  const detail = `${mebibytes.toString()} MiB free where ${standing} is`;
  const fix = 'Make room: without it appends are refused, and nothing is lost.';
  if (mebibytes < FREE_MIB_MIN) return fail('disk', detail, fix);
  return mebibytes < FREE_MIB_GOOD ? warn('disk', detail, fix) : ok('disk', detail);
};

const writerOf = (folder: string): Finding => {
  try {
    return writerIn(folder);
  } catch (error) {
    return failure('lock', error);
  }
};

const writerIn = (folder: string): Finding => {
  const writer = findWriter(folder);
  if (writer !== undefined) {
    const { pid, startedAt, address } = writer;
    const where = address === undefined ? 'and does not listen' : `and answers at ${address}`;
    return ok('lock', `process ${pid.toString()} writes to the folder since ${startedAt} ${where}`);
  }
  const left = readLockFile(folder);
  if (left === undefined) return ok('lock', 'no process writes to the folder');
  return ok('lock', `process ${left.pid.toString()} wrote last and has not ended by itself; the next one takes over`);
};

const keysIn = async (folder: string): Promise<Finding> => {
  try {
    const keys = openKeysToRead(folder);
    if (keys === undefined) return ok('keys', 'there are none, since no text has been sealed yet');
    const detail = `${placesGivenOut(keys).toString()} in ${SECRETS_FILE}`;
    await keys.root.close();
    keys.secrets.close();
    const file = join(folder, SECRETS_FILE);
    if ((statSync(file).mode & OTHERS) === 0) return ok('keys', detail);
    return warn('keys', `${detail}, which others may read`, `Keep them out: chmod 600 ${file}`);
  } catch (error) {
    return failure('keys', error);
  }
};

interface Opened {
  readonly store: EmbeddedEventStore;
  readonly folder: string;
  readonly config: Config;
}

async function* contentsOf({ store, folder, config }: Opened, { clock }: ExaminationPorts): AsyncIterable<Finding> {
  const head = await store.head();
  yield ok('folder', `${folder}, format ${FORMAT_VERSION.toString()}, up to sequence ${head.sequence.toString()}`);
  yield writerOf(folder);
  yield await keysIn(folder);
  yield* examineLog(store, head, config, clock);
}

/** What lies in the folder of a ledger whose facts are on a server. */
async function* besideServer(config: Config, ports: ExaminationPorts): AsyncIterable<Finding> {
  const folder = resolve(config.dataDir.value);
  yield await freeSpace(folder);
  yield writerOf(folder);
  yield await keysIn(folder);
  yield* examineServer(config, ports);
}

async function* inFolder(config: Config, ports: ExaminationPorts): AsyncIterable<Finding> {
  const folder = resolve(config.dataDir.value);
  yield await freeSpace(folder);
  let store: EmbeddedEventStore;
  try {
    store = await EmbeddedEventStore.open({ folder, mode: 'read', clock: ports.clock, calendar: ports.calendar });
  } catch (error) {
    yield failure('folder', error);
    return;
  }
  try {
    yield* contentsOf({ store, folder, config }, ports);
  } finally {
    await store.close();
  }
}

/** Looks at the configuration, and at the data folder that it names, beside whoever writes to it; changes nothing. */
export async function* examineFolder(ports: ExaminationPorts): AsyncIterable<Finding> {
  let config: Config;
  try {
    config = readConfig({ ...ports.sources, calendar: ports.calendar });
  } catch (error) {
    if (!(error instanceof ConfigFaults)) throw error;
    for (const { name, seen, rule, example } of error.faults) {
      const found = seen === undefined ? name : `${name}=${seen}`;
      yield fail('configuration', `${found}: ${rule}`, `Unset it, or set it like this: ${example}`);
    }
    return;
  }
  const { timeZone, baseCurrency, dataDir, eventStore } = config;
  const store = eventStore.value === 'embedded' ? '' : `EVENT_STORE=${eventStore.value} `;
  yield ok(
    'configuration',
    `${store}DATA_DIR=${dataDir.value} TIME_ZONE=${timeZone.value} BASE_CURRENCY=${baseCurrency.value}`,
  );
  yield* config.eventStore.value === 'eventstoredb' ? besideServer(config, ports) : inFolder(config, ports);
  yield* examineKafka(config);
}
