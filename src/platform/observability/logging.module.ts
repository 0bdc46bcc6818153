import { type DynamicModule, Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { destination, type DestinationStream } from 'pino';
import { logOptions } from './log-options';

const STANDARD_ERROR = 2;

/** The log of the service. It goes to standard error, because standard output is for data. */
@Module({})
export class LoggingModule {
  static at(level: string, stream: DestinationStream = destination(STANDARD_ERROR)): DynamicModule {
    return {
      module: LoggingModule,
      imports: [LoggerModule.forRoot({ pinoHttp: [logOptions(level), stream] })],
      exports: [LoggerModule],
    };
  }
}
