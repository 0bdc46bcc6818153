import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { HealthController } from './health.controller';
import { MetricsController } from './metrics.controller';

/** The health of the service over HTTP, and its metrics. */
@Module({})
export class HealthModule {
  /** `providers` are those of HEALTH_PROBES, HOLDER and METRICS, from what `imports` export. */
  static with(providers: Provider[], imports: NonNullable<DynamicModule['imports']> = []): DynamicModule {
    return { module: HealthModule, imports, controllers: [HealthController, MetricsController], providers };
  }
}
