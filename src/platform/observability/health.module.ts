import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { HealthController } from './health.controller';

/** The health of the service over HTTP. */
@Module({})
export class HealthModule {
  /** `providers` are those of HEALTH_PROBES and HOLDER, from what `imports` export. */
  static with(providers: Provider[], imports: NonNullable<DynamicModule['imports']> = []): DynamicModule {
    return { module: HealthModule, imports, controllers: [HealthController], providers };
  }
}
