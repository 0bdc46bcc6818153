import { isIP } from 'node:net';
import { parseCurrency } from '../../kernel/currency';
import type { ZoneCalendar } from '../../kernel/zone-calendar.port';
import { isConnectionUrl } from '../eventstoredb/connection-url';
import { KAFKA_SETTINGS } from './kafka-settings';
import type { Settings } from './setting';

const PORT_MAX = 65_535;
const HOST_NAME = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/iu;
const ALL_DIGITS_AND_DOTS = /^[\d.]+$/u;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const EVENT_STORES = ['embedded', 'eventstoredb'] as const;
/** The hyphen ends a category, so no prefix has one; the underscore ends the prefix, so that none begins another. */
const STREAM_PREFIX = /^(?:[a-z][a-z0-9]{0,30}_)?$/u;

const oneOf =
  <Value extends string>(values: readonly Value[]) =>
  (text: string): Value | undefined =>
    values.find((value) => value === text);

const parsePort = (text: string): number | undefined => {
  if (!/^(?:0|[1-9]\d{0,4})$/u.test(text)) return undefined;
  const port = Number(text);
  return port <= PORT_MAX ? port : undefined;
};

const SHARDS_MAX = 1024;

const parseShards = (text: string): number | undefined => {
  if (!/^[1-9]\d{0,3}$/u.test(text)) return undefined;
  const shards = Number(text);
  return shards <= SHARDS_MAX ? shards : undefined;
};

/** A text of digits and dots that is no address is a mistyped one, not a name. */
const parseHost = (text: string): string | undefined => {
  if (isIP(text) !== 0) return text;
  return HOST_NAME.test(text) && !ALL_DIGITS_AND_DOTS.test(text) ? text : undefined;
};

/** Paths are put behind it, so that it may be one under which a proxy serves several. */
const parseServiceUrl = (text: string): string | undefined => {
  if (!URL.canParse(text)) return undefined;
  const { protocol, username, password, search, hash, origin, pathname } = new URL(text);
  const isPlain = [username, password, search, hash].every((part) => part === '');
  if (!isPlain || !(protocol === 'http:' || protocol === 'https:')) return undefined;
  return origin + pathname.replace(/\/+$/u, '');
};

const SERVICE = {
  port: {
    name: 'PORT',
    meaning: 'Port the service listens on; 0 takes any that is free.',
    rule: `a whole number from 0 to ${PORT_MAX.toString()}`,
    example: '3000',
    fallback: '3000',
    parse: parsePort,
  },
  host: {
    name: 'HOST',
    meaning: 'Address the service listens on. The default admits this machine only.',
    rule: 'an IP address or a host name',
    example: '127.0.0.1',
    fallback: '127.0.0.1',
    parse: parseHost,
  },
  logLevel: {
    name: 'LOG_LEVEL',
    meaning: 'The least important lines that are still logged.',
    rule: `one of ${LOG_LEVELS.join(', ')}`,
    example: 'info',
    fallback: 'info',
    parse: oneOf(LOG_LEVELS),
  },
} as const satisfies Settings;

const STORE = {
  dataDir: {
    name: 'DATA_DIR',
    meaning:
      'Folder of the embedded store and of all local files. It is made where it is missing; one process writes to it.',
    rule: 'the path of a folder',
    example: '/var/lib/arr-ledger',
    fallback: './data',
    parse: (text: string) => (text === '' || text.includes('\0') ? undefined : text),
  },
  eventStore: {
    name: 'EVENT_STORE',
    meaning: 'Where facts are kept.',
    rule: `one of the stores that are available: ${EVENT_STORES.join(', ')}`,
    example: 'embedded',
    fallback: 'embedded',
    parse: oneOf(EVENT_STORES),
  },
  eventStoreUrl: {
    name: 'EVENTSTOREDB_URL',
    meaning: 'Server of `EVENT_STORE=eventstoredb`. It holds a password: hand it over as `EVENTSTOREDB_URL_FILE`.',
    rule: 'a connection string esdb:// or esdb+discover://, with a user and a password unless it says tls=false',
    example: 'esdb://arr:secret@db1.example:2113,db2.example:2113,db3.example:2113',
    parse: (text: string) => (isConnectionUrl(text) ? text : undefined),
  },
  streamPrefix: {
    name: 'STREAM_PREFIX',
    meaning: 'Stands before the names of all streams on EventStoreDB, so that several ledgers may share a server.',
    rule: 'lower-case letters and digits that begin with a letter and end with an underscore',
    example: 'acme_',
    fallback: '',
    parse: (text: string) => (STREAM_PREFIX.test(text) ? text : undefined),
  },
} as const satisfies Settings;

const JOURNAL = {
  journalShards: {
    name: 'JOURNAL_SHARDS',
    meaning: 'Shards of the journal. Another number puts entries in other places, so readers begin anew.',
    rule: `a whole number from 1 to ${SHARDS_MAX.toString()}`,
    example: '8',
    fallback: '8',
    parse: parseShards,
  },
} as const satisfies Settings;

const CLIENT = {
  serviceUrl: {
    name: 'ARR_URL',
    meaning: 'Service that `arr` talks to. Left out: the one that holds the data folder, if one does.',
    rule: 'an http or https address, without a user, a query and a fragment',
    example: 'http://127.0.0.1:3000',
    parse: parseServiceUrl,
  },
} as const satisfies Settings;

/** What `arr` has to know to find a service. */
export const CLIENT_SETTINGS = { ...CLIENT, dataDir: STORE.dataDir } as const satisfies Settings;

/** And what it has to know to look into a ledger without one. */
export const LEDGER_PLACE_SETTINGS = { ...CLIENT, ...STORE } as const satisfies Settings;

/** What a ledger says of itself once, when it is opened. */
const openingSettings = (calendar: Pick<ZoneCalendar, 'isTimeZone'>) =>
  ({
    timeZone: {
      name: 'TIME_ZONE',
      meaning: 'Zone of the ledger, in which its days begin and end. Read when a ledger is opened; see below.',
      rule: 'the name of a zone in the IANA time zone database',
      example: 'Europe/Berlin',
      fallback: 'UTC',
      parse: (text: string) => (calendar.isTimeZone(text) ? text : undefined),
    },
    baseCurrency: {
      name: 'BASE_CURRENCY',
      meaning: 'Base currency of the ledger. Read when a ledger is opened; see below.',
      rule: 'an ISO 4217 code in upper case of a currency with a minor unit',
      example: 'EUR',
      fallback: 'USD',
      parse: parseCurrency,
    },
  }) as const satisfies Settings;

/** Every setting there is. `docs/reference/configuration.md` is checked against it. */
export const ledgerSettings = (calendar: Pick<ZoneCalendar, 'isTimeZone'>) =>
  ({
    ...SERVICE,
    ...STORE,
    ...openingSettings(calendar),
    ...JOURNAL,
    ...KAFKA_SETTINGS,
    ...CLIENT,
  }) as const satisfies Settings;
