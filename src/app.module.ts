import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { AccountsModule } from './accounts/accounts.module';
import { ArrModule } from './arr/arr.module';
import { CommandsModule, TakingCommands } from './commands.module';
import { EVENT_STORE, type EventStore } from './kernel/event-store.port';
import { LedgerModule } from './ledger/ledger.module';
import { LedgerLifecycle, PARTICIPATION, type Participation } from './ledger-lifecycle';
import type { Config } from './platform/config/config';
import { DocsController } from './platform/http/docs.controller';
import { OpenapiController } from './platform/http/openapi.controller';
import { SchemasController } from './platform/http/schemas.controller';
import { ProblemFilter } from './platform/http/problem.filter';
import { RequestValidationPipe } from './platform/http/validation.pipe';
import { DATA_FOLDER, type DataFolder } from './platform/embedded/data-folder.port';
import { eventStoreProbe, isFollowing, projectionsProbe } from './platform/observability/health-probes';
import { HealthModule } from './platform/observability/health.module';
import { HEALTH_PROBES, HOLDER } from './platform/observability/health.port';
import { LoggingModule } from './platform/observability/logging.module';
import { METRICS } from './platform/observability/metrics.controller';
import { metricsOf } from './platform/observability/metrics';
import { MetricsModule } from './platform/observability/metrics.module';
import { PeriodsModule } from './periods/periods.module';
import { PoliciesModule } from './policies/policies.module';
import type { StoreMode } from './platform/ledger-storage';
import { PortsModule } from './platform/ports.module';
import { ProjectionHost } from './platform/projections/projection-host';
import { ProjectionOperationsModule } from './platform/projections/projection-operations.module';
import { ProjectionsModule } from './projections.module';
import { Publishing, PublishingModule } from './publishing.module';
import { RatesModule } from './rates/rates.module';
import { SubscriptionsModule } from './subscriptions/subscriptions.module';

export interface AppOptions {
  readonly config: Config;
  /** `read` looks on beside whoever writes, and records nothing. */
  readonly mode: StoreMode;
  /** Whether the service answers over HTTP. */
  readonly isServing?: boolean;
}

const PROBES: Provider = {
  provide: HEALTH_PROBES,
  inject: [EVENT_STORE, ProjectionHost, Publishing, TakingCommands],
  useFactory: (
    ...[store, host, publishing, commands]: [EventStore, ProjectionHost<never>, Publishing, TakingCommands]
  ) => [eventStoreProbe(store), projectionsProbe(store, host), ...publishing.probes(), ...commands.probes()],
};

const MEASURING: Provider = {
  provide: METRICS,
  inject: [EVENT_STORE, ProjectionHost, Publishing, TakingCommands],
  useFactory: (
    ...[store, host, publishing, commands]: [EventStore, ProjectionHost<never>, Publishing, TakingCommands]
  ) =>
    metricsOf({
      head: async () => (await store.head()).sequence,
      projections: () =>
        host.statuses().map((status) => ({
          name: status.name,
          sequence: status.position.sequence,
          isFollowing: isFollowing(status),
        })),
      publishing: () => publishing.journalState(),
      shards: () => publishing.relays(),
      facts: () => publishing.facts(),
      taking: () => commands.state(),
      commands: () => commands.partitions(),
    }),
};

const HOLDING: Provider = {
  provide: HOLDER,
  inject: [DATA_FOLDER],
  useFactory: ({ holder }: DataFolder) => holder,
};

const HTTP: readonly Provider[] = [
  { provide: APP_PIPE, useClass: RequestValidationPipe },
  { provide: APP_FILTER, useClass: ProblemFilter },
];

/** The composition root: joins the features to their technology. */
@Module({})
export class AppModule {
  static with({ config, mode, isServing = false }: AppOptions): DynamicModule {
    const subscriptions = SubscriptionsModule.with([ArrModule]);
    const commands = CommandsModule.with(subscriptions);
    const serving = isServing
      ? [
          LoggingModule.at(config.logLevel.value),
          HealthModule.with([PROBES, HOLDING], [PublishingModule, commands]),
          MetricsModule.with(MEASURING, [PublishingModule, commands]),
          ProjectionOperationsModule,
        ]
      : [];
    const participation: Participation = {
      config,
      mode,
      isFollowing: isServing || mode === 'read',
      isPatient: isServing && config.eventStore.value === 'eventstoredb',
    };
    return {
      module: AppModule,
      imports: [
        CqrsModule.forRoot(),
        PortsModule.with({ config, mode }),
        ProjectionsModule,
        LedgerModule,
        AccountsModule,
        ArrModule,
        subscriptions,
        PeriodsModule.with([ArrModule]),
        PoliciesModule,
        RatesModule,
        ...serving,
      ],
      controllers: isServing ? [OpenapiController, SchemasController, DocsController] : [],
      providers: [LedgerLifecycle, { provide: PARTICIPATION, useValue: participation }, ...(isServing ? HTTP : [])],
    };
  }
}
