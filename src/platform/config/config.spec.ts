import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, readConfig } from './config';
import { ConfigFaults } from './config-faults';
import { configurationTable } from './configuration-table';
import { ledgerSettings } from './ledger-settings';
import { readSettings } from './read-settings';

const PAGE = join(__dirname, '../../../docs/reference/configuration.md');

const calendar = { isTimeZone: (text: string) => ['UTC', 'Europe/Berlin'].includes(text) };

const files: Readonly<Record<string, string>> = { '/run/zone': 'Europe/Berlin\n', '/run/key': 'open sesame\n' };

const readFile = (path: string): string => {
  const text = files[path];
  if (text === undefined) throw new Error(`ENOENT: no such file ${path}`);
  return text;
};

const configOf = (env: Record<string, string>): Config => readConfig({ env, readFile, calendar });

const faultsOf = (read: () => unknown): ConfigFaults => {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigFaults) return error;
    throw error;
  }
  throw new Error('No fault was found.');
};

const valuesOf = (config: Config): Record<string, unknown> =>
  Object.fromEntries(Object.entries(config).map(([key, chosen]) => [key, chosen?.value]));

it('needs nothing', () => {
  expect(valuesOf(configOf({}))).toEqual({
    port: 3000,
    journalShards: 8,
    host: '127.0.0.1',
    logLevel: 'info',
    dataDir: './data',
    eventStore: 'embedded',
    streamPrefix: '',
    timeZone: 'UTC',
    baseCurrency: 'USD',
    kafkaSsl: false,
    kafkaCommands: false,
    kafkaTopicPrefix: '',
  });
});

it('takes what the environment says', () => {
  const env = {
    PORT: '0',
    HOST: '::1',
    LOG_LEVEL: 'debug',
    DATA_DIR: '/srv/ledger',
    EVENT_STORE: 'eventstoredb',
    EVENTSTOREDB_URL: 'esdb+discover://arr:p%40ss@db.example:2113?nodePreference=leader',
    STREAM_PREFIX: 'acme_',
    TIME_ZONE: 'Europe/Berlin',
    BASE_CURRENCY: 'JPY',
    ARR_URL: 'https://arr.example/ledger/',
    JOURNAL_SHARDS: '12',
  };
  expect(valuesOf(configOf(env))).toEqual({
    port: 0,
    kafkaSsl: false,
    kafkaCommands: false,
    kafkaTopicPrefix: '',
    journalShards: 12,
    host: '::1',
    logLevel: 'debug',
    dataDir: '/srv/ledger',
    eventStore: 'eventstoredb',
    eventStoreUrl: 'esdb+discover://arr:p%40ss@db.example:2113?nodePreference=leader',
    streamPrefix: 'acme_',
    timeZone: 'Europe/Berlin',
    baseCurrency: 'JPY',
    serviceUrl: 'https://arr.example/ledger',
  });
});

it('tells a value that was asked for from one that holds otherwise', () => {
  const { timeZone, baseCurrency, port } = configOf({ TIME_ZONE: 'UTC', BASE_CURRENCY: '' });
  expect(timeZone).toEqual({ value: 'UTC', isExplicit: true });
  expect(baseCurrency).toEqual({ value: 'USD', isExplicit: false });
  expect(port.isExplicit).toBe(false);
});

it('takes a value from a file', () => {
  expect(configOf({ TIME_ZONE_FILE: '/run/zone' }).timeZone).toEqual({ value: 'Europe/Berlin', isExplicit: true });
});

it('names everything that is wrong at once', () => {
  const env = {
    PORT: '65536',
    HOST: '256.0.0.1',
    LOG_LEVEL: 'loud',
    EVENT_STORE: 'postgres',
    TIME_ZONE: 'Mars/Olympus',
    BASE_CURRENCY: 'eur',
    DATA_DIR_FILE: '/run/nowhere',
  };
  const { faults, message } = faultsOf(() => configOf(env));
  expect(faults.map(({ name, seen }) => `${name}=${seen ?? ''}`)).toEqual([
    'PORT=65536',
    'HOST=256.0.0.1',
    'LOG_LEVEL=loud',
    'DATA_DIR_FILE=/run/nowhere',
    'EVENT_STORE=postgres',
    'TIME_ZONE=Mars/Olympus',
    'BASE_CURRENCY=eur',
  ]);
  for (const { name, rule, example } of faults) {
    expect(message).toContain(name);
    expect(message).toContain(rule);
    expect(message).toContain(example);
  }
  expect(message).toContain('must be one of the stores that are available: embedded, eventstoredb');
});

it.each(['localhost:3000', 'ftp://arr.example', 'http://me:secret@arr.example', 'http://arr.example/?all'])(
  'refuses %j for the address of a service',
  (text) => {
    expect(faultsOf(() => configOf({ ARR_URL: text })).faults).toMatchObject([{ name: 'ARR_URL' }]);
  },
);

it('asks for the server where the facts are to be on one', () => {
  const { faults } = faultsOf(() => configOf({ EVENT_STORE: 'eventstoredb' }));
  expect(faults).toMatchObject([{ name: 'EVENTSTOREDB_URL', rule: 'must be set where EVENT_STORE is eventstoredb' }]);
});

it.each([
  'esdb://127.0.0.1:2113?tls=false',
  'esdb://arr:secret@a.example:2113,b.example,c.example:2113?tlsCAFile=%2Fetc%2Fca.pem&keepAliveInterval=10000',
])('takes %s for a server', (text) => {
  expect(configOf({ EVENTSTOREDB_URL: text }).eventStoreUrl?.value).toBe(text);
});

