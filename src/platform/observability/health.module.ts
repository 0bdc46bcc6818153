import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { HealthController } from './health.controller';

/** The health of the service over HTTP. */
@Module({})
export class HealthModule {
  /** `probes` provides HEALTH_PROBES, from what `imports` export. */
  static with(probes: Provider, imports: NonNullable<DynamicModule['imports']> = []): DynamicModule {
    return { module: HealthModule, imports, controllers: [HealthController], providers: [probes] };
  }
}
