import { type DynamicModule, Module } from '@nestjs/common';
import { ExecutePeriodHandler } from './application/execute-period.handler';
import { PeriodsController } from './http/periods.controller';

/** The write side of periods; what their figures are comes from the modules it is given. */
@Module({})
export class PeriodsModule {
  static with(figures: NonNullable<DynamicModule['imports']>): DynamicModule {
    return {
      module: PeriodsModule,
      imports: figures,
      controllers: [PeriodsController],
      providers: [ExecutePeriodHandler],
    };
  }
}
