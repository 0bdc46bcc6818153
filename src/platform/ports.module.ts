import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { BUSINESS_DAY, type BusinessDay } from '../kernel/business-day.port';
import { CLOCK, type Clock } from '../kernel/clock.port';
import { EVENT_STORE, type EventStore } from '../kernel/event-store.port';
import { FACT_SCHEMAS } from '../kernel/fact-schema.port';
import { type Hasher, HASHER } from '../kernel/hasher.port';
import { PAUSE, type Pause } from '../kernel/pause.port';
import { TABLE_WRITER } from '../kernel/table.port';
import { TEXT_VAULT, type TextVault } from '../kernel/text-vault.port';
import { TRANSACT_PORTS, type TransactPorts } from '../kernel/transact';
import { ZONE_CALENDAR, type ZoneCalendar } from '../kernel/zone-calendar.port';
import { type Config, CONFIG } from './config/config';
import { DATA_FOLDER } from './embedded/data-folder.port';
import { type LedgerStorage, openLedgerStorage, type StoreMode } from './ledger-storage';
import { SnapshotFiles } from './projections/snapshot-file';
import { SchemaCatalogue } from './schemas/schema-catalogue';
import { SchemaCheckedEventStore } from './schemas/schema-checked-event-store.adapter';
import { IntlZoneCalendar } from './system/intl-zone-calendar.adapter';
import { JitteredPause } from './system/jittered-pause.adapter';
import { NodeHasher } from './system/node-hasher.adapter';
import { SystemClock } from './system/system-clock.adapter';
import { FileTableWriter } from './tables/file-table-writer.adapter';

/** Between attempts on one subscription: long enough for the other writer's fdatasync. */
const PAUSE_BOUNDS = { firstMs: 5, longestMs: 2000 };

/** All that the process has open of the ledger. */
const STORAGE = Symbol('LedgerStorage');

export interface PortsOptions {
  readonly config: Config;
  readonly mode: StoreMode;
}

const snapshotFiles = ({ config, mode }: PortsOptions): Provider => ({
  provide: SnapshotFiles,
  useFactory: () => new SnapshotFiles(config.dataDir.value, mode === 'write'),
});

const openStorage = ({ config, mode }: PortsOptions): readonly Provider[] => [
  {
    provide: STORAGE,
    inject: [CLOCK, ZONE_CALENDAR],
    useFactory: (clock: Clock, calendar: ZoneCalendar) => openLedgerStorage({ place: config, mode, clock, calendar }),
  },
  { provide: TEXT_VAULT, inject: [STORAGE], useFactory: ({ vault }: LedgerStorage) => vault },
  { provide: DATA_FOLDER, inject: [STORAGE], useFactory: ({ folder }: LedgerStorage) => folder },
];

const PORTS: readonly Provider[] = [
  { provide: CLOCK, useClass: SystemClock },
  { provide: HASHER, useClass: NodeHasher },
  { provide: ZONE_CALENDAR, useClass: IntlZoneCalendar },
  { provide: PAUSE, useFactory: () => new JitteredPause(PAUSE_BOUNDS) },
  { provide: TABLE_WRITER, useClass: FileTableWriter },
  { provide: FACT_SCHEMAS, useFactory: () => new SchemaCatalogue() },
  {
    provide: TRANSACT_PORTS,
    inject: [EVENT_STORE, HASHER, PAUSE, BUSINESS_DAY, TEXT_VAULT],
    useFactory: (...[store, hasher, pause, day, vault]: [EventStore, Hasher, Pause, BusinessDay, TextVault]) =>
      ({ store, hasher, pause, day, vault }) satisfies TransactPorts,
  },
  {
    provide: EVENT_STORE,
    inject: [STORAGE, FACT_SCHEMAS],
    useFactory: ({ store }: LedgerStorage, catalogue: SchemaCatalogue) => new SchemaCheckedEventStore(store, catalogue),
  },
];

/** The adapters behind the kernel's ports, for every feature. */
@Module({})
export class PortsModule {
  static with(options: PortsOptions): DynamicModule {
    const config: Provider = { provide: CONFIG, useValue: options.config };
    const providers = [config, snapshotFiles(options), ...openStorage(options), ...PORTS];
    return {
      module: PortsModule,
      global: true,
      providers,
      exports: [
        CONFIG,
        DATA_FOLDER,
        SnapshotFiles,
        CLOCK,
        HASHER,
        TABLE_WRITER,
        ZONE_CALENDAR,
        FACT_SCHEMAS,
        EVENT_STORE,
        TEXT_VAULT,
        TRANSACT_PORTS,
      ],
    };
  }
}
