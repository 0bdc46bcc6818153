import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { MetricsController } from './metrics.controller';

/** The metrics of the service over HTTP. */
@Module({})
export class MetricsModule {
  /** `metrics` is the provider of METRICS, from what `imports` export. */
  static with(metrics: Provider, imports: NonNullable<DynamicModule['imports']> = []): DynamicModule {
    return { module: MetricsModule, imports, controllers: [MetricsController], providers: [metrics] };
  }
}