it.each([
  'http://127.0.0.1:2113',
  'esdb://',
  'esdb://db.example:2113',
  'esdb://db.example:2113?tls=true',
  'esdb://arr:open-sesame@db.example?tlsVerifyCert=false',
  'esdb://arr:open-sesame@db.example?throwOnAppendFailure=false',
  'esdb://arr:open-sesame%@db.example',
  'esdb://arr:open-sesame@db example',
])('refuses %s for a server, and shows no password of it', (text) => {
  const { faults, message } = faultsOf(() => configOf({ EVENTSTOREDB_URL: text }));
  expect(faults).toMatchObject([{ name: 'EVENTSTOREDB_URL' }]);
  expect(message).not.toContain('sesame');
});

it.each(['acme', 'Acme_', 'a-b_', '_', 'acme__'])('refuses %j before the names of streams', (text) => {
  expect(faultsOf(() => configOf({ STREAM_PREFIX: text })).faults).toMatchObject([{ name: 'STREAM_PREFIX' }]);
});

it.each(['-1', '3000.5', '1e3', '03000', ' 80', '0x50', '99999'])('refuses %j for a port', (text) => {
  expect(faultsOf(() => configOf({ PORT: text })).faults).toMatchObject([{ name: 'PORT', seen: text }]);
});

it('refuses a value that is set twice', () => {
  const { faults } = faultsOf(() => configOf({ TIME_ZONE: 'UTC', TIME_ZONE_FILE: '/run/zone' }));
  expect(faults).toMatchObject([{ name: 'TIME_ZONE', seen: 'UTC' }]);
  expect(faults[0]?.rule).toContain('TIME_ZONE_FILE');
});

it.each([
  'http://open-sesame@127.0.0.1:3000',
  'http://user:open-sesame@127.0.0.1:3000',
  'http://user:pass@open-sesame/@127.0.0.1:3000',
])('shows no password of an address: %s', (text) => {
  const { message } = faultsOf(() => configOf({ HOST: text }));
  expect(message).toContain('HOST=http://***@127.0.0.1:3000');
  expect(message).not.toContain('sesame');
});

describe('a secret', () => {
  const secret = {
    name: 'KEY',
    meaning: 'A key.',
    rule: 'a long text',
    example: 'f00d',
    isSecret: true,
    parse: (text: string) => (text.length > 20 ? text : undefined),
  } as const;

  it.each([{ KEY: 'open sesame' }, { KEY_FILE: '/run/key' }, { KEY: 'open sesame', KEY_FILE: '/run/key' }])(
    'is masked where it is refused: %j',
    (env) => {
      const { faults, message } = faultsOf(() => readSettings({ secret }, { env, readFile }));
      expect(faults).toMatchObject([{ name: 'KEY', seen: '***' }]);
      expect(message).not.toContain('sesame');
    },
  );
});

const cellsOf = (markdown: string): string[][] =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.startsWith('| --'))
    .map((line) => line.split('|').map((cell) => cell.trim()));

it('is described in full by its page', () => {
  expect(cellsOf(readFileSync(PAGE, 'utf8'))).toEqual(cellsOf(configurationTable(ledgerSettings(calendar))));
});

/** None of these goes without the others. */
const SASL = { KAFKA_SASL_MECHANISM: 'plain', KAFKA_SASL_USERNAME: 'arr', KAFKA_SASL_PASSWORD: 'open sesame' };

it('takes the brokers, and no part of a proof of who speaks to them without the rest', () => {
  const brokers = 'kafka1.example:9092, [::1]:9093';
  expect(configOf({ KAFKA_BROKERS: brokers, KAFKA_SSL: 'true', ...SASL })).toMatchObject({
    kafkaBrokers: { value: ['kafka1.example:9092', '[::1]:9093'] },
    kafkaSsl: { value: true },
    kafkaSaslMechanism: { value: 'plain' },
  });
  for (const left of Object.keys(SASL)) {
    const { message } = faultsOf(() => configOf({ ...SASL, [left]: '' }));
    expect(message).toContain(`${left}\n    must be set where another of KAFKA_SASL_* is`);
  }
  for (const text of ['kafka1', 'kafka1:0', 'kafka1:70000', 'a b:9092', 'kafka1:9092,'])
    expect(faultsOf(() => configOf({ KAFKA_BROKERS: text })).message).toContain('hosts with ports');
});

it('says that commands come from brokers', () => {
  const { message } = faultsOf(() => configOf({ KAFKA_COMMANDS: 'true' }));
  expect(message).toContain('KAFKA_BROKERS\n    must be set where KAFKA_COMMANDS is true');
  expect(configOf({ KAFKA_COMMANDS: 'true', KAFKA_BROKERS: 'kafka1:9092' }).kafkaCommands.value).toBe(true);
});

it('gives examples and defaults that it admits', () => {
  const REQUIRED = { ...SASL, KAFKA_BROKERS: 'kafka1:9092' };
  for (const { name, example, fallback } of Object.values<{ name: string; example: string; fallback?: string }>(
    ledgerSettings(calendar),
  )) {
    expect(Object.keys(configOf({ ...REQUIRED, [name]: example }))).not.toHaveLength(0);
    expect(Object.keys(configOf({ ...REQUIRED, [name]: fallback ?? example }))).not.toHaveLength(0);
  }
});
