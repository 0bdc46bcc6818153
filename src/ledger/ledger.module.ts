import { Global, Module } from '@nestjs/common';
import { BUSINESS_DAY } from '../kernel/business-day.port';
import { LedgerDay } from './application/ledger-day';
import { LedgerOpening } from './application/ledger-opening';
import { LedgerStanding } from './application/ledger-standing';
import { OpenLedgerHandler } from './application/open-ledger.handler';
import { LedgerController } from './http/ledger.controller';

/** The ledger itself: opened once, with terms that never change. Every feature may ask it for the day. */
@Global()
@Module({
  controllers: [LedgerController],
  providers: [
    OpenLedgerHandler,
    LedgerOpening,
    LedgerDay,
    LedgerStanding,
    { provide: BUSINESS_DAY, useExisting: LedgerDay },
  ],
  exports: [LedgerOpening, BUSINESS_DAY],
})
export class LedgerModule {}
