import { Module } from '@nestjs/common';
import { ExecuteRateHandler } from './application/execute-rate.handler';
import { RatesController } from './http/rates.controller';

/** The write side of exchange rates. */
@Module({ controllers: [RatesController], providers: [ExecuteRateHandler] })
export class RatesModule {}
