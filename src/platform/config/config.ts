import type { ZoneCalendar } from '../../kernel/zone-calendar.port';
import { ledgerSettings } from './ledger-settings';
import { readSettings, type SettingSources } from './read-settings';
import type { Chosens } from './setting';

/** What the environment asks for. Each value tells whether it was asked for, or is the one that holds otherwise. */
export type Config = Chosens<ReturnType<typeof ledgerSettings>>;

export interface ConfigSources extends SettingSources {
  readonly calendar: Pick<ZoneCalendar, 'isTimeZone'>;
}

/** Reads the whole environment. Throws ConfigFaults with everything that is wrong. */
export const readConfig = ({ calendar, ...sources }: ConfigSources): Config =>
  readSettings(ledgerSettings(calendar), sources);

export const CONFIG = Symbol('Config');
