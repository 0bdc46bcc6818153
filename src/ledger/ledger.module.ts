import { Global, Module } from '@nestjs/common';
import { BUSINESS_DAY } from '../kernel/business-day.port';
import { LedgerDay } from './application/ledger-day';
import { LedgerOpening } from './application/ledger-opening';
import { OpenLedgerHandler } from './application/open-ledger.handler';

/** The ledger itself: opened once, with terms that never change. Every feature may ask it for the day. */
@Global()
@Module({
  providers: [OpenLedgerHandler, LedgerOpening, LedgerDay, { provide: BUSINESS_DAY, useExisting: LedgerDay }],
  exports: [LedgerOpening, BUSINESS_DAY],
})
export class LedgerModule {}
