import type { ZoneCalendar } from '../../kernel/zone-calendar.port';
import { ConfigFaults } from './config-faults';
import { KAFKA_SETTINGS } from './kafka-settings';
import { LEDGER_PLACE_SETTINGS, ledgerSettings } from './ledger-settings';
import { readSettings, type SettingSources } from './read-settings';
import type { Chosens } from './setting';

/** What the environment asks for. Each value tells whether it was asked for, or is the one that holds otherwise. */
export type Config = Chosens<ReturnType<typeof ledgerSettings>>;

export interface ConfigSources extends SettingSources {
  readonly calendar: Pick<ZoneCalendar, 'isTimeZone'>;
}

/** What says where a ledger's facts are. */
export type LedgerPlace = Pick<Config, 'dataDir' | 'eventStore' | 'eventStoreUrl' | 'streamPrefix'>;

/** Throws ConfigFaults where the store is one that has to be told where it is, and nobody has. */
export const assertPlace = ({ eventStore, eventStoreUrl }: LedgerPlace): void => {
  if (eventStore.value !== 'eventstoredb' || eventStoreUrl !== undefined) return;
  const { name, example } = LEDGER_PLACE_SETTINGS.eventStoreUrl;
  throw new ConfigFaults([
    { name, rule: 'must be set where EVENT_STORE is eventstoredb', example: `${name}=${example}` },
  ]);
};

const SASL = ['kafkaSaslMechanism', 'kafkaSaslUsername', 'kafkaSaslPassword'] as const;

/** Throws ConfigFaults where only a part is said of how the service proves to the brokers who it is. */
const assertSasl = (config: Config): void => {
  const missing = SASL.filter((key) => config[key] === undefined);
  if (missing.length === 0 || missing.length === SASL.length) return;
  throw new ConfigFaults(
    missing.map((key) => {
      const { name, example } = KAFKA_SETTINGS[key];
      return { name, rule: 'must be set where another of KAFKA_SASL_* is', example: `${name}=${example}` };
    }),
  );
};

/** Throws ConfigFaults where commands are to be taken and nobody says from which brokers. */
const assertCommands = ({ kafkaCommands, kafkaBrokers }: Config): void => {
  if (!kafkaCommands.value || kafkaBrokers !== undefined) return;
  const { name, example } = KAFKA_SETTINGS.kafkaBrokers;
  throw new ConfigFaults([{ name, rule: 'must be set where KAFKA_COMMANDS is true', example: `${name}=${example}` }]);
};

/** Reads the whole environment. Throws ConfigFaults with everything that is wrong. */
export const readConfig = ({ calendar, ...sources }: ConfigSources): Config => {
  const config = readSettings(ledgerSettings(calendar), sources);
  assertPlace(config);
  assertSasl(config);
  assertCommands(config);
  return config;
};

export const CONFIG = Symbol('Config');
